"""A department in memory: ``core.ports.Reads`` over dictionaries, and ``core.changes`` applied to them.

It keeps the guards of the real storage, so that rules can be tried by the thousand without a database.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

from core import checklist, consent
from core.answers import Answer, Evidence, QuestionKey, Value
from core.changes import Change
from core.changes.by_word import FormDecided, FormRead, FormSent, ToldOfWord
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
from core.changes.organisations import (
    OrganisationAdded,
    OrganisationClosed,
    OrganisationRenamed,
    OrganisationReopened,
    OrganisationsMerged,
)
from core.changes.people import (
    CallNoted,
    HandoverOffered,
    HandoverWithdrawn,
    LinkChanged,
    Substituted,
    TookOver,
    Unbound,
)
from core.changes.report import Prompted, QuestionOpened, ReportChanged, ReportReviewed
from core.changes.staff import StaffChanged, StaffInvited, StaffJoined, StaffLinkRevoked
from core.changes.time import AskedLater, DeadlineSet, ExtensionAsked, ExtensionDecided, Snoozed, WentAway
from core.decision import Decision
from core.directory import (
    Attached,
    DirectoryEntry,
    KeptReport,
    Link,
    OrganisationEvent,
    OrganisationFile,
    OrganisationLogged,
)
from core.evidence import EvidenceRecord
from core.extension import Extension, ExtensionState
from core.follow_up import task_of
from core.form import FilledForm
from core.history import StateChange
from core.ladder import Rung
from core.ladder_change import LadderInForce
from core.people import (
    Author,
    Called,
    CutOff,
    Invitation,
    JoinRequest,
    Member,
    Organisation,
    PeopleChange,
    PeopleEvent,
    Person,
    Role,
)
from core.ports import Call, PublishedDecision, Reads, SentForm
from core.prompts import Prompt
from core.proof import LoggedRung, Reminded
from core.report import Report, ReportCard, ReportState
from core.russian import kindergarten_number
from core.staff import StaffEvent, StaffInvitation, StaffLogged, StaffMember, StaffRole
from core.summary import OrganisationState
from core.views import Result, Show, View
from core.working_days import WorkingDays
from papers.decision_file import load_decision

MOSCOW = ZoneInfo("Europe/Moscow")
DECISION: Decision = load_decision(Path(__file__).parents[2] / "decisions" / "vsoko-2020.yaml")
MORNING = datetime(2020, 8, 3, 9, 0, tzinfo=MOSCOW)
DAYS = WorkingDays()
DEPARTMENT = "Управление образования города Калуги"
ADMINISTRATOR = 900
Case = Callable[[Reads, Call], Result]


class Overtaken(Exception):
    """A guard failed: somebody else was quicker. The real storage calls it ``Stale``."""


@dataclass
class FakeTown:
    """Two kindergartens, their invitations «first» and «second», one published decision."""

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
    former: list[tuple[int, str]] = field(default_factory=list)  # names that organisations had
    calls_made: dict[int, Called] = field(default_factory=dict)  # by organisation
    closed_at: dict[int, datetime] = field(default_factory=dict)
    absorbed: dict[int, int] = field(default_factory=dict)  # by the one that is gone
    lines: list[tuple[int, OrganisationLogged]] = field(default_factory=list)  # by organisation
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

    # Acting

    def call(self, user_id: int) -> Call:
        """Who calls, in their private chat."""
        fixed = self.settings_name
        employee = self.employees.get(user_id)
        role = employee.role if employee else None
        return Call(
            user_id,
            user_id,
            self.now,
            1,
            DEPARTMENT,
            DAYS,
            StaffRole.ADMINISTRATOR if user_id in fixed else role,
            (*fixed, *(one.user_id for one in self.employees.values() if one.role.may_act)),
            fixed,
            next(self.codes),
            "vsoko_test_bot",
        )

    def employ(self, user_id: int, role: StaffRole, name: str = "") -> None:
        """Somebody of the department, as if they had come by a link."""
        self.employees[user_id] = StaffMember(user_id, role, name)

    def decide(self, user_id: int, case: Case) -> Result:
        """What a use case decides, without applying it."""
        return case(self, self.call(user_id))

    def run(self, user_id: int, case: Case) -> Result:
        """Decide and apply."""
        result = self.decide(user_id, case)
        self.notices += [show for show in result.shows if show.notice]
        for change in result.changes:
            self.apply(change)
        return result

    def sees(self, user_id: int, case: Case) -> View:
        """Run, and the view that the caller is shown."""
        return shown_to(user_id, self.run(user_id, case))

    def register(self, user_id: int, code: str = "first", name: str = "Мария Петровна") -> None:
        """A head who has come by an invitation."""
        self.apply(ConsentAnswered(user_id, consent.VERSION, True, self.now))
        self.apply(JoinedByInvitation(self.invitations[code].id, user_id, user_id, Role.HEAD, self.now))
        self.apply(Named(user_id, name))

    def bot_codes(self) -> list[str]:
        """The codes of the links for new heads, the newest last."""
        return [code for code, invitation in self.invitations.items() if invitation.handover]

    def later(self, **much: int) -> None:
        """Let time pass."""
        self.now += timedelta(**much)

    # Reads

    def person(self, user_id: int) -> Person | None:
        return self.people.get(user_id)

    def memberships(self, user_id: int) -> tuple[Member, ...]:
        mine = (m for m in self.joined if m.person.user_id == user_id)
        return tuple(replace(m, organisation=self.organisations[m.organisation.id]) for m in mine)

    def members(self, organisation_id: int) -> tuple[Member, ...]:
        return tuple(m for m in self.joined if m.organisation.id == organisation_id)

    def invitation(self, code: str) -> Invitation | None:
        found = self.invitations.get(code)
        return replace(found, organisation=self.organisations[found.organisation.id]) if found else None

    def consented(self, user_id: int, version: str) -> bool:
        said = [c.given for c in self.consents if c.user_id == user_id and c.version == version]
        return bool(said) and said[-1]

    def join_request(self, organisation_id: int, user_id: int) -> JoinRequest | None:
        return self.requests.get((organisation_id, user_id))

    def prompt(self, chat_id: int) -> Prompt | None:
        return self.prompts.get(chat_id)

    def report(self, report_id: int, user_id: int) -> Report | None:
        report = self.reports.get(report_id)
        if report is None:
            return None
        report = replace(report, organisation=self.organisations[report.organisation.id])
        mine = [
            m
            for m in self.memberships(user_id)
            if m.organisation == report.organisation and not m.organisation.closed
        ]
        if not mine:
            return None
        me, here = mine[0].person, report.organisation.id
        several = len(self.memberships(user_id)) > 1
        names = {m.person.id: Author(m.person.name, m.role) for m in self.members(here)}
        return replace(
            report,
            person_id=me.id,
            role=mine[0].role,
            authors=self.gone | names,
            of_several=several,
            at_hand=not several or me.at_organisation == here,
        )

    def department_report(self, report_id: int, department_id: int) -> Report | None:
        report = self.reports.get(report_id)
        if report is None or report.department_id != department_id:
            return None
        return replace(report, organisation=self.organisations[report.organisation.id])

    def history(self, report_id: int) -> tuple[StateChange, ...]:
        return tuple(change for number, change in self.states_log if number == report_id)

    def cards(self, user_id: int) -> tuple[ReportCard, ...]:
        organisations = {m.organisation.id for m in self.memberships(user_id) if not m.organisation.closed}
        return tuple(_card(r) for r in self.reports.values() if r.organisation.id in organisations)

    def bot_name(self) -> str:
        return "vsoko_bot"

    def handover(self, organisation_id: int, giver: int | None) -> Invitation | None:
        return next((i for i in self._open_handovers(organisation_id) if i.giver == giver), None)

    def people_log(self, organisation_id: int) -> tuple[PeopleChange, ...]:
        return tuple(change for number, change in self.came_and_went if number == organisation_id)

    def next_number(self, decision_id: int) -> int:
        return max((r.number or 0 for r in self.reports.values()), default=0) + 1

    def decisions(self, department_id: int) -> tuple[PublishedDecision, ...]:
        if not self.published:
            return ()
        return (PublishedDecision(1, self.decision, self.decision.deadline, MORNING),)

    def states(self, decision_id: int, department_id: int) -> tuple[OrganisationState, ...]:
        return tuple(
            OrganisationState(
                organisation=self.organisations[report.organisation.id],
                registered=bool(self.members(report.organisation.id)),
                opened=report.at is not None,
                report_state=report.state,
                statuses={t.id: checklist.task_status(t, report.answers) for t in self.decision.tasks},
                filled=_card(report).filled,
                report_id=report.id,
                number=report.number,
                first_sent_at=report.first_sent_at,
                extended_to=report.deadline if report.deadline > self.decision.deadline else None,
            )
            for report in self.reports.values()
            if not self.organisations[report.organisation.id].closed
        )

    def cut_off(self, department_id: int) -> tuple[CutOff, ...]:
        chats = self.blocked
        return tuple(CutOff(m, chats[m.person.chat_id]) for m in self.joined if m.person.chat_id in chats)

    def evidence_records(self, report_id: int) -> tuple[EvidenceRecord, ...]:
        return tuple(self.records.get(report_id, {}).values())

    def album(self, group: str, user_id: int) -> tuple[int, QuestionKey] | None:
        return self.albums.get((group, user_id))

    def extension(self, extension_id: int) -> Extension | None:
        found = self.extensions.get(extension_id)
        return replace(found, deadline=self.reports[found.report_id].deadline) if found else None

    def open_extension(self, report_id: int) -> Extension | None:
        found = (e for e in self.extensions.values() if e.report_id == report_id)
        return next((e for e in found if e.state is ExtensionState.OPEN), None)

    def next_extension(self) -> int:
        return len(self.extensions) + 1

    def organisations_of(self, department_id: int) -> tuple[Organisation, ...]:
        return tuple(
            o for o in self.organisations.values() if o.department_id == department_id and not o.closed
        )

    def reminder_log(self, decision_id: int, organisation_id: int) -> tuple[LoggedRung, ...]:
        return self.logged.get(organisation_id, ())

    def reminded(self, decision_id: int, department_id: int) -> tuple[Reminded, ...]:
        return tuple(
            Reminded(
                self.organisations[report.organisation.id],
                report.state,
                report.deadline,
                len(people := self.members(report.organisation.id)),
                sum(member.person.chat_id not in self.blocked for member in people),
                self.logged.get(report.organisation.id, ()),
                members=people,
                called=self.calls_made.get(report.organisation.id),
            )
            for report in self.reports.values()
            if not self.organisations[report.organisation.id].closed
        )

    def staff(self, department_id: int) -> tuple[StaffMember, ...]:
        return tuple(
            replace(one, name=self._name_of(one.user_id) or one.name) for one in self.employees.values()
        )

    def staff_invitations(self, department_id: int) -> tuple[StaffInvitation, ...]:
        return tuple(one for one in self.staff_links.values() if not one.used and not one.revoked)

    def staff_invitation(self, code: str, department_id: int) -> StaffInvitation | None:
        return self.staff_links.get(code)

    def staff_log(self, department_id: int) -> tuple[StaffLogged, ...]:
        return tuple(reversed(self.staff_lines))

    def had_access(self, user_id: int, department_id: int) -> bool:
        return user_id in self.left

    def directory(self, department_id: int) -> tuple[DirectoryEntry, ...]:
        return tuple(
            DirectoryEntry(
                one,
                tuple(m.person.name for m in self.members(one.id)),
                tuple(name for number, name in self.former if number == one.id),
            )
            for one in self.organisations.values()
        )

    def organisation_file(self, organisation_id: int, department_id: int) -> OrganisationFile | None:
        organisation = self.organisations.get(organisation_id)
        if organisation is None:
            return None
        into = self.absorbed.get(organisation_id)
        return OrganisationFile(
            organisation,
            tuple(
                Attached(self.joined.index(m) + 1, m, self.now, self.blocked.get(m.person.chat_id))
                for m in self.members(organisation_id)
            ),
            next(
                (
                    Link(one.code, self.now, self.now if one.used else None)
                    for one in self.invitations.values()
                    if one.organisation.id == organisation_id and not one.revoked
                ),
                None,
            ),
            tuple(name for number, name in reversed(self.former) if number == organisation_id),
            self.calls_made.get(organisation_id),
            self.closed_at.get(organisation_id),
            self.organisations[into] if into else None,
            tuple(
                KeptReport(one.id, 1, one.decision.short_title, one.state, one.deadline, one.number)
                for one in self.reports.values()
                if one.organisation.id == organisation_id
            ),
            tuple(line for number, line in reversed(self.lines) if number == organisation_id),
        )

    def member_organisation(self, member_id: int, department_id: int) -> int | None:
        found = self.joined[member_id - 1 : member_id]
        return found[0].organisation.id if found else None

    def next_organisation(self) -> int:
        return max(self.organisations) + 1

    def open_extensions(self, department_id: int) -> tuple[Extension, ...]:
        found = (self.extension(number) for number in self.extensions)
        return tuple(one for one in found if one and one.state is ExtensionState.OPEN)

    def count_open_extensions(self, department_id: int) -> int:
        return len(self.open_extensions(department_id))

    def ladder(self, decision_id: int, department_id: int) -> LadderInForce | None:
        if not self.published or (decision_id, department_id) != (1, 1):
            return None
        last = self.ladder_log[-1] if self.ladder_log else None
        by = self.people.get(last.by_user_id) if last else None
        return LadderInForce(
            1,
            len(self.ladder_log),
            DECISION.ladder,
            last.ladder if last else None,
            by.name if by else str(last.by_user_id) if last else "",
            last.at if last else None,
        )

    def form(self, form_id: int, department_id: int) -> SentForm | None:
        return self.forms.get(form_id)

    def forms_mark(self) -> str:
        return "town"

    # Changes

    def apply(self, change: Change) -> None:
        """As the storage would; ``Overtaken`` where a guard fails."""
        match change:
            case ConsentAnswered():
                self.consents.append(change)
            case JoinedByInvitation(invitation_id, user_id, chat_id, role):
                code, invitation = next((c, i) for c, i in self.invitations.items() if i.id == invitation_id)
                if invitation.used or invitation.revoked:
                    raise Overtaken(code)
                self.invitations[code] = replace(invitation, used=True)
                self._join(invitation.organisation, user_id, chat_id, role)
            case JoinAsked(_, organisation_id, user_id, chat_id, at):
                organisation = self.organisations[organisation_id]
                self.requests[organisation_id, user_id] = JoinRequest(organisation, user_id, chat_id, at)
            case JoinDecided(_, organisation_id, user_id, chat_id, granted):
                request = self.requests[organisation_id, user_id]
                if request.granted is not None:
                    raise Overtaken("join request")
                self.requests[organisation_id, user_id] = replace(request, granted=granted)
                if granted:
                    self._join(request.organisation, user_id, chat_id, Role.DEPUTY)
            case Named(user_id, name):
                self._change_person(user_id, name=name)
            case Prompted(chat_id, prompt):
                self.prompts[chat_id] = prompt
            case QuestionOpened(report_id, key):
                self.reports[report_id] = replace(self.reports[report_id], at=key)
            case ReportChanged():
                self._change_report(change)
            case ReportReviewed():
                self._review(change)
            case Snoozed(report_ids, rung):
                self.snoozes |= {(report_id, rung) for report_id in report_ids}
            case AskedLater(report_id, rung):
                self.plans[report_id, rung.id] = rung
            case ExtensionAsked():
                self._ask_extension(change)
            case FormSent():
                new = len(self.forms) + 1
                self.forms[new] = SentForm(
                    new, change.chat_id, change.user_id, change.file_name, False, None, FilledForm(), None
                )
            case FormRead(form_id, report_id, filled, made_at):
                self.forms[form_id] = replace(
                    self.forms[form_id],
                    is_open=report_id is not None,
                    report_id=report_id,
                    filled=filled,
                    made_at=made_at,
                )
            case FormDecided(form_id):
                if not self.forms[form_id].is_open:
                    raise Overtaken("form")
                self.forms[form_id] = replace(self.forms[form_id], is_open=False)
            case ToldOfWord(report_id, at):
                self.reports[report_id] = replace(self.reports[report_id], told_of_word_at=at)
            case ExtensionDecided():
                self._decide_extension(change)
            case DeadlineSet():
                self._set_deadline(change)
            case LadderChanged():
                if change.expected != len(self.ladder_log):
                    raise Overtaken("ladder")
                self.ladder_log.append(change)
                self.decision = replace(self.decision, ladder=change.ladder or DECISION.ladder)
                for number, report in self.reports.items():
                    self.reports[number] = replace(report, decision=self.decision)
            case Reachability(chat_id, None):
                self.blocked.pop(chat_id, None)
            case Reachability(chat_id, since):
                self.blocked.setdefault(chat_id, since)
            case WentAway(person_id, until):
                user_id = next(p.user_id for p in self.people.values() if p.id == person_id)
                self._change_person(user_id, absent_until=until)
                self._change_members(person_id, None, substitute=None)
            case TurnedTo(user_id, organisation_id):
                self._change_person(user_id, at_organisation=organisation_id)
            case Substituted(person_id, organisation_id, substitute):
                self._change_members(person_id, organisation_id, substitute=substitute)
            case HandoverOffered():
                self._offer(change)
            case HandoverWithdrawn(organisation_id, _, giver):
                self._revoke(organisation_id, giver)
            case TookOver():
                self._take_over(change)
            case StaffInvited(_, code, role, by, at, expires_at):
                self.staff_links[code] = StaffInvitation(code, role, expires_at)
                self._staff_line(StaffEvent.INVITED, by, None, role)
            case StaffLinkRevoked(_, code, by):
                self.staff_links[code] = replace(self.staff_links[code], revoked=True)
                self._staff_line(StaffEvent.LINK_REVOKED, by)
            case StaffJoined(_, code, user_id, chat_id, role):
                link = self.staff_links[code]
                if link.used or link.revoked:
                    raise Overtaken("link")
                self.staff_links[code] = replace(link, used=True)
                self.people.setdefault(user_id, Person(len(self.people) + 1, user_id, chat_id))
                self.employees[user_id] = StaffMember(user_id, role)
                self._staff_line(StaffEvent.JOINED, user_id, user_id, role)
            case StaffChanged():
                self._change_staff(change)
            case OrganisationAdded():
                self._add_organisation(change)
            case OrganisationRenamed(_, organisation_id, was, name, by):
                present = self.organisations[organisation_id]
                if present.name != was:
                    raise Overtaken("name")
                self.organisations[organisation_id] = replace(
                    present, name=name, number=kindergarten_number(name)
                )
                self.former.append((organisation_id, was))
                self._line(organisation_id, OrganisationEvent.RENAMED, by, was)
            case OrganisationClosed(_, organisation_id, by, at):
                self._close(organisation_id, at)
                self._line(organisation_id, OrganisationEvent.CLOSED, by)
            case OrganisationReopened(_, organisation_id, by):
                self.organisations[organisation_id] = replace(
                    self.organisations[organisation_id], closed=False
                )
                del self.closed_at[organisation_id]
                self._line(organisation_id, OrganisationEvent.REOPENED, by)
            case OrganisationsMerged():
                self._merge(change)
            case LinkChanged(_, organisation_id, _, code, by):
                for known, one in self.invitations.items():
                    if one.organisation.id == organisation_id:
                        self.invitations[known] = replace(one, revoked=True)
                if code:
                    number = len(self.invitations) + 1
                    self.invitations[code] = Invitation(number, self.organisations[organisation_id], code)
                event = OrganisationEvent.LINK_NEW if code else OrganisationEvent.LINK_REVOKED
                self._line(organisation_id, event, by)
            case Unbound(_, member_id, by):
                gone = self.joined.pop(member_id - 1)
                self.left.add(gone.person.user_id)
                self._line(gone.organisation.id, OrganisationEvent.UNBOUND, by, gone.person.name)
            case CallNoted(_, organisation_id, called, by, at):
                self.calls_made.pop(organisation_id, None)
                if called:
                    self.calls_made[organisation_id] = Called(at, self._name_of(by) or str(by))
                event = OrganisationEvent.CALLED if called else OrganisationEvent.CALL_UNDONE
                self._line(organisation_id, event, by)
            case _:
                raise NotImplementedError(type(change))

    def _name_of(self, user_id: int | None) -> str:
        person = self.people.get(user_id or 0)
        return person.name if person else ""

    def _line(self, organisation_id: int, event: OrganisationEvent, by: int, text: str = "") -> None:
        line = OrganisationLogged(event, self.now, self._name_of(by) or str(by), text)
        self.lines.append((organisation_id, line))

    def _staff_line(
        self, event: StaffEvent, by: int, whom: int | None = None, role: StaffRole | None = None
    ) -> None:
        who = self._name_of(whom) or str(whom or "")
        self.staff_lines.append(StaffLogged(event, self.now, self._name_of(by) or str(by), who, role))

    def _change_staff(self, change: StaffChanged) -> None:
        if self.employees[change.user_id].role is not change.was:
            raise Overtaken("role")
        if change.role is None:
            del self.employees[change.user_id]
            self.left.add(change.user_id)
        else:
            self.employees[change.user_id] = replace(self.employees[change.user_id], role=change.role)
        managed = any(one.role.may_manage for one in self.employees.values())
        assert change.fixed or managed, "nobody manages any more"
        event = StaffEvent.REMOVED if change.role is None else StaffEvent.ROLE_CHANGED
        self._staff_line(event, change.by_user_id, change.user_id, change.role or change.was)

    def _add_organisation(self, change: OrganisationAdded) -> None:
        number = change.organisation_id
        if number in self.organisations:
            raise Overtaken("organisation")
        made = Organisation(
            number,
            change.department_id,
            change.name,
            kindergarten_number(change.name),
            phone=change.phone,
            district=change.district,
        )
        self.organisations[number] = made
        self.invitations[change.code] = Invitation(len(self.invitations) + 1, made, change.code)
        for plan in change.plans:
            state = ReportState.NOT_OPENED
            self.reports[number] = Report(
                number, 1, plan.decision_id, made, self.decision, plan.deadline, state, 0, 0, Role.HEAD
            )
            self.ladders[number] = plan.rungs
        self._line(number, OrganisationEvent.ADDED, change.by_user_id)

    def _close(self, organisation_id: int, at: datetime) -> None:
        if self.organisations[organisation_id].closed:
            raise Overtaken("closed")
        self.organisations[organisation_id] = replace(self.organisations[organisation_id], closed=True)
        self.closed_at[organisation_id] = at

    def _merge(self, change: OrganisationsMerged) -> None:
        gone, into = change.organisation_id, self.organisations[change.into]
        if into.closed:
            raise Overtaken("closed")
        self._close(gone, change.at)
        self.absorbed[gone] = into.id
        there = {m.person.id for m in self.members(into.id)}
        moved = [replace(m, organisation=into) for m in self.members(gone) if m.person.id not in there]
        self.joined = [m for m in self.joined if m.organisation.id != gone] + moved
        for code, one in self.invitations.items():
            if one.organisation.id == gone:
                self.invitations[code] = replace(one, organisation=into)
        self._line(gone, OrganisationEvent.MERGED, change.by_user_id, into.name)
        self._line(into.id, OrganisationEvent.ABSORBED, change.by_user_id, self.organisations[gone].name)

    def _join(self, organisation: Organisation, user_id: int, chat_id: int, role: Role) -> None:
        person = self.people.setdefault(user_id, Person(len(self.people) + 1, user_id, chat_id))
        self.joined.append(Member(person, organisation, role))

    def _open_handovers(self, organisation_id: int) -> list[Invitation]:
        return [
            invitation
            for invitation in self.invitations.values()
            if invitation.organisation.id == organisation_id
            and invitation.handover
            and not (invitation.used or invitation.revoked)
        ]

    def _offer(self, change: HandoverOffered) -> None:
        self._revoke(change.organisation_id, change.giver)
        organisation = self.organisations[change.organisation_id]
        number = len(self.invitations) + 1
        self.invitations[change.code] = Invitation(
            number, organisation, change.code, handover=True, giver=change.giver
        )
        by_department = change.giver is None
        who = next((p.name for p in self.people.values() if p.id == change.giver), "")
        self._tell(organisation.id, PeopleChange(PeopleEvent.OFFERED, change.at, who, None, by_department))

    def _revoke(self, organisation_id: int, giver: int | None) -> None:
        for invitation in self._open_handovers(organisation_id):
            if invitation.giver == giver:
                self.invitations[invitation.code] = replace(invitation, revoked=True)

    def _take_over(self, change: TookOver) -> None:
        invitation = next(i for i in self.invitations.values() if i.id == change.invitation_id)
        here = invitation.organisation.id
        if invitation.used or invitation.revoked:
            raise Overtaken("handover")
        for other in self._open_handovers(here):
            self.invitations[other.code] = replace(other, revoked=True)
        self.invitations[invitation.code] = replace(invitation, used=True)
        for person_id in change.ended:
            gone = next(m for m in self.members(here) if m.person.id == person_id)
            self.joined.remove(gone)
            self.gone[person_id] = Author(gone.person.name, gone.role)
            self.left.add(gone.person.user_id)
            self._tell(here, PeopleChange(PeopleEvent.HANDED_OVER, change.at, gone.person.name, gone.role))
        self.joined = [
            m for m in self.joined if (m.person.user_id, m.organisation.id) != (change.user_id, here)
        ]
        self._join(invitation.organisation, change.user_id, change.chat_id, change.role)
        self._tell(here, PeopleChange(PeopleEvent.TOOK_OVER, change.at, "", change.role))

    def _tell(self, organisation_id: int, change: PeopleChange) -> None:
        self.came_and_went.append((organisation_id, change))

    def _change_members(self, person_id: int, organisation_id: int | None, substitute: int | None) -> None:
        self.joined = [
            replace(m, substitute=substitute)
            if m.person.id == person_id and organisation_id in (None, m.organisation.id)
            else m
            for m in self.joined
        ]

    def _change_person(self, user_id: int, **what: str | int | date | None) -> None:
        person = replace(self.people[user_id], **what)  # type: ignore[arg-type]
        self.people[user_id] = person
        self.joined = [replace(m, person=person) if m.person.id == person.id else m for m in self.joined]

    def _ask_extension(self, change: ExtensionAsked) -> None:
        if change.extension_id in self.extensions:
            raise Overtaken("extension")
        earlier = self.open_extension(change.report_id)
        if earlier is not None:
            self.extensions[earlier.id] = replace(earlier, state=ExtensionState.REPLACED)
        report = self.reports[change.report_id]
        self.extensions[change.extension_id] = Extension(
            change.extension_id,
            change.department_id,
            report.id,
            report.organisation,
            report.decision,
            report.deadline,
            report.state,
            change.wanted,
            change.reason,
            change.at,
            next(person.name for person in self.people.values() if person.id == change.by),
        )

    def _decide_extension(self, change: ExtensionDecided) -> None:
        found = self.extensions[change.extension_id]
        if found.state is not ExtensionState.OPEN:
            raise Overtaken("extension")
        state = ExtensionState.GRANTED if change.until else ExtensionState.DECLINED
        self.extensions[found.id] = replace(
            found, state=state, until=change.until, word=change.word, decided_by=change.by_user_id
        )
        if change.until:
            report = self.reports[found.report_id]
            self.reports[report.id] = replace(report, deadline=change.until, version=report.version + 1)
            self.ladders[report.id] = change.rungs

    def _set_deadline(self, change: DeadlineSet) -> None:
        report = self.reports[change.report_id]
        if report.version != change.expected or change.extension_id in self.extensions:
            raise Overtaken("deadline")
        state = ExtensionState.GRANTED if change.until else ExtensionState.WITHDRAWN
        self.extensions[change.extension_id] = Extension(
            change.extension_id,
            change.department_id,
            report.id,
            report.organisation,
            report.decision,
            change.deadline,
            report.state,
            change.deadline,
            "",
            change.at,
            state=state,
            until=change.until,
            decided_by=change.by_user_id,
        )
        self.reports[report.id] = replace(report, deadline=change.deadline, version=report.version + 1)
        self.ladders[report.id] = change.rungs

    def _change_report(self, change: ReportChanged) -> None:
        report = self.reports[change.report_id]
        if report.version != change.expected:
            raise Overtaken(f"report {report.id}")
        answers = dict(report.answers)
        for key, value in change.answered:
            version = answers[key].version + 1 if key in answers else 1
            answers[key] = Answer(key, value, version, change.at, change.by, change.source, change.by_user)
            self.log.append((report.id, key, value))
        for key in change.cleared:
            answers.pop(key, None)
            self.log.append((report.id, key, None))
        kept = tuple(piece for piece in report.evidence if piece.id not in change.removed)
        self.removed += [piece for piece in report.evidence if piece.id in change.removed]
        names = {person.id: (person.name, person.user_id) for person in self.people.values()}
        by, user_id = names[change.by] if change.by else ("", change.by_user or 0)
        records = self.records.setdefault(report.id, {})
        for gone in change.removed:
            records[gone] = replace(records[gone], removed_at=change.at, removed_by=by)
        first = 1 + max(
            (p.id for r in self.reports.values() for p in (*r.evidence, *self.removed)), default=0
        )
        fresh = tuple(
            Evidence(first + n, new.key, new.kind, new.text, change.at, new.file_name, new.size)
            for n, new in enumerate(change.attached)
        )
        for new, piece in zip(change.attached, fresh, strict=True):
            records[piece.id] = EvidenceRecord(piece, by, new.file_id, new.mime)
            if new.group:
                self.albums[new.group, user_id] = report.id, new.key
        self.reports[report.id] = replace(
            report,
            version=report.version + 1,
            state=change.state,
            answers=answers,
            evidence=(*kept, *fresh),
            emptied=report.emptied | {p.key for p in report.evidence if p.id in change.removed},
            number=report.number if change.number is None else change.number,
            sent_at=report.sent_at if change.number is None else change.sent_at,
            first_sent_at=report.first_sent_at or change.sent_at,
        )
        assert change.was in (None, report.state)
        if change.was is not None and change.was is not change.state:
            who = next((p.name for p in self.people.values() if p.id == change.by), "")
            number = change.number or report.number
            self.states_log.append(
                (
                    report.id,
                    StateChange(
                        change.was,
                        change.state,
                        change.at,
                        who,
                        change.by_user is not None,
                        change.deadline,
                        number,
                    ),
                )
            )
        for plan in change.plans:
            mine = [key for key in self.plans if key[0] == report.id and task_of(key[1]) == plan.task]
            for key_of_plan in mine:
                self.plans.pop(key_of_plan)
            if plan.rung is not None:
                self.plans[report.id, plan.rung.id] = plan.rung
        for mark in change.marks:  # what is kept beside the answers is what they say
            task = report.decision.task(mark.task)
            assert task is not None
            assert mark.status == checklist.task_status(task, answers)
            assert mark.filled == checklist.is_filled(task, answers)

    def _review(self, change: ReportReviewed) -> None:
        report = self.reports[change.report_id]
        if report.version != change.expected:
            raise Overtaken(f"report {report.id}")
        assert change.was is report.state
        self.reports[report.id] = replace(
            report,
            version=report.version + 1,
            state=change.state,
            accepted=frozenset(change.accepted),
            remark=change.remark,
            at=change.first,
        )
        if change.state is ReportState.RETURNED:
            self.rearmed.append(change)
        person = self.people.get(change.by_user)
        made = StateChange(
            change.was,
            change.state,
            change.at,
            person.name if person else "",
            True,
            change.deadline,
            report.number,
            change.returned,
            change.remark,
            report.version + 1,
            change.kept,
        )
        self.states_log.append((report.id, made))


def shown_to(user_id: int, result: Result) -> View:
    """The last view that the caller is shown in their private chat."""
    return [show.view for show in result.shows if show.chat_id == user_id][-1]


def _card(report: Report) -> ReportCard:
    done = checklist.progress(report.decision, report.answers)
    return ReportCard(
        report_id=report.id,
        decision_id=report.decision_id,
        organisation=report.organisation.name,
        title=report.decision.short_title,
        deadline=report.deadline,
        state=report.state,
        filled=done.filled,
        total=done.total,
        number=report.number,
        sent_at=report.sent_at,
        at=report.at,
        to_fix=len(report.to_fix),
        organisation_id=report.organisation.id,
    )
