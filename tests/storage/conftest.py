"""A migrated database for the repositories' contract. SQLite now; a server's URL can be added to ``URLS``."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.database import Database, open_database
from storage.migrate import upgrade
from storage.writer import Writer
from tests.storage.office import Office, furnish
from tests.templates import up_to_date

URLS = {"sqlite": "sqlite+aiosqlite:///{folder}/contract.db"}


@pytest.fixture(params=list(URLS))
async def database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """An empty database, brought up to date."""
    if request.param == "sqlite":
        (tmp_path / "contract.db").write_bytes(up_to_date())
    opened = open_database(URLS[request.param].format(folder=tmp_path))
    await opened.write(upgrade)
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
