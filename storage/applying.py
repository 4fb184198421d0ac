"""Which function applies which change: the only list of them, and complete (a test compares it)."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection

from core import changes
from core.changes import Change
from storage import (
    apply_ladder,
    apply_organisations,
    apply_people,
    apply_reports,
    apply_review,
    apply_staff,
    apply_terms,
    apply_turns,
    forms,
)

APPLIERS: dict[type[Change], Callable[[Connection, Any], None]] = {
    changes.ConsentAnswered: apply_people.consent_answered,
    changes.JoinedByInvitation: apply_people.joined,
    changes.JoinAsked: apply_people.join_asked,
    changes.JoinDecided: apply_people.join_decided,
    changes.Named: apply_people.named,
    changes.Prompted: apply_people.prompted,
    changes.Reachability: apply_people.reachability,
    changes.WentAway: apply_turns.went_away,
    changes.QuestionOpened: apply_reports.question_opened,
    changes.ReportChanged: apply_reports.report_changed,
    changes.ReportReviewed: apply_review.report_reviewed,
    changes.Snoozed: apply_reports.snoozed,
    changes.AskedLater: apply_terms.asked_later,
    changes.ExtensionAsked: apply_terms.extension_asked,
    changes.ExtensionDecided: apply_terms.extension_decided,
    changes.TurnedTo: apply_turns.turned_to,
    changes.Substituted: apply_turns.substituted,
    changes.HandoverOffered: apply_turns.handover_offered,
    changes.HandoverWithdrawn: apply_turns.handover_withdrawn,
    changes.TookOver: apply_turns.took_over,
    changes.StaffInvited: apply_staff.invited,
    changes.StaffLinkRevoked: apply_staff.link_revoked,
    changes.StaffJoined: apply_staff.joined,
    changes.StaffChanged: apply_staff.changed,
    changes.OrganisationAdded: apply_organisations.added,
    changes.OrganisationRenamed: apply_organisations.renamed,
    changes.OrganisationClosed: apply_organisations.closed,
    changes.OrganisationReopened: apply_organisations.reopened,
    changes.OrganisationsMerged: apply_organisations.merged,
    changes.LinkChanged: apply_organisations.link_changed,
    changes.Unbound: apply_organisations.unbound,
    changes.CallNoted: apply_organisations.call_noted,
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
