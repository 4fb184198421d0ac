"""The database with somebody at its bedside: its troubles are told once a minute and shown in ``/healthz``.

Whoever reads or writes gets the error as ever, asks ``storage.troubles.trouble_of`` whose fault it is, and
tries the same piece again later where it is the storage's; the line in the log is written here, once for all.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

from sqlalchemy import Connection

from core.telling import Telling
from storage.database import Database
from storage.troubles import DAMAGED, Damage, is_damage, quick_check, trouble_of

T = TypeVar("T")
READING, WRITING = "the database can't be read", "the database can't be written"
LOOK_AGAIN_SECONDS = 60.0  # after damage was seen


class WatchedDatabase:
    """A ``Database`` that knows how it is.

    A damaged file isn't written any more, though some of its pages would take it: what is stored there may
    go with the rest, while what isn't confirmed stays with Telegram for a day and comes again.
    """

    def __init__(self, database: Database, telling: Telling, again: float = LOOK_AGAIN_SECONDS) -> None:
        self._database = database
        self._telling = telling
        self._why: dict[str, str] = {}
        self._damaged_at: float | None = None
        self._again = again
        self._looking = asyncio.Lock()

    @property
    def dialect(self) -> str:
        """The name of the database's dialect."""
        return self._database.dialect

    @property
    def trouble(self) -> str | None:
        """What is wrong now, in plain words; None where all is well."""
        return next(iter(self._why.values()), None)

    async def read(self, work: Callable[[Connection], T]) -> T:
        """As the database does."""
        return await self._watched(READING, self._database.read(work))

    async def write(self, work: Callable[[Connection], T]) -> T:
        """As the database does. Raises Damage, and touches nothing, once damage was seen."""
        if self._damaged_at is not None:
            await self._look_again()
        return await self._watched(WRITING, self._database.write(work))

    async def migrate(self, work: Callable[[Connection], T]) -> T:
        """As the database does."""
        return await self._watched(WRITING, self._database.migrate(work))

    def hurry(self) -> None:
        """As the database does."""
        self._database.hurry()

    async def close(self) -> None:
        """Close every connection."""
        await self._database.close()

    async def _watched(self, what: str, asked: Awaitable[T]) -> T:
        try:
            result = await asked
        except Exception as error:
            self._notice(what, error)
            raise
        self._why.pop(what, None)
        self._telling.over(what)
        return result

    def _notice(self, what: str, error: Exception) -> None:
        why = trouble_of(error)
        if why is None:
            return
        if is_damage(error) and self._damaged_at is None:
            self._damaged_at = time.monotonic()
        self._why[what] = why
        self._telling.say(what, why)

    async def _look_again(self) -> None:
        """The damage may have been a moment's: a minute later the whole file is looked through once more."""
        async with self._looking:
            since = self._damaged_at
            if since is None:
                return
            if time.monotonic() - since >= self._again:
                self._damaged_at = time.monotonic()
                await self._watched(READING, self._database.read(quick_check))
                self._damaged_at = None
                return
        self._telling.say(WRITING, DAMAGED)
        raise Damage(DAMAGED)
