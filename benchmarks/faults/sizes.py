"""How much is done: quick by default, so that all proofs together end within ten minutes; full on demand."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.patience import USUAL, Patience
from tests.faults.head import SHORT, WHOLE, Habit

HASTY = Patience(answer=4.0, hold=4)  # a time-out is over sooner, and more of them fit into a quick run


@dataclass(frozen=True)
class Size:
    """The measures of all proofs. Seconds are real ones."""

    name: str
    habits: Sequence[Habit]
    rungs: int  # letters of the ladder that fall due in a season
    kill_heads: int = 20
    pace: tuple[float, float] = (1.0, 3.0)  # seconds between two deeds of one head
    kill_every: float = 1.5  # seconds between two random kills, on average
    random_kills: int = 40
    aimed_kills: int = 30
    weather_heads: int = 8
    silent_seconds: float = 20.0  # how long each kind of time-out reigns
    outage_seconds: float = 10.0
    patience: Patience = HASTY  # of the bot in bad weather
    power_heads: int = 6
    power_cuts: int = 8  # by polling, and as many by webhook
    power_points: int = 20  # moments of each life at which the disk is looked at
    tick_heads: int = 12
    fuzzed: int = 5000  # updates


QUICK = Size("quick", SHORT, 2)
FULL = Size(
    "full",
    WHOLE,
    7,
    kill_heads=24,
    random_kills=500,
    aimed_kills=120,
    weather_heads=20,
    silent_seconds=240.0,
    outage_seconds=120.0,
    patience=USUAL,
    power_heads=12,
    power_cuts=60,
    power_points=40,
    tick_heads=40,
    fuzzed=100_000,
)
