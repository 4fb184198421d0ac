"""Seats at meetings."""

from dataclasses import dataclass
from datetime import datetime

from core.agenda_run import AgendaRun
from core.hall import Hall
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


@dataclass(frozen=True, slots=True)
class RoundTold:
    """A round of reminders was decided; ``told`` people were written to. Guarded by its key."""

    meeting_id: int
    department_id: int
    key: str
    told: int
    at: datetime


@dataclass(frozen=True, slots=True)
class HallOpened:
    """A sitting has its word and code now. Guarded: the first one counts."""

    hall: Hall
    department_id: int


@dataclass(frozen=True, slots=True)
class WordTried:
    """A wrong word. Guarded by ``expected``, the tries before."""

    meeting_id: int
    department_id: int
    user_id: int
    expected: int


@dataclass(frozen=True, slots=True)
class AgendaPut:
    """The agenda goes on, or is looked at. Guarded by ``run.version``, the one it is to follow (0: none)."""

    run: AgendaRun
    department_id: int
