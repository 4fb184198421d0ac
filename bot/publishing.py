"""Publishing a version in one transaction: reports, rungs, answers that go, and whom it is told.

The command line and the chat come here; so does the first start.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from bot.errors import Refusal
from core.amendment import Edit, What, diff
from core.decision import Decision
from core.ladder import Rung, effective_deadline, schedule
from core.outgoing import Post, Priority
from core.people import Person
from core.ports import PublishedDecision
from core.refitting import Refitted, dated, refit
from core.report import ReportCard
from core.views import Amended, View
from core.views import Published as PublishedView
from screens.parts import posts_of
from screens.render import render
from screens.screen import dump_screen
from storage import amending, closing, ladders, outbox, publishing
from storage.publishing import OpenDecision, Published
from storage.reads import SqlReads
from storage.reminder_rows import OWED_AGAIN, plan_rungs

if TYPE_CHECKING:
    from bot.opening import Installation

SILENT = {What.ABOUT, What.LADDER}  # no report is any different after them


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: ``told`` people; of an amendment, what it changes and how many reports it opens."""

    published: Published
    told: int = 0
    edits: tuple[Edit, ...] = ()
    reopened: int = 0


def publish_in(
    connection: Connection, here: "Installation", decision: Decision, source: str, by_user: int = 0
) -> Outcome:
    """Within the caller's transaction. Refusal where the decision is closed."""
    at = here.local_now()
    deadline = effective_deadline(decision.deadline, here.days)
    former = SqlReads(connection, here.shelf).decision_named(decision.id, here.department_id)
    if former is not None and former.closed_at is not None:
        if _file_of(connection, former) == decision:
            return Outcome(Published(former.id, former.version, False))
        raise Refusal(f"{decision.id}: решение закрыто; сначала откройте его снова")
    edits, after = _amendment(connection, here, former, decision, deadline) if former else ((), ())
    old_version = _newest(connection, here, former.id) if former else None
    published = publishing.publish(connection, here.department_id, decision, source, deadline, at)
    if not published.is_new:
        return Outcome(published)
    if old_version is not None and any(edit.what not in SILENT for edit in edits):
        amending.amend(connection, here.department_id, after, decision, old_version, at)
    opened = _newest_of(connection, here, published.decision_id)
    assert opened is not None, "it has just been published"
    rungs = rungs_of(connection, here, opened)
    publishing.open_reports(connection, here.department_id, opened, rungs, at)
    _owed_again(connection, here, opened, after, rungs)
    event = "amended" if former else "published"
    closing.note(connection, here.department_id, opened.id, event, at, by_user, published.version)
    everybody = publishing.addressees(connection, opened, decision.short_title, len(decision.tasks))
    fresh = former is None
    told = _announce(connection, everybody, at) if fresh else _tell(connection, everybody, after, at)
    return Outcome(published, told, edits, sum(each.is_reopened for each in after))


def rungs_of(
    connection: Connection, here: "Installation", decision: OpenDecision
) -> Callable[[date], tuple[Rung, ...]]:
    """The ladder's rungs towards a deadline."""
    ladder = ladders.ladder_of(connection, here.shelf, decision.id, decision.version_id)
    now = here.local_now()
    return lambda deadline: schedule(ladder, deadline, now, here.settings.zone, here.days)


def _amendment(
    connection: Connection,
    here: "Installation",
    former: PublishedDecision,
    decision: Decision,
    deadline: date,
) -> tuple[tuple[Edit, ...], tuple[Refitted, ...]]:
    edits = diff(_file_of(connection, former), decision)
    found = amending.standings(connection, former.id, here.department_id)
    days = former.deadline, deadline
    return edits, tuple(refit(dated(one, *days), edits, decision) for one in found)


def _file_of(connection: Connection, former: PublishedDecision) -> Decision:
    """As its file has it: a ladder that was changed in the chat is no part of it."""
    return publishing.newest_file(connection, former.id)


def _newest_of(connection: Connection, here: "Installation", decision_id: int) -> OpenDecision | None:
    found = publishing.open_decisions(connection, here.department_id)
    return next((one for one in found if one.id == decision_id), None)


def _newest(connection: Connection, here: "Installation", decision_id: int) -> int | None:
    found = _newest_of(connection, here, decision_id)
    return found.version_id if found else None


def _owed_again(
    connection: Connection,
    here: "Installation",
    opened: OpenDecision,
    after: Sequence[Refitted],
    rungs: Callable[[date], Sequence[Rung]],
) -> None:
    """Whoever had sent everything and is asked more is reminded again, as after a return."""
    for each in after:
        if each.is_reopened:
            theirs = [each.standing.organisation_id]
            day = each.standing.deadline
            plan_rungs(connection, here.department_id, opened.id, theirs, day, rungs(day), again=OWED_AGAIN)


def _announce(connection: Connection, everybody: Sequence[tuple[Person, ReportCard]], at: datetime) -> int:
    for person, card in everybody:
        _post(connection, person, card, PublishedView(card, at.date()), at)
    return len({person.id for person, _ in everybody})


def _tell(
    connection: Connection,
    everybody: Sequence[tuple[Person, ReportCard]],
    after: Sequence[Refitted],
    at: datetime,
) -> int:
    """One message a person over all of their organisations that it touches; nobody else hears of it."""
    touched = {each.standing.report_id: each for each in after if each.edits}
    mine: dict[int, tuple[Person, list[ReportCard]]] = {}
    for person, card in everybody:
        if card.report_id in touched:
            mine.setdefault(person.id, (person, []))[1].append(card)
    for person, cards in mine.values():
        edits = tuple(dict.fromkeys(edit for card in cards for edit in touched[card.report_id].edits))
        gone = any(touched[card.report_id].gone for card in cards)
        reopened = any(touched[card.report_id].is_reopened for card in cards)
        view = Amended(person.name, tuple(cards), edits, at.date(), gone, reopened)
        _post(connection, person, cards[0], view, at)
    return len(mine)


def _post(connection: Connection, person: Person, card: ReportCard, view: View, at: datetime) -> None:
    for screen in posts_of(render(view)):
        post = Post(person.chat_id, dump_screen(screen), Priority.BROADCAST, report_id=card.report_id)
        outbox.enqueue(connection, post, at)
