"""Time: reminders put off, leaves, extensions, deadlines of one organisation."""

from dataclasses import dataclass
from datetime import date, datetime

from core.ladder import Rung


@dataclass(frozen=True, slots=True)
class Snoozed:
    """«Напомнить завтра»: one more rung for each of the person's unfinished reports."""

    report_ids: tuple[int, ...]
    rung: str
    due_at: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class WentAway:
    """«Я в отпуске до …»; None when back."""

    person_id: int
    until: date | None


@dataclass(frozen=True, slots=True)
class AskedLater:
    """«Напомнить позже» under the question about a plan: one more rung of the same kind."""

    report_id: int
    rung: Rung
    at: datetime


@dataclass(frozen=True, slots=True)
class ExtensionAsked:
    """Another deadline is asked for; an open request of the report is replaced. Guarded by a fresh id."""

    extension_id: int
    department_id: int
    report_id: int
    by: int  # person id
    wanted: date
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ExtensionDecided:
    """Granted until that day, or declined (None); guarded by the request's being open.

    ``rungs`` are the ladder towards the new deadline.
    """

    extension_id: int
    until: date | None
    word: str
    by_user_id: int
    at: datetime
    rungs: tuple[Rung, ...] = ()


@dataclass(frozen=True, slots=True)
class DeadlineSet:
    """The department's own word on one organisation's deadline: another day, or the decision's own (None).

    ``deadline`` is what counts from now on; guarded by ``expected``, the report's version, and a fresh id.
    """

    extension_id: int
    department_id: int
    report_id: int
    expected: int
    until: date | None
    deadline: date
    by_user_id: int
    at: datetime
    rungs: tuple[Rung, ...] = ()
    word: str = ""  # that the organisation reads with it
