"""The ladder of reminders."""

from dataclasses import dataclass
from datetime import date, datetime

from core.decision import Ladder
from core.ladder import Rung


@dataclass(frozen=True, slots=True)
class RungMoved:
    """A planned rung at another hour; ``due_at`` is when it is looked at."""

    id: str
    planned_at: datetime
    due_at: datetime


@dataclass(frozen=True, slots=True)
class RungsRearmed:
    """What another ladder does to one organisation's rungs towards its deadline."""

    organisation_id: int
    deadline: date
    dropped: tuple[str, ...] = ()
    moved: tuple[RungMoved, ...] = ()
    new: tuple[Rung, ...] = ()


@dataclass(frozen=True, slots=True)
class LadderChanged:
    """Another ladder for a decision (None: the file's again), and what it does to each organisation.

    Guarded by ``expected``, the number of the version that was looked at.
    """

    department_id: int
    decision_id: int
    expected: int
    ladder: Ladder | None
    by_user_id: int
    at: datetime
    rearmed: tuple[RungsRearmed, ...] = ()
