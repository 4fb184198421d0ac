"""Two departments in one database, which the product doesn't do: what holds there holds anywhere."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert

from bot.opening import Installation, open_installation
from bot.settings import Settings
from storage.schema import departments
from storage.writer import Writer
from tests.tenancy.town import Marked, found

OURS, THEIRS = "АЛЬФА", "ОМЕГА"


@dataclass
class Pair:
    """Our department, and the one that is none of our business."""

    ours: Marked
    theirs: Marked

    @property
    def here(self) -> Installation:
        """Where both of them are."""
        return self.ours.here


@pytest.fixture
async def pair(tmp_path: Path) -> AsyncIterator[Pair]:
    """Both of them, with all that people leave behind."""
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]
        data_dir=tmp_path / "data",
        department_name=f"Управление {OURS}",
        clock_start="2020-08-03T09:00+03:00",  # type: ignore[arg-type]
        clock_speed=0.001,
    )
    here = await open_installation(settings)

    def work(connection: Connection) -> Pair:
        number = connection.execute(
            insert(departments)
            .values(name=f"Управление {THEIRS}", timezone="Europe/Moscow")
            .returning(departments.c.id)
        ).scalar_one()
        named = settings.model_copy(update={"department_name": f"Управление {THEIRS}"})
        other = replace(here, department_id=int(number), settings=named)
        return Pair(found(connection, here, OURS, 100), found(connection, other, THEIRS, 200))

    try:
        yield await here.database.write(work)
    finally:
        await here.close()


@pytest.fixture
async def writer(pair: Pair) -> AsyncIterator[Writer]:
    """The database's writer, running."""
    made = Writer(pair.here.database)
    task = asyncio.create_task(made.run())
    try:
        yield made
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
