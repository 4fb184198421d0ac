"""The night's work: tidying up and a backup, at a quiet hour of the department's zone, by the real clock.

Whether it is due is seen from the last backup alone, so a machine that is switched off at night does it when
it comes up, and a restart does nothing twice.
"""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from core.telling import Telling

QUIET_HOUR = 3
WHAT = "the nightly backup failed"


class Chores(Protocol):
    """What there is to do."""

    async def last(self) -> datetime | None: ...
    async def tidy(self, now: datetime) -> None: ...
    async def back_up(self, now: datetime) -> None: ...


class Nightly:
    """``look`` does what is due; a failure is told, and tried again after ``again`` real seconds."""

    def __init__(
        self,
        chores: Chores,
        tz: ZoneInfo,
        now: Callable[[], datetime],
        telling: Telling,
        again: float = 3600.0,
    ) -> None:
        self._chores = chores
        self._tz = tz
        self._now = now
        self._telling = telling
        self._again = again
        self._not_before = 0.0  # monotonic

    async def look(self) -> None:
        """Do the night's work if it wasn't done since the last quiet hour."""
        if time.monotonic() < self._not_before:
            return
        now = self._now()
        try:
            if is_due(await self._chores.last(), now, self._tz):
                await self._chores.tidy(now)
                await self._chores.back_up(now)
        except Exception as error:
            self._telling.say(WHAT, error)
            self._not_before = time.monotonic() + self._again
        else:
            self._telling.over(WHAT)


def is_due(last: datetime | None, now: datetime, tz: ZoneInfo) -> bool:
    """Whether nothing was done since the last quiet hour; what was done in the future doesn't count."""
    return last is None or not quiet_hour(now, tz) <= last <= now


def quiet_hour(now: datetime, tz: ZoneInfo) -> datetime:
    """The last one before ``now``."""
    local = now.astimezone(tz)
    hour = local.replace(hour=QUIET_HOUR, minute=0, second=0, microsecond=0, fold=0)
    return hour if hour <= local else (hour - timedelta(days=1))
