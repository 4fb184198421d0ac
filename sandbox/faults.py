"""Bad weather on demand: what can go wrong between a bot and Telegram, by chance or at a named request."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class FaultKind(StrEnum):
    """«before» leaves everything as it was; «after» does what was asked and loses the answer."""

    BAD_GATEWAY = "502 page"  # an HTML page, not JSON
    BARRED = "403 page"  # of a provider that bars the way: nothing that Telegram has said
    LOGIN = "401 page"  # of a proxy that wants a password
    SERVER_ERROR = "500"
    TOO_MANY = "429"
    RESET_BEFORE = "reset before acting"
    RESET_AFTER = "reset after acting"
    TIMEOUT_BEFORE = "no answer, not acted"
    TIMEOUT_AFTER = "no answer, acted"
    DELAY = "delay"


SILENT = frozenset(
    {FaultKind.RESET_BEFORE, FaultKind.RESET_AFTER, FaultKind.TIMEOUT_BEFORE, FaultKind.TIMEOUT_AFTER}
)  # of these the bot gets no answer at all


@dataclass(frozen=True, slots=True)
class Fault:
    """One mishap. `seconds` is the delay, or the `retry_after` of a 429 (whole seconds)."""

    kind: FaultKind
    seconds: float = 1.0


FILES = "file"  # the pseudo-method of file downloads, for `once` and `weather`
EVERY = "*"


class Faults:
    """Set while the stand-in runs. Queued mishaps come first, then chance; an outage stands above both."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(seed)
        self._queued: dict[str, deque[Fault]] = {}
        self._chances: list[tuple[Fault, float, frozenset[str] | None]] = []
        self._outage = False
        self.on_outage: Callable[[], None] | None = None

    def once(self, method: str, *faults: Fault | FaultKind) -> None:
        """The next requests of `method` (any case, `EVERY` for all methods) meet these mishaps, in order."""
        queue = self._queued.setdefault(method.lower(), deque())
        queue.extend(fault if isinstance(fault, Fault) else Fault(fault) for fault in faults)

    def weather(
        self, chances: Mapping[Fault | FaultKind, float], methods: frozenset[str] | set[str] | None = None
    ) -> None:
        """From now on requests meet each mishap with its probability, of these methods or all. Replaces."""
        if sum(chances.values()) > 1:
            raise ValueError("the probabilities of all faults together exceed 1")
        only = None if methods is None else frozenset(name.lower() for name in methods)
        self._chances = [
            (fault if isinstance(fault, Fault) else Fault(fault), chance, only)
            for fault, chance in chances.items()
        ]

    def clear(self) -> None:
        """Fair weather: nothing queued, no chance, no outage."""
        self._queued.clear()
        self._chances.clear()
        self.outage = False

    @property
    def outage(self) -> bool:
        """While true every connection is broken at once, held polls included."""
        return self._outage

    @outage.setter
    def outage(self, on: bool) -> None:
        self._outage = on
        if on and self.on_outage is not None:
            self.on_outage()

    def draw(self, method: str) -> Fault | None:
        """The mishap that this request meets, if any; `method` in lower case."""
        if self._queued:
            for name in (method, EVERY):
                if queue := self._queued.get(name):
                    return queue.popleft()
        if self._chances:
            dice = self._rng.random()
            for fault, chance, methods in self._chances:
                if methods is not None and method not in methods:
                    continue
                if dice < chance:
                    return fault
                dice -= chance
        return None
