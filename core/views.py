"""What shall be shown: the facts of a screen, without a word of its wording (that is ``screens``)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from core.answers import Answers, Evidence, EvidenceKind, Value
from core.changes import Change
from core.checklist import Place
from core.decision import Decision, Question, Status, Task
from core.people import Organisation
from core.report import Report, ReportCard
from core.summary import Summary
from core.typed import Misread


class MenuRole(StrEnum):
    """Whose list of commands a chat shows."""

    STRANGER = "stranger"
    HEAD = "head"
    ADMINISTRATOR = "administrator"


class Note(StrEnum):
    """One line about something that doesn't change the screen below it."""

    NO_CODE = "no_code"
    BAD_CODE = "bad_code"
    NOT_ME = "not_me"
    REFUSED = "refused"
    JOIN_ASKED = "join_asked"
    JOIN_GRANTED = "join_granted"
    JOIN_DECLINED = "join_declined"
    JOIN_DECIDED_ALREADY = "join_decided_already"
    JOIN_DONE_YES = "join_done_yes"
    JOIN_DONE_NO = "join_done_no"
    NO_ACCESS = "no_access"
    OLD_BUTTON = "old_button"
    LOCKED = "locked"
    NOT_UNDERSTOOD = "not_understood"
    VOICE = "voice"
    STICKER = "sticker"
    EDITED = "edited"
    CONTACT = "contact"
    OTHER_KIND = "other_kind"
    FILE_UNASKED = "file_unasked"
    FILE_TOO_BIG = "file_too_big"
    FILE_REFUSED = "file_refused"
    SNOOZED = "snoozed"
    AWAY = "away"
    BACK = "back"
    LATER = "later"
    NOT_A_DATE = "not_a_date"
    DATE_IS_PAST = "date_is_past"
    ONLY_DEPARTMENT = "only_department"
    APOLOGY = "apology"
    NO_DECISION = "no_decision"
    NOT_COMPLETE = "not_complete"
    ALREADY_SENT = "already_sent"
    TASK_FILLED = "task_filled"
    NAME_TOO_LONG = "name_too_long"


@dataclass(frozen=True, slots=True)
class Stranger:
    """Nobody we know: how to get in, and nothing else."""

    note: Note
    department: str = ""


@dataclass(frozen=True, slots=True)
class ConfirmInvitation:
    """«Это Вы: …?»; ``taken`` when somebody has already come by this link."""

    organisation: Organisation
    code: str
    taken: bool


@dataclass(frozen=True, slots=True)
class ConsentScreen:
    """The consent, on a screen of its own."""

    code: str
    department: str


@dataclass(frozen=True, slots=True)
class RoleScreen:
    """What the person is to the organisation."""

    organisation: Organisation
    code: str


@dataclass(frozen=True, slots=True)
class NameScreen:
    """How to address the person; ``suggestion`` comes from the roster."""

    code: str
    suggestion: str
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class JoinQuestion:
    """To a member or administrator: may this person join?"""

    organisation: Organisation
    user_id: int


@dataclass(frozen=True, slots=True)
class Home:
    """The menu."""

    name: str
    cards: tuple[ReportCard, ...]
    today: date
    staff: bool
    note: Note | None = None
    until: date | None = None  # of a leave or a snooze that the note speaks of
    away_until: date | None = None


@dataclass(frozen=True, slots=True)
class Help:
    """What can be done here; by role."""

    staff: bool
    registered: bool
    department: str


@dataclass(frozen=True, slots=True)
class MyData:
    """What is kept about the person."""

    name: str
    user_id: int
    organisations: tuple[str, ...]
    consent_version: str


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


@dataclass(frozen=True, slots=True)
class EvidenceList:
    """What is attached, with a button to remove each."""

    report: Report
    task: Task
    question: Question
    pieces: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """«Проверьте ответы»: what was answered, task by task, and what is still open."""

    report: Report
    lines: tuple[TaskLine, ...]
    answers: Answers
    complete: bool
    without_evidence: tuple[Task, ...] = ()
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class TaskReview:
    """The answers of one task in full, each to be edited."""

    report: Report
    task: Task
    questions: tuple[Question, ...]
    locked: bool
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """«Принято 14.08.2020 в 11:20, № 23»."""

    report: Report
    number: int
    sent_at: datetime
    today: date


@dataclass(frozen=True, slots=True)
class Reminder:
    """One message to one person over everything still owed."""

    name: str
    cards: tuple[ReportCard, ...]
    today: date
    overdue: bool


@dataclass(frozen=True, slots=True)
class AbsenceScreen:
    """Until when on leave?"""

    days: tuple[date, ...]
    note: Note | None = None


class Section(StrEnum):
    """Pages of ``/summary``."""

    OVERVIEW = "o"
    DIFFICULTIES = "d"
    HELP = "h"
    MISSING = "m"


@dataclass(frozen=True, slots=True)
class SummaryScreen:
    """A page of the department's summary; ``page`` counts from 0."""

    decision_id: int
    decision: Decision
    deadline: date
    today: date
    summary: Summary
    section: Section
    page: int
    brief: bool = False  # in a group: counts only


@dataclass(frozen=True, slots=True)
class GroupNote:
    """In a group: the bot works in private."""


@dataclass(frozen=True, slots=True)
class Published:
    """To the heads: a decision has come; the first message of the checklist."""

    card: ReportCard
    today: date


View = (
    Stranger
    | ConfirmInvitation
    | ConsentScreen
    | RoleScreen
    | NameScreen
    | JoinQuestion
    | Home
    | Help
    | MyData
    | Checklist
    | QuestionScreen
    | EvidenceList
    | Review
    | TaskReview
    | Receipt
    | Reminder
    | AbsenceScreen
    | SummaryScreen
    | GroupNote
    | Published
)


@dataclass(frozen=True, slots=True)
class Show:
    """A view for a chat; ``notice`` is sent anew and to somebody who didn't just act."""

    chat_id: int
    view: View
    notice: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """What a use case decided: changes to apply, views to show, a short word for the tapped button."""

    shows: tuple[Show, ...] = ()
    changes: tuple[Change, ...] = ()
    toast: Note | None = None
    menus: tuple[tuple[int, MenuRole], ...] = ()  # chats whose list of commands changes
