"""Which function applies which change: the only list of them, and complete (a test compares it)."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection

from core.changes import Change
from core.changes.acquaintance import AcquaintanceConfirmed
from core.changes.broadcast import (
    BroadcastConfirmed,
    BroadcastDrafted,
    BroadcastDropped,
    BroadcastStopped,
)
from core.changes.by_word import FormDecided, FormRead, FormSent, ToldOfWord
from core.changes.decisions import (
    DecisionClosed,
    DecisionReopened,
    DraftDecided,
    DraftRead,
    DraftSent,
    Rehearsed,
    WalkBegun,
)
from core.changes.experience import (
    OfferKept,
    OfferMarked,
    OwnTaskChanged,
    PublicationAgreed,
    PublicationWithdrawn,
    ShowAsked,
)
from core.changes.inquiry import DigestChosen, InquiryAsked, InquiryWritten
from core.changes.joining import (
    ConsentAnswered,
    JoinAsked,
    JoinDecided,
    JoinedByInvitation,
    Named,
    Reachability,
    TurnedTo,
)
from core.changes.ladder import LadderChanged
from core.changes.meeting import (
    AgendaPut,
    AttendanceMarked,
    HallOpened,
    RoundTold,
    SeatTaken,
    WordTried,
)
from core.changes.organisations import (
    OrganisationAdded,
    OrganisationClosed,
    OrganisationRenamed,
    OrganisationReopened,
    OrganisationsMerged,
)
from core.changes.papers import PaperAsked
from core.changes.people import (
    CallNoted,
    HandoverOffered,
    HandoverWithdrawn,
    LinkChanged,
    Substituted,
    TookOver,
    Unbound,
)
from core.changes.privacy import Audited, ContactsCorrected, HeldDropped, HeldReleased, Withdrew
from core.changes.proceedings import (
    MaterialAdded,
    MaterialRemoved,
    MaterialSeen,
    OpinionGiven,
    PracticalAnswered,
    StepTaken,
)
from core.changes.report import Prompted, QuestionOpened, ReportChanged, ReportReviewed
from core.changes.staff import StaffChanged, StaffInvited, StaffJoined, StaffLinkRevoked
from core.changes.time import AskedLater, DeadlineSet, ExtensionAsked, ExtensionDecided, Snoozed, WentAway
from core.changes.wording import WordingChanged
from storage import (
    acquaintances,
    apply_broadcasts,
    apply_experience,
    apply_hall,
    apply_inquiries,
    apply_ladder,
    apply_meetings,
    apply_organisations,
    apply_people,
    apply_privacy,
    apply_proceedings,
    apply_reports,
    apply_review,
    apply_staff,
    apply_terms,
    apply_turns,
    audit,
    closing,
    drafts,
    forms,
    paper_jobs,
    publication_consents,
    wordings,
)
from storage.counting_changes import count

# Some say as what the report is counted by now: a look that the counting needn't make again.
APPLIERS: dict[type[Change], Callable[[Connection, Any], str | None]] = {
    ConsentAnswered: apply_people.consent_answered,
    JoinedByInvitation: apply_people.joined,
    JoinAsked: apply_people.join_asked,
    JoinDecided: apply_people.join_decided,
    Named: apply_people.named,
    Prompted: apply_people.prompted,
    Reachability: apply_people.reachability,
    WentAway: apply_turns.went_away,
    QuestionOpened: apply_reports.question_opened,
    ReportChanged: apply_reports.report_changed,
    ReportReviewed: apply_review.report_reviewed,
    Snoozed: apply_reports.snoozed,
    AskedLater: apply_terms.asked_later,
    ExtensionAsked: apply_terms.extension_asked,
    ExtensionDecided: apply_terms.extension_decided,
    TurnedTo: apply_turns.turned_to,
    Substituted: apply_turns.substituted,
    HandoverOffered: apply_turns.handover_offered,
    HandoverWithdrawn: apply_turns.handover_withdrawn,
    TookOver: apply_turns.took_over,
    StaffInvited: apply_staff.invited,
    StaffLinkRevoked: apply_staff.link_revoked,
    StaffJoined: apply_staff.joined,
    StaffChanged: apply_staff.changed,
    OrganisationAdded: apply_organisations.added,
    OrganisationRenamed: apply_organisations.renamed,
    OrganisationClosed: apply_organisations.closed,
    OrganisationReopened: apply_organisations.reopened,
    OrganisationsMerged: apply_organisations.merged,
    LinkChanged: apply_organisations.link_changed,
    Unbound: apply_organisations.unbound,
    CallNoted: apply_organisations.call_noted,
    DeadlineSet: apply_terms.deadline_set,
    LadderChanged: apply_ladder.ladder_changed,
    ToldOfWord: apply_reports.told_of_word,
    FormSent: forms.sent,
    FormRead: forms.read,
    FormDecided: forms.decided,
    PaperAsked: paper_jobs.asked,
    BroadcastDrafted: apply_broadcasts.drafted,
    BroadcastDropped: apply_broadcasts.dropped,
    BroadcastConfirmed: apply_broadcasts.confirmed,
    BroadcastStopped: apply_broadcasts.stopped,
    InquiryAsked: apply_inquiries.asked,
    InquiryWritten: apply_inquiries.written,
    DigestChosen: apply_inquiries.digest_chosen,
    WordingChanged: wordings.changed,
    DraftSent: drafts.sent,
    DraftRead: drafts.read,
    DraftDecided: drafts.decided,
    Rehearsed: drafts.rehearsed,
    WalkBegun: drafts.walk_begun,
    DecisionClosed: closing.closed,
    DecisionReopened: closing.reopened,
    AcquaintanceConfirmed: acquaintances.confirmed,
    MaterialAdded: apply_proceedings.material_added,
    MaterialRemoved: apply_proceedings.material_removed,
    MaterialSeen: apply_proceedings.material_seen,
    OpinionGiven: apply_proceedings.opinion_given,
    PracticalAnswered: apply_proceedings.practical_answered,
    StepTaken: apply_proceedings.step_taken,
    SeatTaken: apply_meetings.seat_taken,
    AttendanceMarked: apply_meetings.attendance_marked,
    RoundTold: apply_meetings.round_told,
    HallOpened: apply_hall.hall_opened,
    WordTried: apply_hall.word_tried,
    AgendaPut: apply_hall.agenda_put,
    OfferKept: apply_experience.kept,
    OfferMarked: apply_experience.marked,
    ShowAsked: apply_experience.show_asked,
    OwnTaskChanged: apply_experience.own_task_changed,
    PublicationAgreed: publication_consents.agreed,
    PublicationWithdrawn: publication_consents.withdrawn,
    Withdrew: apply_privacy.withdrew,
    ContactsCorrected: apply_privacy.contacts_corrected,
    HeldReleased: apply_privacy.held_released,
    HeldDropped: apply_privacy.held_dropped,
    Audited: audit.write,
}


def apply(connection: Connection, change: Change) -> None:
    """Apply one change inside the caller's transaction; ``Stale`` where its guard fails."""
    line = APPLIERS[type(change)](connection, change)
    count(connection, change, line)
