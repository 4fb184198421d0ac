"""What shall change: facts that a use case decided on, applied by ``storage`` in one transaction.

A change whose guard fails (``expected``, or «still unused») raises ``storage.guards.Stale`` when it is
applied, and the use case decides again on fresh data. Changes never overwrite in silence.
"""

from dataclasses import dataclass
from datetime import date, datetime

from core.answers import EvidenceKind, QuestionKey, Source, Value
from core.decision import Ladder, Status
from core.form import FilledForm
from core.ladder import Rung
from core.people import Role
from core.prompts import Prompt
from core.report import ReportState
from core.staff import StaffRole


@dataclass(frozen=True, slots=True)
class ConsentAnswered:
    """Agreement or refusal, with the exact version of the text that was shown."""

    user_id: int
    version: str
    given: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class JoinedByInvitation:
    """The first person of an invitation; guarded by the invitation's being neither used nor revoked."""

    invitation_id: int
    user_id: int
    chat_id: int
    role: Role
    at: datetime


@dataclass(frozen=True, slots=True)
class JoinAsked:
    """A deputy asks to join; asking again while undecided changes nothing."""

    department_id: int
    organisation_id: int
    user_id: int
    chat_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class JoinDecided:
    """A join request was granted or declined; guarded by its being undecided."""

    department_id: int
    organisation_id: int
    user_id: int
    chat_id: int
    granted: bool
    by_user_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Named:
    """How the person wants to be addressed."""

    user_id: int
    name: str


@dataclass(frozen=True, slots=True)
class Prompted:
    """What the chat is expected to type next; None for nothing."""

    chat_id: int
    prompt: Prompt | None


@dataclass(frozen=True, slots=True)
class QuestionOpened:
    """Where ``/start`` will resume. Last one wins: it is a bookmark, not an answer."""

    report_id: int
    key: QuestionKey | None
    at: datetime


@dataclass(frozen=True, slots=True)
class NewEvidence:
    """A piece of evidence to keep; for a file, Telegram's id and what was said of it (bytes)."""

    key: QuestionKey
    kind: EvidenceKind
    text: str = ""
    file_id: str = ""
    file_unique_id: str = ""
    file_name: str = ""
    mime: str = ""
    size: int | None = None
    group: str = ""  # Telegram's id of the album that it came in


@dataclass(frozen=True, slots=True)
class TaskMark:
    """A task's status and fill, kept beside the answers so that a summary need not read them all."""

    task: str
    status: Status | None
    filled: bool


@dataclass(frozen=True, slots=True)
class TaskPlan:
    """When a task «в работе» is to be asked after; no rung: not at all (any more)."""

    task: str
    rung: Rung | None


@dataclass(frozen=True, slots=True)
class ReportChanged:
    """Anything that changes a report's content; guarded by ``expected`` (the version decided on)."""

    report_id: int
    expected: int
    by: int | None  # person id; None where it isn't one of the organisation's own people
    at: datetime
    state: ReportState
    filled: int  # tasks, after the change
    marks: tuple[TaskMark, ...] = ()  # of the tasks that it touches
    answered: tuple[tuple[QuestionKey, Value], ...] = ()
    cleared: tuple[QuestionKey, ...] = ()
    attached: tuple[NewEvidence, ...] = ()
    removed: tuple[int, ...] = ()  # evidence ids
    number: int | None = None  # of the receipt, when sent
    sent_at: datetime | None = None
    was: ReportState | None = None  # the state before; where it differs, the change of state is kept
    deadline: date | None = None  # the one in force, kept beside a change of state
    plans: tuple[TaskPlan, ...] = ()  # of the tasks whose planned date may have changed
    source: Source = Source.OWN
    by_user: int | None = None  # the specialist who acts for the organisation


@dataclass(frozen=True, slots=True)
class ReportReviewed:
    """The department accepts a report or returns tasks of it; guarded by ``expected``.

    ``accepted`` are all the tasks accepted from now on, ``kept`` those accepted before; ``first`` is where
    the head's bookmark goes. Returned, the report is owed again: ``rungs`` are what is to come then.
    """

    report_id: int
    expected: int
    by_user: int  # a Telegram user id: an administrator need not be registered
    at: datetime  # in the department's time zone: its day counts as one on which the people were reminded
    was: ReportState
    state: ReportState
    deadline: date
    accepted: tuple[str, ...]
    returned: tuple[str, ...] = ()
    remark: str = ""
    first: QuestionKey | None = None
    kept: tuple[str, ...] = ()
    rungs: tuple[Rung, ...] = ()


@dataclass(frozen=True, slots=True)
class Snoozed:
    """«Напомнить завтра»: one more rung for each of the person's unfinished reports."""

    report_ids: tuple[int, ...]
    rung: str
    due_at: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class WentAway:
    """«Я в отпуске до …»; None when back."""

    person_id: int
    until: date | None


@dataclass(frozen=True, slots=True)
class Reachability:
    """The chat blocked the bot (a time) or is back (None)."""

    chat_id: int
    blocked_at: datetime | None


@dataclass(frozen=True, slots=True)
class AskedLater:
    """«Напомнить позже» under the question about a plan: one more rung of the same kind."""

    report_id: int
    rung: Rung
    at: datetime


@dataclass(frozen=True, slots=True)
class ExtensionAsked:
    """Another deadline is asked for; an open request of the report is replaced. Guarded by a fresh id."""

    extension_id: int
    department_id: int
    report_id: int
    by: int  # person id
    wanted: date
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ExtensionDecided:
    """Granted until that day, or declined (None); guarded by the request's being open.

    ``rungs`` are the ladder towards the new deadline.
    """

    extension_id: int
    until: date | None
    word: str
    by_user_id: int
    at: datetime
    rungs: tuple[Rung, ...] = ()


@dataclass(frozen=True, slots=True)
class TurnedTo:
    """The organisation that a person of several has at hand."""

    user_id: int
    organisation_id: int


@dataclass(frozen=True, slots=True)
class Substituted:
    """Who stands in for somebody on leave; ``core.people.NOBODY`` for none."""

    person_id: int
    organisation_id: int
    substitute: int


@dataclass(frozen=True, slots=True)
class HandoverOffered:
    """A link for a new head. Takes the place of an earlier one of the same giver that nobody has used."""

    department_id: int
    organisation_id: int
    code: str
    by_user_id: int
    at: datetime
    giver: int | None = None  # person id; None: the department replaces all heads


@dataclass(frozen=True, slots=True)
class HandoverWithdrawn:
    """The link for a new head, where nobody has used it, is worth nothing any more."""

    organisation_id: int
    at: datetime
    giver: int | None = None


@dataclass(frozen=True, slots=True)
class TookOver:
    """A new head came by such a link; guarded by its being open, and by ``ended`` being members still.

    Their access ends in the same moment; what waits for them about this organisation isn't sent any more.
    """

    invitation_id: int
    user_id: int
    chat_id: int
    role: Role
    ended: tuple[int, ...]  # person ids
    at: datetime


@dataclass(frozen=True, slots=True)
class StaffInvited:
    """A one-time link into the department."""

    department_id: int
    code: str
    role: StaffRole
    by_user_id: int
    at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class StaffLinkRevoked:
    """Guarded by the link's being neither used nor revoked."""

    department_id: int
    code: str
    by_user_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class StaffJoined:
    """Somebody came by such a link; guarded by its being neither used nor revoked."""

    department_id: int
    code: str
    user_id: int
    chat_id: int
    role: StaffRole
    at: datetime


@dataclass(frozen=True, slots=True)
class StaffChanged:
    """Another role, or (None) none any more; guarded by ``was``, and by somebody's managing after it."""

    department_id: int
    user_id: int
    was: StaffRole
    role: StaffRole | None
    by_user_id: int
    at: datetime
    fixed: bool  # whether the settings name an administrator: then there is always one


@dataclass(frozen=True, slots=True)
class DecisionPlan:
    """What an organisation owes on an open decision: its deadline and the rungs towards it."""

    decision_id: int
    deadline: date
    rungs: tuple[Rung, ...] = ()


@dataclass(frozen=True, slots=True)
class OrganisationAdded:
    """A new organisation with its link, and its reports on the open decisions; guarded by a fresh id."""

    organisation_id: int
    department_id: int
    name: str
    phone: str
    district: str
    code: str
    by_user_id: int
    at: datetime
    plans: tuple[DecisionPlan, ...] = ()


@dataclass(frozen=True, slots=True)
class OrganisationRenamed:
    """Guarded by the name that was seen; the former name goes on leading to the organisation."""

    department_id: int
    organisation_id: int
    was: str
    name: str
    by_user_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class OrganisationClosed:
    """No reminders, not counted any more; guarded by its being open."""

    department_id: int
    organisation_id: int
    by_user_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class OrganisationReopened:
    """As it was before; guarded by its being closed, and not merged."""

    department_id: int
    organisation_id: int
    by_user_id: int
    at: datetime
    plans: tuple[DecisionPlan, ...] = ()


@dataclass(frozen=True, slots=True)
class OrganisationsMerged:
    """People and links go over to ``into``; its report counts, the other is an archive. Both must be open."""

    department_id: int
    organisation_id: int
    into: int
    by_user_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class LinkChanged:
    """The organisation's links end; a new one (``code``) begins, or none. Guarded by the link seen."""

    department_id: int
    organisation_id: int
    seen: str  # the live link's code; empty where there was none
    code: str
    by_user_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Unbound:
    """A person has no access to the organisation any more; guarded by their having had it."""

    department_id: int
    member_id: int
    by_user_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class CallNoted:
    """«Позвонили», or that this was a mistake."""

    department_id: int
    organisation_id: int
    called: bool
    by_user_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class DeadlineSet:
    """The department's own word on one organisation's deadline: another day, or the decision's own (None).

    ``deadline`` is what counts from now on; guarded by ``expected``, the report's version, and a fresh id.
    """

    extension_id: int
    department_id: int
    report_id: int
    expected: int
    until: date | None
    deadline: date
    by_user_id: int
    at: datetime
    rungs: tuple[Rung, ...] = ()


@dataclass(frozen=True, slots=True)
class RungMoved:
    """A planned rung at another hour; ``due_at`` is when it is looked at."""

    id: str
    planned_at: datetime
    due_at: datetime


@dataclass(frozen=True, slots=True)
class RungsRearmed:
    """What another ladder does to one organisation's rungs towards its deadline."""

    organisation_id: int
    deadline: date
    dropped: tuple[str, ...] = ()
    moved: tuple[RungMoved, ...] = ()
    new: tuple[Rung, ...] = ()


@dataclass(frozen=True, slots=True)
class LadderChanged:
    """Another ladder for a decision (None: the file's again), and what it does to each organisation.

    Guarded by ``expected``, the number of the version that was looked at.
    """

    department_id: int
    decision_id: int
    expected: int
    ladder: Ladder | None
    by_user_id: int
    at: datetime
    rearmed: tuple[RungsRearmed, ...] = ()


@dataclass(frozen=True, slots=True)
class ToldOfWord:
    """The organisation's people were told that a specialist has answered for them."""

    report_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class FormSent:
    """A specialist has sent a filled form: it is fetched and read after the commit."""

    department_id: int
    chat_id: int
    user_id: int
    file_id: str
    file_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class FormRead:
    """What a form says, and of which report; no report: it is no form that could be put in."""

    form_id: int
    report_id: int | None
    filled: FilledForm
    made_at: datetime | None
    at: datetime


@dataclass(frozen=True, slots=True)
class FormDecided:
    """Put in or dropped; guarded by nobody's having decided."""

    form_id: int
    taken: bool
    at: datetime


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
)
