"""The database's engines, and how a function runs on them: one writing connection, readers beside it.

Repositories are plain functions over a SQLAlchemy ``Connection``. A whole use case is one read transaction,
so it sees one consistent snapshot, and costs one way to another thread (SQLite) or none (PostgreSQL).
"""

import asyncio
import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, Protocol, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from storage.turn import SLICE_SECONDS, Turn

T = TypeVar("T")
BUSY_SECONDS = 30.0  # another process may hold the write lock that long; `?timeout=` in the URL changes it
READERS = 3
IN_EACH_OTHER_S_WAY = ("40001", "40P01")  # of PostgreSQL: no order of one after the other, a deadlock
MOST_TRIES = 12
FIRST_PAUSE = 0.001  # seconds, at most; twice as long each time


class Database(Protocol):
    """Reads and writes. Opened by ``open_database``, closed with ``close``."""

    @property
    def dialect(self) -> str:
        """``sqlite`` or ``postgresql``."""
        ...

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Run ``work`` in one read transaction and roll it back."""
        ...

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Run ``work`` in one write transaction and commit it; nothing is kept where it raises."""
        ...

    async def migrate(self, work: Callable[[Connection], T]) -> T:
        """Run ``work``, which takes a lock of its own and changes the schema, and commit it."""
        ...

    def hurry(self) -> None:
        """The program stops: wait for nobody's lock much longer."""
        ...

    async def close(self) -> None:
        """Close every connection."""
        ...


class ThreadedDatabase:
    """SQLite: ``work`` runs as a whole in a thread, one of them for all writes.

    An asynchronous driver crosses to its thread for every call of the cursor, over a hundred times for
    one tap; see docs/decisions/0008. One writer: writes queue here instead of fighting for SQLite's lock.
    """

    dialect = "sqlite"

    def __init__(self, url: URL) -> None:
        plain = url.set(drivername="sqlite")
        self._reader = create_engine(plain, pool_size=READERS, max_overflow=0)
        self._writer = create_engine(plain, pool_size=1, max_overflow=0)
        busy = _busy(url)
        self._turn = Turn(busy)
        event.listen(self._reader, "connect", partial(_prepare_sqlite, opening=busy, busy=busy))
        event.listen(
            self._writer, "connect", partial(_prepare_sqlite, opening=busy, busy=min(busy, SLICE_SECONDS))
        )
        event.listen(self._reader, "begin", _begin)
        event.listen(self._writer, "begin", self._turn.begin)
        self._read_threads = ThreadPoolExecutor(READERS, "read")
        self._write_thread = ThreadPoolExecutor(1, "write")

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Run ``work`` in one read transaction and roll it back."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._read_threads, _read, self._reader, work)

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Run ``work`` in one write transaction and commit it; nothing is kept where it raises."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._write_thread, _write, self._writer, work)

    async def migrate(self, work: Callable[[Connection], T]) -> T:
        """The same as ``write``: there is one writer."""
        return await self.write(work)

    def hurry(self) -> None:
        """The program stops: wait for nobody's lock much longer."""
        self._turn.hurry()

    async def close(self) -> None:
        """Let what runs finish, and close every connection."""
        for threads in (self._read_threads, self._write_thread):
            await asyncio.to_thread(threads.shutdown)
        self._reader.dispose()
        self._writer.dispose()


class AsyncDatabase:
    """PostgreSQL: the same functions over the asynchronous driver, through ``run_sync``."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        # One snapshot for all of a read, as on SQLite: at PostgreSQL's own level each statement has another.
        self._reader = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        # As if each had been alone: a use case decides on all that it reads, and a guard names one row of it.
        self._writer = engine.execution_options(isolation_level="SERIALIZABLE")

    @property
    def dialect(self) -> str:
        """The name of the database's dialect."""
        return self._engine.dialect.name

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Run ``work`` in one read transaction and roll it back."""
        async with self._reader.connect() as connection:
            return await connection.run_sync(work)

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Run ``work`` in one write transaction and commit it; nothing is kept where it raises.

        It may run more than once: where two were in each other's way, one of them goes again.
        """
        longest = FIRST_PAUSE
        for tries_left in reversed(range(MOST_TRIES)):
            try:
                async with self._writer.begin() as connection:
                    return await connection.run_sync(work)
            except DBAPIError as error:
                if getattr(error.orig, "sqlstate", None) not in IN_EACH_OTHER_S_WAY or not tries_left:
                    raise
            await asyncio.sleep(random.uniform(0, longest))  # noqa: S311 - jitter, no secret
            longest *= 2
        raise AssertionError("the last try returns or raises")

    async def migrate(self, work: Callable[[Connection], T]) -> T:
        """The same, seeing what others committed while it waited for its lock."""
        async with self._engine.begin() as connection:
            return await connection.run_sync(work)

    def hurry(self) -> None:
        """The program stops; the server's own limits hold."""

    async def close(self) -> None:
        """Close every connection."""
        await self._engine.dispose()


def open_database(url: str) -> Database:
    """Engines for ``sqlite+aiosqlite:///…`` or ``postgresql+asyncpg://…``; nothing is read yet."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return ThreadedDatabase(parsed)
    return AsyncDatabase(create_async_engine(parsed, pool_size=8))


def _read(engine: Engine, work: Callable[[Connection], T]) -> T:
    with engine.connect() as connection:
        connection.begin()  # at once, not at SQLAlchemy's first statement: ``prepared`` runs beside it
        return work(connection)


def _write(engine: Engine, work: Callable[[Connection], T]) -> T:
    with engine.begin() as connection:
        return work(connection)


def sqlite_path(url: str) -> Path | None:
    """The file of a SQLite URL; None for another database or one in memory."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database or parsed.database == ":memory:":
        return None
    return Path(parsed.database)


def _busy(url: URL) -> float:
    try:
        return float(str(url.query.get("timeout", BUSY_SECONDS)))
    except ValueError:
        return BUSY_SECONDS


def _prepare_sqlite(
    connection: DBAPIConnection, record: ConnectionPoolEntry, *, opening: float, busy: float
) -> None:
    driver: Any = connection
    driver.isolation_level = None  # the driver must not begin transactions of its own
    cursor = driver.cursor()
    for pragma in (
        f"busy_timeout={round(opening * 1000)}",  # several programs may be the first at once
        "journal_mode=WAL",
        "synchronous=FULL",  # a commit is on the disk before Telegram hears of it
        "foreign_keys=ON",
        f"busy_timeout={round(busy * 1000)}",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN").close()
