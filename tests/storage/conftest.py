"""A migrated database for the repositories' contract: the same tests on SQLite and on PostgreSQL."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.database import Database, open_database
from storage.writer import Writer
from tests.postgres import shared
from tests.storage.office import Office, furnish
from tests.templates import up_to_date

SQLITE = "sqlite+aiosqlite:///{folder}/contract.db"


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty database stands that has been brought up to date."""
    if request.param == "sqlite":
        (tmp_path / "contract.db").write_bytes(up_to_date())
        return SQLITE.format(folder=tmp_path)
    return shared().database()


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    """The same, opened."""
    opened = open_database(url)
    try:
        yield opened
    finally:
        await opened.close()


@pytest.fixture
async def writer(database: Database) -> AsyncIterator[Writer]:
    """Its writer, running."""
    made = Writer(database)
    task = asyncio.create_task(made.run())
    try:
        yield made
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@pytest.fixture
async def office(database: Database) -> Office:
    """A department with two organisations and an open decision; nobody has come in yet."""
    return await furnish(database)
