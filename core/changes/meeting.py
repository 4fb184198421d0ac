"""Seats at meetings."""

from dataclasses import dataclass
from datetime import datetime

from core.meeting import Marked, SeatState


@dataclass(frozen=True, slots=True)
class SeatTaken:
    """What an organisation says to its invitation, or a specialist for it. Guarded by ``expected``.

    ``capacity`` is the sitting's: where it is full by then, nothing is applied. None: no limit, or the
    department puts somebody in regardless.
    """

    meeting_id: int
    department_id: int
    organisation_id: int
    expected: int  # the seat's version; 0 where nothing was stored
    state: SeatState
    at: datetime
    subgroup: int | None = None
    instead: str = ""
    reason: str = ""
    capacity: int | None = None


@dataclass(frozen=True, slots=True)
class AttendanceMarked:
    """Somebody was there; or, with ``marked`` None, wasn't after all. Guarded by ``expected``."""

    meeting_id: int
    department_id: int
    organisation_id: int
    expected: int
    at: datetime
    marked: Marked | None
    subgroup: int | None = None
