"""Who writes so much at once that it is worth looking whether answers still reach them. Memory only.

Most people never get that far, so their updates cost nothing; the looking itself stands in
``storage.hushing``.
"""

import time

QUICK = 30  # updates of one chat within the span; taps on every screen of a task are fewer
SPAN = 60.0  # seconds


class Flood:
    """Counts updates by chat."""

    def __init__(self) -> None:
        self._counts: dict[int, int] = {}
        self._until = 0.0  # monotonic
        self._hushed: set[int] = set()  # looked at with each update until they are listened to again

    def is_suspect(self, chat_id: int) -> bool:
        """One more came; whether to look at its chat."""
        now = time.monotonic()
        if now > self._until:
            self._counts.clear()
            self._until = now + SPAN
        count = self._counts.get(chat_id, 0) + 1
        self._counts[chat_id] = count
        return count > QUICK or chat_id in self._hushed

    def looked(self, chat_id: int, is_hushed: bool) -> None:
        """What the look has found."""
        (self._hushed.add if is_hushed else self._hushed.discard)(chat_id)
