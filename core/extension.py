"""Another deadline for one organisation: asked for with a reason, granted or declined by the department."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from core.decision import Decision
from core.ladder import effective_deadline
from core.people import Organisation
from core.report import Report, ReportState
from core.working_days import WorkingDays

LONGEST_WORDS = 500  # characters of a reason and of an answer to it
FARTHEST = timedelta(days=183)  # a date without a year that has passed would be next year
STEPS = (7, 14, 30)  # days on the buttons: a week, two, a month


class ExtensionState(StrEnum):
    """A request is open until somebody decides, or until the head asks again.

    «Withdrawn» is the department's own act: the decision's deadline counts again.
    """

    OPEN = "open"
    GRANTED = "granted"
    DECLINED = "declined"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Extension:
    """One request, or the department's own act, which has no reason.

    ``deadline`` is the report's present one; ``until`` what was granted in the end.
    """

    id: int
    department_id: int
    report_id: int
    organisation: Organisation
    decision: Decision
    deadline: date
    report_state: ReportState
    wanted: date
    reason: str
    asked_at: datetime
    asked_by: str = ""  # the name of whoever asked
    state: ExtensionState = ExtensionState.OPEN
    until: date | None = None
    word: str = ""
    decided_by: int | None = None  # user id


def can_be_asked(report: Report) -> bool:
    """Before the deadline and after it; what was accepted or closed needs no more time."""
    return report.state is not ReportState.ACCEPTED and not report.is_archived


def offered(deadline: date, today: date, days: WorkingDays) -> tuple[date, ...]:
    """The dates on the buttons: counted from the deadline, or from today once that has passed."""
    start = max(deadline, today)
    found = (fitting(start + timedelta(days=step), deadline, today, days) for step in STEPS)
    return tuple(dict.fromkeys(day for day in found if day is not None))


def fitting(day: date, deadline: date, today: date, days: WorkingDays) -> date | None:
    """The working day that a wanted date really means; None where it gives no more time, or far too much.

    As with every deadline, one on a day off moves earlier.
    """
    if day > today + FARTHEST:
        return None
    real = effective_deadline(day, days)
    return real if real > deadline and real >= today else None
