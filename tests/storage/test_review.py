"""A review in the tables: guarded by the version, logged for good, reminders planned once more."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from alembic import command
from sqlalchemy import Connection, text

from core.answers import QuestionKey
from core.changes.report import ReportChanged, ReportReviewed
from core.history import StateChange
from core.ladder import to_come
from core.report import Report, ReportState
from storage.applying import apply
from storage.guards import Stale
from storage.migrate import config_for
from storage.reads import SqlReads
from tests.storage.office import (
    DAYS,
    DEADLINE,
    DECISION,
    MOSCOW,
    NOW,
    STATUS,
    Office,
    answering,
    furnish,
    status,
)

HEAD, SPECIALIST = 1, 900
FIRST = QuestionKey("team", "status")
LATER = datetime(2020, 8, 20, 12, 0, tzinfo=MOSCOW)


async def sent(office: Office) -> Report:
    """A report that is in, seen by its head."""
    await office.joins(office.organisations[0], HEAD)
    begun = await office.report(HEAD)
    answers = answering(begun, {STATUS: status("done")})
    change = ReportChanged(
        begun.id,
        begun.version + 1,
        begun.person_id,
        NOW,
        ReportState.SENT,
        6,
        number=1,
        sent_at=NOW,
        was=ReportState.BEGUN,
        deadline=DEADLINE,
    )

    def work(connection: Connection) -> None:
        apply(connection, answers)
        apply(connection, change)

    await office.database.write(work)
    return await office.report(HEAD)


def review(report: Report, state: ReportState, **more: object) -> ReportReviewed:
    given: dict[str, object] = {"accepted": ("acts",)} | more
    return ReportReviewed(
        report.id, report.version, SPECIALIST, LATER, report.state, state, DEADLINE, **given
    )  # type: ignore[arg-type]


async def test_a_return_is_read_back_by_everybody(office: Office) -> None:
    report = await sent(office)
    change = review(report, ReportState.RETURNED, returned=("team", "training"), remark="Когда?", first=FIRST)
    await office.database.write(lambda c: apply(c, change))
    after = await office.report(HEAD)
    assert (after.state, after.accepted, after.remark, after.at) == (
        ReportState.RETURNED,
        frozenset({"acts"}),
        "Когда?",
        FIRST,
    )
    assert (after.number, after.sent_at, after.first_sent_at) == (1, NOW, NOW)

    def reads(connection: Connection) -> tuple[object, ...]:
        source = SqlReads(connection, office.shelf)
        return (
            source.cards(HEAD)[0].to_fix,
            source.department_report(report.id, office.department_id),
            source.history(report.id)[-1],
        )

    to_fix, seen, last = await office.database.read(reads)
    assert to_fix == 5
    assert isinstance(seen, Report)
    assert (seen.answers, seen.version, seen.person_id) == (after.answers, after.version, 0)
    assert last == StateChange(
        ReportState.SENT,
        ReportState.RETURNED,
        LATER.astimezone(UTC),
        "",
        True,
        DEADLINE,
        1,
        ("team", "training"),
        "Когда?",
        after.version,
    )


async def test_of_two_decisions_on_one_version_the_later_is_stale(office: Office) -> None:
    report = await sent(office)
    await office.database.write(lambda c: apply(c, review(report, ReportState.ACCEPTED)))
    late = review(report, ReportState.RETURNED, returned=("team",))
    with pytest.raises(Stale):
        await office.database.write(lambda c: apply(c, late))
    edit = answering(report, {STATUS: status("not_started")}, ReportState.SENT)
    with pytest.raises(Stale):
        await office.database.write(lambda c: apply(c, edit))
    assert (await office.report(HEAD)).state is ReportState.ACCEPTED


async def test_another_department_reads_nothing(office: Office) -> None:
    report = await sent(office)
    other = await furnish(office.database, "Другое управление")
    found = await office.database.read(
        lambda c: SqlReads(c, office.shelf).department_report(report.id, other.department_id)
    )
    assert found is None


async def test_only_rungs_still_to_come_are_planned_again(office: Office) -> None:
    report = await sent(office)
    cancelled = "UPDATE reminders SET state = 'cancelled', why = :why WHERE rung = :rung"
    gone = {
        "before-14": "finished",  # lies behind
        "before-7": "finished",
        "before-3": "ladder_changed",  # an administrator took it out
        "day": "finished",
    }

    def cancel(connection: Connection) -> None:
        for rung, why in gone.items():
            connection.execute(text(cancelled), {"rung": rung, "why": why})
        connection.execute(text("UPDATE reminders SET state = 'sent' WHERE rung = 'overdue-1'"))

    await office.database.write(cancel)
    ladder = replace(DECISION.ladder, before=(30, 14, 7, 1))
    rungs = to_come(ladder, DEADLINE, LATER, MOSCOW, DAYS, returned=True)
    change = review(report, ReportState.RETURNED, returned=("team",), rungs=rungs)
    await office.database.write(lambda c: apply(c, change))

    def states(connection: Connection, organisation: int) -> dict[str, str]:
        query = "SELECT rung, state FROM reminders WHERE organisation_id = :id"
        return {row.rung: row.state for row in connection.execute(text(query), {"id": organisation})}

    mine = await office.database.read(lambda c: states(c, office.organisations[0]))
    expected = {
        "before-14": "cancelled",
        "before-7": "planned",
        "before-3": "cancelled",
        "before-1": "planned",
        "day": "planned",
        "overdue-1": "sent",
        "overdue-5": "planned",
    }
    assert mine == expected
    others = await office.database.read(lambda c: states(c, office.organisations[1]))
    assert others["before-7"] == "cancelled"


async def test_a_rung_of_another_deadline_stays_cancelled(office: Office) -> None:
    report = await sent(office)
    cancel = text("UPDATE reminders SET state = 'cancelled', why = 'finished'")
    await office.database.write(lambda c: c.execute(cancel))
    moved = DEADLINE + timedelta(days=7)
    rungs = to_come(DECISION.ladder, moved, LATER, MOSCOW, DAYS)
    change = replace(review(report, ReportState.RETURNED, rungs=rungs), deadline=moved)
    await office.database.write(lambda c: apply(c, change))
    query = text("SELECT DISTINCT deadline FROM reminders WHERE state = 'planned'")
    assert await office.database.read(lambda c: [str(day) for day in c.execute(query).scalars()]) == [
        moved.isoformat()
    ]


async def test_after_the_last_rung_a_return_brings_reminders_of_its_own(office: Office) -> None:
    report = await sent(office)
    cancel = text("UPDATE reminders SET state = 'cancelled', why = 'finished'")
    await office.database.write(lambda c: c.execute(cancel))
    late = datetime(2020, 9, 9, 12, 0, tzinfo=MOSCOW)  # a day after overdue-5

    async def returned(version: int, at: datetime) -> dict[str, str]:
        rungs = to_come(DECISION.ladder, DEADLINE, at, MOSCOW, DAYS, returned=True)
        change = replace(
            review(report, ReportState.RETURNED, returned=("team",), rungs=rungs), expected=version, at=at
        )
        await office.database.write(lambda c: apply(c, change))
        query = text("SELECT rung, state, why FROM reminders WHERE rung LIKE 'return%' ORDER BY rung")
        return {
            row.rung: row.why or row.state
            for row in await office.database.read(lambda c: c.execute(query).all())
        }

    assert await returned(report.version, late) == {
        "return-2020-09-10": "planned",
        "return-2020-09-14": "planned",
        "return-2020-09-16": "planned",
    }
    assert await returned(report.version + 1, late + timedelta(days=1)) == {
        "return-2020-09-10": "finished",
        "return-2020-09-11": "planned",
        "return-2020-09-14": "finished",
        "return-2020-09-15": "planned",
        "return-2020-09-16": "finished",
        "return-2020-09-17": "planned",
    }


async def test_the_people_count_as_reminded_that_day(office: Office) -> None:
    report = await sent(office)
    await office.database.write(lambda c: apply(c, review(report, ReportState.RETURNED, returned=("team",))))
    days = await office.database.read(
        lambda c: c.execute(text("SELECT reminded_on FROM people")).scalars().all()
    )
    assert [str(day) for day in days] == [str(date(2020, 8, 20))]


async def test_the_log_is_complete(office: Office) -> None:
    report = await sent(office)
    await office.database.write(lambda c: apply(c, review(report, ReportState.ACCEPTED)))
    found = await office.database.read(lambda c: SqlReads(c, office.shelf).history(report.id))
    assert [(one.was, one.state) for one in found] == [
        (ReportState.BEGUN, ReportState.SENT),
        (ReportState.SENT, ReportState.ACCEPTED),
    ]


async def test_an_older_database_gets_the_log_as_far_as_it_can_be_told(office: Office) -> None:
    report = await sent(office)
    await office.database.write(lambda c: command.downgrade(config_for(c), "0002"))
    await office.database.write(lambda c: command.upgrade(config_for(c), "head"))
    found = await office.database.read(lambda c: SqlReads(c, office.shelf).history(report.id))
    assert [(one.was.value, one.state.value, one.number, one.deadline) for one in found] == [
        ("not_opened", "begun", None, None),
        ("begun", "sent", 1, DEADLINE),
    ]
    assert (await office.report(HEAD)).first_sent_at == NOW
