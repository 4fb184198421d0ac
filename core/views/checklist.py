"""The list of tasks, one question, the review, the receipt."""

from dataclasses import dataclass, field
from datetime import date, datetime

from core.answers import Answers, Evidence, EvidenceKind, QuestionKey, Value
from core.checklist import Place
from core.decision import Question, Status, Task
from core.evidence import EvidenceRecord
from core.people import Author
from core.report import Report
from core.soft_checks import Finding
from core.sources import SourceMarks
from core.typed import Misread
from core.views.notes import Note


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task in the checklist."""

    task: Task
    status: Status | None
    filled: bool
    begun: bool


@dataclass(frozen=True, slots=True)
class Checklist:
    """All tasks of a report with their state."""

    report: Report
    lines: tuple[TaskLine, ...]
    today: date
    filled: int
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class DayButton:
    """A date on a button: a day, or a whole month."""

    day: date
    whole_month: bool = False
    preset: str = ""


@dataclass(frozen=True, slots=True)
class QuestionScreen:
    """One question: «Пункт 2 из 6 · вопрос 3 из 5»."""

    report: Report
    task: Task
    question: Question
    place: Place
    value: Value | None
    evidence: tuple[Evidence, ...]
    days: tuple[DayButton, ...] = ()
    saved: bool = False
    filled_task: Task | None = None  # the task that the last answer completed
    misread: Misread | None = None
    note: Note | None = None
    typing: bool = False  # «Другое» was pressed: waiting for words
    form: EvidenceKind | None = None
    hint: bool = False
    late_plan: bool = False  # the planned date lies after the deadline
    author: Author | None = None  # of the present answer, where it was somebody else


@dataclass(frozen=True, slots=True)
class WhichAnswer:
    """Somebody else has answered since the screen was drawn: keep theirs, or put one's own in its place?"""

    report: Report
    task: Task
    question: Question
    place: Place
    theirs: Value
    author: Author
    at: datetime
    mine: Value
    mark: str  # of one's own, for the button
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class EvidenceList:
    """What is attached, each piece to be looked at or removed; and what was removed, when and by whom."""

    report: Report
    task: Task
    question: Question
    attached: tuple[EvidenceRecord, ...]
    removed: tuple[EvidenceRecord, ...] = ()
    locked: bool = False
    for_department: bool = False


@dataclass(frozen=True, slots=True)
class EvidencePiece:
    """One file, sent back, with all that is known of it."""

    report: Report
    task: Task
    question: Question
    record: EvidenceRecord
    locked: bool = False
    for_department: bool = False


@dataclass(frozen=True, slots=True)
class FileLost:
    """To whoever sent a file: the messenger had forgotten it before its bytes were kept."""

    report_id: int
    key: QuestionKey
    organisation: str
    task_number: int
    task_title: str
    name: str  # empty for a photo


@dataclass(frozen=True, slots=True)
class Review:
    """«Проверьте ответы»: what was answered, task by task, and what is still open."""

    report: Report
    lines: tuple[TaskLine, ...]
    answers: Answers
    complete: bool
    findings: tuple[Finding, ...] = ()
    note: Note | None = None
    locked: bool = False


@dataclass(frozen=True, slots=True)
class TaskReview:
    """The answers of one task in full, each to be edited."""

    report: Report
    task: Task
    questions: tuple[Question, ...]
    locked: bool
    note: Note | None = None
    why_locked: Note = Note.LOCKED
    marks: SourceMarks = field(default_factory=dict)  # beside answers that aren't the organisation's own


@dataclass(frozen=True, slots=True)
class ReceiptToPrint:
    """The receipt as a document."""

    report: Report
    number: int
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class Receipt:
    """«Принято 14.08.2020 в 11:20, № 23»."""

    report: Report
    number: int
    sent_at: datetime
    today: date
    unread: bool = False  # the decision itself is still to be confirmed
