"""The read side: ``core.ports.Reads`` over one transaction. What concerns people stands in ``reads_people``,
the summary's queries in ``standing``."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from core.answers import QuestionKey
from core.broadcast import Broadcast, DeliveryTally, Earlier, Unreached
from core.broadcast_audience import Candidate
from core.decision import Decision
from core.evidence import EvidenceRecord
from core.extension import Extension
from core.history import StateChange
from core.ladder_change import LadderInForce
from core.official import Planned
from core.outgoing import Paper
from core.people import CutOff, Organisation, Role
from core.ports import PublishedDecision, SentForm
from core.proof import LoggedRung, Reminded
from core.rehearsal import FIRST as REHEARSALS
from core.report import Report, ReportCard, ReportState
from core.summary import OrganisationState
from core.wording import Wording
from storage import (
    broadcasts,
    drafts,
    facts,
    forms,
    ladders,
    notices,
    paper_jobs,
    reads_review,
    reads_terms,
    reads_word,
    rows,
    standing,
    wordings,
)
from storage import evidence as evidence_rows
from storage.acquaintances import IS_ACQUAINTED, AcquaintanceReads
from storage.deadlines import EFFECTIVE
from storage.prepared import Prepared
from storage.reads_decisions import OPEN, DecisionReads, published_of
from storage.reads_directory import DirectoryReads
from storage.reads_experience import ExperienceReads
from storage.reads_hall import HallReads
from storage.reads_inquiries import InquiryReads
from storage.reads_meetings import MeetingReads
from storage.reads_people import PeopleReads, authors
from storage.reads_privacy import PrivacyReads
from storage.reads_proceedings import ProceedingReads
from storage.reads_review import REPORT_OF_DEPARTMENT
from storage.reads_staff import StaffReads
from storage.reads_summary import SummaryReads
from storage.schema import (
    answers,
    decision_versions,
    decisions,
    evidence,
    members,
    organisations,
    people,
    reports,
)
from storage.shelf import Shelf

_THEIRS = (
    people.c.user_id == bindparam("user"),
    members.c.ended_at.is_(None),
    organisations.c.closed_at.is_(None),
)
_MINE = (*_THEIRS, decisions.c.closed_at.is_(None))
_ALSO = members.alias()
MEMBERSHIPS = (
    select(func.count())
    .select_from(_ALSO)
    .where(_ALSO.c.person_id == people.c.id, _ALSO.c.ended_at.is_(None))
    .correlate(people)
    .scalar_subquery()
)
_REPORT = Prepared(
    select(
        reports,
        EFFECTIVE.label("deadline"),
        decisions.c.ladder,
        decisions.c.closed_at,
        members.c.role,
        members.c.person_id,
        people.c.at_organisation,
        MEMBERSHIPS.label("memberships"),
        *rows.ORGANISATION,
    )
    .join(decisions, decisions.c.id == reports.c.decision_id)
    .join(organisations, organisations.c.id == reports.c.organisation_id)
    .join(members, members.c.organisation_id == reports.c.organisation_id)
    .join(people, people.c.id == members.c.person_id)
    .where(reports.c.id == bindparam("report"), *_THEIRS)
)
_ANSWERS = Prepared(select(*rows.ANSWER).where(answers.c.report_id == bindparam("report")), rows.answer_of)
_EVIDENCE = Prepared(
    select(*rows.EVIDENCE)
    .where(evidence.c.report_id == bindparam("report"), evidence.c.removed_at.is_(None))
    .order_by(evidence.c.id),
    rows.evidence_of,
)
_REMOVED = Prepared(
    select(evidence.c.task, evidence.c.question).where(
        evidence.c.report_id == bindparam("report"), evidence.c.removed_at.is_not(None)
    )
)
_CARDS = Prepared(
    select(reports, EFFECTIVE.label("deadline"), organisations.c.name, IS_ACQUAINTED.label("acquainted"))
    .join(decisions, decisions.c.id == reports.c.decision_id)
    .join(organisations, organisations.c.id == reports.c.organisation_id)
    .join(members, members.c.organisation_id == reports.c.organisation_id)
    .join(people, people.c.id == members.c.person_id)
    .where(*_MINE)
    .order_by(EFFECTIVE, organisations.c.number, reports.c.id)
)
_LAST_NUMBER = select(func.max(reports.c.number)).where(reports.c.decision_id == bindparam("decision"))


class SqlReads(
    PeopleReads,
    DirectoryReads,
    StaffReads,
    InquiryReads,
    SummaryReads,
    AcquaintanceReads,
    MeetingReads,
    HallReads,
    ProceedingReads,
    DecisionReads,
    ExperienceReads,
    PrivacyReads,
):
    """One snapshot. Made per transaction, thrown away after it."""

    def __init__(self, connection: Connection, shelf: Shelf) -> None:
        super().__init__(connection)
        self._shelf = shelf

    def report(self, report_id: int, user_id: int) -> Report | None:
        """The whole report, or None where the person isn't a member of its organisation now.

        Of a closed decision it can be read on; of a rehearsal it is the draft's.
        """
        if report_id >= REHEARSALS:
            return drafts.rehearsal(self._db, report_id, user_id)
        row = _REPORT.first(self._db, report=report_id, user=user_id)
        if row is None:
            return None
        report = self._whole(row, row.person_id, Role(row.role))
        if row.memberships > 1:
            report = replace(report, of_several=True, at_hand=row.at_organisation == row.o_id)
        if any(answer.by != row.person_id for answer in report.answers.values()):
            return replace(report, authors=authors(self._db, row.o_id))
        return report

    def department_report(self, report_id: int, department_id: int) -> Report | None:
        """The whole report, or None where it isn't one of the department's; nobody's own (person 0)."""
        row = REPORT_OF_DEPARTMENT.first(self._db, report=report_id, department=department_id)
        if row is None:
            return None
        return replace(self._whole(row, 0, Role.HEAD), authors=authors(self._db, row.o_id))

    def history(self, report_id: int) -> tuple[StateChange, ...]:
        """The report's changes of state, oldest first."""
        return reads_review.history(self._db, report_id)

    def _whole(self, row: Any, person_id: int, role: Role) -> Report:
        given = _ANSWERS.all(self._db, report=row.id)
        return Report(
            row.id,
            row.department_id,
            row.decision_id,
            rows.organisation_of(row),
            self._shelf.get(self._db, row.version_id, row.ladder),
            row.deadline,
            ReportState(row.state),
            row.version,
            person_id,
            role,
            row.number,
            row.sent_at,
            QuestionKey(row.at_task, row.at_question) if row.at_task else None,
            {answer.key: answer for answer in given},
            tuple(_EVIDENCE.all(self._db, report=row.id)),
            frozenset(row.accepted_tasks.split()),
            row.remark,
            row.first_sent_at,
            emptied=frozenset(
                QuestionKey(gone.task, gone.question) for gone in _REMOVED.all(self._db, report=row.id)
            ),
            specialists=reads_word.specialists(self._db, given),
            told_of_word_at=row.told_of_word_at,
            is_archived=row.closed_at is not None,
        )

    def cards(self, user_id: int) -> tuple[ReportCard, ...]:
        """The person's reports on open decisions, nearest deadline first."""
        found = _CARDS.all(self._db, user=user_id)
        return tuple(
            replace(standing.card_of(row, self._decision(row.version_id)), acquainted=bool(row.acquainted))
            for row in found
        )

    def evidence_records(self, report_id: int) -> tuple[EvidenceRecord, ...]:
        """Everything ever attached, with who, when, and what became of the bytes."""
        return evidence_rows.records(self._db, report_id)

    def album(self, group: str, user_id: int) -> tuple[int, QuestionKey] | None:
        """Where the person's earlier files of that album stand."""
        return evidence_rows.album(self._db, group, user_id)

    def next_number(self, decision_id: int) -> int:
        """The next receipt's number; a unique constraint settles who gets it."""
        return int(self._db.execute(_LAST_NUMBER, {"decision": decision_id}).scalar_one() or 0) + 1

    def decisions(self, department_id: int) -> tuple[PublishedDecision, ...]:
        """The department's open decisions, the newest first."""
        found = OPEN.all(self._db, department=department_id)
        return tuple(published_of(self._db, self._shelf, row) for row in found)

    def is_paper_waiting(self, chat_id: int, decision_id: int, paper: Paper) -> bool:
        """Whether that paper is being made for the chat already."""
        return paper_jobs.is_waiting(self._db, chat_id, decision_id, paper)

    def states(self, decision_id: int, department_id: int) -> tuple[OrganisationState, ...]:
        """Where each organisation of the department stands with the decision."""
        newest = self._db.execute(
            select(func.max(decision_versions.c.id)).where(decision_versions.c.decision_id == decision_id)
        ).scalar_one()
        return standing.states(self._db, self._decision(newest), decision_id, department_id)

    def wordings(self, decision_id: int, department_id: int) -> tuple[Wording, ...]:
        """The official report's own words, as they are now."""
        return wordings.newest(self._db, decision_id, department_id)

    def planned(self, decision_id: int, department_id: int) -> Planned:
        """By when the tasks in progress of all organisations are to be done."""
        newest = self._db.execute(
            select(func.max(decision_versions.c.id)).where(decision_versions.c.decision_id == decision_id)
        ).scalar_one()
        return wordings.planned(self._db, self._decision(newest), decision_id, department_id)

    def cut_off(self, department_id: int) -> tuple[CutOff, ...]:
        """The department's members whom no message reaches, by number."""
        return notices.cut_off(self._db, department_id)

    def extension(self, extension_id: int) -> Extension | None:
        """A request for another deadline, decided or not."""
        return reads_terms.extension(self._db, self._shelf, extension_id)

    def open_extension(self, report_id: int) -> Extension | None:
        """The report's request that nobody has decided on yet."""
        return reads_terms.open_extension(self._db, self._shelf, report_id)

    def next_extension(self) -> int:
        """The number that the next request will have; its key settles who gets it."""
        return reads_terms.next_extension(self._db)

    def organisations_of(self, department_id: int) -> tuple[Organisation, ...]:
        """The department's open organisations."""
        return reads_terms.organisations_of(self._db, department_id)

    def reminder_log(self, decision_id: int, organisation_id: int) -> tuple[LoggedRung, ...]:
        """Every reminder that was ever planned for the organisation."""
        return reads_terms.reminder_log(self._db, decision_id, organisation_id)

    def form(self, form_id: int, department_id: int) -> SentForm | None:
        """A filled form that one of the department's specialists has sent."""
        return forms.form(self._db, form_id, department_id)

    def forms_mark(self) -> str:
        """What tells this installation's forms from another's; empty where it has made none."""
        return facts.get(self._db, forms.MARK) or ""

    def reminded(self, decision_id: int, department_id: int) -> tuple[Reminded, ...]:
        """Every organisation of the department with its reminders and its people."""
        return reads_terms.reminded(self._db, decision_id, department_id)

    def open_extensions(self, department_id: int) -> tuple[Extension, ...]:
        """The department's requests that nobody has decided on yet, oldest first."""
        return reads_terms.open_extensions(self._db, self._shelf, department_id)

    def count_open_extensions(self, department_id: int) -> int:
        """How many those are."""
        return reads_terms.count_open_extensions(self._db, department_id)

    def ladder(self, decision_id: int, department_id: int) -> LadderInForce | None:
        """The ladder of one of the department's open decisions."""
        return ladders.in_force(self._db, self._shelf, decision_id, department_id)

    def broadcast(self, broadcast_id: int, department_id: int) -> Broadcast | None:
        """One of the department's, in whatever state."""
        return broadcasts.broadcast(self._db, broadcast_id, department_id)

    def broadcast_draft(self, decision_id: int, user_id: int, department_id: int) -> Broadcast | None:
        """What this person has begun to write and hasn't sent or dropped."""
        return broadcasts.draft(self._db, decision_id, user_id, department_id)

    def broadcasts(self, decision_id: int, department_id: int) -> tuple[Broadcast, ...]:
        """Those that were sent or go out now, the latest first."""
        return broadcasts.confirmed(self._db, decision_id, department_id)

    def next_broadcast(self) -> int:
        """The number that the next one will have; its key settles who gets it."""
        return broadcasts.next_number(self._db)

    def candidates(self, decision_id: int, department_id: int) -> tuple[Candidate, ...]:
        """Every open organisation with its report and its people."""
        newest = self._db.execute(
            select(func.max(decision_versions.c.id)).where(decision_versions.c.decision_id == decision_id)
        ).scalar_one()
        return broadcasts.candidates(self._db, self._decision(newest), decision_id, department_id)

    def delivery_tally(self, broadcast_id: int) -> DeliveryTally:
        """What became of its recipients."""
        return broadcasts.tally(self._db, broadcast_id)

    def unreached(self, broadcast_id: int) -> tuple[Unreached, ...]:
        """Who didn't get it, and the organisations in which nobody could."""
        return broadcasts.unreached(self._db, broadcast_id)

    def same_text(
        self, decision_id: int, department_id: int, text: str, since: datetime
    ) -> tuple[Earlier, ...]:
        """Messages with exactly these words that were confirmed since then."""
        return broadcasts.same_text(self._db, decision_id, department_id, text, since)

    def _decision(self, version_id: int) -> Decision:
        return self._shelf.get(self._db, version_id)
