"""Everything that the department in memory keeps, and how it begins."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import count

from core.acquaintance import Acquaintance
from core.agenda_run import AgendaRun
from core.answers import Evidence, QuestionKey, Value
from core.broadcast import Broadcast
from core.changes.broadcast import BroadcastConfirmed
from core.changes.experience import PublicationAgreed, ShowAsked
from core.changes.joining import ConsentAnswered
from core.changes.ladder import LadderChanged
from core.changes.meeting import RoundTold
from core.changes.papers import PaperAsked
from core.changes.privacy import Audited
from core.changes.report import ReportReviewed
from core.changes.wording import WordingChanged
from core.decision import Decision
from core.directory import OrganisationLogged
from core.draft import DecisionDraft, Walk
from core.evidence import EvidenceRecord
from core.experience import Offer, OfferLogged
from core.extension import Extension
from core.hall import Hall
from core.history import StateChange
from core.inquiry import Inquiry
from core.ladder import Rung
from core.materials import Looked, Material
from core.meeting import PublishedMeeting, Seat
from core.outgoing import Paper
from core.own_tasks import OwnStanding
from core.people import (
    Author,
    Called,
    Invitation,
    JoinRequest,
    Member,
    Organisation,
    PeopleChange,
    Person,
    Role,
)
from core.ports import PublishedDecision, SentForm
from core.practical import PracticalAnswer
from core.proceedings import Opinion, Step, StepKind
from core.prompts import Prompt
from core.proof import LoggedRung
from core.report import Report, ReportState
from core.staff import StaffInvitation, StaffLogged, StaffMember
from core.views import Show
from tests.core.fake_town.facts import ADMINISTRATOR, DECISION, MORNING


@dataclass
class State:
    """What the real storage keeps in tables; the reads and the appliers stand beside it."""

    decision: Decision = DECISION
    now: datetime = MORNING
    published: bool = True
    organisations: dict[int, Organisation] = field(
        default_factory=lambda: {
            1: Organisation(1, 1, "МБДОУ № 7 «Ласточка»", 7, "Иванова Мария Петровна", "+7 910 123-45-67"),
            2: Organisation(2, 1, "МБДОУ № 12 «Солнышко»", 12),
        }
    )
    invitations: dict[str, Invitation] = field(default_factory=dict)
    people: dict[int, Person] = field(default_factory=dict)  # by user id
    joined: list[Member] = field(default_factory=list)
    consents: list[ConsentAnswered] = field(default_factory=list)
    requests: dict[tuple[int, int], JoinRequest] = field(default_factory=dict)
    prompts: dict[int, Prompt | None] = field(default_factory=dict)
    reports: dict[int, Report] = field(default_factory=dict)
    log: list[tuple[int, QuestionKey, Value | None]] = field(default_factory=list)
    papers: dict[tuple[int, int, Paper], PaperAsked] = field(default_factory=dict)
    snoozes: set[tuple[int, str]] = field(default_factory=set)
    removed: list[Evidence] = field(default_factory=list)
    records: dict[int, dict[int, EvidenceRecord]] = field(default_factory=dict)  # by report and piece
    albums: dict[tuple[str, int], tuple[int, QuestionKey]] = field(default_factory=dict)
    blocked: dict[int, datetime] = field(default_factory=dict)  # by chat id
    states_log: list[tuple[int, StateChange]] = field(default_factory=list)  # by report id
    notices: list[Show] = field(default_factory=list)
    rearmed: list[ReportReviewed] = field(default_factory=list)  # reports that are owed again
    ladder_log: list[LadderChanged] = field(default_factory=list)
    extensions: dict[int, Extension] = field(default_factory=dict)
    plans: dict[tuple[int, str], Rung] = field(default_factory=dict)  # by report and rung
    forms: dict[int, SentForm] = field(default_factory=dict)
    ladders: dict[int, tuple[Rung, ...]] = field(default_factory=dict)  # re-planned, by report
    logged: dict[int, tuple[LoggedRung, ...]] = field(default_factory=dict)  # by organisation
    came_and_went: list[tuple[int, PeopleChange]] = field(default_factory=list)  # by organisation
    gone: dict[int, Author] = field(default_factory=dict)  # by person id
    employees: dict[int, StaffMember] = field(default_factory=dict)  # of the database, by user id
    staff_links: dict[str, StaffInvitation] = field(default_factory=dict)  # by code
    staff_lines: list[StaffLogged] = field(default_factory=list)
    left: set[int] = field(default_factory=set)  # user ids whose access ended
    resigned: set[int] = field(default_factory=set)  # those of them who were the department's own
    former: list[tuple[int, str]] = field(default_factory=list)  # names that organisations had
    calls_made: dict[int, Called] = field(default_factory=dict)  # by organisation
    closed_at: dict[int, datetime] = field(default_factory=dict)
    absorbed: dict[int, int] = field(default_factory=dict)  # by the one that is gone
    lines: list[tuple[int, OrganisationLogged]] = field(default_factory=list)  # by organisation
    broadcasts_kept: dict[int, Broadcast] = field(default_factory=dict)
    confirmed: dict[int, BroadcastConfirmed] = field(default_factory=dict)  # frozen audiences, by broadcast
    inquiries: dict[int, Inquiry] = field(default_factory=dict)
    waits_since: dict[int, datetime] = field(default_factory=dict)  # by inquiry
    digest_choices: dict[int, bool] = field(default_factory=dict)  # by user id
    wording_log: list[WordingChanged] = field(default_factory=list)
    drafts_kept: dict[int, DecisionDraft] = field(default_factory=dict)
    walks: dict[int, Walk] = field(default_factory=dict)  # by draft
    ended: dict[int, datetime] = field(default_factory=dict)  # closed decisions, by id
    others: dict[int, PublishedDecision] = field(default_factory=dict)  # beside the first
    steps_taken: dict[tuple[int, StepKind, int], Step] = field(default_factory=dict)  # by meeting and part
    practical: dict[tuple[int, int, str, str], PracticalAnswer] = field(default_factory=dict)
    materials_kept: dict[int, tuple[int, Material]] = field(default_factory=dict)  # with the meeting
    looks: dict[tuple[int, int, int], Looked] = field(default_factory=dict)  # by meeting, item, organisation
    opinions_given: dict[tuple[int, int], Opinion] = field(default_factory=dict)
    acquaintances_given: dict[int, list[Acquaintance]] = field(default_factory=dict)  # by report
    meetings_kept: dict[int, PublishedMeeting] = field(default_factory=dict)
    rounds_told: dict[tuple[int, str], RoundTold] = field(default_factory=dict)
    halls_open: dict[tuple[int, int], Hall] = field(default_factory=dict)
    tries: dict[tuple[int, int], int] = field(default_factory=dict)  # by meeting and user id
    runs: dict[tuple[int, int], AgendaRun] = field(default_factory=dict)
    seats_kept: dict[tuple[int, int], Seat] = field(default_factory=dict)  # by meeting and organisation
    offers: dict[int, Offer] = field(default_factory=dict)  # without names of authors
    offer_lines: list[tuple[int, OfferLogged]] = field(default_factory=list)  # by offer
    name_consents: list[PublicationAgreed] = field(default_factory=list)  # those in force
    useful: set[tuple[int, int]] = field(default_factory=set)  # offers and people
    shows_asked: list[ShowAsked] = field(default_factory=list)
    own_standing_log: dict[str, OwnStanding] = field(default_factory=dict)  # the newest by key
    own_said: list[OwnStanding] = field(default_factory=list)
    due: dict[int, date] = field(default_factory=dict)  # when who withdrew is erased, by user id
    waiting: dict[int, int] = field(default_factory=dict)  # messages held back, by chat id
    audit: list[Audited] = field(default_factory=list)
    settings_name: tuple[int, ...] = (ADMINISTRATOR,)  # administrators of the settings
    codes: Iterator[str] = field(default_factory=lambda: (f"fresh-{n}" for n in count(1)))

    def __post_init__(self) -> None:
        self.invitations = {
            "first": Invitation(1, self.organisations[1], "first"),
            "second": Invitation(2, self.organisations[2], "second"),
            "gone": Invitation(3, self.organisations[1], "gone", revoked=True),
        }
        if self.published:
            for number, organisation in self.organisations.items():
                self.reports[number] = Report(
                    id=number,
                    department_id=1,
                    decision_id=1,
                    organisation=organisation,
                    decision=self.decision,
                    deadline=self.decision.deadline,
                    state=ReportState.NOT_OPENED,
                    version=0,
                    person_id=0,
                    role=Role.HEAD,
                )

    def name_of(self, user_id: int | None) -> str:
        """The person's name; empty where nobody has given it."""
        person = self.people.get(user_id or 0)
        return person.name if person else ""
