"""Messages to many on their way out: a few into the outbox at a time, and one message that tells how far.

A few at a time, so that «Остановить» stops nearly all that is left, the facts in a letter are fresh, and the
outbox stays short for everybody else. Whoever sends is told in real time, whatever the bot's clock says.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Protocol

from core.broadcast import BroadcastState, DueLetter, NotSent, Running, why_not
from core.outgoing import Post, Priority
from core.views import BroadcastLetter, BroadcastProgress
from screens.parts import posts_of
from screens.render import render
from screens.screen import Screen, dump_screen

AHEAD_SECONDS = 3.0  # so much of the allowed pace waits in the outbox at a time
FEWEST, MOST = 5, 300
PROGRESS = timedelta(seconds=3)  # between two edits of the message that tells how far it is
FIRST_SIGHT = timedelta(seconds=10)  # for the message that shows the progress to be there
ON_ITS_WAY = timedelta(minutes=3)  # an answer of the messenger may come so long after a stop


class Broadcasts(Protocol):
    """Where they stand."""

    async def running(self) -> tuple[Running, ...]: ...
    async def due(self, broadcast_id: int, limit: int) -> tuple[DueLetter, ...]: ...
    async def record(
        self,
        letters: Sequence[tuple[DueLetter, Sequence[Post]]],
        skipped: Sequence[tuple[DueLetter, NotSent]],
        reminded_on: date | None,
        now: datetime,
    ) -> int: ...
    async def ended(self, broadcast_id: int, now: datetime) -> bool: ...
    async def tell(
        self, before: Running, told: str, post: Post | None, real: datetime, now: datetime
    ) -> bool: ...
    async def close(self, broadcast_id: int, post: Post | None, now: datetime) -> bool: ...


class BroadcastTick:
    """``look`` is called again and again; ``queued`` wakes the post office."""

    def __init__(
        self,
        store: Broadcasts,
        department: str,
        per_second: float,
        now: Callable[[], datetime],
        real_now: Callable[[], datetime],
        queued: Callable[[], None],
    ) -> None:
        self._store = store
        self._department = department
        self._per_second = per_second
        self._now = now
        self._real_now = real_now
        self._queued = queued
        self._ahead = min(MOST, max(FEWEST, math.ceil(per_second * AHEAD_SECONDS)))
        self._since: dict[int, datetime] = {}

    async def look(self) -> None:
        """Send on what goes out, and tell whoever sends it."""
        for one in await self._store.running():
            match one.broadcast.state:
                case BroadcastState.SENDING:
                    await self._send_on(one)
                case BroadcastState.STOPPED:
                    await self._watch_the_rest(one)
                case _:
                    await self._tell_the_end(one)

    async def _send_on(self, one: Running) -> None:
        broadcast = one.broadcast
        if one.tally.left == 0:
            await self._store.ended(broadcast.id, self._now())
            return  # the next look tells, with all the figures
        room = self._ahead - one.tally.under_way
        if one.tally.waiting and room > 0:
            await self._queue(one, room)
        await self._tell(one)

    async def _queue(self, one: Running, room: int) -> None:
        now = self._now()
        letters: list[tuple[DueLetter, Sequence[Post]]] = []
        skipped: list[tuple[DueLetter, NotSent]] = []
        for due in await self._store.due(one.broadcast.id, room):
            why = why_not(due, one.broadcast)
            if why is not None:
                skipped.append((due, why))
            else:
                letters.append((due, self._posts(due, one, now.date())))
        reminded_on = now.date() if one.broadcast.is_prepared else None
        if (letters or skipped) and await self._store.record(letters, skipped, reminded_on, now):
            self._queued()

    def _posts(self, due: DueLetter, one: Running, today: date) -> list[Post]:
        view = BroadcastLetter(
            self._department,
            due.name,
            due.cards,
            today,
            one.broadcast.text or "",
            one.broadcast.file,
            due.of_several,
        )
        return [
            Post(due.chat_id, dump_screen(screen), Priority.BROADCAST) for screen in posts_of(render(view))
        ]

    async def _tell(self, one: Running) -> None:
        """Not at every look, and only what has changed; the first time the sender has just seen it."""
        real = self._real_now()
        told = one.tally.figures
        if one.told_at is not None and (told == one.told or real - one.told_at < PROGRESS):
            return
        post = None
        if one.told_at is not None:
            screen = dump_screen(self._screen(one))
            chat, which = one.broadcast.chat_id, one.broadcast.id
            post = Post(chat, screen, Priority.NOTICE, progress_of=which)
        if await self._store.tell(one, told, post, real, self._now()):
            self._queued()

    async def _watch_the_rest(self, one: Running) -> None:
        """What had just been handed over when it was stopped has left all the same: the figures follow."""
        real = self._real_now()
        await self._tell(one)
        since = self._since.setdefault(one.broadcast.id, real)
        if real - since > ON_ITS_WAY:
            await self._store.close(one.broadcast.id, None, self._now())
            del self._since[one.broadcast.id]

    async def _tell_the_end(self, one: Running) -> None:
        """In the same message while it is the newest of the chat; else as a new one that is seen."""
        which, real = one.broadcast.id, self._real_now()
        if one.message_id is None and real - self._since.setdefault(which, real) < FIRST_SIGHT:
            return  # the message that began it is on its way: it shall tell the end, too
        self._since.pop(which, None)
        screen = dump_screen(self._screen(one))
        post = Post(one.broadcast.chat_id, screen, Priority.NOTICE, one.message_id)
        if await self._store.close(one.broadcast.id, post, self._now()):
            self._queued()

    def _screen(self, one: Running) -> Screen:
        at = one.broadcast.confirmed_at
        here = replace(one.broadcast, confirmed_at=at.astimezone(self._now().tzinfo) if at else None)
        view = BroadcastProgress(here, one.title, one.tally, self._per_second, one.unreached)
        *_, screen = posts_of(render(view))
        return screen
