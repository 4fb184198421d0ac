"""Opening an installation: the database brought up to date, the department, the first decision."""

import contextlib
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Connection

from bot.clock import AnyClock, RunningClock, WallClock
from bot.errors import Refusal
from bot.lock import working_in
from bot.readiness import made_ready
from bot.settings import Settings
from core.decision import Decision
from core.ladder import Rung, effective_deadline, schedule
from core.outgoing import Post, Priority
from core.views import Published as PublishedView
from core.working_days import WorkingDays
from screens.parts import posts_of
from screens.render import render
from screens.screen import dump_screen
from storage import ladders, outbox, publishing
from storage.database import Database, open_database, sqlite_path
from storage.publishing import OpenDecision, Published
from storage.shelf import Shelf

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Installation:
    """What every command works with. ``close`` it at the end."""

    settings: Settings
    database: Database
    shelf: Shelf
    days: WorkingDays
    department_id: int
    clock: AnyClock
    held: contextlib.ExitStack = field(default_factory=contextlib.ExitStack)  # let go at the end

    def local_now(self) -> datetime:
        """The bot's time in the department's zone."""
        return self.clock.now().astimezone(self.settings.zone)

    async def close(self) -> None:
        """Let the database go."""
        with self.held:
            await self.database.close()


async def open_installation(settings: Settings, *, thoroughly: bool = False) -> Installation:
    """Bring the database up to date and make sure of the department; Refusal in one plain line.

    ``thoroughly``, for a program that stays: look at every page, and whether it can be written at all.
    """
    path = sqlite_path(settings.url)
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        if path is not None:
            _private(path)
    except OSError as error:
        raise Refusal(f"DATA_DIR can't be used: {error.strerror}: {error.filename}") from None
    with contextlib.ExitStack() as held:
        held.enter_context(working_in(settings.data_dir))
        try:
            database = open_database(settings.url)
        except ModuleNotFoundError as error:
            raise Refusal(
                f"DATABASE_URL needs {error.name}, which isn't installed: use SQLite for now"
            ) from None
        try:
            department_id, horizon = await made_ready(database, settings, thoroughly)
        except BaseException:
            database.hurry()  # whoever stopped us doesn't wait for another program's lock
            await database.close()
            raise
        clock = _clock(settings, horizon)
        return Installation(settings, database, Shelf(), WorkingDays(), department_id, clock, held.pop_all())


async def publish_decision(here: Installation, decision: Decision, source: str) -> Published:
    """Store a version, give every organisation its report and rungs, and tell those who are in."""
    deadline = effective_deadline(decision.deadline, here.days)
    at = here.local_now()

    def work(connection: Connection) -> Published:
        published = publishing.publish(connection, here.department_id, decision, source, deadline, at)
        if published.is_new:
            opened = _open(connection, here, published.decision_id)
            if published.version == 1 and opened is not None:
                _announce(connection, decision, opened, at)
        return published

    return await here.database.write(work)


async def open_all_reports(here: Installation) -> int:
    """After a roster import: the new organisations get reports on the open decisions; how many."""
    return await here.database.write(
        lambda c: sum(
            publishing.open_reports(
                c, here.department_id, decision, _rungs(c, here, decision), here.local_now()
            )
            for decision in publishing.open_decisions(c, here.department_id)
        )
    )


async def has_decision(here: Installation) -> bool:
    """Whether anything was ever published here."""
    return bool(await here.database.read(lambda c: publishing.open_decisions(c, here.department_id)))


def _open(connection: Connection, here: Installation, decision_id: int) -> OpenDecision | None:
    for decision in publishing.open_decisions(connection, here.department_id):
        if decision.id == decision_id:
            rungs = _rungs(connection, here, decision)
            publishing.open_reports(connection, here.department_id, decision, rungs, here.local_now())
            return decision
    return None


def _rungs(
    connection: Connection, here: Installation, decision: OpenDecision
) -> Callable[[date], tuple[Rung, ...]]:
    """The ladder's rungs towards a deadline."""
    ladder = ladders.ladder_of(connection, here.shelf, decision.id, decision.version_id)
    now = here.local_now()
    return lambda deadline: schedule(ladder, deadline, now, here.settings.zone, here.days)


def _announce(connection: Connection, decision: Decision, opened: OpenDecision, at: datetime) -> None:
    for person, card in publishing.addressees(connection, opened, decision.short_title, len(decision.tasks)):
        for screen in posts_of(render(PublishedView(card, at.date()))):
            post = Post(person.chat_id, dump_screen(screen), Priority.BROADCAST, report_id=card.report_id)
            outbox.enqueue(connection, post, at)


def _clock(settings: Settings, horizon: datetime | None) -> AnyClock:
    if settings.clock_start is None and settings.clock_speed is None:
        return WallClock()
    started = settings.clock_start or WallClock().now()
    if horizon is not None and horizon > started:
        started = horizon
    return RunningClock(started, settings.clock_speed or 1.0)


def _private(path: Path) -> None:
    """The database's file is for us only, from the first byte."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists():
        path.touch(mode=0o600)
