"""Telling an administrator of a trouble: what whoever meets one knows of the log."""

from typing import Protocol


class Telling(Protocol):
    """``say`` at every failure and ``over`` at every success: few lines come of it (``bot.troubles``)."""

    def say(self, what: str, error: BaseException | str, trace: bool = False) -> None: ...
    def over(self, what: str) -> None: ...
