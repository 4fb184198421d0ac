"""Everybody at once: on the last day, after the bot was down, fifty heads have pressed «Отправить»."""

from sqlalchemy import Connection, text

from bot.opening import open_all_reports, open_installation
from core import checklist
from core.answers import Answer, Answers, Chosen, Skipped
from core.changes.joining import JoinedByInvitation
from core.changes.report import ReportChanged
from core.decision import Decision, Kind
from core.people import Role, RosterRow
from core.report import ReportState
from core.usecases.recording import marks_of
from sandbox import Person
from storage import departments
from storage.applying import apply
from storage.reads import SqlReads
from tests.stories.conftest import Town
from tests.stories.heads import settled

CROWD = 50


async def test_fifty_heads_who_sent_while_the_bot_was_down_all_get_their_own_number(town: Town) -> None:
    heads = [town.head(f"Заведующий{n}") for n in range(CROWD)]
    await town.stop()
    reports = await ready_to_send(town, heads)
    for head in heads:
        head.user.started = True
        await head.tap(f"y:{reports[head.id]}", react=False)
    await town.start()
    for head in heads:
        await head.sees("№ ", timeout=40)
    await settled(town)
    numbers = await town.rows("SELECT number FROM reports WHERE state = 'sent' ORDER BY number")
    assert [row["number"] for row in numbers] == list(range(1, CROWD + 1))
    failed = await town.rows("SELECT attempts FROM updates WHERE attempts > 0 OR state <> 'done'")
    assert failed == []


async def ready_to_send(town: Town, heads: list[Person]) -> dict[int, int]:
    """A kindergarten for each head, everything answered; the report by Telegram id."""
    here = await open_installation(town.settings)
    at = here.local_now()
    rows = [RosterRow(f"МБДОУ № {100 + n} «Сад»") for n in range(len(heads))]

    def fill(connection: Connection) -> dict[int, int]:
        departments.ensure_invitations(connection, here.department_id, at)
        free = connection.execute(
            text(
                "SELECT i.id FROM invitations i JOIN organisations o ON o.id = i.organisation_id "
                "WHERE o.number >= 100 ORDER BY o.number"
            )
        ).scalars()
        found: dict[int, int] = {}
        for head, invitation in zip(heads, free, strict=True):
            apply(connection, JoinedByInvitation(invitation, head.id, head.id, Role.HEAD, at))
            reads = SqlReads(connection, here.shelf)
            (card,) = reads.cards(head.id)
            report = reads.report(card.report_id, head.id)
            assert report is not None
            answers = not_begun(report.decision, report.person_id)
            given = tuple((key, answer.value) for key, answer in answers.items())
            marks = marks_of(report, answers)
            state = ReportState.BEGUN
            filled = sum(mark.filled for mark in marks)
            change = ReportChanged(report.id, 1, report.person_id, at, state, filled, marks, given)
            apply(connection, change)
            found[head.id] = report.id
        return found

    def not_begun(decision: Decision, person_id: int) -> Answers:
        answers: Answers = {}
        for task in decision.tasks:
            while (question := checklist.first_open(task, answers)) is not None:
                key = checklist.key_of(task, question)
                value = Chosen(("not_started",)) if question.kind is Kind.STATUS else Skipped()
                answers[key] = Answer(key, value, 1, at, person_id)
        return answers

    try:
        await here.database.write(lambda c: departments.import_roster(c, here.department_id, rows))
        await open_all_reports(here)
        return await here.database.write(fill)
    finally:
        await here.close()
