"""The decision's own words, and who has confirmed that they know them."""

from dataclasses import dataclass
from datetime import date, datetime

from core.acquaintance import Acquainted
from core.decision import Decision
from core.report import Report


@dataclass(frozen=True, slots=True)
class DecisionText:
    """The decision to be read by one of an organisation's people.

    ``mine`` is when this person has confirmed, ``other`` who else has, and when.
    """

    report: Report
    mine: datetime | None = None
    other: tuple[str, datetime] | None = None


@dataclass(frozen=True, slots=True)
class AcquaintanceTaken:
    """Confirmed, just now or, ``again``, before."""

    report: Report
    at: datetime
    again: bool = False


@dataclass(frozen=True, slots=True)
class AcquaintanceDesk:
    """For the department: how many, and who hasn't."""

    decision_id: int
    decision: Decision
    done: int
    total: int
    missing: tuple[Acquainted, ...]
    page: int
    today: date
