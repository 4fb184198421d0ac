"""The report: answers, evidence, states, the review."""

from dataclasses import dataclass
from datetime import date, datetime

from core.answers import EvidenceKind, QuestionKey, Source, Value
from core.decision import Status
from core.ladder import Rung
from core.prompts import Prompt
from core.report import ReportState


@dataclass(frozen=True, slots=True)
class Prompted:
    """What the chat is expected to type next; None for nothing."""

    chat_id: int
    prompt: Prompt | None


@dataclass(frozen=True, slots=True)
class QuestionOpened:
    """Where ``/start`` will resume. Last one wins: it is a bookmark, not an answer."""

    report_id: int
    key: QuestionKey | None
    at: datetime


@dataclass(frozen=True, slots=True)
class NewEvidence:
    """A piece of evidence to keep; for a file, Telegram's id and what was said of it (bytes)."""

    key: QuestionKey
    kind: EvidenceKind
    text: str = ""
    file_id: str = ""
    file_unique_id: str = ""
    file_name: str = ""
    mime: str = ""
    size: int | None = None
    group: str = ""  # Telegram's id of the album that it came in


@dataclass(frozen=True, slots=True)
class TaskMark:
    """A task's status and fill, kept beside the answers so that a summary need not read them all."""

    task: str
    status: Status | None
    filled: bool


@dataclass(frozen=True, slots=True)
class TaskPlan:
    """When a task «в работе» is to be asked after; no rung: not at all (any more)."""

    task: str
    rung: Rung | None


@dataclass(frozen=True, slots=True)
class ReportChanged:
    """Anything that changes a report's content; guarded by ``expected`` (the version decided on)."""

    report_id: int
    expected: int
    by: int | None  # person id; None where it isn't one of the organisation's own people
    at: datetime
    state: ReportState
    filled: int  # tasks, after the change
    marks: tuple[TaskMark, ...] = ()  # of the tasks that it touches
    answered: tuple[tuple[QuestionKey, Value], ...] = ()
    cleared: tuple[QuestionKey, ...] = ()
    attached: tuple[NewEvidence, ...] = ()
    removed: tuple[int, ...] = ()  # evidence ids
    number: int | None = None  # of the receipt, when sent
    sent_at: datetime | None = None
    was: ReportState | None = None  # the state before; where it differs, the change of state is kept
    deadline: date | None = None  # the one in force, kept beside a change of state
    plans: tuple[TaskPlan, ...] = ()  # of the tasks whose planned date may have changed
    source: Source = Source.OWN
    by_user: int | None = None  # the specialist who acts for the organisation
    again: bool = False  # it was sent before: when it first came in stays


@dataclass(frozen=True, slots=True)
class ReportReviewed:
    """The department accepts a report or returns tasks of it; guarded by ``expected``.

    ``accepted`` are all the tasks accepted from now on, ``kept`` those accepted before; ``first`` is where
    the head's bookmark goes. Returned, the report is owed again: ``rungs`` are what is to come then.
    """

    report_id: int
    expected: int
    by_user: int  # a Telegram user id: an administrator need not be registered
    at: datetime  # in the department's time zone: its day counts as one on which the people were reminded
    was: ReportState
    state: ReportState
    deadline: date
    accepted: tuple[str, ...]
    returned: tuple[str, ...] = ()
    remark: str = ""
    first: QuestionKey | None = None
    kept: tuple[str, ...] = ()
    rungs: tuple[Rung, ...] = ()
