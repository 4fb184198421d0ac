"""The reading side: people's own data."""

from core.privacy import Standing
from tests.core.fake_town.state import State


class PrivacyReads(State):
    """What is kept about somebody, and what waits for their consent."""

    def standing_of(self, user_id: int) -> Standing:
        known = user_id in self.people or any(said.user_id == user_id for said in self.consents)
        return Standing(known, self.due.get(user_id))

    def has_agreed(self, user_id: int) -> bool:
        return any(said.user_id == user_id and said.given for said in self.consents)

    def held(self, chat_id: int) -> int:
        return self.waiting.get(chat_id, 0)
