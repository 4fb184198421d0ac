"""When the administrators are told that the bot itself is unwell, and when that it is well again.

Each alarm has a line where it begins and a calmer one where it ends, and isn't raised again within the hour:
what wavers about a line makes no messages.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from core.guessing import NOBODY, Guessing

AGAIN = timedelta(hours=1)  # after it was over
TOO_LONG, CALM = timedelta(minutes=5), timedelta(minutes=1)  # that a message waits to be sent
TOO_FULL, ROOMY = 0.10, 0.12  # free share of the disk


class Alarm(StrEnum):
    """What may be wrong. The values are stored."""

    OUTBOX = "outbox"
    DISK = "disk"
    BACKUP = "backup"
    CODES = "codes"


@dataclass(frozen=True, slots=True)
class Vitals:
    """How the bot is: real time for which the oldest reply or reminder waits, and the rest as it says."""

    waits: timedelta = timedelta(0)
    free_share: float = 1.0  # of the disk with DATA_DIR
    free_bytes: int = 0
    backup_failed: bool = False
    guessing: Guessing = NOBODY


@dataclass(frozen=True, slots=True)
class Raised:
    """An alarm that was told; ``over`` when it ended, None while it lasts."""

    at: datetime
    over: datetime | None = None


Log = Mapping[Alarm, Raised]


@dataclass(frozen=True, slots=True)
class News:
    """What to tell now, and the log as it is then."""

    begun: tuple[Alarm, ...]
    over: tuple[Alarm, ...]
    log: Log

    def __bool__(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.begun or self.over)


def news(vitals: Vitals, log: Log, now: datetime) -> News:
    """Compare with what was told before. ``now`` is real time."""
    begun, over, after = [], [], dict(log)
    for alarm in Alarm:
        told = log.get(alarm)
        if told is not None and told.over is None:
            if not _is_on(alarm, vitals, is_told=True):
                over.append(alarm)
                after[alarm] = Raised(told.at, now)
        elif _is_on(alarm, vitals, is_told=False) and not _is_recent(told, now):
            begun.append(alarm)
            after[alarm] = Raised(now)
    return News(tuple(begun), tuple(over), after)


def _is_recent(told: Raised | None, now: datetime) -> bool:
    return told is not None and told.over is not None and timedelta(0) <= now - told.over < AGAIN


def _is_on(alarm: Alarm, vitals: Vitals, is_told: bool) -> bool:
    match alarm:
        case Alarm.OUTBOX:
            return vitals.waits > (CALM if is_told else TOO_LONG)
        case Alarm.DISK:
            return vitals.free_share < (ROOMY if is_told else TOO_FULL)
        case Alarm.BACKUP:
            return vitals.backup_failed
        case Alarm.CODES:
            return vitals.guessing.is_attack
