"""The reading side: reports, what is attached to them, and their sums."""

from dataclasses import replace

from core import checklist
from core.answers import QuestionKey
from core.decision import Purpose, Status
from core.districts import district_key
from core.evidence import EvidenceRecord
from core.follow_up import planned_day
from core.history import StateChange
from core.official import Planned, planned_of
from core.outgoing import Paper
from core.people import Author
from core.ports import SentForm
from core.report import Report, ReportCard
from core.summary import EVERYBODY, Mention, OrganisationState, Which, by_number, summarise
from core.tally import Tally, tally_of
from core.wording import Wording
from tests.core.fake_town.reads_people import PeopleReads


class ReportReads(PeopleReads):
    """Reports for their people and for the department; filled forms."""

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
        return tuple(
            replace(card(r), acquainted=bool(self.acquaintances_given.get(r.id)))
            for r in self.reports.values()
            if r.organisation.id in organisations
        )

    def next_number(self, decision_id: int) -> int:
        return max((r.number or 0 for r in self.reports.values()), default=0) + 1

    def states(self, decision_id: int, department_id: int) -> tuple[OrganisationState, ...]:
        return tuple(
            OrganisationState(
                organisation=self.organisations[report.organisation.id],
                registered=bool(self.members(report.organisation.id)),
                opened=report.at is not None,
                report_state=report.state,
                statuses={t.id: checklist.task_status(t, report.answers) for t in self.decision.tasks},
                filled=card(report).filled,
                report_id=report.id,
                number=report.number,
                first_sent_at=report.first_sent_at,
                extended_to=report.deadline if report.deadline > self.decision.deadline else None,
            )
            for report in self.reports.values()
            if not self.organisations[report.organisation.id].closed
        )

    def states_page(
        self,
        decision_id: int,
        department_id: int,
        district: str,
        offset: int,
        limit: int,
        which: Which = EVERYBODY,
    ) -> tuple[OrganisationState, ...]:
        found = sorted(
            (
                state
                for state in self.states(decision_id, department_id)
                if which.holds(state)
                and (not district or district_key(state.organisation.district) == district)
            ),
            key=lambda state: by_number(state.organisation),
        )
        return tuple(found[offset : offset + limit])

    def tally(self, decision_id: int, department_id: int, district: str = "") -> Tally:
        return tally_of(self.states(decision_id, department_id), self.now.tzinfo, district)

    def mentions(
        self, decision_id: int, department_id: int, district: str, purpose: Purpose, offset: int, limit: int
    ) -> tuple[tuple[Mention, ...], int]:
        every = self.states_page(decision_id, department_id, district, 0, len(self.reports))
        found = summarise(self.decision, every)
        said = found.difficulties if purpose is Purpose.DIFFICULTY else found.helps
        return tuple(one.shortened() for one in said[offset : offset + limit]), len(said)

    def wordings(self, decision_id: int, department_id: int) -> tuple[Wording, ...]:
        newest = {one.part: one for one in self.wording_log}
        return tuple(
            Wording(one.part, one.expected + 1, one.text, one.sent, self.known_as(one.by_user_id), one.at)
            for one in newest.values()
        )

    def planned(self, decision_id: int, department_id: int) -> Planned:
        return planned_of(
            (planned_day(task, report.answers), report.deadline)
            for report in self.reports.values()
            for task in self.decision.tasks
            if checklist.task_status(task, report.answers) is Status.IN_PROGRESS
        )

    def evidence_records(self, report_id: int) -> tuple[EvidenceRecord, ...]:
        return tuple(self.records.get(report_id, {}).values())

    def album(self, group: str, user_id: int) -> tuple[int, QuestionKey] | None:
        return self.albums.get((group, user_id))

    def form(self, form_id: int, department_id: int) -> SentForm | None:
        return self.forms.get(form_id)

    def is_paper_waiting(self, chat_id: int, decision_id: int, paper: Paper) -> bool:
        return (chat_id, decision_id, paper) in self.papers

    def forms_mark(self) -> str:
        return "town"


def card(report: Report) -> ReportCard:
    """What the list of reports says of one."""
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
