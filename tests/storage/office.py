"""A department with its organisations, decision and people, set up by the repositories themselves."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, insert, select

from core.answers import Answer, Answers, Chosen, QuestionKey, Value
from core.changes.joining import ConsentAnswered, JoinedByInvitation
from core.changes.report import ReportChanged
from core.ladder import schedule
from core.people import Role, RosterRow
from core.report import Report, ReportState
from core.usecases.recording import marks_of
from core.working_days import WorkingDays
from papers.decision_file import load_decision
from storage import departments, publishing
from storage.applying import apply
from storage.database import Database
from storage.publishing import OpenDecision
from storage.reads import SqlReads
from storage.schema import departments as department_table
from storage.schema import invitations
from storage.shelf import Shelf

NOW = datetime(2020, 8, 3, 6, 0, tzinfo=UTC)
MOSCOW = ZoneInfo("Europe/Moscow")
DEADLINE = date(2020, 9, 1)
DECISION = load_decision(Path(__file__).resolve().parents[2] / "decisions" / "vsoko-2020.yaml")
DAYS = WorkingDays()
ROSTER = (
    RosterRow("Детский сад № 7", "Иванова Мария Петровна", "+7 910 123-45-67", "Ленинский"),
    RosterRow("Детский сад № 12", "Петрова Анна Сергеевна"),
)
STATUS = QuestionKey("acts", "status")


@dataclass(frozen=True)
class Office:
    """A department with one open decision. Telegram ids of its people are whatever the tests like."""

    database: Database
    shelf: Shelf
    department_id: int
    decision: OpenDecision
    organisations: tuple[int, ...]

    async def invitation(self, organisation_id: int) -> int:
        """The id of the organisation's newest invitation."""
        return await self.database.read(
            lambda c: c.execute(
                select(invitations.c.id)
                .where(invitations.c.organisation_id == organisation_id)
                .order_by(invitations.c.id.desc())
                .limit(1)
            ).scalar_one()
        )

    async def joins(self, organisation_id: int, user_id: int, role: Role = Role.HEAD) -> None:
        """Somebody becomes the organisation's head by its invitation."""
        invitation = await self.invitation(organisation_id)
        change = JoinedByInvitation(invitation, user_id, user_id, role, NOW)

        def work(connection: Connection) -> None:
            apply(connection, ConsentAnswered(user_id, "1", True, NOW))
            apply(connection, change)

        await self.database.write(work)

    async def report(self, user_id: int, place: int = 0) -> Report:
        """The report of one of the person's organisations."""

        def work(connection: Connection) -> Report:
            reads = SqlReads(connection, self.shelf)
            found = reads.report(reads.cards(user_id)[place].report_id, user_id)
            assert found is not None
            return found

        return await self.database.read(work)


def answering(
    report: Report, given: dict[QuestionKey, Value], state: ReportState = ReportState.BEGUN
) -> ReportChanged:
    """The change that these answers make, with marks as the use cases write them."""
    answers: Answers = {key: Answer(key, value, 1, NOW) for key, value in given.items()}
    marks = marks_of(report, {**report.answers, **answers})
    return ReportChanged(
        report.id,
        report.version,
        report.person_id,
        NOW,
        state,
        sum(mark.filled for mark in marks),
        marks,
        tuple(given.items()),
    )


def status(option: str) -> Chosen:
    """A status as a button gives it."""
    return Chosen((option,))


async def furnish(database: Database, name: str = "Управление образования") -> Office:
    """A department of that name beside whatever is there."""

    def work(connection: Connection) -> Office:
        department_id = int(
            connection.execute(
                insert(department_table)
                .values(name=name, timezone="Europe/Moscow")
                .returning(department_table.c.id)
            ).scalar_one()
        )
        added = departments.import_roster(connection, department_id, ROSTER).added
        departments.ensure_invitations(connection, department_id, NOW)
        publishing.publish(connection, department_id, DECISION, "source", DEADLINE, NOW)
        (decision,) = publishing.open_decisions(connection, department_id)
        publishing.open_reports(
            connection,
            department_id,
            decision,
            lambda day: schedule(DECISION.ladder, day, NOW, MOSCOW, DAYS),
            NOW,
        )
        return Office(database, Shelf(), department_id, decision, added)

    return await database.write(work)
