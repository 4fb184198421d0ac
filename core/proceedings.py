"""What happens at a meeting beside who comes: steps that the chair or a specialist takes.

A step is taken for a part of the meeting: a sitting of the practical task, an item of the agenda.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from core.meeting import Seat, SeatState

AT_LEISURE = 0  # the part of a practical task that every organisation answers, wherever it sat
TWICE = timedelta(minutes=1)
GRACE = timedelta(minutes=5)  # what was being typed when the time was over is taken all the same


class StepKind(StrEnum):
    """The values stand in the database: add, never rename."""

    PRACTICAL = "practical"  # the part is a sitting's number, or AT_LEISURE
    MATERIALS = "materials"  # handed out to those who come; the part is the item's place in the agenda
    MATERIALS_ALL = "materials_all"  # and to the others
    DRAFT = "draft"  # the decision's draft is shown, opinions are asked


@dataclass(frozen=True, slots=True)
class Step:
    """The last time that it was taken. ``until`` is the end of a practical task."""

    kind: StepKind
    part: int
    at: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Opinion:
    """What an organisation says to the draft; a remark where it doesn't simply agree."""

    organisation_id: int
    agrees: bool
    remark: str
    at: datetime


def sitting_of(seat: Seat) -> int | None:
    """Where the organisation was seen, else where it is to come."""
    if seat.attended:
        return seat.attended_in
    return seat.subgroup if seat.state is SeatState.COMING else None


def is_guest(seat: Seat) -> bool:
    """It was there, or is to come."""
    return seat.attended or seat.state is SeatState.COMING


def taken_step(steps: Iterable[Step], kind: StepKind, part: int = 0) -> Step | None:
    """That step, if it was taken."""
    return next((one for one in steps if one.kind is kind and one.part == part), None)


def is_double_tap(step: Step | None, now: datetime) -> bool:
    """It was taken just before: many people aren't told the same thing twice."""
    return step is not None and now - step.at < TWICE


def open_until(steps: Iterable[Step], seat: Seat, now: datetime) -> datetime | None:
    """Until when the organisation may fill in the practical task; None: not now."""
    parts = {AT_LEISURE, sitting_of(seat)}
    ends = [one.until for one in steps if one.kind is StepKind.PRACTICAL and one.part in parts and one.until]
    last = max(ends, default=None)
    return last if last is not None and now <= last + GRACE else None


def is_handed_out(steps: Iterable[Step], seat: Seat, part: int) -> bool:
    """Whether the organisation may look at what belongs to that item of the agenda."""
    kinds = {one.kind for one in steps if one.part == part}
    return StepKind.MATERIALS_ALL in kinds or (StepKind.MATERIALS in kinds and is_guest(seat))
