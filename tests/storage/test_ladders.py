"""A changed ladder as it is stored: its versions, whoever reads the decision, and the rows of rungs."""

import asyncio
from dataclasses import replace
from datetime import date, datetime, time
from functools import partial

import pytest
from sqlalchemy import Connection, text

from core.changes.ladder import LadderChanged, RungMoved, RungsRearmed
from core.changes.time import DeadlineSet
from core.decision import Ladder
from core.ladder import schedule, to_come
from core.rearming import Rearming, rearmed
from storage import ladders, publishing, reminders
from storage.applying import apply
from storage.guards import Stale
from storage.reads import SqlReads
from storage.writer import Writer
from tests.storage.office import DAYS, DEADLINE, DECISION, MOSCOW, NOW, Office, furnish

HEAD, FIRST, SECOND = 1, 900, 901
OTHER = replace(DECISION.ladder, at=time(11), before=(60, 30, 14, 10, 3, 1))
LATER = date(2020, 9, 15)
HERE = NOW.astimezone(MOSCOW)


def change(office: Office, ladder: Ladder | None, expected: int = 0, **more: object) -> LadderChanged:
    given: dict[str, object] = {"by_user_id": FIRST, "at": NOW} | more
    return LadderChanged(office.department_id, office.decision.id, expected, ladder, **given)  # type: ignore[arg-type]


async def made(office: Office, ladder: Ladder | None, expected: int = 0) -> None:
    """As the use case would: what it does to each organisation, and then written down."""

    def work(connection: Connection) -> None:
        found = SqlReads(connection, office.shelf).reminded(office.decision.id, office.department_id)
        each = [rearmed(one, ladder or DECISION.ladder, HERE, HERE, MOSCOW, DAYS) for one in found]
        apply(connection, replace(change(office, ladder, expected), rearmed=tuple(map(written, each))))

    await office.database.write(work)


def written(each: Rearming) -> RungsRearmed:
    return RungsRearmed(
        each.one.organisation.id,
        each.one.deadline,
        tuple(rung.id for rung in each.dropped),
        tuple(RungMoved(kept.id, kept.at, kept.due_at) for kept in each.kept if kept.is_moved),
        each.new,
    )


async def planned(office: Office, place: int = 0) -> dict[str, datetime]:
    def work(connection: Connection) -> dict[str, datetime]:
        log = SqlReads(connection, office.shelf).reminder_log(office.decision.id, office.organisations[place])
        return {rung.id: rung.due_at for rung in log if rung.state == "planned"}

    return await office.database.read(work)


def as_scheduled(ladder: Ladder, deadline: date = DEADLINE) -> dict[str, datetime]:
    return {rung.id: rung.at for rung in schedule(ladder, deadline, HERE, MOSCOW, DAYS)}


async def test_the_rows_are_those_of_the_new_ladder_and_of_the_old_one_again(office: Office) -> None:
    await made(office, OTHER)
    for place in (0, 1):
        assert await planned(office, place) == as_scheduled(OTHER)
    query = text("SELECT DISTINCT why FROM reminders WHERE rung = 'before-7'")
    assert await office.database.read(lambda c: list(c.execute(query).scalars())) == ["ladder_changed"]
    await made(office, None, 1)
    assert await planned(office) == as_scheduled(DECISION.ladder)


async def test_everybody_reads_the_ladder_in_force(office: Office) -> None:
    await office.joins(office.organisations[0], HEAD)
    await made(office, OTHER)
    report = await office.report(HEAD)
    reads = partial(SqlReads, shelf=office.shelf)
    (published,) = await office.database.read(lambda c: reads(c).decisions(office.department_id))
    theirs = await office.database.read(lambda c: reads(c).department_report(report.id, office.department_id))
    due = await office.database.read(
        lambda c: reminders.due(c, office.shelf, datetime(2020, 8, 12, 12, 0, tzinfo=MOSCOW), 10)
    )
    assert theirs is not None
    assert {report.decision.ladder, published.decision.ladder, theirs.decision.ladder} == {OTHER}
    assert {one.ladder for one in due} == {OTHER}
    found = await office.database.read(lambda c: reads(c).ladder(office.decision.id, office.department_id))
    assert found is not None
    assert (found.version, found.now, found.file, found.by, found.at) == (
        1,
        OTHER,
        DECISION.ladder,
        "",  # nobody knows the name of who changed it
        NOW,
    )
    of_a_version = partial(
        ladders.ladder_of, decision_id=office.decision.id, version_id=office.decision.version_id
    )
    assert await office.database.read(lambda c: of_a_version(c, office.shelf)) == OTHER


async def test_of_two_administrators_one_changes_it(office: Office, writer: Writer) -> None:
    both = (change(office, OTHER), change(office, None, by_user_id=SECOND))
    done = await asyncio.gather(
        *(writer.do(lambda c, one=one: apply(c, one)) for one in both), return_exceptions=True
    )
    assert done[0] is None
    assert isinstance(done[1], Stale)


async def test_another_department_neither_sees_nor_changes_it(office: Office) -> None:
    other = await furnish(office.database, "Другое управление")
    theirs = replace(change(office, OTHER), department_id=other.department_id)
    with pytest.raises(Stale):
        await office.database.write(lambda c: apply(c, theirs))
    found = await office.database.read(
        lambda c: SqlReads(c, office.shelf).ladder(office.decision.id, other.department_id)
    )
    assert found is None


async def test_what_was_decided_meanwhile_stays_decided(office: Office) -> None:
    def work(connection: Connection) -> None:
        found = SqlReads(connection, office.shelf).reminded(office.decision.id, office.department_id)
        each = [rearmed(one, OTHER, HERE, HERE, MOSCOW, DAYS) for one in found]
        connection.execute(text("UPDATE reminders SET state = 'queued' WHERE rung IN ('before-7', 'day')"))
        apply(connection, replace(change(office, OTHER), rearmed=tuple(map(written, each))))

    await office.database.write(work)
    query = text("SELECT rung, state, due_at FROM reminders WHERE state = 'queued' AND organisation_id = 1")
    rows = await office.database.read(
        lambda c: {row.rung: str(row.due_at)[11:13] for row in c.execute(query)}
    )
    assert rows == {"before-7": "07", "day": "07"}


async def test_a_changed_ladder_outlives_an_amendment_and_an_amended_one_drops_its_rungs(
    office: Office,
) -> None:
    async def amended(ladder: Ladder) -> None:
        def work(connection: Connection) -> None:
            decision = replace(DECISION, ladder=ladder)
            publishing.publish(connection, office.department_id, decision, "", DEADLINE, NOW)
            (opened,) = publishing.open_decisions(connection, office.department_id)
            counts = ladders.ladder_of(connection, office.shelf, opened.id, opened.version_id)
            publishing.open_reports(
                connection,
                office.department_id,
                opened,
                lambda day: schedule(counts, day, HERE, MOSCOW, DAYS),
                NOW,
            )

        await office.database.write(work)

    fewer = replace(DECISION.ladder, before=(14, 1))
    await amended(fewer)
    assert await planned(office) == as_scheduled(fewer)
    await made(office, OTHER)
    await amended(replace(fewer, overdue=(2,)))
    assert await planned(office) == as_scheduled(OTHER)


async def test_the_department_sets_a_deadline_and_takes_it_back(office: Office) -> None:
    await office.joins(office.organisations[0], HEAD)
    before = await planned(office)

    async def sets(number: int, until: date | None) -> DeadlineSet:
        report = await office.report(HEAD)
        deadline = until or DEADLINE
        rungs = to_come(DECISION.ladder, deadline, HERE, MOSCOW, DAYS)
        act = DeadlineSet(
            number, office.department_id, report.id, report.version, until, deadline, FIRST, NOW, rungs
        )
        await office.database.write(lambda c: apply(c, act))
        return act

    act = await sets(1, LATER)
    assert (await office.report(HEAD)).deadline == LATER
    assert await planned(office) == as_scheduled(DECISION.ladder, LATER)
    with pytest.raises(Stale):
        await office.database.write(lambda c: apply(c, replace(act, extension_id=2)))
    await sets(2, None)
    assert (await office.report(HEAD)).deadline == DEADLINE
    assert await planned(office) == before
    waiting = await office.database.read(
        lambda c: SqlReads(c, office.shelf).count_open_extensions(office.department_id)
    )
    assert waiting == 0
