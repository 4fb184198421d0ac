"""Another deadline as it is stored: one open request, one decision, the ladder's rows, whoever reads them."""

import asyncio
from dataclasses import replace
from datetime import date
from functools import partial

from sqlalchemy import Connection, text

from core.changes import Change
from core.changes.report import TaskPlan
from core.changes.time import AskedLater, ExtensionAsked, ExtensionDecided
from core.extension import ExtensionState
from core.ladder import Rung, at_hour, schedule
from core.proof import CallReason, call_list
from storage import publishing
from storage.applying import apply
from storage.guards import Stale
from storage.reads import SqlReads
from storage.writer import Writer
from tests.storage.office import DAYS, DEADLINE, DECISION, MOSCOW, NOW, STATUS, Office, answering, status

HEAD, FIRST, SECOND = 1, 900, 901
LATER = date(2020, 9, 15)
RUNGS = schedule(DECISION.ladder, LATER, NOW, MOSCOW, DAYS)
ASKED = Rung("plan-acts-2020-08-19", at_hour(date(2020, 8, 19), DECISION.ladder.at, MOSCOW))


async def asked(office: Office, number: int = 1) -> ExtensionAsked:
    report = await office.report(HEAD)
    change = ExtensionAsked(number, office.department_id, report.id, report.person_id, LATER, "Педсовет", NOW)
    await do(office, change)
    return change


async def do(office: Office, *changes: Change) -> None:
    def work(connection: Connection) -> None:
        for change in changes:
            apply(connection, change)

    await office.database.write(work)


async def planned(office: Office, place: int = 0) -> set[tuple[str, str]]:
    query = "SELECT rung, deadline FROM reminders WHERE organisation_id = :organisation AND state = 'planned'"
    values = {"organisation": office.organisations[place]}
    return await office.database.read(
        lambda c: {(row[0], str(row[1])) for row in c.execute(text(query), values)}
    )


async def test_a_granted_request_moves_the_deadline_and_the_rungs_of_that_organisation_only(
    office: Office,
) -> None:
    await office.joins(office.organisations[0], HEAD)
    await asked(office)
    others = await planned(office, 1)
    await do(office, ExtensionDecided(1, LATER, "Хорошо", FIRST, NOW, RUNGS))
    assert (await office.report(HEAD)).deadline == LATER
    assert await planned(office) == {(rung.id, LATER.isoformat()) for rung in RUNGS}
    assert await planned(office, 1) == others
    reads = partial(SqlReads, shelf=office.shelf)
    (card,) = await office.database.read(lambda c: reads(c).cards(HEAD))
    found = await office.database.read(lambda c: reads(c).extension(1))
    states = await office.database.read(lambda c: reads(c).states(office.decision.id, office.department_id))
    assert card.deadline == LATER
    assert found is not None
    assert (found.state, found.until, found.word, found.deadline) == (
        ExtensionState.GRANTED,
        LATER,
        "Хорошо",
        LATER,
    )
    assert [state.extended_to for state in states] == [LATER, None]


async def test_of_two_administrators_one_decides(office: Office, writer: Writer) -> None:
    await office.joins(office.organisations[0], HEAD)
    await asked(office)
    yes = ExtensionDecided(1, LATER, "", FIRST, NOW, RUNGS)
    no = ExtensionDecided(1, None, "", SECOND, NOW)
    made = await asyncio.gather(
        *(writer.do(lambda c, one=change: apply(c, one)) for change in (yes, no)), return_exceptions=True
    )
    assert made[0] is None
    assert isinstance(made[1], Stale)


async def test_asking_again_leaves_one_open_request_and_a_number_serves_once(office: Office) -> None:
    await office.joins(office.organisations[0], HEAD)
    await asked(office)
    await asked(office, 2)
    report = await office.report(HEAD)
    found = await office.database.read(lambda c: SqlReads(c, office.shelf).open_extension(report.id))
    assert found is not None
    assert found.id == 2
    try:
        await asked(office, 2)
    except Stale:
        return
    raise AssertionError("a number was given twice")


async def test_an_amendment_leaves_a_granted_deadline_alone_unless_its_own_is_later(office: Office) -> None:
    await office.joins(office.organisations[0], HEAD)
    await asked(office)
    await do(office, ExtensionDecided(1, LATER, "", FIRST, NOW, RUNGS))

    async def amended(deadline: date, title: str) -> date:
        def work(connection: Connection) -> None:
            decision = replace(DECISION, short_title=title)
            publishing.publish(connection, office.department_id, decision, "", deadline, NOW)
            (opened,) = publishing.open_decisions(connection, office.department_id)
            publishing.open_reports(
                connection,
                office.department_id,
                opened,
                lambda day: schedule(DECISION.ladder, day, NOW, MOSCOW, DAYS),
                NOW,
            )

        await office.database.write(work)
        return (await office.report(HEAD)).deadline

    assert await amended(DEADLINE, "Поправка") == LATER
    assert await planned(office) == {(rung.id, LATER.isoformat()) for rung in RUNGS}
    assert await amended(date(2020, 10, 1), "Вторая поправка") == date(2020, 10, 1)
    assert {deadline for _, deadline in await planned(office)} == {"2020-10-01"}
    assert await amended(DEADLINE, "Третья поправка") == LATER
    assert await planned(office) == {(rung.id, LATER.isoformat()) for rung in RUNGS}


async def test_a_plan_that_moves_takes_its_rung_along_and_one_that_comes_back_is_asked_after_again(
    office: Office,
) -> None:
    await office.joins(office.organisations[0], HEAD)
    other = Rung("plan-acts-2020-08-25", at_hour(date(2020, 8, 25), DECISION.ladder.at, MOSCOW))

    async def answers(rung: Rung | None) -> set[str]:
        change = answering(await office.report(HEAD), {STATUS: status("in_progress")})
        await do(office, replace(change, plans=(TaskPlan("acts", rung),)))
        return {name for name, _ in await planned(office) if name.startswith("plan-")}

    assert await answers(ASKED) == {ASKED.id}
    assert await answers(other) == {other.id}
    assert await answers(None) == set()
    assert await answers(ASKED) == {ASKED.id}
    report = await office.report(HEAD)
    await do(office, AskedLater(report.id, other, NOW), AskedLater(report.id, other, NOW))
    assert {name for name, _ in await planned(office) if name.startswith("plan-")} == {ASKED.id, other.id}


async def test_whom_to_call_is_found_from_the_rows(office: Office) -> None:
    await office.joins(office.organisations[0], HEAD)
    sent = "UPDATE reminders SET state = 'sent', decided_at = due_at WHERE organisation_id = :organisation"
    missed = sent.replace("'sent'", "'missed', why = 'nobody_registered'")
    for statement, organisation in zip((sent, missed), office.organisations, strict=True):
        values = {"organisation": organisation}
        await office.database.write(lambda c, s=statement, v=values: c.execute(text(s), v))
    known = await office.database.read(
        lambda c: SqlReads(c, office.shelf).reminded(office.decision.id, office.department_id)
    )
    found = [(entry.organisation.number, entry.reason) for entry in call_list(known, date(2020, 8, 12))]
    assert found == [(7, CallReason.NOT_MOVED), (12, CallReason.NOT_REGISTERED)]
    log = await office.database.read(
        lambda c: SqlReads(c, office.shelf).reminder_log(office.decision.id, office.organisations[0])
    )
    assert [rung.state for rung in log] == ["sent"] * len(log)
