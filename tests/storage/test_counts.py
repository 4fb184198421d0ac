"""The summary's counts: filled from what was there, complete, and mended by night."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from bot.nights import Nights
from bot.settings import Settings
from core.answers import Chosen, QuestionKey
from core.changes.people import Unbound
from core.changes.report import QuestionOpened
from core.decision import Purpose, Question
from core.districts import district_key
from storage import publishing, said, tallies
from storage.applying import apply
from storage.counting import count_changed
from storage.database import Database
from storage.migrate import config_for, upgrade
from storage.reads import SqlReads
from storage.writer import Writer
from tests.storage.office import DEADLINE, DECISION, NOW, STATUS, Office, answering, status

HEAD, BOSS = 1, 900
STORAGE = Path(__file__).resolve().parents[2] / "storage"
COUNTED_TABLES = "reports|report_tasks|members|organisations"
# Whoever writes there moves counts. A function that is new here is to be listed in counting_changes, or
# counts for itself, as a roster and a publication do; then its file belongs into this list.
WRITERS = {
    "amending.py",
    "apply_organisations.py",
    "apply_people.py",
    "apply_privacy.py",
    "apply_reports.py",
    "apply_review.py",
    "apply_terms.py",
    "apply_turns.py",
    "closing.py",
    "counting.py",
    "departments.py",
    "publishing.py",
}


async def begun(office: Office) -> None:
    """One of two organisations has come in, opened the report and answered."""
    await office.joins(office.organisations[0], HEAD)
    report = await office.report(HEAD)
    await office.database.write(lambda c: apply(c, QuestionOpened(report.id, STATUS, NOW)))
    change = answering(report, {STATUS: status("done")})
    await office.database.write(lambda c: apply(c, change))
    await office.database.write(count_changed)  # as the tick does a moment later


def counted(connection: Connection) -> tuple[list[object], list[object]]:
    """Everything that the counts are made of."""
    rows = connection.execute(
        text("SELECT * FROM counts WHERE number > 0 ORDER BY decision_id, what, district")
    )
    reports = connection.execute(text("SELECT id, counted FROM reports ORDER BY id"))
    return [tuple(row) for row in rows], [tuple(row) for row in reports]


async def test_a_migration_fills_them_from_what_is_there(office: Office) -> None:
    await begun(office)
    before = await office.database.read(counted)
    assert len(before[0]) > 3

    def down_and_up(connection: Connection) -> None:
        config = config_for(connection)
        (ours,) = (
            one for one in ScriptDirectory.from_config(config).walk_revisions() if "_counts" in one.path
        )
        command.downgrade(config, str(ours.down_revision))
        upgrade(connection)

    await office.database.write(down_and_up)
    assert await office.database.read(counted) == before


async def test_what_somebody_spoilt_by_hand_is_found_and_mended_and_told(
    office: Office, writer: Writer, caplog: pytest.LogCaptureFixture
) -> None:
    await begun(office)
    before = await office.database.read(counted)
    nights = Nights(Settings(_env_file=None), writer, lambda: NOW, office.database)
    await nights.tidy(NOW)
    assert "counts" not in caplog.text

    def spoil(connection: Connection) -> None:
        connection.execute(text("UPDATE reports SET state = 'sent' WHERE state = 'begun'"))
        connection.execute(text("UPDATE counts SET number = number + 5 WHERE what = 'registered'"))

    await office.database.write(spoil)
    await nights.tidy(NOW)
    assert "the summary's counts were wrong and are mended: 1 reports, 2 sums" in caplog.text
    coverage = (await tally_of(office)).coverage()
    assert (coverage.sent, coverage.begun, coverage.registered, coverage.total) == (1, 0, 1, 2)
    await office.database.write(
        lambda c: c.execute(text("UPDATE reports SET state = 'begun' WHERE state = 'sent'"))
    )
    await nights.tidy(NOW)
    assert await office.database.read(counted) == before
    assert not await office.database.read(tallies.miscounted)


async def test_an_amendment_s_words_are_those_that_are_counted(office: Office) -> None:
    """What a head has chosen is named as the newest version words it, before anybody touches the report."""
    await office.joins(office.organisations[0], HEAD)
    report = await office.report(HEAD)
    task, question = next((t, q) for t, q in DECISION.questions() if q.purpose is Purpose.DIFFICULTY)
    chosen = Chosen((question.options[0].id,))
    state = QuestionKey(task.id, task.questions[0].id)
    change = answering(report, {state: status("not_started"), QuestionKey(task.id, question.id): chosen})
    await office.database.write(lambda c: apply(c, change))
    assert await hindered(office) == [question.options[0].text]  # the tick hasn't counted it yet
    await office.database.write(count_changed)
    assert await hindered(office) == [question.options[0].text]
    amended = replace(
        DECISION,
        tasks=tuple(
            replace(one, questions=tuple(map(reworded, one.questions))) if one == task else one
            for one in DECISION.tasks
        ),
    )
    here = office.department_id
    await office.database.write(lambda c: publishing.publish(c, here, amended, "source", DEADLINE, NOW))
    assert await hindered(office) == [f"{question.options[0].text}!"]
    assert not await office.database.read(tallies.miscounted)


def reworded(question: Question) -> Question:
    if question.purpose is not Purpose.DIFFICULTY:
        return question
    options = tuple(replace(option, text=f"{option.text}!") for option in question.options)
    return replace(question, options=options)


async def hindered(office: Office) -> list[str]:
    def look(connection: Connection) -> list[str]:
        reads = SqlReads(connection, office.shelf)
        of = office.decision.id, office.department_id, ""
        return [one.text for one in reads.mentions(*of, Purpose.DIFFICULTY, 0, 9)[0]]

    return await office.database.read(look)


async def test_who_said_it_is_found_along_the_list_where_many_did(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    await test_an_amendment_s_words_are_those_that_are_counted(office)
    of = office.decision.id, office.department_id

    def look(connection: Connection) -> list[list[tuple[str, int]]]:
        reads = SqlReads(connection, office.shelf)
        pages = [
            reads.mentions(*of, key, Purpose.DIFFICULTY, 0, 9)[0]
            for key in ("", district_key("ЛЕНИНСКИЙ"), district_key("Нигде"))
        ]
        return [[(one.organisations[0].name, one.count) for one in page] for page in pages]

    few = await office.database.read(look)
    assert few == [[("Детский сад № 7", 1)], [("Детский сад № 7", 1)], []]
    monkeypatch.setattr(said, "FEW", 0)
    assert await office.database.read(look) == few


async def test_words_by_which_reports_are_found_are_mended_too(office: Office) -> None:
    await test_an_amendment_s_words_are_those_that_are_counted(office)
    before = await office.database.read(counted)
    await office.database.write(lambda c: c.execute(text("DELETE FROM said")))
    found = await office.database.read(tallies.miscounted)
    assert (found.report_ids, found.sums) == ((), 1)
    await office.database.write(lambda c: tallies.mend(c, found.report_ids))
    assert not await office.database.read(tallies.miscounted)
    assert await office.database.read(counted) == before


async def tally_of(office: Office):  # type: ignore[no-untyped-def]
    return await office.database.read(
        lambda c: SqlReads(c, office.shelf).tally(office.decision.id, office.department_id)
    )


async def test_what_is_undone_with_its_transaction_was_never_counted(office: Office, writer: Writer) -> None:
    await begun(office)
    before = await office.database.read(counted)
    (member,) = await office.database.read(
        lambda c: c.execute(text("SELECT id FROM members")).scalars().all()
    )

    def half(connection: Connection) -> None:
        apply(connection, Unbound(office.department_id, member, BOSS, NOW))
        raise RuntimeError("the power went")

    with pytest.raises(RuntimeError):
        await writer.do(half)
    assert await office.database.read(counted) == before


def test_nobody_writes_beside_the_counts() -> None:
    writing = re.compile(
        rf"\b(?:insert|update|delete|insert_into|insert_for|put)\((?:\w+, )?(?:{COUNTED_TABLES})\b"
        rf"|\b(?:{COUNTED_TABLES})\.(?:insert|update|delete)\(\)"
    )
    found = {file.name for file in STORAGE.glob("*.py") if writing.search(file.read_text("utf-8"))}
    assert found == WRITERS


async def test_a_database_without_a_report_has_nothing_to_mend(database: Database) -> None:
    assert not await database.read(tallies.miscounted)
