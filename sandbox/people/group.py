"""A group chat with the bot in it."""

from __future__ import annotations

from sandbox.arrivals import Arrivals
from sandbox.messages import Message
from sandbox.model import Chat, User
from sandbox.people.transcript import lines


class Group:
    """Its members write into it by `person.say(…, in_=group)`."""

    def __init__(self, arrivals: Arrivals, chat: Chat) -> None:
        self._arrivals = arrivals
        self.chat = chat

    @property
    def id(self) -> int:
        """The chat id, negative."""
        return self.chat.id

    @property
    def messages(self) -> list[Message]:
        """Everything that stands in the group, oldest first."""
        return self.chat.standing()

    def kick_bot(self) -> None:
        """The bot is thrown out: it hears of it, and whatever it sends is refused."""
        self._arrivals.membership(self.chat, self._somebody(), "member", "kicked")
        self.chat.kicked = True

    def migrate(self) -> None:
        """The group becomes a supergroup with another id; this object follows it."""
        self.chat = self._arrivals.migrate(self.chat)

    def transcript(self) -> str:
        """The chat as readable text."""
        return lines(self.messages)

    def _somebody(self) -> User:
        return next(iter(self.chat.members.values()))
