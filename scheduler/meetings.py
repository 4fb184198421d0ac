"""One look at the meetings: who is reminded the day before and an hour before.

A round of reminders is decided once: its key and its letters are written in one transaction, so neither
a restart nor a second process repeats or loses it. What could tell nothing any more is recorded as told
to nobody.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from core.agenda_run import AgendaRun, is_news
from core.meeting import PublishedMeeting
from core.meeting_rounds import Invitee, MeetingLetter, Round, letters, rounds
from core.outgoing import Post, Priority
from core.views import AgendaScreen, MeetingReminder
from core.working_days import WorkingDays
from screens.parts import posts_of
from screens.render import render
from screens.screen import dump_screen

EVERY = timedelta(minutes=1)  # of the bot's time
AGENDA_EVERY = timedelta(seconds=15)  # of the bot's time: minutes are told


class AgendaStore(Protocol):
    """Where agendas stand."""

    async def going(self) -> tuple[tuple[PublishedMeeting, AgendaRun], ...]: ...
    async def retell(self, run: AgendaRun, post: Post, at: datetime) -> bool: ...


class AgendaTick:
    """Edits the chairs' messages as the time goes by. Times are the bot's."""

    def __init__(self, store: AgendaStore, queued: Callable[[], None]) -> None:
        self._store = store
        self._queued = queued
        self._looked: datetime | None = None

    async def look(self, now: datetime) -> None:
        """Only what people would look at the clock for is told; and the database isn't asked each second."""
        if self._looked is not None and timedelta(0) <= now - self._looked < AGENDA_EVERY:
            return
        self._looked = now
        for meeting, run in await self._store.going():
            if not is_news(run, meeting.plan, now):
                continue
            told = replace(run, told=run.left(meeting.plan, now))
            screen = dump_screen(render(AgendaScreen(meeting, run.subgroup, told, now)))
            post = Post(run.chat_id, screen, Priority.NOTICE, album=run.album)
            if await self._store.retell(told, post, now):
                self._queued()


class MeetingStore(Protocol):
    """Where meetings stand."""

    async def meetings(self) -> tuple[PublishedMeeting, ...]: ...
    async def is_told(self, meeting_id: int, key: str) -> bool: ...
    async def invitees(self, meeting_id: int) -> tuple[Invitee, ...]: ...
    async def tell(
        self, meeting_id: int, key: str, posts: Sequence[Post], told: int, at: datetime
    ) -> bool: ...


class MeetingTick:
    """``look`` is called again and again; ``queued`` wakes the post office. Times are the bot's."""

    def __init__(
        self, store: MeetingStore, tz: ZoneInfo, days: WorkingDays, queued: Callable[[], None]
    ) -> None:
        self._store = store
        self._tz = tz
        self._days = days
        self._queued = queued
        self._looked: datetime | None = None
        self._decided: set[tuple[int, str]] = set()  # known to be: not asked again

    async def look(self, now: datetime, jumped: datetime | None = None) -> None:
        """Tell what is due. ``now`` is local; ``jumped`` as for reminders: a fast clock skips none."""
        if self._looked is not None and timedelta(0) <= now - self._looked < EVERY:
            return
        since = now if jumped is None else min(now, max(jumped, self._looked or jumped))
        for meeting in await self._store.meetings():
            if meeting.is_current(now.date()):
                await self._look_at(meeting, since.astimezone(self._tz), now)
        self._looked = now

    async def _look_at(self, meeting: PublishedMeeting, since: datetime, now: datetime) -> None:
        for one in rounds(meeting, self._tz, self._days):
            if one.due > now or (meeting.id, one.key) in self._decided:
                continue
            if not await self._store.is_told(meeting.id, one.key):
                await self._decide(meeting, one, max(one.due, since))
            self._decided.add((meeting.id, one.key))

    async def _decide(self, meeting: PublishedMeeting, one: Round, at: datetime) -> None:
        found: tuple[MeetingLetter, ...] = ()
        if at < one.until:
            found = letters(one, await self._store.invitees(meeting.id), at)
        posts = [post for letter in found for post in _posts(meeting, one, letter, at)]
        if await self._store.tell(meeting.id, one.key, posts, len(found), at) and posts:
            self._queued()


def _posts(meeting: PublishedMeeting, one: Round, letter: MeetingLetter, at: datetime) -> list[Post]:
    view = MeetingReminder(meeting, letter.name, letter.organisations, at.date(), one.subgroup, one.is_hour)
    return [Post(letter.chat_id, dump_screen(screen), Priority.NOTICE) for screen in posts_of(render(view))]
