"""A department in memory: ``core.ports.Reads`` over dictionaries, and ``core.changes`` applied to them.

It keeps the guards of the real storage, so that rules can be tried by the thousand without a database.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from core import checklist, consent
from core.answers import Answer, Evidence, QuestionKey, Value
from core.changes import (
    AskedLater,
    Change,
    ConsentAnswered,
    DeadlineSet,
    ExtensionAsked,
    ExtensionDecided,
    FormDecided,
    FormRead,
    FormSent,
    JoinAsked,
    JoinDecided,
    JoinedByInvitation,
    LadderChanged,
    Named,
    Prompted,
    QuestionOpened,
    Reachability,
    ReportChanged,
    ReportReviewed,
    Snoozed,
    ToldOfWord,
    WentAway,
)
from core.decision import Decision
from core.evidence import EvidenceRecord
from core.extension import Extension, ExtensionState
from core.follow_up import task_of
from core.form import FilledForm
from core.history import StateChange
from core.ladder import Rung
from core.ladder_change import LadderInForce
from core.people import CutOff, Invitation, JoinRequest, Member, Organisation, Person, Role
from core.ports import Call, PublishedDecision, Reads, SentForm
from core.prompts import Prompt
from core.proof import LoggedRung, Reminded
from core.report import Report, ReportCard, ReportState
from core.staff import StaffRole
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
        staff = StaffRole.ADMINISTRATOR if user_id == ADMINISTRATOR else None
        return Call(user_id, user_id, self.now, 1, DEPARTMENT, DAYS, staff, (ADMINISTRATOR,))

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

    def later(self, **much: int) -> None:
        """Let time pass."""
        self.now += timedelta(**much)

    # Reads

    def person(self, user_id: int) -> Person | None:
        return self.people.get(user_id)

    def memberships(self, user_id: int) -> tuple[Member, ...]:
        return tuple(m for m in self.joined if m.person.user_id == user_id)

    def members(self, organisation_id: int) -> tuple[Member, ...]:
        return tuple(m for m in self.joined if m.organisation.id == organisation_id)

    def invitation(self, code: str) -> Invitation | None:
        return self.invitations.get(code)

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
        mine = [m for m in self.memberships(user_id) if m.organisation == report.organisation]
        return replace(report, person_id=mine[0].person.id, role=mine[0].role) if mine else None

    def department_report(self, report_id: int, department_id: int) -> Report | None:
        report = self.reports.get(report_id)
        return report if report is not None and report.department_id == department_id else None

    def history(self, report_id: int) -> tuple[StateChange, ...]:
        return tuple(change for number, change in self.states_log if number == report_id)

    def cards(self, user_id: int) -> tuple[ReportCard, ...]:
        organisations = {m.organisation.id for m in self.memberships(user_id)}
        return tuple(_card(r) for r in self.reports.values() if r.organisation.id in organisations)

    def next_number(self, decision_id: int) -> int:
        return max((r.number or 0 for r in self.reports.values()), default=0) + 1

    def decisions(self, department_id: int) -> tuple[PublishedDecision, ...]:
        if not self.published:
            return ()
        return (PublishedDecision(1, self.decision, self.decision.deadline, MORNING),)

    def states(self, decision_id: int, department_id: int) -> tuple[OrganisationState, ...]:
        return tuple(
            OrganisationState(
                organisation=report.organisation,
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
        return tuple(o for o in self.organisations.values() if o.department_id == department_id)

    def reminder_log(self, decision_id: int, organisation_id: int) -> tuple[LoggedRung, ...]:
        return self.logged.get(organisation_id, ())

    def reminded(self, decision_id: int, department_id: int) -> tuple[Reminded, ...]:
        return tuple(
            Reminded(
                report.organisation,
                report.state,
                report.deadline,
                len(people := self.members(report.organisation.id)),
                sum(member.person.chat_id not in self.blocked for member in people),
                self.logged.get(report.organisation.id, ()),
            )
            for report in self.reports.values()
        )

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
            case _:
                raise NotImplementedError(type(change))

    def _join(self, organisation: Organisation, user_id: int, chat_id: int, role: Role) -> None:
        person = self.people.setdefault(user_id, Person(len(self.people) + 1, user_id, chat_id))
        self.joined.append(Member(person, organisation, role))

    def _change_person(self, user_id: int, **what: str | date | None) -> None:
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
    )
