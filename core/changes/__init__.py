"""What shall change: facts that a use case decided on, applied by ``storage`` in one transaction.

A change whose guard fails (``expected``, or «still unused») raises ``storage.guards.Stale`` when it is
applied, and the use case decides again on fresh data. Changes never overwrite in silence.
"""

from core.changes.acquaintance import AcquaintanceConfirmed
from core.changes.broadcast import BroadcastConfirmed, BroadcastDrafted, BroadcastDropped, BroadcastStopped
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

Change = (
    ConsentAnswered
    | JoinedByInvitation
    | JoinAsked
    | JoinDecided
    | Named
    | Prompted
    | QuestionOpened
    | ReportChanged
    | ReportReviewed
    | Snoozed
    | WentAway
    | Reachability
    | AskedLater
    | ExtensionAsked
    | ExtensionDecided
    | TurnedTo
    | Substituted
    | HandoverOffered
    | HandoverWithdrawn
    | TookOver
    | StaffInvited
    | StaffLinkRevoked
    | StaffJoined
    | StaffChanged
    | OrganisationAdded
    | OrganisationRenamed
    | OrganisationClosed
    | OrganisationReopened
    | OrganisationsMerged
    | LinkChanged
    | Unbound
    | CallNoted
    | DeadlineSet
    | LadderChanged
    | ToldOfWord
    | FormSent
    | FormRead
    | FormDecided
    | PaperAsked
    | BroadcastDrafted
    | BroadcastDropped
    | BroadcastConfirmed
    | BroadcastStopped
    | InquiryAsked
    | InquiryWritten
    | DigestChosen
    | WordingChanged
    | DraftSent
    | DraftRead
    | DraftDecided
    | Rehearsed
    | WalkBegun
    | DecisionClosed
    | DecisionReopened
    | AcquaintanceConfirmed
    | MaterialAdded
    | MaterialRemoved
    | MaterialSeen
    | OpinionGiven
    | PracticalAnswered
    | StepTaken
    | SeatTaken
    | AttendanceMarked
    | RoundTold
    | HallOpened
    | WordTried
    | AgendaPut
    | OfferKept
    | OfferMarked
    | OwnTaskChanged
    | PublicationAgreed
    | PublicationWithdrawn
    | ShowAsked
    | Withdrew
    | ContactsCorrected
    | HeldReleased
    | HeldDropped
    | Audited
)
