"""Which function applies which change: the only list of them, and complete (a test compares it)."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection

from core import changes
from core.changes import Change
from storage import apply_ladder, apply_people, apply_reports, apply_review, apply_terms, forms

APPLIERS: dict[type[Change], Callable[[Connection, Any], None]] = {
    changes.ConsentAnswered: apply_people.consent_answered,
    changes.JoinedByInvitation: apply_people.joined,
    changes.JoinAsked: apply_people.join_asked,
    changes.JoinDecided: apply_people.join_decided,
    changes.Named: apply_people.named,
    changes.Prompted: apply_people.prompted,
    changes.Reachability: apply_people.reachability,
    changes.WentAway: apply_people.went_away,
    changes.QuestionOpened: apply_reports.question_opened,
    changes.ReportChanged: apply_reports.report_changed,
    changes.ReportReviewed: apply_review.report_reviewed,
    changes.Snoozed: apply_reports.snoozed,
    changes.AskedLater: apply_terms.asked_later,
    changes.ExtensionAsked: apply_terms.extension_asked,
    changes.ExtensionDecided: apply_terms.extension_decided,
    changes.DeadlineSet: apply_terms.deadline_set,
    changes.LadderChanged: apply_ladder.ladder_changed,
    changes.ToldOfWord: apply_reports.told_of_word,
    changes.FormSent: forms.sent,
    changes.FormRead: forms.read,
    changes.FormDecided: forms.decided,
}


def apply(connection: Connection, change: Change) -> None:
    """Apply one change inside the caller's transaction; ``Stale`` where its guard fails."""
    APPLIERS[type(change)](connection, change)
