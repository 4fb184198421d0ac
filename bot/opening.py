"""Opening an installation: the database brought up to date, the department, the first decision."""

import contextlib
import logging
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from bot.clock import AnyClock, RunningClock, WallClock
from bot.errors import Refusal
from bot.lock import working_in
from bot.publishing import Outcome, publish_in, rungs_of
from bot.readiness import made_ready
from bot.settings import Settings
from core.decision import Decision
from core.working_days import WorkingDays
from storage import publishing
from storage.database import Database, open_database, sqlite_path
from storage.reads_decisions import any_ever
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


async def publish_decision(here: Installation, decision: Decision, source: str, by_user: int = 0) -> Outcome:
    """Store a version, give every organisation its report and rungs, and tell those whom it concerns."""
    return await here.database.write(lambda c: publish_in(c, here, decision, source, by_user))


async def open_all_reports(here: Installation) -> int:
    """After a roster import: the new organisations get reports on the open decisions; how many."""
    return await here.database.write(
        lambda c: sum(
            publishing.open_reports(
                c, here.department_id, decision, rungs_of(c, here, decision), here.local_now()
            )
            for decision in publishing.open_decisions(c, here.department_id)
        )
    )


async def has_decision(here: Installation) -> bool:
    """Whether anything was ever published here, closed or not."""
    return await here.database.read(lambda c: any_ever(c, here.department_id))


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
