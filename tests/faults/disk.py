"""Disks that misbehave, as far as a test can make them: really full, really locked, really broken."""

import contextlib
import resource
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from tests.faults.town import Town

Trouble = Callable[[Town], AbstractAsyncContextManager[None]]  # lasts as long as its context
SMALL_DISK = "size=24m"


@contextlib.asynccontextmanager
async def files_cannot_grow(place: Town) -> AsyncIterator[None]:
    """The system refuses the bot every byte behind the end of its log of commits (EFBIG)."""
    length = wal(place).stat().st_size
    assert length > place.bot.log.stat().st_size + 50_000, "the bot's own log must still fit"
    limit(place.bot.pid, length)
    try:
        yield
    finally:
        limit(place.bot.pid, resource.RLIM_INFINITY)


@contextlib.asynccontextmanager
async def full(place: Town) -> AsyncIterator[None]:
    """Not a byte is free on the bot's small disk (ENOSPC)."""
    ballast = place.bot.settings.data_dir / "ballast"
    fill(ballast)
    try:
        yield
    finally:
        ballast.unlink()


@contextlib.asynccontextmanager
async def locked(place: Town) -> AsyncIterator[None]:
    """Another program writes, and doesn't end."""
    with contextlib.closing(sqlite3.connect(place.database, timeout=30, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            other.execute("ROLLBACK")


def limit(pid: int, size: int) -> None:
    """No file of that process grows beyond ``size`` bytes."""
    if sys.platform != "linux":
        pytest.skip("only Linux limits another process")
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def fill(ballast: Path) -> None:
    """Write until the disk is full, to the last byte."""
    with ballast.open("wb", buffering=0) as out:
        for size in (1 << 16, 1 << 9, 1):
            with contextlib.suppress(OSError):
                while out.write(b"\xa5" * size):
                    pass


@contextlib.contextmanager
def small_disk(folder: Path) -> Iterator[None]:
    """A disk of a few megabytes at that place."""
    folder.mkdir(parents=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"{SMALL_DISK},mode=700", "tmpfs", str(folder)]
    if sys.platform != "linux" or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("mounting a small disk needs Linux and the superuser")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def wal(place: Town) -> Path:
    """SQLite's log of commits."""
    return place.database.with_name("bot.db-wal")


def break_pages(database: Path, *tables: str) -> None:
    """Garbage over the first page of each table; then a commit, so that nobody trusts what they remember."""
    with contextlib.closing(sqlite3.connect(database, timeout=30, isolation_level=None)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        found = connection.execute("SELECT name, rootpage FROM sqlite_schema WHERE type = 'table'")
        pages = [page for name, page in found.fetchall() if name in tables]
        with database.open("r+b") as file:
            for page in pages:
                file.seek((page - 1) * size)
                file.write(b"\xa5" * size)
        connection.execute("UPDATE departments SET name = name || ' '")
