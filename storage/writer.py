"""Group commit: many pieces of work in one durable transaction.

A commit at ``synchronous=FULL`` waits for the disk; shared by all who want to write at that moment it
costs each of them little. A piece that fails is rolled back alone, and only its caller hears of it: the
group is done once more in a new transaction, each piece behind a savepoint. Hardly a piece ever fails, and
while a savepoint is open SQLite writes each page that it is about to change into a temporary file: more
writes than the rest of the transaction together (docs/performance.md).

On PostgreSQL a piece is a transaction: its rows are locked no longer than it needs, several run at once, and
the server itself shares the flush among those who commit at that moment.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, IntegrityError

from storage.database import Database
from storage.guards import Stale
from storage.prepared import plain
from storage.troubles import trouble_of

T = TypeVar("T")
LARGEST_GROUP = 256


@dataclass(frozen=True, slots=True)
class _Piece:
    work: Callable[[Connection], Any]
    done: asyncio.Future[Any]


class _Apart(Exception):
    """A piece has failed, and its transaction is rolled back: each is to be done by itself."""


class Writer:
    """Everything that this process writes goes through here. ``run`` is its loop."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: asyncio.Queue[_Piece] = asyncio.Queue()

    async def do(self, work: Callable[[Connection], T]) -> T:
        """The result of ``work`` once it is on the disk.

        Raises what the work raised, ``Stale`` where a guard or a unique key refused it, and the
        database's error where the commit failed: then nothing of the group was kept.
        """
        if self._database.dialect != "sqlite":
            return await self._alone(work)
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.put_nowait(_Piece(work, done))
        return await done

    async def run(self) -> None:
        """Commit what comes, until cancelled."""
        while True:
            group = [await self._waiting.get()]
            while len(group) < LARGEST_GROUP and not self._waiting.empty():
                group.append(self._waiting.get_nowait())
            await self._commit(group)

    async def drain(self) -> None:
        """Commit what still waits, after ``run`` was cancelled."""
        while not self._waiting.empty():
            group: list[_Piece] = []
            while len(group) < LARGEST_GROUP and not self._waiting.empty():
                group.append(self._waiting.get_nowait())
            await self._commit(group)

    async def _alone(self, work: Callable[[Connection], T]) -> T:
        try:
            return await self._database.write(work)
        except IntegrityError as error:
            raise _stale(error) from error

    async def _apply(self, group: list[_Piece]) -> list[Any]:
        try:
            return await self._database.write(lambda connection: _together(connection, group))
        except _Apart:  # never for a commit that failed: nobody knows whether that one is on the disk
            return await self._database.write(lambda connection: _one_by_one(connection, group))

    async def _commit(self, group: list[_Piece]) -> None:
        try:
            outcomes = await self._apply(group)
        except Exception as error:
            for piece in group:
                if not piece.done.done():
                    piece.done.set_exception(error)
            return
        except asyncio.CancelledError:
            for piece in group:
                piece.done.cancel()
            raise
        for piece, outcome in zip(group, outcomes, strict=True):
            if piece.done.done():  # whoever asked was cancelled meanwhile
                continue
            if isinstance(outcome, Exception):
                piece.done.set_exception(outcome)
            else:
                piece.done.set_result(outcome)


def _together(connection: Connection, group: list[_Piece]) -> list[Any]:
    try:
        return [piece.work(connection) for piece in group]
    except Exception as error:
        if trouble_of(error) is not None:
            raise  # a damaged file, a full disk: nothing of the group may stay
        raise _Apart from error


def _one_by_one(connection: Connection, group: list[_Piece]) -> list[Any]:
    outcomes: list[Any] = []
    for piece in group:
        plain(connection, "SAVEPOINT piece")
        try:
            outcome: Any = piece.work(connection)
            plain(connection, "RELEASE SAVEPOINT piece")
        except DBAPIError as error:
            if trouble_of(error) is not None:
                raise  # a damaged file, a full disk: nothing of the group may stay
            _undo(connection)
            outcome = _stale(error) if isinstance(error, IntegrityError) else error
        except Exception as error:
            _undo(connection)
            outcome = error
        outcomes.append(outcome)
    return outcomes


def _stale(error: IntegrityError) -> Stale:
    """A unique key settled a race: decide again."""
    stale = Stale(str(error.orig))
    stale.__cause__ = error
    return stale


def _undo(connection: Connection) -> None:
    # In plain SQL, as the savepoint itself: SQLAlchemy's own nested transaction costs five times as much.
    plain(connection, "ROLLBACK TO SAVEPOINT piece")
    plain(connection, "RELEASE SAVEPOINT piece")
