"""What every action of a person needs: where it happens, and the waiting for the bot's reaction."""

from __future__ import annotations

from sandbox.arrivals import Arrivals
from sandbox.errors import JSON
from sandbox.files import StoredFile
from sandbox.messages import Message
from sandbox.model import Chat, User
from sandbox.people.group import Group
from sandbox.people.settings import Manners
from sandbox.people.waiting import reaction


class Account:
    """The common ground of a Person; `how` of the actions is `in_`, `react` and `timeout`."""

    def __init__(self, arrivals: Arrivals, user: User, chat: Chat, manners: Manners) -> None:
        self.user = user
        self.chat = chat  # the private one
        self.manners = manners
        self.phone = "+7900" + str(user.id)[-7:].rjust(7, "0")
        self.opened: list[str] = []  # links followed
        self._arrivals = arrivals
        self._telegram = arrivals.telegram
        self._since = 0  # the bot's last deed before this person's last action

    @property
    def id(self) -> int:
        """The Telegram id."""
        return self.user.id

    def block(self) -> None:
        """Block the bot: it hears of it, and whatever it sends is refused."""
        self.user.blocked = True
        self._arrivals.membership(self.chat, self.user, "member", "kicked")
        self._telegram.feed.publish("blocked", self.chat.id, True)

    def unblock(self) -> None:
        """Let the bot in again."""
        self.user.blocked = False
        self._arrivals.membership(self.chat, self.user, "kicked", "member")
        self._telegram.feed.publish("blocked", self.chat.id, False)

    def deactivate(self) -> None:
        """The account is gone for good; nobody tells the bot."""
        self.user.deactivated = True

    async def _send(
        self,
        content: JSON,
        *,
        file: StoredFile | None = None,
        in_: Group | None = None,
        react: bool = True,
        timeout: float | None = None,
    ) -> Message | None:
        chat = self._place(in_)
        since = self._begin()
        self._arrivals.say(chat, self.user, content, file=file)
        return await self._reacted(chat, since, react, timeout)

    async def _reacted(
        self, chat: Chat, since: int, react: bool, timeout: float | None, *, query_id: str = ""
    ) -> Message | None:
        if not react:
            return None
        # In a group the bot may as well answer in private.
        chats = [chat] if chat is self.chat else [chat, self.chat]
        seconds = self.manners.timeout if timeout is None else timeout
        await reaction(chats, since, seconds, query_id=query_id, grace=self.manners.grace)
        return self._newest(chat)

    def _begin(self) -> int:
        self._since = self._telegram.last_act
        return self._since

    def _place(self, in_: Group | None) -> Chat:
        return self.chat if in_ is None else in_.chat

    def _newest(self, chat: Chat) -> Message | None:
        return next((m for m in reversed(chat.messages.values()) if m.from_bot and not m.deleted), None)
