"""What the department sees of one organisation's report, and what the head hears of it."""

from dataclasses import dataclass, field
from datetime import date, datetime

from core.decision import Decision, Question, Task
from core.directory import Attached
from core.history import StateChange
from core.people import Leave, PeopleChange
from core.proof import LoggedRung
from core.report import Report
from core.soft_checks import Finding
from core.sources import SourceMarks
from core.summary import OrganisationState
from core.timeliness import Timeliness
from core.views.checklist import TaskLine
from core.views.notes import Note

PER_PAGE = 8  # organisations on a page, each a button of its own


@dataclass(frozen=True, slots=True)
class OrganisationLine:
    """An organisation in the list, with what stands beside its state."""

    state: OrganisationState
    timeliness: Timeliness | None


@dataclass(frozen=True, slots=True)
class OrganisationList:
    """«По организациям»: all of them, by number; ``page`` counts from 0."""

    decision_id: int
    decision: Decision
    lines: tuple[OrganisationLine, ...]
    page: int
    district: str = ""  # all of them where empty
    districts: bool = False  # whether there is anything to choose from

    @property
    def pages(self) -> int:
        """How many there are; an empty list has one."""
        return max(1, -(-len(self.lines) // PER_PAGE))


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A report as the department reads it; ``last`` is how it came to its present state."""

    report: Report
    lines: tuple[TaskLine, ...]
    timeliness: Timeliness | None
    findings: tuple[Finding, ...]
    last: StateChange | None
    note: Note | None = None
    leaves: tuple[Leave, ...] = ()
    may_manage: bool = False
    may_act: bool = True
    own_deadline: date | None = None  # the decision's, where this organisation has another one
    may_withdraw: bool = False  # the return: nothing has been changed since
    may_fill: bool = False  # whoever looks may answer for the organisation
    people: tuple[Attached, ...] = ()
    last_action: datetime | None = None
    reminded: LoggedRung | None = None  # the last that was sent
    next_reminder: LoggedRung | None = None


@dataclass(frozen=True, slots=True)
class FileTask:
    """One task of it in full."""

    report: Report
    task: Task
    questions: tuple[Question, ...]
    findings: tuple[Finding, ...]
    marks: SourceMarks = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReturnChoice:
    """Which tasks to return? ``chosen`` are those marked so far."""

    report: Report
    chosen: tuple[Task, ...]
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class RemarkScreen:
    """What to say with it? Once ``remark`` was typed: may it go?"""

    report: Report
    chosen: tuple[Task, ...]
    remark: str = ""
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class ReviewNotice:
    """To the organisation's people: tasks were returned, or (with none) the report is accepted."""

    name: str
    report: Report
    returned: tuple[Task, ...] = ()
    remark: str = ""
    withdrawn: bool = False  # a return that was taken back


@dataclass(frozen=True, slots=True)
class ReportHistory:
    """Every change of state, oldest first."""

    report: Report
    changes: tuple[StateChange, ...]
    for_department: bool
    today: date
    people: tuple[PeopleChange, ...] = ()  # who came and went: for the department
