"""Telegram's limits as sliding windows: how many messages fit now, and how long until one fits.

A message counts from the moment it is handed out until the window's length after its answer: whenever in
between it reached Telegram, no window there holds more than ours. Real time only; nothing here follows the
bot's clock.
"""

import time
from collections import deque

SECOND_AND_A_BIT = 1.005  # clocks on two machines don't tick alike


class Window:
    """At most ``most`` in any ``seconds``."""

    def __init__(self, most: float, seconds: float = SECOND_AND_A_BIT) -> None:
        # Below one a second the window grows instead, so that 0.5/s is one in two seconds.
        self._most = max(1, int(most))
        self._seconds = seconds if most >= 1 else seconds / most
        self._under_way = 0
        self._answered: deque[float] = deque()

    def free(self) -> int:
        """How many fit now."""
        return self._most - self.taken()

    def wait(self) -> float:
        """Seconds until one more fits; 0 where one does. What is under way wakes its sender itself."""
        if self.free() > 0:
            return 0.0
        return self._answered[0] + self._seconds - time.monotonic() if self._answered else self._seconds

    def take(self) -> None:
        """Count one that is handed out now."""
        self._under_way += 1

    def answered(self) -> None:
        """One of those handed out has been answered, or is given up."""
        self._under_way -= 1
        self._answered.append(time.monotonic())

    def taken(self) -> int:
        """How many count now."""
        now = time.monotonic()
        while self._answered and now - self._answered[0] >= self._seconds:
            self._answered.popleft()
        return self._under_way + len(self._answered)

    def is_empty(self) -> bool:
        """Nothing counts now."""
        return self.taken() == 0
