"""One look at how the bot itself is; what is new is told to the administrators in the chat."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Protocol

from core.alarms import Log, News, Vitals, news
from core.outgoing import Post, Priority
from core.views import AlarmNotice
from screens.parts import posts_of
from screens.render import render
from screens.screen import dump_screen


class Alarms(Protocol):
    """Where it is written down. ``tell`` says whether the messages were queued."""

    async def told(self) -> tuple[Log, tuple[int, ...]]: ...
    async def tell(self, news: News, posts: Sequence[Post], before: Log) -> bool: ...


class AlarmTick:
    """``look`` is called every minute or so; ``queued`` wakes the post office. Real time."""

    def __init__(
        self,
        store: Alarms,
        vitals: Callable[[], Awaitable[Vitals]],
        real_now: Callable[[], datetime],
        queued: Callable[[], None],
    ) -> None:
        self._store = store
        self._vitals = vitals
        self._real_now = real_now
        self._queued = queued

    async def look(self) -> None:
        """Tell what has begun and what is over; where nobody can hear it, it waits."""
        vitals = await self._vitals()
        before, listeners = await self._store.told()
        found = news(vitals, before, self._real_now())
        if not found or not listeners:
            return
        screens = posts_of(render(AlarmNotice(found.begun, found.over, vitals)))
        posts = [Post(chat, dump_screen(each), Priority.NOTICE) for chat in listeners for each in screens]
        if await self._store.tell(found, posts, before):
            self._queued()
