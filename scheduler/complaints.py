"""Where a trouble that lasts is told of: ``say`` at every failure, ``over`` at every success.

Whoever listens makes few lines of it, however often it fails; see ``bot.troubles``.
"""

from typing import Protocol


class Complaints(Protocol):
    """``what`` names the trouble, ``error`` the reason; ``trace`` shows where it came from."""

    def say(self, what: str, error: BaseException | str, trace: bool = False) -> None: ...
    def over(self, what: str) -> None: ...
