"""What the papers are made of: counts over all, and every organisation, read as the paper is written."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.opening import Installation
from bot.practical_papers import results_of
from core.decision import Decision, Purpose
from core.evidence_archive import EvidenceFolder
from core.experience import OfferState
from core.experience_papers import IN_REGISTER, ExperienceDigest, register
from core.official import ANNEXED, OfficialReport
from core.own_tasks import own_tasks
from core.people_list import ListKind, PeopleList
from core.people_list_rows import about, acquainted, invited
from core.ports import PublishedDecision
from core.practical import PracticalResults
from core.report_rows import summary_lines, table_row
from core.summary import Summary, Which, not_answered
from core.table import EvidenceRow, ReportTable, TablePiece, TableRow
from core.table_rows import answer_rows, evidence_row, reminder_rows
from core.tally import Tally
from core.timeliness import Timeliness, day_of, timeliness
from core.wording import Part
from storage import said
from storage.export import Attachment, Filled, filled_reports, has_evidence, has_reminders
from storage.meetings import meeting_of
from storage.people_list import asked
from storage.reads import SqlReads


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
    of = published.id, here.department_id
    tally = reads.tally(*of)
    return ReportTable(
        decision_title=decision.short_title,
        department=here.department,
        made_at=here.now,
        deadline=published.deadline,
        task_titles=tuple(task.title for task in decision.tasks),
        pieces=_pieces(connection, published, here),
        summary=summary_lines(_counted(connection, decision, tally, of)),
        total=tally.total,
        has_evidence=has_evidence(connection, published.id, here.department_id),
        has_reminders=has_reminders(connection, published.id, here.department_id),
        practical=_practical(connection, reads, published, here),
        experience=register(
            (
                one
                for one in reads.offers_in(here.department_id, *IN_REGISTER)
                if one.decision_id == published.id
            ),
            here.zone,
        ),
    )


def official_of(
    connection: Connection, reads: SqlReads, published: PublishedDecision, here: Setting
) -> OfficialReport:
    """For «Справка»: counts over all, and of those named one by one the first, whom the annexes hold."""
    decision, of = published.decision, (published.id, here.department_id)
    tally = reads.tally(*of)
    missing = reads.states_page(*of, "", 0, ANNEXED, Which(missing=True))
    first = islice(filled_reports(connection, *of), ANNEXED)
    own = {one.part: one.paragraphs for one in reads.wordings(*of)}
    practical = _practical(connection, reads, published, here)
    return OfficialReport(
        decision=decision,
        department=here.department,
        made_at=here.now,
        deadline=published.deadline,
        summary=replace(
            _counted(connection, decision, tally, of), not_answered=not_answered(decision, missing)
        ),
        rows=tuple(_row(published, one, here) for one in first),
        punctual=tally.punctual(published.deadline, here.now.date()),
        planned=reads.planned(*of),
        conclusions=own.get(Part.CONCLUSIONS),
        proposals=own.get(Part.PROPOSALS),
        practical=practical.results if practical is not None else (),
        own=own_tasks(decision, published.deadline, reads.own_standings(published.id, here.department_id)),
    )


def experience_of(reads: SqlReads, here: Setting) -> ExperienceDigest:
    """For the digest: what is published now, with the names that may stand there now."""
    return ExperienceDigest(
        here.department, here.now, reads.offers_in(here.department_id, OfferState.PUBLISHED)
    )


def _counted(connection: Connection, decision: Decision, tally: Tally, of: tuple[int, int]) -> Summary:
    """What is said of all without a look at everybody."""
    worries, wishes = (said.counted(connection, *of, one) for one in (Purpose.DIFFICULTY, Purpose.HELP))
    return Summary(tally.coverage(), tally.tasks(decision), worries, wishes, ())


def _practical(
    connection: Connection, reads: SqlReads, published: PublishedDecision, here: Setting
) -> PracticalResults | None:
    """What was answered at the meeting of the same file; None where nobody has answered."""
    meeting_id = meeting_of(connection, here.department_id, published.decision.id)
    meeting = reads.meeting(meeting_id, here.department_id) if meeting_id is not None else None
    found = results_of(reads, meeting, here.department, here.now) if meeting is not None else None
    return found if found is not None and found.answered else None


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
    is_acquaintance = kind is ListKind.ACQUAINTANCE
    everybody = asked(connection, published.id, here.department_id, with_gone=is_acquaintance)
    rows = (
        invited(one.organisation, one.name, one.role)
        if kind is ListKind.REGISTRATION
        else acquainted(one.organisation, one.name, one.role, one.known_at, one.version, here.zone)
        for one in everybody
    )
    return PeopleList(kind, here.department, about(published.decision, kind), here.now, rows)
