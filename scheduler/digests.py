"""One look at what the calendar has for the department: its news, and questions that have come in."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from core.digest import DigestFacts, News, next_digest
from core.inquiry import InquiryEntry, is_time_to_tell
from core.outgoing import Post, Priority
from core.views import Digest, InquiryNotice, View
from core.working_days import WorkingDays
from screens.parts import posts_of
from screens.render import render
from screens.screen import dump_screen

EVERY = timedelta(minutes=1)  # of the bot's time: nothing here is worth reading the database each second


class Digests(Protocol):
    """Where it is written down. Both kinds say whether the messages were queued."""

    async def facts(self) -> DigestFacts: ...
    async def news(self, now: datetime) -> News: ...
    async def listeners(self, today: date) -> tuple[tuple[int, bool], ...]: ...
    async def tell_news(self, day: date, posts: Sequence[Post], told: int, at: datetime) -> bool: ...
    async def untold_inquiries(self) -> tuple[InquiryEntry, ...]: ...
    async def on_duty(self, today: date) -> tuple[int, ...]: ...
    async def tell_inquiries(
        self, told: Sequence[InquiryEntry], posts: Sequence[Post], at: datetime
    ) -> bool: ...


class DigestTick:
    """``look`` is called again and again; ``queued`` wakes the post office. Times are the bot's."""

    def __init__(self, store: Digests, tz: ZoneInfo, days: WorkingDays, queued: Callable[[], None]) -> None:
        self._store = store
        self._tz = tz
        self._days = days
        self._queued = queued
        self._looked: datetime | None = None
        self._next: tuple[DigestFacts, datetime, datetime | None] | None = None

    async def look(self, now: datetime, jumped: datetime | None = None) -> None:
        """Tell what is due. ``now`` is local; ``jumped`` as for reminders: a fast clock skips no digest."""
        if self._looked is not None and timedelta(0) <= now - self._looked < EVERY:
            return
        since = now if jumped is None else min(now, max(jumped, self._looked or jumped))
        decided: datetime | None = None
        while (due := await self._due(since)) is not None and due <= now:
            if decided is not None and due.date() <= decided.date():
                break  # another process is at it: the next look will see what it did
            decided = due.astimezone(self._tz)
            await self._tell(decided)
        await self._tell_inquiries(now)
        self._looked = now

    async def _due(self, since: datetime) -> datetime | None:
        """The next digest from then on; worked out anew only where something has changed, or it is past."""
        facts = await self._store.facts()
        if self._next is not None:
            known, after, found = self._next
            if known == facts and after <= since and (found is None or since <= found):
                return found
        found = next_digest(facts, since, self._tz, self._days)
        self._next = facts, since, found
        return found

    async def _tell(self, now: datetime) -> None:
        """The day counts as decided also where there is nothing to say, or nobody to say it to."""
        news = await self._store.news(now)
        listeners = await self._store.listeners(now.date()) if news else ()
        posts = [post for chat, acts in listeners for post in _posts(chat, Digest(news, acts))]
        if await self._store.tell_news(now.date(), posts, len(listeners), now) and posts:
            self._queued()

    async def _tell_inquiries(self, now: datetime) -> None:
        untold = await self._store.untold_inquiries()
        if not is_time_to_tell([one.since for one in untold], now, self._days):
            return
        notice = InquiryNotice(untold)
        posts = [post for chat in await self._store.on_duty(now.date()) for post in _posts(chat, notice)]
        if posts and await self._store.tell_inquiries(untold, posts, now):
            self._queued()


def _posts(chat_id: int, view: View) -> list[Post]:
    screens = posts_of(render(view))
    return [Post(chat_id, dump_screen(screen), Priority.NOTICE) for screen in screens]
