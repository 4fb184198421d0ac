"""What the official report says: counts gathered once, sentences made of them. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from core.decision import Decision
from core.own_tasks import OwnTask
from core.practical import CellResult
from core.report import ReportState
from core.summary import Summary
from core.table import TableRow
from core.timeliness import Timeliness

ANNEXED = 2_000  # organisations in each annex: some eighty pages. Nobody prints a region; its table has all


@dataclass(frozen=True, slots=True)
class Planned:
    """Tasks «в работе» of all organisations: by when they are to be done."""

    in_time: int = 0
    late: int = 0
    undated: int = 0


@dataclass(frozen=True, slots=True)
class Punctual:
    """Reports that are in, by their first sending, and organisations that never sent one in time."""

    on_time: int = 0
    late: int = 0
    overdue: int = 0


@dataclass(frozen=True, slots=True)
class OfficialReport:
    """Everything that «Справка о ходе исполнения решения» is filled from.

    ``made_at`` is aware, in the department's time zone. ``conclusions`` and ``proposals`` are the
    department's own words; None takes those proposed. ``rows``, and who hasn't answered in the summary, may
    be the first of them only: ``summary.coverage`` says how many there are.
    """

    decision: Decision
    department: str
    made_at: datetime
    deadline: date
    summary: Summary
    rows: tuple[TableRow, ...]
    punctual: Punctual = Punctual()
    planned: Planned = Planned()
    conclusions: tuple[str, ...] | None = None
    proposals: tuple[str, ...] | None = None
    practical: tuple[CellResult, ...] = ()  # what organisations said at the decision's meeting
    own: tuple[OwnTask, ...] = ()


def punctual_of(stands: Iterable[tuple[ReportState, Timeliness | None]]) -> Punctual:
    """Count states with what stands beside them; a returned report isn't in, whenever it came."""
    pairs = list(stands)
    return Punctual(
        on_time=sum(state.finished and beside is Timeliness.ON_TIME for state, beside in pairs),
        late=sum(state.finished and beside is Timeliness.LATE for state, beside in pairs),
        overdue=sum(beside is Timeliness.OVERDUE for _, beside in pairs),
    )


def planned_of(days: Iterable[tuple[date | None, date]]) -> Planned:
    """Count pairs of a planned day (None: none was named) and the organisation's own deadline."""
    pairs = list(days)
    return Planned(
        in_time=sum(day is not None and day <= deadline for day, deadline in pairs),
        late=sum(day is not None and day > deadline for day, deadline in pairs),
        undated=sum(day is None for day, _ in pairs),
    )
