"""The round: settings, machine, database, work, Telegram; each line as soon as it is known."""

from collections.abc import AsyncIterator, Iterator
from datetime import datetime

from bot.clock import real_now
from bot.doctor import machine
from bot.doctor.findings import Finding, fail, note, ok
from bot.doctor.telegram import telegram
from bot.errors import Refusal
from bot.opening import Installation, open_installation
from bot.outlook import clock, coming, database_of, department, look
from bot.settings import Settings, load_settings
from core.alarms import TOO_LONG
from storage.outlook import Outlook


async def examine() -> AsyncIterator[Finding]:
    """Every finding. What can't be looked at because of an earlier one is left out."""
    try:
        settings = load_settings()
    except Refusal as refusal:
        yield fail("settings", str(refusal))
        return
    has_token = True
    try:
        settings.token()
    except Refusal as refusal:
        has_token = False
        yield fail("settings", str(refusal))
    for finding in _settings(settings):
        yield finding
    for finding in machine.data_folder(settings):
        yield finding
    try:
        here = await open_installation(settings, thoroughly=True)
    except Refusal as refusal:
        yield fail("database", str(refusal))
    else:
        try:
            seen = await look(here)
        finally:
            await here.close()
        for finding in _work(here, seen):
            yield finding
        yield machine.backups(settings.data_dir / "backups", real_now(), seen.registered == 0)
    yield machine.port(settings)
    if has_token:
        async for finding in telegram(settings, real_now()):
            yield finding


def _settings(settings: Settings) -> Iterator[Finding]:
    if settings.admin_ids:
        yield ok("settings", f"read; {len(settings.admin_ids)} in ADMIN_IDS")
    else:
        yield note("settings", "ADMIN_IDS is empty: nobody gets /summary or hears of trouble")


def _work(here: Installation, seen: Outlook) -> Iterator[Finding]:
    now = here.local_now()
    yield ok("database", f"{database_of(here)}: whole, up to date")
    if seen.organisations:
        yield ok("department", department(here, seen))
    else:
        yield note(
            "department", f"{here.settings.department_name} has no organisations: `roster import FILE`"
        )
    if not seen.decisions:
        yield note("decision", "none is open; `run` publishes DECISION_FILE into an empty database")
    for work in seen.decisions:
        passed = work.deadline < now.date()
        words = f"«{work.title}», deadline {work.deadline}"
        yield note("decision", f"{words}, which has passed") if passed else ok("decision", words)
        if not here.days.is_certain(work.deadline):
            yield note("calendar", f"the days off of {work.deadline.year} aren't decreed yet: weekends count")
    yield (ok if here.clock.is_wall else note)("clock", clock(here, now))
    yield ok("reminders", f"the next: {coming(here, seen)}")
    yield _queue(seen, now, here.clock.speed)
    if seen.quarantined or seen.refused:
        words = f"{seen.quarantined} updates, {seen.refused} refused messages: `quarantine list`"
        yield note("quarantine", words)


def _queue(seen: Outlook, now: datetime, speed: float) -> Finding:
    if not seen.waiting:
        return ok("outbox", "nothing waits to be sent")
    if seen.oldest is None:
        return ok("outbox", f"{seen.waiting} messages of a broadcast wait for their turn")
    age = (now - seen.oldest) / speed  # posts are dated by the bot's clock, the line is real time
    words = f"{seen.waiting} messages wait, the oldest for {int(age.total_seconds() // 60)} min"
    return note("outbox", words) if age > TOO_LONG else ok("outbox", words)
