"""A log of every request, and a feed of everything that happens for a chat page to listen to."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sandbox.errors import JSON


@dataclass(frozen=True, slots=True)
class Call:
    """One request of the bot. `at` is Unix time, `seconds` how long it took; files stand as name and size."""

    method: str
    params: JSON
    status: int  # 0: the connection was broken before an answer
    result: Any  # `result` of the answer, or its description when refused
    chat_id: int | None
    at: float
    seconds: float
    fault: str = ""  # the bad weather that it met

    @property
    def ok(self) -> bool:
        """Whether Telegram did what was asked and said so."""
        return self.status == 200


@dataclass(frozen=True, slots=True)
class Happening:
    """Something to show.

    `kind` and `data`: message, edit, delete, not modified: the Message; answer: the id of the tap; toast: a
    Toast; keyboard: the reply keyboard or None; action: what the bot is doing; call: a Call; blocked:
    whether; commands: nothing.
    """

    kind: str
    chat_id: int | None
    data: Any


class Feed:
    """Hands each happening to every listener; costs nothing while nobody listens."""

    def __init__(self) -> None:
        self._queues: list[asyncio.Queue[Happening]] = []

    def publish(self, kind: str, chat_id: int | None, data: Any) -> None:
        """Tell all listeners; one whose queue is full loses its oldest happening."""
        if not self._queues:
            return
        happening = Happening(kind, chat_id, data)
        for queue in self._queues:
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(happening)

    @contextmanager
    def listen(self, size: int = 10_000) -> Iterator[asyncio.Queue[Happening]]:
        """A queue of happenings from now on, for as long as the block lasts."""
        queue: asyncio.Queue[Happening] = asyncio.Queue(size)
        self._queues.append(queue)
        try:
            yield queue
        finally:
            self._queues.remove(queue)


class CallLog:
    """The last requests, newest at the end."""

    def __init__(self, feed: Feed, size: int) -> None:
        self._feed = feed
        self._calls: deque[Call] = deque(maxlen=size)
        self.total = 0

    def add(self, call: Call) -> None:
        """Keep one more, and tell the feed."""
        self._calls.append(call)
        self.total += 1
        self._feed.publish("call", call.chat_id, call)

    def find(self, method: str | None = None, *, chat_id: int | None = None) -> list[Call]:
        """The requests of a method (any case) and of a chat, oldest first."""
        wanted = method.lower() if method else None
        return [
            call
            for call in self._calls
            if (wanted is None or call.method.lower() == wanted)
            and (chat_id is None or call.chat_id == chat_id)
        ]

    def clear(self) -> None:
        """Forget them all."""
        self._calls.clear()
