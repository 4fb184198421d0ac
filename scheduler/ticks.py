"""APScheduler as a clock tick, never a store: what is due stands in the database.

An interval, coalesced, with no misfire limit, one at a time: a late or double tick finds the rows decided.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from core.outgoing import Post, Priority
from core.reminder_round import DueReport, Letter, Verdict, decide
from core.telling import Telling
from core.views import Reminder
from core.working_days import WorkingDays
from screens.parts import posts_of
from screens.render import render
from screens.screen import dump_screen

log = logging.getLogger(__name__)
AT_ONCE = 200  # reports decided in one look: a transaction that others don't wait long for


class Reminders(Protocol):
    """Where rungs stand."""

    async def earliest(self) -> datetime | None: ...
    async def due(self, now: datetime, limit: int) -> tuple[DueReport, ...]: ...
    async def record(
        self,
        verdicts: Sequence[Verdict],
        letters: Sequence[tuple[int, Sequence[Post], tuple[int, ...]]],
        day: date,
        now: datetime,
    ) -> int: ...


class ReminderTick:
    """One look at what is due; ``sent`` is called where letters were put into the outbox."""

    def __init__(self, store: Reminders, tz: ZoneInfo, days: WorkingDays, queued: Callable[[], None]) -> None:
        self._store = store
        self._tz = tz
        self._days = days
        self._queued = queued
        self._looked: datetime | None = None
        self._one_at_a_time = asyncio.Lock()

    async def look(self, now: datetime, jumped: datetime | None = None) -> int:
        """Decide everything due; how many letters were queued.

        What came due while the program was away is decided as of now. A running clock tells when it has
        ``jumped`` last: what came due since then, or since the last look, is decided as of its own moment,
        however much time passes between two looks.
        """
        async with self._one_at_a_time:
            queued = 0
            since = now if jumped is None else min(now, max(jumped, self._looked or jumped))
            decided: datetime | None = None
            while (coming := await self._store.earliest()) is not None and coming <= now:
                if decided is not None and coming <= decided:
                    break  # another process is at it: the next look will see what it did
                decided = max(coming, since)
                queued += await self._decide(decided)
            self._looked = now
            return queued

    async def _decide(self, now: datetime) -> int:
        queued = 0
        while due := await self._store.due(now, AT_ONCE):
            outcome = decide(due, now, self._tz, self._days)
            letters = [
                (letter.person_id, self._posts(letter, outcome.day), letter.reminder_ids)
                for letter in outcome.letters
            ]
            count = await self._store.record(outcome.verdicts, letters, outcome.day, now)
            queued += count
            if count:
                self._queued()
            if len(due) < AT_ONCE:
                break
        return queued

    def _posts(self, letter: Letter, today: date) -> list[Post]:
        overdue = any(card.deadline < today for card in letter.cards)
        view = Reminder(
            letter.name, letter.cards, today, overdue, letter.asks, letter.of_several, letter.unreached
        )
        return [
            Post(letter.chat_id, dump_screen(screen), Priority.NOTICE, is_reminder=True)
            for screen in posts_of(render(view))
        ]


def start_ticks(
    jobs: Sequence[tuple[str, float, Callable[[], Awaitable[None]]]], telling: Telling
) -> AsyncIOScheduler:
    """Run each (name, seconds, job) at its interval until the scheduler is shut down."""
    # A tick that overruns is no news: the next one goes on.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    scheduler = AsyncIOScheduler(
        job_defaults={"coalesce": True, "misfire_grace_time": None, "max_instances": 1}
    )
    for name, seconds, job in jobs:
        scheduler.add_job(_guarded(name, job, telling), "interval", seconds=seconds, id=name)
    scheduler.start()
    return scheduler


def _guarded(
    name: str, job: Callable[[], Awaitable[None]], telling: Telling
) -> Callable[[], Awaitable[None]]:
    what = f"the job {name} failed; it runs again at its next tick"

    async def run() -> None:
        try:
            await job()
        except asyncio.CancelledError:  # the program stops: what was decided is committed all the same
            log.debug("the job %s was stopped", name)
        except Exception as error:
            telling.say(what, error, trace=True)
        else:
            telling.over(what)

    return run
