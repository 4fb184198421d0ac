"""A person: writes, taps and looks."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from sandbox.errors import JSON
from sandbox.messages import Message
from sandbox.model import Chat
from sandbox.people.group import Group
from sandbox.people.looking import Looking
from sandbox.people.parcels import Parcels
from sandbox.people.transcript import line, tail
from sandbox.people.waiting import until
from sandbox.people.writing import Writing


class Person(Writing, Parcels, Looking):
    """One scripted account. Actions wait for the bot's reaction unless `react=False`; see `Manners`.

    They return the newest message of the bot (None with `react=False`), and raise AssertionError with the end
    of the chat when the bot keeps silent or a button isn't there.
    """

    async def press(
        self,
        label: str,
        *,
        message: Message | None = None,
        in_: Group | None = None,
        react: bool = True,
        timeout: float | None = None,
    ) -> Message | None:
        """Tap the button `label` (a part of it will do) of the newest message that has it, or of `message`.

        A button of the reply keyboard is written or, if it asks for the phone, sends the contact; a link to
        this bot presses Start with its code, any other link is remembered in `opened`.
        """
        chat = self._place(in_)
        found = await until([chat], lambda: self._button(chat, label, message), self.manners.patience)
        if found is None:
            raise AssertionError(
                f"no button «{label}»; there are: {self._all_labels(chat) or 'none'}\n{tail(chat)}"
            )
        target, button = found
        if target is None:
            if button.get("request_contact"):
                return await self.send_contact(self.phone, in_=in_, react=react, timeout=timeout)
            return await self.say(str(button["text"]), in_=in_, react=react, timeout=timeout)
        if "callback_data" in button:
            return await self.tap(button["callback_data"], target, in_=in_, react=react, timeout=timeout)
        return await self._open(str(button.get("url", "")), react=react, timeout=timeout)

    async def tap(
        self,
        data: str,
        message: Message | None = None,
        *,
        in_: Group | None = None,
        inaccessible: bool = False,
        react: bool = True,
        timeout: float | None = None,
    ) -> Message | None:
        """Send callback data as it is, known to the bot or not, from `message` or the bot's newest one.

        `inaccessible` gives the message as Telegram does when it is too old or deleted: without its content.
        """
        chat = self._place(in_)
        source = message or self._newest(chat)
        payload = source.payload if source is not None else None
        if source is not None and (inaccessible or source.deleted):
            payload = {"chat": chat.payload, "message_id": source.id, "date": 0}
        since = self._begin()
        query = self._arrivals.tap(chat, self.user, payload, data)
        return await self._reacted(chat, since, react, timeout, query_id=query.id)

    async def _open(self, url: str, *, react: bool, timeout: float | None) -> Message | None:
        self.opened.append(url)
        parts = urlsplit(url)
        username = self._telegram.bot.username.lower()
        if parts.netloc == "t.me" and parts.path.strip("/").lower() == username:
            code = parse_qs(parts.query).get("start", [""])[0]
            return await self.say(f"/start {code}".strip(), react=react, timeout=timeout)
        return self._newest(self.chat)

    def _button(self, chat: Chat, label: str, message: Message | None) -> tuple[Message | None, JSON] | None:
        """The button and its message; None for the message if it is a button of the reply keyboard."""
        candidates = [message] if message is not None else reversed(chat.standing())
        for candidate in candidates:
            buttons = [button for row in candidate.inline_keyboard for button in row]
            exact = [button for button in buttons if button["text"] == label]
            if matching := exact or [button for button in buttons if label in button["text"]]:
                return candidate, matching[0]
        keyboard = (chat.keyboard or {}).get("keyboard", []) if message is None else []
        typed = [button for row in keyboard for button in row if label in button["text"]]
        return (None, typed[0]) if typed else None

    def _all_labels(self, chat: Chat) -> str:
        return "; ".join(line(m) for m in chat.standing()[-6:] if m.inline_keyboard)
