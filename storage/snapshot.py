"""A consistent copy of a SQLite database while others read and write it, and a look at such a copy."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import NullPool

from storage.syncing import sync_file

T = TypeVar("T")
Step = Callable[[int, int], None]  # done and whole, in whatever unit; may raise to give the work up
PAGES_AT_ONCE = 500  # 2 MB: a bot that is told to stop doesn't wait for the rest
BUSY_SECONDS = 30.0


class Damaged(Exception):
    """The database file is broken; the message says how, in one line."""


def copy_database(source: Path, target: Path, step: Step = lambda done, whole: None) -> None:
    """Copy what was committed when this began; writers go on meanwhile. ``target`` is for us only.

    Raises sqlite3.Error where the source can't be read.
    """
    target.touch(mode=0o600)
    with closing(_opened(source, "rw")) as reader, closing(_opened(target, "rw")) as writer:
        reader.execute("PRAGMA query_only = ON")
        # The snapshot of this transaction is what is copied: without it the copy would begin again
        # with every commit of the bot, and might never end.
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        reader.backup(
            writer, pages=PAGES_AT_ONCE, progress=lambda _, left, whole: step(whole - left, whole), sleep=0
        )
        reader.execute("ROLLBACK")
        writer.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
    sync_file(target)


def check_copy(path: Path) -> None:
    """Look at every page and index of a copy that nobody writes. Raises Damaged."""
    try:
        with closing(_opened(path, "ro", "&immutable=1")) as reader:
            (found,) = reader.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        raise Damaged(str(error)) from None
    if found != "ok":
        raise Damaged(str(found).splitlines()[-1])


def look_into(path: Path, work: Callable[[Connection], T]) -> T:
    """Run ``work`` on a copy that nobody writes; nothing is changed, and no file appears beside it."""
    engine = create_engine(
        "sqlite://", creator=lambda: _opened(path, "ro", "&immutable=1"), poolclass=NullPool
    )
    with engine.connect() as connection:
        return work(connection)


@contextmanager
def alone_with(path: Path) -> Iterator[None]:
    """Fold the write-ahead log of a database into its file, and keep everybody else out until the end.

    Raises sqlite3.OperationalError (SQLITE_BUSY) where any other program has it open.
    """
    with closing(_opened(path, "rw", seconds=1.0)) as owner:
        owner.execute("PRAGMA locking_mode = EXCLUSIVE")
        owner.execute("BEGIN EXCLUSIVE")
        owner.execute("COMMIT")
        owner.execute("PRAGMA journal_mode = DELETE")
        yield


def _opened(path: Path, mode: str, more: str = "", seconds: float = BUSY_SECONDS) -> sqlite3.Connection:
    address = f"file:{quote(str(path.absolute()))}?mode={mode}{more}"
    return sqlite3.connect(address, uri=True, timeout=seconds, isolation_level=None, check_same_thread=False)
