"""What the summary's picture shows: organisations × tasks, a page at a time. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.decision import Decision, Status
from core.report_rows import STATE_WORDS
from core.summary import OrganisationState, by_number

PER_PAGE = 30  # rows that a phone's screen still shows readably


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One organisation; ``statuses`` in the order of the tasks, None where there is no answer."""

    name: str
    statuses: tuple[Status | None, ...]
    state: str


@dataclass(frozen=True, slots=True)
class HeatPage:
    """A page of the picture. ``number`` counts from 1; ``made_at`` is aware, in the department's zone."""

    title: str
    tasks: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    number: int
    of: int
    made_at: datetime


def pages_of(count: int) -> int:
    """How many pages so many organisations take."""
    return max(1, -(-count // PER_PAGE))


def heat_pages(
    decision: Decision, states: Sequence[OrganisationState], made_at: datetime
) -> tuple[HeatPage, ...]:
    """All pages, by the organisations' numbers; one empty page where there is no organisation."""
    ordered = sorted(states, key=lambda state: by_number(state.organisation))
    rows = [_row(decision, state) for state in ordered]
    of = pages_of(len(rows))
    return tuple(
        HeatPage(
            decision.short_title,
            tuple(task.title for task in decision.tasks),
            tuple(rows[page * PER_PAGE : (page + 1) * PER_PAGE]),
            page + 1,
            of,
            made_at,
        )
        for page in range(of)
    )


def _row(decision: Decision, state: OrganisationState) -> HeatRow:
    given: Mapping[str, Status | None] = state.statuses
    return HeatRow(
        state.organisation.name,
        tuple(given.get(task.id) for task in decision.tasks),
        STATE_WORDS[state.report_state],
    )
