"""What this installation will do, in a few lines: said by `run` when it starts, and by `doctor`."""

from collections.abc import Iterator
from datetime import datetime

from bot.opening import Installation
from storage.database import sqlite_path
from storage.outlook import Outlook, outlook


async def look(here: Installation) -> Outlook:
    """The figures."""
    return await here.database.read(lambda c: outlook(c, here.shelf, here.department_id))


def database_of(here: Installation) -> str:
    """Where the data are, without a password."""
    path = sqlite_path(here.settings.url)
    return f"SQLite, {path}" if path is not None else here.database.dialect


def opening_lines(here: Installation, seen: Outlook) -> Iterator[str]:
    """For the log, at the start."""
    now = here.local_now()
    yield f"database: {database_of(here)}"
    yield f"department: {department(here, seen)}"
    yield f"clock: {clock(here, now)}"
    for work in seen.decisions:
        passed = " (passed)" if work.deadline < now.date() else ""
        yield f"decision: «{work.title}», deadline {work.deadline}{passed}"
    yield f"next reminder: {coming(here, seen)}"
    if seen.waiting:
        yield f"waiting to be sent: {seen.waiting}"


def department(here: Installation, seen: Outlook) -> str:
    """Its name and how many organisations have come in."""
    return (
        f"{here.settings.department_name}, {seen.registered} of {seen.organisations} organisations registered"
    )


def clock(here: Installation, now: datetime) -> str:
    """The bot's time, and whether it is the real one."""
    speed = (
        "" if here.clock.is_wall else f", a rehearsal clock, {here.clock.speed:g} × as fast as the real one"
    )
    return f"{now:%Y-%m-%d %H:%M %z} ({here.settings.timezone}){speed}"


def coming(here: Installation, seen: Outlook) -> str:
    """When the next rung is due."""
    if seen.next_reminder is None:
        return "none is planned"
    return f"{seen.next_reminder.astimezone(here.settings.zone):%Y-%m-%d %H:%M}"
