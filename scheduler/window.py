"""Telegram's limits as sliding windows: how many messages fit now, and how long until one fits.

Real time only; nothing here follows the bot's clock.
"""

import time
from collections import deque

# A little longer than the second itself: what leaves here evenly may arrive closer together.
SECOND_WITH_JITTER = 1.02


class Window:
    """At most ``most`` in any ``seconds``."""

    def __init__(self, most: float, seconds: float = SECOND_WITH_JITTER) -> None:
        # Below one a second the window grows instead, so that 0.5/s is one in two seconds.
        self._most = max(1, int(most))
        self._seconds = seconds if most >= 1 else seconds / most
        self._taken: deque[float] = deque()

    def free(self) -> int:
        """How many fit now."""
        self._forget(time.monotonic())
        return self._most - len(self._taken)

    def wait(self) -> float:
        """Seconds until one more fits; 0 where one does."""
        now = time.monotonic()
        self._forget(now)
        return 0.0 if len(self._taken) < self._most else self._taken[0] + self._seconds - now

    def take(self) -> None:
        """Count one."""
        self._taken.append(time.monotonic())

    def taken(self) -> int:
        """How many were counted within the window."""
        self._forget(time.monotonic())
        return len(self._taken)

    def is_empty(self) -> bool:
        """Nothing was counted within the window."""
        return self.taken() == 0

    def _forget(self, now: float) -> None:
        while self._taken and now - self._taken[0] >= self._seconds:
            self._taken.popleft()
