"""What the department's table shows: plain values, ready to be laid out as .xlsx by ``papers.table``."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from core.decision import Status
from core.experience_papers import ExperienceRow
from core.practical import PracticalResults

# Fixed words of the public face: people and scripts look for them.
STATUS_WORDS = {
    Status.DONE: "Сделано",
    Status.IN_PROGRESS: "В работе",
    Status.NOT_STARTED: "Не начинали",
}


@dataclass(frozen=True, slots=True)
class TableRow:
    """One organisation. ``statuses`` go by task, in words; an empty one is shown as «нет данных»."""

    number: int | None
    organisation: str
    head: str
    statuses: tuple[str, ...]
    date: str = ""
    evidence: str = ""  # requisites or link
    planned: str = ""
    difficulties: str = ""
    note: str = ""
    state: str = ""  # of the report


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """A count with what it is a share of. Without ``of`` it is a bare count, without both a heading."""

    label: str
    count: int | None = None
    of: int | None = None


class AnswerRow(NamedTuple):
    """One answer as given, its cells in the order of «Ответы»: a tuple, since a region has a million.

    ``answered_at`` is aware, in the department's time zone.
    """

    organisation: str
    task_number: int
    task: str
    question: str
    answer: str
    answered_at: datetime | None = None
    who: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One piece of evidence that stands now. ``size`` in bytes; ``state`` says whether its bytes are kept."""

    number: int | None
    organisation: str
    task_number: int
    task: str
    kind: str
    text: str = ""  # requisites, a link, or the words under a photo
    file_name: str = ""
    mime: str = ""
    size: int | None = None
    sha256: str = ""
    state: str = ""
    sent_at: datetime | None = None
    who: str = ""


class ReminderRow(NamedTuple):
    """One reminder of an organisation: what was due, for whom it was meant, and what became of it."""

    number: int | None
    organisation: str
    rung: str
    deadline: date | None
    planned_at: datetime
    sent_at: datetime | None = None
    whom: str = ""
    result: str = ""


@dataclass(frozen=True, slots=True)
class TablePiece:
    """All that the table says of one organisation."""

    row: TableRow
    answers: tuple[AnswerRow, ...] = ()
    evidence: tuple[EvidenceRow, ...] = ()
    reminders: tuple[ReminderRow, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportTable:
    """The whole table. ``task_titles`` come without numbers: the place in the tuple numbers them.

    ``pieces`` may be a generator and is read once, so that a million of answers need not be in memory; so
    what a paper must know before the first of them is said beside: how many, and which sheets there will be.
    """

    decision_title: str
    department: str
    made_at: datetime  # aware, in the department's time zone
    deadline: date
    task_titles: tuple[str, ...]
    pieces: Iterable[TablePiece]
    summary: tuple[SummaryLine, ...] = ()
    total: int = 0
    has_evidence: bool = False
    has_reminders: bool = False
    practical: PracticalResults | None = None  # of the decision's meeting, where something was answered
    experience: tuple[ExperienceRow, ...] = ()  # by category, so of no one organisation

    def each(self) -> Iterator[TablePiece]:
        """The pieces; another number of statuses than of tasks would put them under the wrong ones."""
        for piece in self.pieces:
            row = piece.row
            if len(row.statuses) != len(self.task_titles):
                raise ValueError(
                    f"{row.organisation}: {len(row.statuses)} statuses, not {len(self.task_titles)}"
                )
            yield piece
