"""Telling of a trouble that lasts: at once, then at most one line a minute, and when it is over."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

from storage.troubles import trouble_of


@dataclass(slots=True)
class _Trouble:
    """One kind of trouble, from its beginning until it is over; kept afterwards, for the next time."""

    since: float
    lasts: bool = True
    told: bool = False  # of this spell: an end is told of where the beginning was
    told_at: float | None = None
    unsaid: int = 0


class Grumble:
    """``say`` at every failure, ``over`` at every success: few lines come of it, however often it fails.

    A trouble that comes and goes by the second makes no more lines than one that stays.
    """

    def __init__(
        self,
        log: logging.Logger,
        every: float = 60.0,
        level: int = logging.WARNING,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._log = log
        self._every = every
        self._level = level
        self._seconds = seconds
        self._troubles: dict[str, _Trouble] = {}

    def say(self, what: str, error: BaseException | str, trace: bool = False) -> None:
        """It has failed; ``what`` names the trouble («Telegram can't be reached»), ``error`` the reason.

        ``trace`` shows where it came from: for what nobody foresaw. An error of a database in trouble is
        passed over: whoever met it, ``storage.watched`` tells of it, once for all.
        """
        if isinstance(error, BaseException) and trouble_of(error) is not None:
            return
        now = self._seconds()
        trouble = self._troubles.setdefault(what, _Trouble(now))
        if not trouble.lasts:
            trouble.since, trouble.lasts, trouble.told = now, True, False
        if trouble.told_at is not None and now - trouble.told_at < self._every:
            trouble.unsaid += 1
            return
        more = f", {trouble.unsaid} more times since the last line" if trouble.unsaid else ""
        shown = error if trace and isinstance(error, BaseException) else None
        self._log.log(self._level, "%s: %s%s", what, plain(error), more, exc_info=shown)
        trouble.told, trouble.told_at, trouble.unsaid = True, now, 0

    def over(self, what: str) -> None:
        """It has worked. Costs nothing where there was no trouble."""
        trouble = self._troubles.get(what)
        if trouble is None or not trouble.lasts:
            return
        trouble.lasts = False
        if trouble.told:
            lasted = self._seconds() - trouble.since
            self._log.log(self._level, "%s: over, after %.0f s", what, lasted)

    @property
    def lasting(self) -> tuple[str, ...]:
        """The troubles that last, oldest first."""
        found = [(trouble.since, what) for what, trouble in self._troubles.items() if trouble.lasts]
        return tuple(what for _, what in sorted(found))


def plain(error: BaseException | str) -> str:
    """One line of why: the first line of what the driver or the system said, never a traceback."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror} ({error.filename})" if error.filename else error.strerror
    origin = getattr(error, "orig", None) or error
    lines = str(origin).strip().splitlines()
    return lines[0] if lines else type(origin).__name__
