"""Who and what there is: users, chats, and what the bot did in a chat."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sandbox.errors import JSON
from sandbox.messages import Message


@dataclass(slots=True)
class Toast:
    """What an answerCallbackQuery showed: a short note, or an alert to be closed."""

    query_id: str
    text: str
    alert: bool


@dataclass(slots=True)
class User:
    """A Telegram account and how it stands with the bot."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = ""
    is_bot: bool = False
    started: bool = False  # has pressed Start or written: a bot can't write first
    blocked: bool = False
    deactivated: bool = False
    toasts: list[Toast] = field(default_factory=list)

    @property
    def name(self) -> str:
        """How the chat shows it."""
        return f"{self.first_name} {self.last_name}".strip()

    def payload(self) -> JSON:
        """The API's User."""
        data: JSON = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        for key in ("last_name", "username", "language_code"):
            if value := getattr(self, key):
                data[key] = value
        return data


class ActKind(StrEnum):
    """What a bot can do to a chat so that a person notices."""

    MESSAGE = "message"
    EDIT = "edit"
    NOT_MODIFIED = "not modified"  # an edit refused because everything is as asked already
    DELETE = "delete"
    ANSWER = "answer"  # answerCallbackQuery


@dataclass(frozen=True, slots=True)
class Act:
    """One deed of the bot in a chat; `number` grows over all chats."""

    number: int
    kind: ActKind
    message: Message | None = None
    query_id: str = ""


@dataclass(slots=True)
class Chat:
    """A private chat or a group, with everything that stands in it."""

    id: int
    payload: JSON
    instance: str  # the chat_instance of its callback queries
    user: User | None = None  # the person of a private chat
    members: dict[int, User] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    acts: deque[Act] = field(default_factory=lambda: deque(maxlen=256))
    keyboard: JSON | None = None  # the reply keyboard that the person sees
    kicked: bool = False
    migrated_to: int | None = None
    _waiting: list[asyncio.Future[None]] = field(default_factory=list)

    @property
    def is_group(self) -> bool:
        """Whether it is a group of either kind."""
        return self.user is None

    def standing(self) -> list[Message]:
        """The messages that aren't deleted, oldest first."""
        return [message for message in self.messages.values() if not message.deleted]

    def note(self, act: Act) -> None:
        """Record what the bot did and wake whoever waits for it."""
        self.acts.append(act)
        if act.message is not None:
            act.message.touched = act.number
        if self._waiting:
            for future in self._waiting:
                if not future.done():
                    future.set_result(None)
            self._waiting.clear()

    def watch(self, future: asyncio.Future[None]) -> None:
        """Resolve `future` at the bot's next act here."""
        self._waiting.append(future)

    def unwatch(self, future: asyncio.Future[Any]) -> None:
        """Forget a future that is no longer waited for."""
        if future in self._waiting:
            self._waiting.remove(future)
