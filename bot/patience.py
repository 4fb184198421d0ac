"""How long the program waits for others: always real seconds, whatever the bot's clock says."""

import random
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patience:
    """Tests are less patient than people."""

    answer: float = 30.0  # for one answer of Telegram
    hold: int = 30  # for updates: Telegram holds the call open so long, whole seconds, at most 50
    first: float = 0.5  # before the second try
    longest: float = 30.0  # between two later ones
    conflict: float = 15.0  # while another program takes our updates
    webhook: float = 60.0  # between two looks at whether the webhook still stands
    notices: float = 3600.0  # between two messages to the administrators about what went wrong
    file: float = 0.25  # before a file of evidence is asked for again, then twice as long each time
    longest_file: float = 600.0
    night: float = 60.0  # between two looks at whether the night's work is due, and at how the bot is


USUAL = Patience()


class Backoff:
    """Twice as long after each failure, with jitter, so that many bots don't come back all at once."""

    def __init__(self, patience: Patience) -> None:
        self._patience = patience
        self._next = patience.first

    def grow(self) -> float:
        """Seconds to wait now."""
        now, self._next = self._next, min(self._next * 2, self._patience.longest)
        return now * random.uniform(0.5, 1.0)  # noqa: S311 - jitter, no secret

    def reset(self) -> None:
        """It has worked: the next failure is a first one."""
        self._next = self._patience.first
