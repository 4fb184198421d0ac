"""What is the database's own trouble, told in plain words, and what is a mistake of the program.

A full disk, a lock, a file that can't be written or is damaged say nothing about the piece of work that met
them: it is to be tried again, unchanged, when the trouble is over. Everything else is the piece's own fault.
"""

import errno
import sqlite3
from collections.abc import Iterator

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

DAMAGED = "the database file is damaged"
# By SQLite's primary result code: its extended codes carry that in their low byte.
_SQLITE = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_BUSY: "another program has locked the database",
    sqlite3.SQLITE_LOCKED: "another program has locked the database",
    sqlite3.SQLITE_READONLY: "the database can't be written, it is read-only",
    sqlite3.SQLITE_PERM: "the database can't be written, it is read-only",
    sqlite3.SQLITE_CANTOPEN: "the database file can't be opened",
    sqlite3.SQLITE_IOERR: "the disk refuses to read or write",
    sqlite3.SQLITE_PROTOCOL: "the database file can't be locked",
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: "the file is no database",
}
# By PostgreSQL's classes of SQLSTATE: the connection, resources, an operator, the system.
_POSTGRESQL = {
    "08": "the connection to the database is lost",
    "53": "the database server has no room or no free connection",
    "57": "the database server is being stopped",
    "58": "the database server's disk refuses",
    "XX": "the database server reports damage",
}
_DISK = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk is full",
    errno.EFBIG: "the disk refuses a file of that size",
    errno.EROFS: "the disk can't be written, it is read-only",
    errno.EACCES: "the folder can't be written",
    errno.EPERM: "the folder can't be written",
    errno.EIO: "the disk refuses to read or write",
}


class Damage(Exception):
    """The database file is broken: it isn't touched any more."""


def trouble_of(error: BaseException) -> str | None:
    """Plain words where the error, or one that it came of, is the storage's trouble; else None."""
    for cause in _with_causes(error):
        words = _of_one(cause)
        if words is not None:
            return words
    return None


def disk_trouble(error: BaseException) -> str | None:
    """Plain words where a file couldn't be written or read for a reason that may pass; else None."""
    return _DISK.get(error.errno or 0) if isinstance(error, OSError) else None


def is_damage(error: BaseException) -> bool:
    """Whether the database file itself is broken, so that only a backup helps."""
    return trouble_of(error) in (DAMAGED, _SQLITE[sqlite3.SQLITE_NOTADB])


def is_refusal(error: BaseException) -> bool:
    """Whether the database or the system said no, in words that ``trouble_of`` doesn't know."""
    return isinstance(error, DBAPIError | OSError) and trouble_of(error) is None


def quick_check(connection: Connection) -> None:
    """Look at every page of a SQLite database: 100 MB take a tenth of a second. Raises Damage."""
    if connection.dialect.name != "sqlite":
        return
    found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    if found != "ok":
        raise Damage(str(found).splitlines()[-1])


def _of_one(error: BaseException) -> str | None:
    if isinstance(error, Damage):
        return DAMAGED
    origin = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(origin, sqlite3.Error):
        code = getattr(origin, "sqlite_errorcode", None)
        return None if code is None else _SQLITE.get(code & 0xFF)
    if not isinstance(error, DBAPIError):
        return None
    state = getattr(origin, "sqlstate", None)  # asyncpg's, and SQLAlchemy passes it on
    if isinstance(state, str):
        return _POSTGRESQL.get(state[:2])
    return _POSTGRESQL["08"] if error.connection_invalidated else None


def _with_causes(error: BaseException) -> Iterator[BaseException]:
    """The error and those that it came of, the last one first."""
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        yield cause
        cause = cause.__cause__ or cause.__context__
