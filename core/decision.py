"""What a department decided: the tasks for the heads, their questions, the meeting around them.

A decision is data (a YAML file read by ``papers.decision_file``), never code: the next meeting
brings the next file. Every id is a slug of at most 16 characters, because a button carries
several of them in 64 bytes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from functools import cached_property


class Status(StrEnum):
    """How far an organisation is with a task, in its own words."""

    DONE = "done"
    IN_PROGRESS = "in_progress"
    NOT_STARTED = "not_started"


class Kind(StrEnum):
    """How a question is answered. STATUS is a choice with three fixed options (``Status``)."""

    STATUS = "status"
    CHOICE = "choice"
    SEVERAL = "several"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    LIST = "list"
    EVIDENCE = "evidence"


class Purpose(StrEnum):
    """What the department's summary reads an answer as; a question without one is plain detail."""

    DONE_ON = "done_on"
    PLANNED_ON = "planned_on"
    DIFFICULTY = "difficulty"
    HELP = "help"
    LEFT = "left"


class Preset(StrEnum):
    """Buttons that spare typing a date; what day they mean is worked out when they are shown."""

    TODAY = "today"
    RECENT_MONTHS = "recent_months"
    END_OF_MONTH = "end_of_month"
    NEXT_MONTH = "next_month"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer on a button. A neutral one («справимся сами») counts as no difficulty or request."""

    id: str
    text: str
    neutral: bool = False


STATUS = "status"  # in a condition: the task's status as a whole


@dataclass(frozen=True, slots=True)
class Condition:
    """True when the answer to ``question`` (of the same task) holds any of ``any_of``.

    ``question="status"`` means the task's status as a whole, also where several kinds of it are asked.
    """

    question: str
    any_of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a task; shown when every condition in ``when`` holds."""

    id: str
    kind: Kind
    text: str
    label: str = ""  # a word or two for the review and the tables; the text where empty
    hint: str = ""  # one line behind «Что это?»
    options: tuple[Option, ...] = ()
    own: str = ""  # the button that lets people write an option of their own; none where empty
    presets: tuple[Preset, ...] = ()
    when: tuple[Condition, ...] = ()
    minimum: int | None = None  # of a number
    maximum: int | None = None
    purpose: Purpose | None = None

    def option(self, option_id: str) -> Option | None:
        """The option of that id, or None where an amendment has removed it."""
        for option in self.options:  # an export asks a million times: no generator
            if option.id == option_id:
                return option
        return None


@dataclass(frozen=True)  # without slots: what is worked out once is kept
class Task:
    """One recommendation to the heads. ``number`` counts from 1, as in the paper."""

    id: str
    number: int
    title: str  # a few words, for buttons and tables
    text: str  # the recommendation in full
    questions: tuple[Question, ...]
    hint: str = ""

    @cached_property
    def status_questions(self) -> tuple[Question, ...]:
        """Those whose answers together are the task's status."""
        return tuple(question for question in self.questions if question.kind is Kind.STATUS)

    @cached_property
    def by_status(self) -> dict["Status | None", tuple[Question, ...]]:
        """The questions that the task's status as a whole lets through, for each status."""
        return {
            status: tuple(
                question
                for question in self.questions
                if all(c.question != STATUS or (status and status in c.any_of) for c in question.when)
            )
            for status in (None, *Status)
        }

    @cached_property
    def hangs_on_status_only(self) -> bool:
        """No question's condition looks at another answer than the status."""
        return all(condition.question == STATUS for q in self.questions for condition in q.when)

    def question(self, question_id: str) -> Question | None:
        """The question of that id, or None where an amendment has removed it."""
        return next((question for question in self.questions if question.id == question_id), None)


@dataclass(frozen=True, slots=True)
class Subgroup:
    """One sitting of the meeting."""

    number: int
    starts: time
    capacity: int | None = None
    ends: time | None = None
    name: str = ""  # «Ленинский округ»; the number where empty


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item; ``number`` is None for the opening and the summing up, as in the paper.

    ``minutes`` is None where the paper gives neither them nor two times of day.
    """

    title: str
    minutes: int | None = None
    speaker: str = ""
    position: str = ""
    number: int | None = None
    starts: time | None = None
    ends: time | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """The meeting that took the decision."""

    title: str
    topic: str
    day: date
    place: str
    subgroups: tuple[Subgroup, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Aspect:
    """A column of the practical task: achievements, problems, prospects."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Direction:
    """A row of the practical task; ``lines`` are typical answers by aspect id, offered as buttons."""

    id: str
    text: str
    lines: dict[str, tuple[Option, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PracticalTask:
    """Agenda item 2: a matrix of directions and aspects that each organisation fills."""

    title: str
    directions: tuple[Direction, ...]
    aspects: tuple[Aspect, ...]


@dataclass(frozen=True, slots=True)
class DepartmentTask:
    """What the department took upon itself. With categories it is to spread successful experience."""

    text: str
    categories: tuple[Option, ...] = ()
    number: str = ""  # of the point in the paper, «1.1»
    owner: str = ""  # who answers for it; the department as a whole where empty
    deadline: date | None = None


@dataclass(frozen=True, slots=True)
class Ladder:
    """When reminders go out, in working days of the department's time zone."""

    at: time = time(10, 0)
    monthly_over: int | None = 60  # first working day of a month while more days than this are left
    before: tuple[int, ...] = (60, 30, 14, 7, 3, 1)
    on_the_day: bool = True
    overdue: tuple[int, ...] = (1, 5)
    window: tuple[time, time] = (time(9, 30), time(16, 30))
    short_day_until: time = time(15, 0)  # the day before a holiday
    quiet_hours: int = 24  # after any activity of the organisation


@dataclass(frozen=True, slots=True)
class TaskOrder:
    """``task`` can hardly be done while ``after`` isn't begun."""

    task: str
    after: str


@dataclass(frozen=True, slots=True)
class Checks:
    """What deserves a second look before a report is sent (``core.soft_checks``)."""

    evidence: bool = True  # done, and nothing attached
    late_plan: bool = True  # planned for a day past the deadline
    order: tuple[TaskOrder, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision in one version of its file. ``recommended`` heads are asked, never obliged."""

    id: str
    title: str
    short_title: str  # for a button or a heading, at most 40 characters
    basis: str  # what the official papers name as the ground
    day: date
    deadline: date
    tasks: tuple[Task, ...]
    point: str = ""  # of the point addressed to the heads in the paper, «1.2»
    addressees: str = ""
    recommended: bool = True
    ladder: Ladder = Ladder()
    meeting: Meeting | None = None
    practical_task: PracticalTask | None = None
    department_task: DepartmentTask | None = None
    checks: Checks = Checks()
    department_tasks: tuple[DepartmentTask, ...] = ()  # beside the one that gathers experience

    @property
    def own_tasks(self) -> tuple[DepartmentTask, ...]:
        """Everything that the department took upon itself."""
        return (*((self.department_task,) if self.department_task else ()), *self.department_tasks)

    def task(self, task_id: str) -> Task | None:
        """The task of that id, or None where an amendment has removed it."""
        return next((task for task in self.tasks if task.id == task_id), None)

    def questions(self) -> Iterator[tuple[Task, Question]]:
        """Every question with its task, in the order of the paper."""
        for task in self.tasks:
            for question in task.questions:
                yield task, question
