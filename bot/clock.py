"""The only place that reads the time. A clock with a start and a speed serves the demo and the tests."""

import time
from datetime import UTC, datetime, timedelta


class WallClock:
    """The real time."""

    speed = 1.0
    is_wall = True

    def now(self) -> datetime:
        """The present moment, in UTC."""
        return datetime.now(UTC)


class RunningClock:
    """A clock that starts where it is told and runs ``speed`` times as fast as the real one.

    It never shows a moment past its ``horizon``: that is stored before it is reached, so a process that
    is killed and started again goes on from there and never back.
    """

    is_wall = False

    def __init__(self, start: datetime, speed: float = 1.0) -> None:
        self.speed = speed
        self._base = start.astimezone(UTC)
        self._since = time.monotonic()
        self._horizon = self._base
        self.jumped = self._base  # where it stood when it was started or last moved by hand

    def now(self) -> datetime:
        """The present moment of this clock, in UTC."""
        return min(self._running(), self._horizon)

    def ahead(self, seconds: float) -> datetime:
        """The moment that this clock will show after so many real seconds: the next horizon to store."""
        return self._running() + timedelta(seconds=seconds * self.speed)

    def allow(self, horizon: datetime) -> None:
        """The horizon is stored: the clock may run up to it."""
        self._horizon = max(self._horizon, horizon)

    def set(self, now: datetime | None, speed: float | None) -> None:
        """Jump to a moment, change the speed, or both. A jump ahead shows once its horizon is stored."""
        present = self.now() if now is None else now.astimezone(UTC)
        self._base, self._since = present, time.monotonic()
        self.jumped = present if now is not None else self.jumped
        self._horizon = min(self._horizon, present)
        self.speed = self.speed if speed is None else speed

    def _running(self) -> datetime:
        passed = time.monotonic() - self._since
        return self._base + timedelta(seconds=passed * self.speed)


AnyClock = WallClock | RunningClock


def real_now() -> datetime:
    """The real time, for what is never the bot's: when an update arrived, how long to keep it."""
    return datetime.now(UTC)
