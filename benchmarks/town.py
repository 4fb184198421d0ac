"""A department of some kindergartens, ready to be joined."""

import contextlib
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

from bot.decisions import read_decision
from bot.opening import Installation, open_installation, publish_decision
from bot.settings import BUNDLED, Settings
from core.people import RosterRow
from storage import departments

START = "2020-08-03T09:00+03:00"  # before the bundled decision's deadline; no rung falls due in a run


async def prepare(data_dir: Path, kindergartens: int) -> list[str]:
    """Roster, decision, invitations; the invitations' codes."""
    rows = [
        RosterRow(f"МБДОУ № {n} «Ромашка»", "Иванова Мария Петровна", "", "Ленинский")
        for n in range(1, kindergartens + 1)
    ]
    async with opened(data_dir) as here:
        await here.database.write(lambda c: departments.import_roster(c, here.department_id, rows))
        await publish_decision(here, *read_decision(BUNDLED))
        at = here.local_now()
        made = await here.database.write(lambda c: departments.ensure_invitations(c, here.department_id, at))
        return [invitation.code for invitation in made]


@contextlib.asynccontextmanager
async def opened(data_dir: Path, start: str = START) -> AsyncIterator[Installation]:
    """The installation in that folder, beside its bot if that runs."""
    settings = Settings(_env_file=None, data_dir=data_dir, clock_start=start)
    here = await open_installation(settings)
    try:
        yield here
    finally:
        await here.close()


def count(database: Path, query: str) -> int:
    """A number from a database, read beside its bot."""
    if not database.exists():
        return 0
    with contextlib.closing(sqlite3.connect(database, timeout=30)) as connection:
        return int(connection.execute(query).fetchone()[0])
