"""A draft walked through as a head: the same use cases, the same screens, and nothing of it is kept.

The report of a rehearsal has a number that no report ever has: the draft's own, above all others. So every
button works, and every change to such a report is told apart before anything is written.
"""

from collections.abc import Iterable
from dataclasses import replace

from core.answers import Answer, Evidence
from core.changes import Change
from core.changes.decisions import Rehearsed
from core.changes.report import ReportChanged
from core.draft import DecisionDraft, Walk
from core.people import Organisation, Role
from core.report import Report

FIRST = 900_000_000  # nine digits: a button holds it beside the longest ids that a decision file may have
EXAMPLE = "Детский сад (пример)"


def number_of(draft_id: int) -> int:
    """The report's number in the rehearsal of that draft."""
    return FIRST + draft_id


def draft_of(report_id: int | None) -> int | None:
    """The draft that a report's number belongs to; None for every real report."""
    return report_id - FIRST if report_id is not None and report_id >= FIRST else None


def rehearsed_report(draft: DecisionDraft, walk: Walk, department_id: int) -> Report | None:
    """The report as a head would have it."""
    if draft.decision is None or draft.deadline is None:
        return None
    return Report(
        number_of(draft.id),
        department_id,
        0,
        Organisation(0, department_id, EXAMPLE),
        draft.decision,
        draft.deadline,
        walk.state,
        walk.version,
        0,
        Role.HEAD,
        1 if walk.sent_at else None,
        walk.sent_at,
        None,
        walk.answers,
        walk.pieces,
        first_sent_at=walk.sent_at,
    )


def told_apart(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes with those to a rehearsal's report replaced: only its answers stay, beside the draft."""
    kept: list[Change] = []
    for change in changes:
        draft_id = draft_of(getattr(change, "report_id", None))
        if draft_id is None:
            kept.append(change)
        elif isinstance(change, ReportChanged):
            kept.append(Rehearsed(draft_id, change))
    return tuple(kept)


def walked(walk: Walk, change: ReportChanged) -> Walk:
    """After one more answer."""
    answers = dict(walk.answers)
    for key, value in change.answered:
        answers[key] = Answer(key, value, 1, change.at, 0)
    for key in change.cleared:
        answers.pop(key, None)
    pieces = [piece for piece in walk.pieces if piece.id not in change.removed]
    last = max((piece.id for piece in walk.pieces), default=0)
    for number, one in enumerate(change.attached, start=last + 1):
        pieces.append(Evidence(number, one.key, one.kind, one.text, change.at, one.file_name, one.size))
    return replace(
        walk,
        answers=answers,
        pieces=tuple(pieces),
        state=change.state,
        version=walk.version + 1,
        sent_at=change.sent_at or walk.sent_at,
    )
