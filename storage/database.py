"""The database's engines: one writing connection, readers beside it, and how a function runs on either.

Repositories are plain functions over a SQLAlchemy ``Connection``. The same code runs on aiosqlite and
asyncpg through ``AsyncConnection.run_sync``; a whole use case is one read transaction, so it sees one
consistent snapshot.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

T = TypeVar("T")
BUSY_MILLISECONDS = 30_000  # another process (a backup, a command) may hold the write lock that long


class Database:
    """Reads and writes. Opened by ``open_database``, closed with ``close``."""

    def __init__(self, reader: AsyncEngine, writer: AsyncEngine) -> None:
        self._reader = reader
        self._writer = writer

    @property
    def dialect(self) -> str:
        """``sqlite`` or ``postgresql``."""
        return self._writer.dialect.name

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Run ``work`` in one read transaction and roll it back."""
        async with self._reader.connect() as connection:
            return await connection.run_sync(work)

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Run ``work`` in one write transaction and commit it; nothing is kept where it raises."""
        async with self._writer.begin() as connection:
            return await connection.run_sync(work)

    async def close(self) -> None:
        """Close every connection: an unclosed aiosqlite thread would hang the exit."""
        await self._reader.dispose()
        await self._writer.dispose()


def open_database(url: str) -> Database:
    """Engines for ``sqlite+aiosqlite:///…`` or ``postgresql+asyncpg://…``; nothing is read yet."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        reader = create_async_engine(parsed, pool_size=4, max_overflow=0)
        # One writing connection: writers queue in this process instead of fighting for SQLite's lock.
        writer = create_async_engine(parsed, pool_size=1, max_overflow=0)
        for engine, begin in ((reader, "BEGIN"), (writer, "BEGIN IMMEDIATE")):
            event.listen(engine.sync_engine, "connect", _prepare_sqlite)
            event.listen(engine.sync_engine, "begin", _begin_with(begin))
        return Database(reader, writer)
    engine = create_async_engine(parsed, pool_size=8)
    return Database(engine, engine)


def sqlite_path(url: str) -> Path | None:
    """The file of a SQLite URL; None for another database or one in memory."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database or parsed.database == ":memory:":
        return None
    return Path(parsed.database)


def _prepare_sqlite(connection: DBAPIConnection, record: ConnectionPoolEntry) -> None:
    driver: Any = connection
    driver.isolation_level = None  # the driver must not begin transactions of its own
    cursor = driver.cursor()
    for pragma in (
        f"busy_timeout={BUSY_MILLISECONDS}",
        "journal_mode=WAL",
        "synchronous=FULL",  # a commit is on the disk before Telegram hears of it
        "foreign_keys=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_with(statement: str) -> Callable[[Connection], None]:
    def begin(connection: Connection) -> None:
        connection.execute(text(statement)).close()

    return begin
