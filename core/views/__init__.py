"""What shall be shown: the facts of a screen, without a word of its wording (that is ``screens``)."""

from dataclasses import dataclass

from core.changes import Change
from core.inquiry import Inquiry
from core.report import Report
from core.views.acquaintance import AcquaintanceDesk, AcquaintanceTaken, DecisionText
from core.views.broadcast import (
    BroadcastAgain,
    BroadcastConfirm,
    BroadcastDistricts,
    BroadcastLetter,
    BroadcastList,
    BroadcastPicks,
    BroadcastProgress,
    BroadcastWhom,
    BroadcastWords,
)
from core.views.by_word import (
    FormPreview,
    FormRefusal,
    FormRefused,
    FormToFill,
    FormWaiting,
    WordNotice,
)
from core.views.checklist import (
    Checklist,
    DayButton,
    EvidenceList,
    EvidencePiece,
    FileLost,
    QuestionScreen,
    Receipt,
    ReceiptToPrint,
    Review,
    TaskLine,
    TaskReview,
    WhichAnswer,
)
from core.views.decisions import (
    Amended,
    CloseDecisionScreen,
    DecisionChoice,
    DecisionList,
    DecisionPage,
    DraftConfirm,
    DraftOnItsWay,
    DraftPublished,
    DraftRefusal,
    DraftRefused,
    DraftScreen,
    DraftWaiting,
    Reach,
    Walkthrough,
)
from core.views.department import (
    AlarmNotice,
    CutOffNotice,
    MishapNotice,
    OrganisationSearch,
    ProofChoice,
    ProofScreen,
    Section,
    SummaryScreen,
    TaskOrganisations,
)
from core.views.directory import (
    AddScreen,
    CloseScreen,
    ConfirmStaff,
    DistrictChoice,
    InvitationLetter,
    MergeChoice,
    MergeScreen,
    OrganisationHistory,
    OrganisationNews,
    OrganisationPage,
    PeopleHub,
    RenameScreen,
    StaffLink,
    StaffList,
    StaffNews,
    StaffPage,
    StaffRoleChoice,
    UnbindScreen,
)
from core.views.experience import (
    ExperienceCard,
    ExperienceHub,
    ExperienceList,
    ExperienceSearch,
    OfferCheck,
    OfferDesk,
    OfferDeskList,
    OfferDeskPage,
    OfferFile,
    OfferList,
    OfferNews,
    OfferNotice,
    OfferPage,
    OfferQuestion,
    OwnTaskList,
    OwnTaskPage,
    ShowContact,
    ShowRequestList,
    ShowWish,
)
from core.views.extension import (
    DeadlineChoice,
    DeadlineConfirm,
    ExtensionAnswer,
    ExtensionDates,
    ExtensionList,
    ExtensionQuestion,
    ExtensionReason,
    ExtensionSettled,
)
from core.views.home import (
    AbsenceScreen,
    FollowUpScreen,
    GroupNote,
    Help,
    Home,
    OrganisationSwitch,
    Published,
    Reminder,
    StandIn,
)
from core.views.inquiry import (
    Digest,
    DigestSettings,
    InquiryAnswer,
    InquiryAsk,
    InquiryDesk,
    InquiryFile,
    InquiryList,
    InquiryNotice,
    InquiryThread,
)
from core.views.joining import (
    ConfirmInvitation,
    ConsentScreen,
    JoinQuestion,
    NameScreen,
    RoleScreen,
    Stranger,
)
from core.views.ladder import LadderAsk, LadderDraft, LadderPreview, LadderScreen
from core.views.meeting import (
    AgendaScreen,
    HallScreen,
    MeetingAsk,
    MeetingAttendance,
    MeetingDesk,
    MeetingFile,
    MeetingInvitation,
    MeetingList,
    MeetingPage,
    MeetingReminder,
    MeetingSeat,
    MeetingSeatNews,
    MeetingSeats,
    MeetingSheet,
)
from core.views.notes import MenuRole, Note
from core.views.papers import PaperChoice, PaperDone, PaperFailed, PaperMaking, PaperReady, PaperSent
from core.views.people import HandedOver, HandoverScreen, OurPeople, SubstituteNotice, SubstituteScreen
from core.views.privacy import (
    ConsentAgain,
    ConsentRenewed,
    CorrectChoice,
    CorrectScreen,
    DataToTake,
    Erased,
    ErasureQuestion,
    MyData,
    NobodyLeft,
    PurgeNotice,
)
from core.views.proceedings import (
    DraftDesk,
    DraftPage,
    DraftRemark,
    MaterialFile,
    MaterialsDesk,
    MaterialsItem,
    MaterialsNews,
    MaterialsOpen,
    MaterialsPage,
    PracticalAnswers,
    PracticalCall,
    PracticalDesk,
    PracticalFile,
    PracticalMinutes,
    PracticalQuestion,
    PracticalSaid,
)
from core.views.review import (
    FileTask,
    OrganisationLine,
    OrganisationList,
    RemarkScreen,
    ReportFile,
    ReportHistory,
    ReturnChoice,
    ReviewNotice,
)
from core.views.wording import WordingAsk, WordingScreen, WordingsScreen

__all__ = [
    "AbsenceScreen",
    "AcquaintanceDesk",
    "AcquaintanceTaken",
    "AddScreen",
    "AgendaScreen",
    "AlarmNotice",
    "Amended",
    "BroadcastAgain",
    "BroadcastConfirm",
    "BroadcastDistricts",
    "BroadcastLetter",
    "BroadcastList",
    "BroadcastPicks",
    "BroadcastProgress",
    "BroadcastWhom",
    "BroadcastWords",
    "Checklist",
    "CloseDecisionScreen",
    "CloseScreen",
    "ConfirmInvitation",
    "ConfirmStaff",
    "ConsentAgain",
    "ConsentRenewed",
    "ConsentScreen",
    "CorrectChoice",
    "CorrectScreen",
    "CutOffNotice",
    "DataToTake",
    "DayButton",
    "DeadlineChoice",
    "DeadlineConfirm",
    "DecisionChoice",
    "DecisionList",
    "DecisionPage",
    "DecisionText",
    "Digest",
    "DigestSettings",
    "DistrictChoice",
    "DraftConfirm",
    "DraftDesk",
    "DraftOnItsWay",
    "DraftPage",
    "DraftPublished",
    "DraftRefusal",
    "DraftRefused",
    "DraftRemark",
    "DraftScreen",
    "DraftWaiting",
    "Erased",
    "ErasureQuestion",
    "EvidenceList",
    "EvidencePiece",
    "ExperienceCard",
    "ExperienceHub",
    "ExperienceList",
    "ExperienceSearch",
    "ExtensionAnswer",
    "ExtensionDates",
    "ExtensionList",
    "ExtensionQuestion",
    "ExtensionReason",
    "ExtensionSettled",
    "FileLost",
    "FileTask",
    "FollowUpScreen",
    "FormPreview",
    "FormRefusal",
    "FormRefused",
    "FormToFill",
    "FormWaiting",
    "GroupNote",
    "HallScreen",
    "HandedOver",
    "HandoverScreen",
    "Help",
    "Home",
    "InquiryAnswer",
    "InquiryAsk",
    "InquiryDesk",
    "InquiryFile",
    "InquiryList",
    "InquiryNotice",
    "InquiryThread",
    "InvitationLetter",
    "JoinQuestion",
    "LadderAsk",
    "LadderDraft",
    "LadderPreview",
    "LadderScreen",
    "MaterialFile",
    "MaterialsDesk",
    "MaterialsItem",
    "MaterialsNews",
    "MaterialsOpen",
    "MaterialsPage",
    "MeetingAsk",
    "MeetingAttendance",
    "MeetingDesk",
    "MeetingFile",
    "MeetingInvitation",
    "MeetingList",
    "MeetingPage",
    "MeetingReminder",
    "MeetingSeat",
    "MeetingSeatNews",
    "MeetingSeats",
    "MeetingSheet",
    "MenuRole",
    "MergeChoice",
    "MergeScreen",
    "MishapNotice",
    "MyData",
    "NameScreen",
    "NobodyLeft",
    "Note",
    "OfferCheck",
    "OfferDesk",
    "OfferDeskList",
    "OfferDeskPage",
    "OfferFile",
    "OfferList",
    "OfferNews",
    "OfferNotice",
    "OfferPage",
    "OfferQuestion",
    "OrganisationHistory",
    "OrganisationLine",
    "OrganisationList",
    "OrganisationNews",
    "OrganisationPage",
    "OrganisationSearch",
    "OrganisationSwitch",
    "OurPeople",
    "OwnTaskList",
    "OwnTaskPage",
    "PaperChoice",
    "PaperDone",
    "PaperFailed",
    "PaperMaking",
    "PaperReady",
    "PaperSent",
    "PeopleHub",
    "PracticalAnswers",
    "PracticalCall",
    "PracticalDesk",
    "PracticalFile",
    "PracticalMinutes",
    "PracticalQuestion",
    "PracticalSaid",
    "ProofChoice",
    "ProofScreen",
    "Published",
    "PurgeNotice",
    "QuestionScreen",
    "Reach",
    "Receipt",
    "ReceiptToPrint",
    "RemarkScreen",
    "Reminder",
    "RenameScreen",
    "ReportFile",
    "ReportHistory",
    "Result",
    "ReturnChoice",
    "Review",
    "ReviewNotice",
    "RoleScreen",
    "Section",
    "Show",
    "ShowContact",
    "ShowRequestList",
    "ShowWish",
    "StaffLink",
    "StaffList",
    "StaffNews",
    "StaffPage",
    "StaffRoleChoice",
    "StandIn",
    "Stranger",
    "SubstituteNotice",
    "SubstituteScreen",
    "SummaryScreen",
    "TaskLine",
    "TaskOrganisations",
    "TaskReview",
    "UnbindScreen",
    "View",
    "Walkthrough",
    "WhichAnswer",
    "WordNotice",
    "WordingAsk",
    "WordingScreen",
    "WordingsScreen",
    "about",
]

View = (
    Stranger
    | ConfirmInvitation
    | ConsentScreen
    | RoleScreen
    | NameScreen
    | JoinQuestion
    | Home
    | Help
    | MyData
    | Checklist
    | QuestionScreen
    | EvidenceList
    | EvidencePiece
    | FileLost
    | Review
    | TaskReview
    | Receipt
    | ReceiptToPrint
    | Reminder
    | AbsenceScreen
    | SummaryScreen
    | GroupNote
    | Published
    | MishapNotice
    | AlarmNotice
    | CutOffNotice
    | OrganisationList
    | ReportFile
    | FileTask
    | ReturnChoice
    | RemarkScreen
    | ReviewNotice
    | ReportHistory
    | ProofChoice
    | ProofScreen
    | FollowUpScreen
    | ExtensionDates
    | ExtensionReason
    | ExtensionQuestion
    | ExtensionSettled
    | ExtensionAnswer
    | WhichAnswer
    | OrganisationSwitch
    | OurPeople
    | HandoverScreen
    | HandedOver
    | SubstituteScreen
    | SubstituteNotice
    | AddScreen
    | CloseScreen
    | ConfirmStaff
    | DistrictChoice
    | MergeChoice
    | MergeScreen
    | InvitationLetter
    | OrganisationHistory
    | OrganisationNews
    | OrganisationPage
    | OrganisationSearch
    | TaskOrganisations
    | PaperChoice
    | PaperDone
    | PaperFailed
    | PaperMaking
    | PaperReady
    | PaperSent
    | PeopleHub
    | RenameScreen
    | StaffLink
    | StaffList
    | StaffNews
    | StaffPage
    | StaffRoleChoice
    | UnbindScreen
    | ExtensionList
    | DeadlineChoice
    | DeadlineConfirm
    | LadderScreen
    | LadderDraft
    | LadderAsk
    | LadderPreview
    | WordingAsk
    | WordingScreen
    | WordingsScreen
    | WordNotice
    | FormPreview
    | FormRefused
    | FormToFill
    | FormWaiting
    | BroadcastAgain
    | BroadcastConfirm
    | BroadcastDistricts
    | BroadcastLetter
    | BroadcastList
    | BroadcastPicks
    | BroadcastProgress
    | BroadcastWhom
    | BroadcastWords
    | Digest
    | DigestSettings
    | MeetingPage
    | MeetingDesk
    | MeetingList
    | MeetingInvitation
    | AgendaScreen
    | HallScreen
    | MeetingAttendance
    | MeetingSheet
    | MeetingAsk
    | MeetingFile
    | MeetingReminder
    | MeetingSeat
    | MeetingSeatNews
    | MeetingSeats
    | InquiryAnswer
    | InquiryAsk
    | InquiryDesk
    | InquiryFile
    | InquiryList
    | InquiryNotice
    | InquiryThread
    | Amended
    | CloseDecisionScreen
    | DecisionChoice
    | DecisionList
    | DecisionPage
    | DraftConfirm
    | DraftOnItsWay
    | DraftPublished
    | DraftRefused
    | DraftScreen
    | DraftWaiting
    | Walkthrough
    | AcquaintanceDesk
    | AcquaintanceTaken
    | DecisionText
    | DraftDesk
    | DraftPage
    | DraftRemark
    | MaterialFile
    | MaterialsDesk
    | MaterialsItem
    | MaterialsNews
    | MaterialsOpen
    | MaterialsPage
    | PracticalAnswers
    | PracticalCall
    | PracticalDesk
    | PracticalFile
    | PracticalMinutes
    | PracticalQuestion
    | PracticalSaid
    | ExperienceCard
    | ExperienceHub
    | ExperienceList
    | ExperienceSearch
    | OfferCheck
    | OfferDesk
    | OfferDeskList
    | OfferDeskPage
    | OfferFile
    | OfferList
    | OfferNews
    | OfferNotice
    | OfferPage
    | OfferQuestion
    | OwnTaskList
    | OwnTaskPage
    | ShowContact
    | ShowRequestList
    | ShowWish
    | ConsentAgain
    | ConsentRenewed
    | CorrectChoice
    | CorrectScreen
    | DataToTake
    | Erased
    | ErasureQuestion
    | NobodyLeft
    | PurgeNotice
)


def about(view: View) -> int | None:
    """The report that a view shows, where it shows one."""
    report, inquiry = getattr(view, "report", None), getattr(view, "inquiry", None)
    if isinstance(inquiry, Inquiry):
        return inquiry.report_id
    return report.id if isinstance(report, Report) else None


@dataclass(frozen=True, slots=True)
class Show:
    """A view for a chat; ``notice`` is sent anew and to somebody who didn't just act.

    Views that answer to the files of one ``album`` share one message.
    """

    chat_id: int
    view: View
    notice: bool = False
    album: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What a use case decided: changes to apply, views to show, a short word for the tapped button."""

    shows: tuple[Show, ...] = ()
    changes: tuple[Change, ...] = ()
    toast: Note | None = None
    menus: tuple[tuple[int, MenuRole], ...] = ()  # chats whose list of commands changes
