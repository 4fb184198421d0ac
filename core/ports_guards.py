"""What the guards need to know from outside."""

from datetime import datetime
from typing import Protocol

from core.guessing import Guesses


class GuardReads(Protocol):
    """Who tries what isn't theirs."""

    def guesses(self, user_id: int, department_id: int, since: datetime) -> Guesses:
        """Wrong codes since that moment of real time."""
        ...
