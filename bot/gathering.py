"""What the papers are made of: counts over all, and every organisation, read as the paper is written."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.opening import Installation
from core import checklist
from core.decision import Decision, Status
from core.evidence_archive import EvidenceFolder
from core.follow_up import planned_day
from core.official import OfficialReport, planned_of, punctual_of
from core.people_list import ListKind, PeopleList
from core.people_list_rows import about, acquainted, invited
from core.ports import PublishedDecision
from core.report_rows import summary_lines, table_row
from core.spoken import in_words
from core.summary import summarise
from core.table import EvidenceRow, ReportTable, TablePiece, TableRow
from core.table_rows import answer_rows, evidence_row, reminder_rows
from core.timeliness import Timeliness, day_of, timeliness
from core.wording import Part
from storage.amending import archived
from storage.export import Attachment, Filled, filled_reports, has_evidence, has_reminders
from storage.people_list import asked
from storage.reads import SqlReads
from storage.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Setting:
    """Whose paper it is and as of when: all that its making needs of the installation."""

    department_id: int
    department: str
    zone: ZoneInfo
    now: datetime  # aware, in that zone


def setting_of(here: Installation) -> Setting:
    """The installation's department, now."""
    return Setting(here.department_id, here.settings.department_name, here.settings.zone, here.local_now())


def table_of(
    connection: Connection, reads: SqlReads, published: PublishedDecision, here: Setting
) -> ReportTable:
    """For the spreadsheet and the CSV: organisations are read while it is written, in this transaction."""
    decision = published.decision
    states = reads.states(published.id, here.department_id)
    return ReportTable(
        decision_title=decision.short_title,
        department=here.department,
        made_at=here.now,
        deadline=published.deadline,
        task_titles=tuple(task.title for task in decision.tasks),
        pieces=_pieces(connection, published, here),
        summary=summary_lines(summarise(decision, states)),
        total=len(states),
        has_evidence=has_evidence(connection, published.id, here.department_id),
        has_reminders=has_reminders(connection, published.id, here.department_id),
    )


def archived_of(
    connection: Connection, shelf: Shelf, published: PublishedDecision, here: Setting
) -> Iterator[Sequence[str | datetime]]:
    """Answers that amendments have put aside, in the words of the version that still asked for them."""
    for one in archived(connection, published.id, here.department_id):
        task_id, question_id = one.answer.key
        task = shelf.get(connection, one.version_id).task(task_id)
        question = task.question(question_id) if task else None
        if task is None or question is None:
            continue
        words = in_words(question, one.answer.value) or "пропущено"
        at, aside = one.answer.at.astimezone(here.zone), one.archived_at.astimezone(here.zone)
        label = question.label or question.text
        yield one.organisation, str(task.number), task.title, label, words, at, aside


def official_of(
    connection: Connection, reads: SqlReads, published: PublishedDecision, here: Setting
) -> OfficialReport:
    """For «Справка»."""
    decision = published.decision
    rows, stands, planned = [], [], []
    own = {one.part: one.paragraphs for one in reads.wordings(published.id, here.department_id)}
    for one in filled_reports(connection, published.id, here.department_id):
        rows.append(_row(published, one, here))
        stands.append((one.state, _beside(published, one, here)))
        planned += list(_planned(decision, one, published.deadline))
    return OfficialReport(
        decision=decision,
        department=here.department,
        made_at=here.now,
        deadline=published.deadline,
        summary=summarise(decision, reads.states(published.id, here.department_id)),
        rows=tuple(rows),
        punctual=punctual_of(stands),
        planned=planned_of(planned),
        conclusions=own.get(Part.CONCLUSIONS),
        proposals=own.get(Part.PROPOSALS),
    )


def _pieces(connection: Connection, published: PublishedDecision, here: Setting) -> Iterator[TablePiece]:
    decision, zone = published.decision, here.zone
    for one in filled_reports(connection, published.id, here.department_id, with_reminders=True):
        people = ((member.name, member.joined_at, member.ended_at) for member in one.members)
        yield TablePiece(
            _row(published, one, here),
            tuple(
                answer_rows(
                    decision, one.organisation, one.answers, one.evidence, one.names, one.specialists, zone
                )
            ),
            tuple(_evidence_rows(decision, one, zone)),
            tuple(reminder_rows(decision, one.organisation, one.rungs, people, zone)),
        )


def _evidence_rows(decision: Decision, one: Filled, zone: ZoneInfo) -> Iterator[EvidenceRow]:
    for attached in one.attachments:
        file = (attached.file.mime, attached.piece.size, attached.file.sha256, attached.file.state)
        who = _sender(one, attached)
        yield evidence_row(decision, one.organisation, attached.piece, file, who, zone)


def _sender(one: Filled, attached: Attachment) -> str:
    if attached.by is not None:
        return one.names.get(attached.by, "")
    return one.specialists.get(attached.by_user or 0, "")


def _row(published: PublishedDecision, one: Filled, here: Setting) -> TableRow:
    return table_row(
        published.decision,
        one.organisation,
        one.head,
        one.state,
        one.answers,
        one.evidence,
        one.number,
        _beside(published, one, here),
        one.extended_to,
    )


def _beside(published: PublishedDecision, one: Filled, here: Setting) -> Timeliness | None:
    sent_on = day_of(one.first_sent_at, here.zone)
    return timeliness(one.extended_to or published.deadline, sent_on, here.now.date())


def _planned(decision: Decision, one: Filled, deadline: date) -> Iterable[tuple[date | None, date]]:
    for task in decision.tasks:
        if checklist.task_status(task, one.answers) is Status.IN_PROGRESS:
            yield planned_day(task, one.answers), one.extended_to or deadline


def folders_of(
    connection: Connection, published: PublishedDecision, here: Setting
) -> Iterator[EvidenceFolder]:
    """For the archive: every organisation, also those that have sent nothing."""
    for one in filled_reports(connection, published.id, here.department_id):
        pieces = tuple(_evidence_rows(published.decision, one, here.zone))
        yield EvidenceFolder(one.organisation.number, one.organisation.name, pieces)


def people_list_of(
    connection: Connection, published: PublishedDecision, here: Setting, kind: ListKind
) -> PeopleList:
    """For the sheets that are signed."""
    everybody = asked(connection, published.id, here.department_id)
    rows = (
        invited(one.organisation, one.name, one.role)
        if kind is ListKind.REGISTRATION
        else acquainted(one.organisation, one.name, one.role, one.joined_at, one.acted_at, here.zone)
        for one in everybody
    )
    return PeopleList(kind, here.department, about(published.decision, kind), here.now, rows)
