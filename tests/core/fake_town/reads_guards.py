"""The reading side: who tries what isn't theirs."""

from datetime import datetime

from core.guessing import Guesses
from tests.core.fake_town.state import State


class GuardReads(State):
    """Wrong codes."""

    def guesses(self, user_id: int, department_id: int, since: datetime) -> Guesses:
        recent = [one for one in self.guessed if one.at > since]
        return Guesses(sum(one.user_id == user_id for one in recent), len(recent))
