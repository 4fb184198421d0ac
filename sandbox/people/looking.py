"""What a person sees: the chat, its buttons, notes and files."""

from __future__ import annotations

from sandbox.messages import Message
from sandbox.people.account import Account
from sandbox.people.group import Group
from sandbox.people.transcript import lines, tail
from sandbox.people.waiting import until


class Looking(Account):
    """The eyes of a Person."""

    async def sees(self, text: str, timeout: float | None = None, *, in_: Group | None = None) -> Message:
        """Wait until a message that the bot sent or edited since my last action, or its newest, has it."""
        chat = self._place(in_)

        def look() -> Message | None:
            fresh = [m for m in chat.standing() if m.from_bot and m.touched > self._since]
            newest = self._newest(chat)
            candidates = sorted(fresh, key=lambda m: -m.touched) + ([newest] if newest else [])
            return next((m for m in candidates if text in m.words or _file_name(m) == text), None)

        found = await until([chat], look, self.manners.timeout if timeout is None else timeout)
        if found is None:
            raise AssertionError(f"{self.user.name} doesn't see «{text}»; the chat:\n{tail(chat)}")
        return found

    async def sees_toast(self, text: str, timeout: float | None = None) -> str:
        """Wait until the answer to a tap has shown a note with `text` in it, in whatever chat."""
        groups = [chat for chat in self._telegram.chats.values() if self.user.id in chat.members]

        def look() -> str | None:
            return next((toast for toast in reversed(self.toasts) if text in toast), None)

        seconds = self.manners.timeout if timeout is None else timeout
        found = await until([self.chat, *groups], look, seconds)
        if found is None:
            raise AssertionError(f"no note «{text}»; there were: {self.toasts or 'none'}\n{tail(self.chat)}")
        return found

    @property
    def screen(self) -> Message:
        """The newest message of the bot in the private chat; AssertionError if it has written nothing."""
        newest = self._newest(self.chat)
        assert newest is not None, f"the bot has written nothing to {self.user.name}"
        return newest

    @property
    def messages(self) -> list[Message]:
        """Everything that stands in the private chat, oldest first, of both sides."""
        return self.chat.standing()

    @property
    def buttons(self) -> list[list[str]]:
        """The labels of the newest message with an inline keyboard, row by row; empty if there is none."""
        return next((m.buttons for m in reversed(self.messages) if m.inline_keyboard), [])

    @property
    def keyboard(self) -> list[list[str]]:
        """The labels of the reply keyboard, row by row."""
        return [[str(b["text"]) for b in row] for row in (self.chat.keyboard or {}).get("keyboard", [])]

    @property
    def toasts(self) -> list[str]:
        """The notes that answers to taps have shown, oldest first."""
        return [toast.text for toast in self.user.toasts]

    @property
    def documents(self) -> list[Message]:
        """The bot's messages with a document; `message.file` has its name and bytes."""
        return [message for message in self.messages if message.from_bot and "document" in message.payload]

    @property
    def commands(self) -> list[str]:
        """The commands that the menu shows to this person."""
        menu = self._telegram.commands.menu(self.chat, self.user.language_code)
        return [str(command["command"]) for command in menu]

    def transcript(self) -> str:
        """The private chat as readable text."""
        return lines(self.messages)


def _file_name(message: Message) -> str:
    return str((message.payload.get("document") or {}).get("file_name", ""))
