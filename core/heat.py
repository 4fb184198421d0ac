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


def heat_pages(
    decision: Decision, states: Sequence[OrganisationState], made_on: date, district: str = ""
) -> tuple[HeatPage, ...]:
    """All pages, by the organisations' numbers; one empty page where there is no organisation."""
    pages = range(pages_of(len(states)))
    return tuple(heat_page(decision, states, made_on, page, district) for page in pages)


def heat_page(
    decision: Decision, states: Sequence[OrganisationState], made_on: date, page: int, district: str = ""
) -> HeatPage:
    """One of them, counted from 0; beyond the last the last."""
    ordered = sorted(states, key=lambda state: by_number(state.organisation))
    of = pages_of(len(ordered))
    page = min(max(page, 0), of - 1)
    return HeatPage(
        decision.short_title,
        tuple(task.title for task in decision.tasks),
        tuple(_row(decision, state) for state in ordered[page * PER_PAGE : (page + 1) * PER_PAGE]),
        page + 1,
        of,
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
