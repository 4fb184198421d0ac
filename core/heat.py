"""What the summary's picture shows: organisations × tasks, a page at a time. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from core.decision import Decision, Status
from core.report_rows import STATE_WORDS
from core.summary import OrganisationState, by_number

PER_PAGE = 20  # a longer picture is made smaller on its way, and letters with it


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One organisation; ``statuses`` in the order of the tasks, None where there is no answer."""

    name: str
    statuses: tuple[Status | None, ...]
    state: str


@dataclass(frozen=True, slots=True)
class HeatPage:
    """A page of the picture. ``number`` counts from 1; ``made_on`` is the department's day.

    Nothing that grows old within the day stands on it: an unchanged page is drawn once.
    """

    title: str
    tasks: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    number: int
    of: int
    made_on: date
    district: str = ""


def pages_of(count: int) -> int:
    """How many pages so many organisations take."""
    return max(1, -(-count // PER_PAGE))


def at_page(page: int, count: int) -> int:
    """That page, counted from 0, of so many organisations; beyond the last the last."""
    return min(max(page, 0), pages_of(count) - 1)


def heat_pages(
    decision: Decision, states: Sequence[OrganisationState], made_on: date, district: str = ""
) -> tuple[HeatPage, ...]:
    """All pages, by the organisations' numbers; one empty page where there is no organisation."""
    ordered = sorted(states, key=lambda state: by_number(state.organisation))
    count = len(ordered)
    return tuple(
        heat_page(decision, ordered[page * PER_PAGE : (page + 1) * PER_PAGE], made_on, page, count, district)
        for page in range(pages_of(count))
    )


def heat_page(
    decision: Decision,
    shown: Sequence[OrganisationState],
    made_on: date,
    page: int,
    count: int,
    district: str = "",
) -> HeatPage:
    """The page, counted from 0, with the organisations ``shown`` on it, of ``count`` in all."""
    return HeatPage(
        decision.short_title,
        tuple(task.title for task in decision.tasks),
        tuple(_row(decision, state) for state in shown),
        page + 1,
        pages_of(count),
        made_on,
        district,
    )


def _row(decision: Decision, state: OrganisationState) -> HeatRow:
    given: Mapping[str, Status | None] = state.statuses
    return HeatRow(
        _known_as(state.organisation.name),
        tuple(given.get(task.id) for task in decision.tasks),
        STATE_WORDS[state.report_state],
    )


def _known_as(name: str) -> str:
    """«№ 7 «Ласточка»»: what follows the number tells more than the legal form before it."""
    _, sign, rest = name.partition("№")
    return f"№{rest}" if sign and rest.strip() else name
