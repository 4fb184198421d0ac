"""Changing a ladder rung by rung: what may be set, and what a typed word means. Pure."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, time
from zlib import crc32

from core.decision import Ladder
from core.ladder import height

FARTHEST = 250  # working days, as in the decision file
MOST = 30  # rungs before, and after
USUAL_BEFORE, USUAL_OVERDUE = (60, 45, 30, 21, 14, 10, 7, 5, 3, 2, 1), (1, 3, 5, 10)
MONTHLY = "monthly"  # the switch of «once a month»: its rungs have no number
USUAL_MONTHLY = 60
_NUMBER = re.compile(r"(?:через|за)?\s*(\d{1,4})(?:\s*(?:раб\w*\.?)?\s*(?:дн\w*|день)?)?\.?", re.IGNORECASE)
_HOUR = re.compile(r"(?:в\s*)?(\d{1,2})(?:[:.\s-]([0-5]\d))?(?:\s*час\w*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LadderInForce:
    """A decision's ladder as it is now. ``version`` 0 is the file's; ``by`` names who changed it last.

    ``ladder`` is None where the file's counts (again).
    """

    decision_id: int
    version: int
    file: Ladder
    ladder: Ladder | None = None
    by: str = ""
    at: datetime | None = None

    @property
    def now(self) -> Ladder:
        """The one that counts."""
        return self.ladder if self.ladder is not None else self.file


def fingerprint(ladder: Ladder, is_file: bool) -> int:
    """Tells drafts apart: a button «Применить» counts only for the one that stood above it."""
    return crc32(repr((ladder, is_file)).encode())


def has(ladder: Ladder, rung_id: str) -> bool:
    """Whether the ladder has that rung; ``monthly`` stands for all of those."""
    kind, _, rest = rung_id.partition("-")
    match kind:
        case "monthly":
            return ladder.monthly_over is not None
        case "before":
            return int(rest) in ladder.before
        case "day":
            return ladder.on_the_day
        case "overdue":
            return int(rest) in ladder.overdue
    return False


def with_rung(ladder: Ladder, rung_id: str, on: bool, file: Ladder) -> Ladder | None:
    """The ladder with that rung on or off; None for a rung that no ladder can have, or one too many."""
    kind, _, rest = rung_id.partition("-")
    if kind == MONTHLY and not rest:
        over = file.monthly_over or USUAL_MONTHLY
        return replace(ladder, monthly_over=(ladder.monthly_over or over) if on else None)
    if rung_id == "day":
        return replace(ladder, on_the_day=on)
    if kind not in ("before", "overdue") or not rest.isascii() or not rest.isdigit() or len(rest) > 4:
        return None
    number = int(rest)
    if not 1 <= number <= FARTHEST:
        return None
    present = set(ladder.before if kind == "before" else ladder.overdue) - {number}
    numbers = sorted(present | {number} if on else present, reverse=kind == "before")
    if len(numbers) > MOST:
        return None
    if kind == "before":
        return replace(ladder, before=tuple(numbers))
    return replace(ladder, overdue=tuple(numbers))


def with_hour(ladder: Ladder, hour: time) -> Ladder | None:
    """The ladder at that hour; None outside the window, or after the end of a short day."""
    opens, closes = ladder.window
    return replace(ladder, at=hour) if opens <= hour <= min(closes, ladder.short_day_until) else None


def hours(ladder: Ladder) -> tuple[time, ...]:
    """Those to choose from: each full hour that the window allows."""
    whole = (time(hour) for hour in range(24))
    return tuple(hour for hour in whole if with_hour(ladder, hour) is not None)


def rungs_shown(*ladders: Ladder) -> tuple[str, ...]:
    """The rungs of any of these, in time order: what stands on the buttons."""
    before = {n for ladder in ladders for n in ladder.before}
    overdue = {n for ladder in ladders for n in ladder.overdue}
    named = [*(f"before-{n}" for n in before), "day", *(f"overdue-{n}" for n in overdue)]
    return (MONTHLY, *sorted(named, key=lambda name: height(name) or (0, 0)))


def typed_number(text: str) -> int | None:
    """«10», «за 10 дней»; None for anything else, or a number that no rung can have."""
    found = _NUMBER.fullmatch(text.strip())
    number = int(found[1]) if found else 0
    return number if 1 <= number <= FARTHEST else None


def typed_hour(text: str) -> time | None:
    """«11», «11:30», «в 9.30»; None for anything else."""
    found = _HOUR.fullmatch(text.strip())
    if found is None or int(found[1]) > 23:
        return None
    return time(int(found[1]), int(found[2] or 0))
