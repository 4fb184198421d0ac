"""An organisation's report on a decision: the aggregate that every answer changes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from core.answers import Answers, Evidence, QuestionKey, Source
from core.decision import Decision, Task
from core.people import Author, Organisation, Role


class ReportState(StrEnum):
    """не открыт → начат → сдан → возвращён → принят."""

    NOT_OPENED = "not_opened"
    BEGUN = "begun"
    SENT = "sent"
    RETURNED = "returned"
    ACCEPTED = "accepted"

    @property
    def finished(self) -> bool:
        """Nothing is owed: sent, and not returned."""
        return self in (ReportState.SENT, ReportState.ACCEPTED)


@dataclass(frozen=True, slots=True)
class Report:
    """One organisation's report, as its person sees it.

    ``version`` counts changes and guards them: whoever decides on an older one decides again.
    ``deadline`` is the day until which editing is open: the decision's, or a later one granted to this
    organisation; moved earlier where it was a day off.
    ``at`` is the question opened last; there ``/start`` resumes.
    """

    id: int
    department_id: int
    decision_id: int
    organisation: Organisation
    decision: Decision
    deadline: date
    state: ReportState
    version: int
    person_id: int
    role: Role
    number: int | None = None
    sent_at: datetime | None = None
    at: QuestionKey | None = None
    answers: Answers = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    accepted: frozenset[str] = frozenset()  # tasks that the department has accepted
    remark: str = ""  # the department's word with which the report was returned last
    first_sent_at: datetime | None = None
    authors: dict[int, Author] = field(default_factory=dict)  # of others' answers, by person id
    of_several: bool = False  # the person answers for other organisations, too: screens name this one
    at_hand: bool = True  # the menu shows this one
    emptied: frozenset[QuestionKey] = frozenset()  # where evidence was removed: its trace can be looked at
    by_user: int | None = None  # the specialist who answers «со слов»; None: one of its own people does
    specialists: Mapping[int, str] = field(default_factory=dict)  # names of those who entered answers
    told_of_word_at: datetime | None = None  # when its people last heard of such answers

    def author_of(self, key: QuestionKey) -> Author | None:
        """Who answered, where it was somebody else; nobody's answer has none."""
        answer = self.answers.get(key)
        if answer is None or answer.by == self.person_id:
            return None
        if answer.source is not Source.OWN:
            mine = self.is_by_word and answer.by_user == self.by_user
            return None if mine else Author(department=True)
        return self.authors.get(answer.by or 0, Author())

    @property
    def is_by_word(self) -> bool:
        """A specialist is filling it in for the organisation."""
        return self.by_user is not None

    @property
    def source(self) -> Source:
        """Whose answers those are that are given now."""
        return Source.BY_WORD if self.is_by_word else Source.OWN

    def evidence_for(self, key: QuestionKey) -> tuple[Evidence, ...]:
        """The pieces attached to one question, oldest first."""
        return tuple(piece for piece in self.evidence if piece.key == key)

    def is_locked(self, today: date) -> bool:
        """A finished report can be changed until its deadline; an unfinished one may be sent late."""
        return self.state is ReportState.ACCEPTED or (self.state.finished and today > self.deadline)

    def is_closed(self, task_id: str, today: date) -> bool:
        """The report is locked, or the department has accepted this task: what is accepted stays."""
        return self.is_locked(today) or task_id in self.accepted

    @property
    def to_fix(self) -> tuple[Task, ...]:
        """What a returned report waits for, in the order of the paper; empty in every other state."""
        if self.state is not ReportState.RETURNED:
            return ()
        return tuple(task for task in self.decision.tasks if task.id not in self.accepted)


@dataclass(frozen=True, slots=True)
class ReportCard:
    """A report in short, for the menu and for reminders."""

    report_id: int
    decision_id: int
    organisation: str
    title: str
    deadline: date
    state: ReportState
    filled: int
    total: int
    number: int | None = None
    sent_at: datetime | None = None
    at: QuestionKey | None = None
    to_fix: int = 0  # tasks of a returned report that the department hasn't accepted
    organisation_id: int = 0
    acquainted: bool = True  # somebody of the organisation has confirmed that they know the decision
