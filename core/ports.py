"""What the rules need from outside: a read side, and the facts of one call. No I/O here.

Use cases are plain functions over one consistent snapshot; ``storage.reads`` implements ``Reads``.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from core.answers import QuestionKey
from core.broadcast import Broadcast, DeliveryTally, Earlier, Unreached
from core.broadcast_audience import Candidate
from core.consent import BUNDLED, ConsentText
from core.decision import Decision
from core.directory import DirectoryEntry, OrganisationFile
from core.evidence import EvidenceRecord
from core.extension import Extension
from core.form import FilledForm
from core.history import StateChange
from core.inquiry import Inquiry, InquiryEntry
from core.ladder_change import LadderInForce
from core.official import Planned
from core.outgoing import Paper
from core.people import CutOff, Invitation, JoinRequest, Member, Organisation, PeopleChange, Person
from core.ports_acquaintance import AcquaintanceReads
from core.ports_decisions import DecisionReads
from core.ports_experience import ExperienceReads
from core.ports_meeting import MeetingReads
from core.ports_privacy import PrivacyReads
from core.ports_proceedings import ProceedingReads
from core.ports_summary import SummaryReads
from core.prompts import Prompt
from core.proof import LoggedRung, Reminded
from core.report import Report, ReportCard
from core.staff import StaffInvitation, StaffLogged, StaffMember, StaffRole
from core.summary import OrganisationState
from core.wording import Wording
from core.working_days import WorkingDays


class Clock(Protocol):
    """The bot's time: the wall clock, or one with a start and a speed."""

    def now(self) -> datetime:
        """The present moment, aware."""
        ...


@dataclass(frozen=True, slots=True)
class Call:
    """Who did something, where, and when. ``now`` is aware, in the department's time zone."""

    user_id: int
    chat_id: int
    now: datetime
    department_id: int
    department: str
    days: WorkingDays
    staff: StaffRole | None = None  # None: not one of the department's
    staff_ids: tuple[int, ...] = ()  # who is asked and told: those who may act
    admin_ids: tuple[int, ...] = ()  # the settings' own: always administrators
    fresh_code: str = ""  # random, of this call alone: for a link that it may make
    bot_name: str = ""  # for links; empty where the settings don't say
    per_second: float = 25.0  # messages that may go out: tells how long a broadcast takes
    telegram_name: str = ""  # as the messenger names the caller
    consent: ConsentText = BUNDLED  # what is to be agreed to
    erase_days: int = 0  # between a withdrawal and the erasure

    @property
    def today(self) -> date:
        """The department's calendar day."""
        return self.now.date()


@dataclass(frozen=True, slots=True)
class PublishedDecision:
    """A decision that has been sent to the heads."""

    id: int
    decision: Decision
    deadline: date
    published_at: datetime
    version: int = 1
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SentForm:
    """A filled form as it was read; ``is_open`` until it is put in or dropped."""

    id: int
    chat_id: int
    user_id: int
    file_name: str
    is_open: bool
    report_id: int | None
    filled: FilledForm
    made_at: datetime | None
    is_expired: bool = False  # nobody decided for so long that what it said isn't kept


class Reads(
    SummaryReads,
    MeetingReads,
    AcquaintanceReads,
    ProceedingReads,
    ExperienceReads,
    DecisionReads,
    PrivacyReads,
    Protocol,
):
    """One snapshot of what is stored. Everything is limited to what the caller names."""

    def person(self, user_id: int) -> Person | None: ...
    def known_as(self, user_id: int) -> str:
        """As they registered; else, of the department's people, as the messenger names them; else empty."""
        ...

    def memberships(self, user_id: int) -> tuple[Member, ...]: ...
    def members(self, organisation_id: int) -> tuple[Member, ...]: ...
    def invitation(self, code: str) -> Invitation | None: ...
    def consented(self, user_id: int, version: str) -> bool: ...
    def join_request(self, organisation_id: int, user_id: int) -> JoinRequest | None: ...
    def prompt(self, chat_id: int) -> Prompt | None: ...
    def report(self, report_id: int, user_id: int) -> Report | None:
        """The report, or None where the person isn't an active member of its organisation."""
        ...

    def department_report(self, report_id: int, department_id: int) -> Report | None:
        """The report as the department reads it (``person_id`` 0), or None where it isn't its own."""
        ...

    def history(self, report_id: int) -> tuple[StateChange, ...]:
        """The report's changes of state, oldest first."""
        ...

    def cards(self, user_id: int) -> tuple[ReportCard, ...]:
        """The person's reports on open decisions, nearest deadline first."""
        ...

    def evidence_records(self, report_id: int) -> tuple[EvidenceRecord, ...]:
        """Everything ever attached, oldest first. The caller has read the report, so it may see this."""
        ...

    def album(self, group: str, user_id: int) -> tuple[int, QuestionKey] | None:
        """Where the person's earlier files of that album stand: report and question."""
        ...

    def bot_name(self) -> str:
        """The bot's name in Telegram, for links; empty where it isn't known."""
        ...

    def handover(self, organisation_id: int, giver: int | None) -> Invitation | None:
        """The link for a new head that nobody has used yet; ``giver`` None: the department's."""
        ...

    def people_log(self, organisation_id: int) -> tuple[PeopleChange, ...]:
        """Who came and went, oldest first."""
        ...

    def next_number(self, decision_id: int) -> int: ...
    def decisions(self, department_id: int) -> tuple[PublishedDecision, ...]: ...
    def is_paper_waiting(self, chat_id: int, decision_id: int, paper: Paper) -> bool:
        """Whether that paper is being made for the chat already."""
        ...

    def states(self, decision_id: int, department_id: int) -> tuple[OrganisationState, ...]: ...
    def wordings(self, decision_id: int, department_id: int) -> tuple[Wording, ...]:
        """The official report's own words: each part's newest version, where there is any."""
        ...

    def planned(self, decision_id: int, department_id: int) -> Planned:
        """By when the tasks in progress of all organisations are to be done."""
        ...

    def cut_off(self, department_id: int) -> tuple[CutOff, ...]:
        """The department's members whom no message reaches, by number."""
        ...

    def extension(self, extension_id: int) -> Extension | None: ...
    def open_extension(self, report_id: int) -> Extension | None:
        """The report's request that nobody has decided on yet."""
        ...

    def next_extension(self) -> int:
        """The number that the next request will have."""
        ...

    def organisations_of(self, department_id: int) -> tuple[Organisation, ...]:
        """The department's open organisations; closed ones stand in the ``directory`` only."""
        ...

    def reminder_log(self, decision_id: int, organisation_id: int) -> tuple[LoggedRung, ...]:
        """Every reminder that was ever planned for the organisation, by the time it was planned for."""
        ...

    def form(self, form_id: int, department_id: int) -> SentForm | None:
        """A filled form that one of the department's specialists has sent."""
        ...

    def forms_mark(self) -> str:
        """What tells this installation's forms from another department's."""
        ...

    def reminded(self, decision_id: int, department_id: int) -> tuple[Reminded, ...]:
        """Every organisation of the department with its reminders and its people."""
        ...

    def staff(self, department_id: int) -> tuple[StaffMember, ...]:
        """The department's people as the database has them (those of the settings stand in the call)."""
        ...

    def staff_invitations(self, department_id: int) -> tuple[StaffInvitation, ...]:
        """Links that nobody has used and nobody has revoked, expired or not."""
        ...

    def staff_invitation(self, code: str, department_id: int) -> StaffInvitation | None: ...
    def staff_log(self, department_id: int) -> tuple[StaffLogged, ...]:
        """The latest first."""
        ...

    def had_access(self, user_id: int, department_id: int) -> bool:
        """Whether somebody without access now was in an organisation or in the department once."""
        ...

    def had_organisation(self, user_id: int, department_id: int) -> bool:
        """Whether they answered for an organisation once, and do so no more."""
        ...

    def directory(self, department_id: int) -> tuple[DirectoryEntry, ...]:
        """All of the department's organisations, closed ones too."""
        ...

    def organisation_file(self, organisation_id: int, department_id: int) -> OrganisationFile | None: ...
    def member_organisation(self, member_id: int, department_id: int) -> int | None:
        """The organisation that the membership belongs to."""
        ...

    def next_organisation(self) -> int:
        """The number that the next organisation will have."""
        ...

    def open_extensions(self, department_id: int) -> tuple[Extension, ...]:
        """The department's requests that nobody has decided on yet, oldest first."""
        ...

    def count_open_extensions(self, department_id: int) -> int:
        """How many those are."""
        ...

    def ladder(self, decision_id: int, department_id: int) -> LadderInForce | None:
        """The ladder of one of the department's open decisions, and who changed it last."""
        ...

    def broadcast(self, broadcast_id: int, department_id: int) -> Broadcast | None:
        """One of the department's, in whatever state."""
        ...

    def broadcast_draft(self, decision_id: int, user_id: int, department_id: int) -> Broadcast | None:
        """What this person has begun to write and hasn't sent or dropped."""
        ...

    def broadcasts(self, decision_id: int, department_id: int) -> tuple[Broadcast, ...]:
        """Those that were sent or go out now, the latest first."""
        ...

    def next_broadcast(self) -> int:
        """The number that the next one will have."""
        ...

    def candidates(self, decision_id: int, department_id: int) -> tuple[Candidate, ...]:
        """Every open organisation with its report and its people."""
        ...

    def delivery_tally(self, broadcast_id: int) -> DeliveryTally:
        """What became of its recipients. The caller has read the broadcast, so it may see this."""
        ...

    def unreached(self, broadcast_id: int) -> tuple[Unreached, ...]:
        """Who didn't get it, and the organisations in which nobody could; by number."""
        ...

    def same_text(
        self, decision_id: int, department_id: int, text: str, since: datetime
    ) -> tuple[Earlier, ...]:
        """Messages with exactly these words that were confirmed since then."""
        ...

    def inquiry(self, inquiry_id: int, department_id: int) -> Inquiry | None:
        """A question to the department, whoever of it reads."""
        ...

    def own_inquiry(self, inquiry_id: int, user_id: int) -> Inquiry | None:
        """The same, where the person is an active member of its organisation now."""
        ...

    def inquiries_of(self, organisation_id: int) -> tuple[InquiryEntry, ...]:
        """An organisation's questions, the newest first. The caller is one of its people."""
        ...

    def open_inquiries(self, department_id: int) -> tuple[InquiryEntry, ...]:
        """Those that wait for the department, oldest first; of open organisations."""
        ...

    def count_open_inquiries(self, department_id: int) -> int:
        """How many those are."""
        ...

    def settled_inquiries(self, department_id: int, limit: int) -> tuple[InquiryEntry, ...]:
        """Those that don't wait, written to lately first."""
        ...

    def next_inquiry(self) -> int:
        """The number that the next question will have."""
        ...

    def wants_digest(self, user_id: int, department_id: int) -> bool | None:
        """What somebody of the department has said about the news; None: nothing."""
        ...
