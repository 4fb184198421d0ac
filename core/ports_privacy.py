"""What the rules about personal data need from outside."""

from typing import Protocol

from core.privacy import Standing


class PrivacyReads(Protocol):
    """Part of ``core.ports.Reads``."""

    def standing_of(self, user_id: int) -> Standing:
        """Whether anything is kept about somebody, and until when."""
        ...

    def has_agreed(self, user_id: int) -> bool:
        """Whether they have ever agreed, to whatever text."""
        ...

    def held(self, chat_id: int) -> int:
        """How many messages wait for the consent to be given anew."""
        ...
