"""What the department's table shows: plain values, ready to be laid out as .xlsx by ``papers.table``."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from core.decision import Status

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


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer as given. ``answered_at`` is aware, in the department's time zone."""

    organisation: str
    task_number: int
    task: str
    question: str
    answer: str
    answered_at: datetime | None = None
    who: str = ""


@dataclass(frozen=True, slots=True)
class ReportTable:
    """The whole table. ``task_titles`` come without numbers: the place in the tuple numbers them.

    ``answers`` may be a generator and is read once, so that a million of them need not be in memory.
    """

    decision_title: str
    department: str
    made_at: datetime  # aware, in the department's time zone
    deadline: date
    task_titles: tuple[str, ...]
    rows: tuple[TableRow, ...]
    summary: tuple[SummaryLine, ...] = ()
    answers: Iterable[AnswerRow] = ()

    def __post_init__(self) -> None:
        """A row with another number of statuses would put them under the wrong tasks."""
        for row in self.rows:
            if len(row.statuses) != len(self.task_titles):
                raise ValueError(
                    f"{row.organisation}: {len(row.statuses)} statuses, not {len(self.task_titles)}"
                )
