"""One look at what the department must be told of: mishaps at once, those cut off once a day."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from core.notices import Mishaps, Untold, is_time_for_cut_off, is_time_for_mishaps
from core.outgoing import Post, Priority
from core.people import CutOff
from core.views import CutOffNotice, MishapNotice, View
from core.working_days import WorkingDays
from screens.parts import posts_of
from screens.render import render
from screens.screen import dump_screen


class Notices(Protocol):
    """Where it is written down. Both kinds say whether the messages were queued."""

    async def untold(self) -> Untold: ...
    async def tell_mishaps(
        self, mishaps: Mishaps, posts: Sequence[Post], real: datetime, now: datetime
    ) -> bool: ...
    async def tell_cut_off(self, people: Sequence[CutOff], posts: Sequence[Post], now: datetime) -> bool: ...


class NoticeTick:
    """``look`` is called again and again; ``queued`` wakes the post office.

    Mishaps follow real time and those cut off the bot's (``now``): these belong to the reminders.
    """

    def __init__(
        self,
        store: Notices,
        days: WorkingDays,
        now: Callable[[], datetime],
        real_now: Callable[[], datetime],
        every: timedelta,
        queued: Callable[[], None],
    ) -> None:
        self._store = store
        self._days = days
        self._now = now
        self._real_now = real_now
        self._every = every
        self._queued = queued

    async def look(self) -> None:
        """Tell what is due, to every administrator who can hear it; what nobody can hear waits."""
        untold = await self._store.untold()
        if not untold.listeners:
            return
        now, real = self._now(), self._real_now()
        done = False
        if untold.mishaps and is_time_for_mishaps(untold.mishaps_told_at, real, self._every):
            posts = _posts(untold.listeners, MishapNotice(untold.mishaps))
            done = await self._store.tell_mishaps(untold.mishaps, posts, real, now)
        if is_time_for_cut_off(untold.cut_off, untold.cut_off_told_on, now, self._days):
            posts = _posts(untold.listeners, CutOffNotice(untold.cut_off))
            done = await self._store.tell_cut_off(untold.cut_off, posts, now) or done
        if done:
            self._queued()


def _posts(listeners: Sequence[int], view: View) -> list[Post]:
    screens = posts_of(render(view))
    return [Post(chat, dump_screen(screen), Priority.NOTICE) for chat in listeners for screen in screens]
