"""The weather between the bot and Telegram, as the page's switches set it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from sandbox.errors import JSON
from sandbox.faults import Fault, FaultKind, Faults
from sandbox.page.backstage import NotNow

RETRY_AFTER = 2  # seconds that a 429 asks to wait
LONGEST_DELAY = 20.0


@dataclass(frozen=True, slots=True)
class Weather:
    """``outage``: nothing gets through. ``delay`` in seconds; the other two in per cent of all requests."""

    outage: bool = False
    delay: float = 0.0
    too_many: int = 0
    bad_gateway: int = 0

    def apply(self, faults: Faults) -> None:
        """From now on the requests meet it."""
        chances: dict[Fault | FaultKind, float] = {}
        if self.too_many:
            chances[Fault(FaultKind.TOO_MANY, RETRY_AFTER)] = self.too_many / 100
        if self.bad_gateway:
            chances[FaultKind.BAD_GATEWAY] = self.bad_gateway / 100
        rest = (100 - self.too_many - self.bad_gateway) / 100
        if self.delay and rest > 0:  # whatever isn't refused is slow
            chances[Fault(FaultKind.DELAY, self.delay)] = rest
        faults.weather(chances)
        faults.outage = self.outage

    def shown(self) -> JSON:
        """As the page gets it."""
        return asdict(self)


def read(raw: Any) -> Weather:
    """From the page's JSON; NotNow with the word why it can't be."""
    try:
        weather = Weather(
            bool(raw.get("outage")),
            round(float(raw.get("delay", 0)), 1),
            int(raw.get("too_many", 0)),
            int(raw.get("bad_gateway", 0)),
        )
    except (AttributeError, TypeError, ValueError, OverflowError):
        raise NotNow("Погода задана непонятно.") from None
    if not 0 <= weather.delay <= LONGEST_DELAY:
        raise NotNow(f"Задержка: от 0 до {LONGEST_DELAY:.0f} секунд.")
    if weather.too_many < 0 or weather.bad_gateway < 0 or weather.too_many + weather.bad_gateway > 100:
        raise NotNow("Отказы 429 и 502 вместе: от 0 до 100 процентов.")
    return weather
