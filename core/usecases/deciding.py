"""Decisions in the department's chat: the list, one of them, which of several; its end and its return."""

from dataclasses import replace

from core.changes.decisions import DecisionClosed, DecisionReopened
from core.changes.papers import PaperAsked
from core.changes.report import Prompted
from core.draft import REOPENED_WITHIN
from core.outgoing import PAPER_ALBUM, Paper
from core.people import Organisation
from core.ports import Call, PublishedDecision, Reads
from core.usecases import home as home_case
from core.usecases.archive import readable
from core.views import (
    CloseDecisionScreen,
    DecisionChoice,
    DecisionList,
    DecisionPage,
    Note,
    PaperMaking,
    Result,
    Show,
)


def listing(reads: Reads, call: Call, note: Note | None = None) -> Result:
    """«Решения»."""
    if not call.staff:
        return home_case.home(reads, call, Note.NO_ACCESS)
    manages = call.staff.may_manage
    view = DecisionList(
        reads.decisions(call.department_id),
        reads.archive(call.department_id),
        reads.drafts(call.department_id) if manages else (),
        manages,
        note,
    )
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def page(reads: Reads, call: Call, decision_id: int, note: Note | None = None) -> Result:
    """One decision, open or closed."""
    published = _theirs(reads, call, decision_id)
    return published if isinstance(published, Result) else _shown(call, published, note)


def ask_close(reads: Reads, call: Call, decision_id: int) -> Result:
    """«Закрыть решение»: what it means comes first."""
    published = _managed(reads, call, decision_id)
    if isinstance(published, Result):
        return published
    if published.closed_at is not None:
        return _shown(call, published, Note.DECISION_CLOSED)
    coverage = reads.tally(published.id, call.department_id).coverage()
    view = CloseDecisionScreen(published, coverage.sent, coverage.total)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def close(reads: Reads, call: Call, decision_id: int) -> Result:
    """Nobody answers any more; the final report is made and sent. Pressed twice it is closed once."""
    published = _managed(reads, call, decision_id)
    if isinstance(published, Result):
        return published
    if published.closed_at is not None:
        return _shown(call, published, Note.DECISION_CLOSED)
    album = f"{PAPER_ALBUM}{call.chat_id}-{Paper.OFFICIAL.value}-{call.now:%Y%m%d%H%M%S%f}"
    final = PaperAsked(call.department_id, published.id, call.chat_id, Paper.OFFICIAL, album, call.now)
    shown = _shown(call, replace(published, closed_at=call.now), Note.DECISION_DONE)
    making = Show(call.chat_id, PaperMaking(Paper.OFFICIAL), album=album)
    change = DecisionClosed(call.department_id, published.id, call.user_id, call.now)
    return Result((*shown.shows, making), (change, final, *shown.changes))


def reopen(reads: Reads, call: Call, decision_id: int) -> Result:
    """«Открыть снова», within a month: reminders that are to come are planned again."""
    published = _managed(reads, call, decision_id)
    if isinstance(published, Result):
        return published
    if published.closed_at is None:
        return _shown(call, published)
    if not _may_reopen(call, published):
        return _shown(call, published, Note.DECISION_STAYS)
    change = DecisionReopened(call.department_id, published.id, call.user_id, call.now)
    shown = _shown(call, replace(published, closed_at=None), Note.DECISION_REOPENED)
    return replace(shown, changes=(change, *shown.changes))


def which(reads: Reads, call: Call, organisation: Organisation | None = None) -> Result | None:
    """Where several are open, the question which; None where there is nothing to ask."""
    opened = reads.decisions(call.department_id)
    if len(opened) < 2:
        return None
    in_order = tuple(sorted(opened, key=lambda one: (one.deadline, one.id)))
    view = DecisionChoice(in_order, organisation, reads.has_archive(call.department_id))
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def _shown(call: Call, published: PublishedDecision, note: Note | None = None) -> Result:
    closed_at = published.closed_at.astimezone(call.now.tzinfo) if published.closed_at else None
    manages = call.staff is not None and call.staff.may_manage
    view = DecisionPage(
        replace(published, closed_at=closed_at), manages, manages and _may_reopen(call, published), note
    )
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def _may_reopen(call: Call, published: PublishedDecision) -> bool:
    return published.closed_at is not None and call.now - published.closed_at <= REOPENED_WITHIN


def _theirs(reads: Reads, call: Call, decision_id: int) -> PublishedDecision | Result:
    if not call.staff:
        return home_case.home(reads, call, Note.NO_ACCESS)
    return readable(reads, call, decision_id) or listing(reads, call, Note.OLD_BUTTON)


def _managed(reads: Reads, call: Call, decision_id: int) -> PublishedDecision | Result:
    published = _theirs(reads, call, decision_id)
    if isinstance(published, Result):
        return published
    if call.staff is None or not call.staff.may_manage:
        return _shown(call, published, Note.ONLY_ADMINISTRATORS)
    return published
