"""Which function applies which change, as ``storage.applying`` has it."""

from collections.abc import Callable
from typing import Any

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
from tests.core.fake_town import (
    apply_acquaintance,
    apply_broadcasts,
    apply_decisions,
    apply_experience,
    apply_forms,
    apply_inquiries,
    apply_joining,
    apply_meetings,
    apply_organisations,
    apply_papers,
    apply_people,
    apply_privacy,
    apply_proceedings,
    apply_reports,
    apply_review,
    apply_staff,
    apply_time,
)
from tests.core.fake_town.reading import Reading

APPLIERS: dict[type[Change], Callable[[Reading, Any], None]] = {
    ConsentAnswered: apply_joining.consent_answered,
    JoinedByInvitation: apply_joining.joined,
    JoinAsked: apply_joining.join_asked,
    JoinDecided: apply_joining.join_decided,
    Named: apply_joining.named,
    Reachability: apply_joining.reachability,
    TurnedTo: apply_joining.turned_to,
    Substituted: apply_people.substituted,
    HandoverOffered: apply_people.handover_offered,
    HandoverWithdrawn: apply_people.handover_withdrawn,
    TookOver: apply_people.took_over,
    LinkChanged: apply_people.link_changed,
    Unbound: apply_people.unbound,
    CallNoted: apply_people.call_noted,
    Prompted: apply_reports.prompted,
    QuestionOpened: apply_reports.question_opened,
    ReportChanged: apply_reports.report_changed,
    ToldOfWord: apply_reports.told_of_word,
    ReportReviewed: apply_review.report_reviewed,
    Snoozed: apply_time.snoozed,
    AskedLater: apply_time.asked_later,
    WentAway: apply_time.went_away,
    ExtensionAsked: apply_time.extension_asked,
    ExtensionDecided: apply_time.extension_decided,
    DeadlineSet: apply_time.deadline_set,
    LadderChanged: apply_time.ladder_changed,
    StaffInvited: apply_staff.invited,
    StaffLinkRevoked: apply_staff.link_revoked,
    StaffJoined: apply_staff.joined,
    StaffChanged: apply_staff.changed,
    OrganisationAdded: apply_organisations.added,
    OrganisationRenamed: apply_organisations.renamed,
    OrganisationClosed: apply_organisations.closed,
    OrganisationReopened: apply_organisations.reopened,
    OrganisationsMerged: apply_organisations.merged,
    FormSent: apply_forms.sent,
    FormRead: apply_forms.read,
    FormDecided: apply_forms.decided,
    PaperAsked: apply_papers.asked,
    BroadcastDrafted: apply_broadcasts.drafted,
    BroadcastDropped: apply_broadcasts.dropped,
    BroadcastConfirmed: apply_broadcasts.confirmed,
    BroadcastStopped: apply_broadcasts.stopped,
    InquiryAsked: apply_inquiries.asked,
    InquiryWritten: apply_inquiries.written,
    DigestChosen: apply_inquiries.digest_chosen,
    WordingChanged: apply_reports.wording_changed,
    DraftSent: apply_decisions.sent,
    DraftRead: apply_decisions.read,
    DraftDecided: apply_decisions.decided,
    Rehearsed: apply_decisions.rehearsed,
    WalkBegun: apply_decisions.walk_begun,
    DecisionClosed: apply_decisions.closed,
    DecisionReopened: apply_decisions.reopened,
    AcquaintanceConfirmed: apply_acquaintance.confirmed,
    MaterialAdded: apply_proceedings.material_added,
    MaterialRemoved: apply_proceedings.material_removed,
    MaterialSeen: apply_proceedings.material_seen,
    OpinionGiven: apply_proceedings.opinion_given,
    PracticalAnswered: apply_proceedings.practical_answered,
    StepTaken: apply_proceedings.step_taken,
    SeatTaken: apply_meetings.seat_taken,
    AttendanceMarked: apply_meetings.attendance_marked,
    RoundTold: apply_meetings.round_told,
    HallOpened: apply_meetings.hall_opened,
    WordTried: apply_meetings.word_tried,
    AgendaPut: apply_meetings.agenda_put,
    OfferKept: apply_experience.kept,
    OfferMarked: apply_experience.marked,
    ShowAsked: apply_experience.show_asked,
    OwnTaskChanged: apply_experience.own_task_changed,
    PublicationAgreed: apply_experience.agreed,
    PublicationWithdrawn: apply_experience.withdrawn,
    Withdrew: apply_privacy.withdrew,
    ContactsCorrected: apply_privacy.contacts_corrected,
    HeldReleased: apply_privacy.held_released,
    HeldDropped: apply_privacy.held_dropped,
    Audited: apply_privacy.audited,
}


def apply(town: Reading, change: Change) -> None:
    """As the storage would; ``Overtaken`` where a guard fails."""
    APPLIERS[type(change)](town, change)
