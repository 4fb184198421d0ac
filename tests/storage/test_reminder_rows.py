"""The rungs' rows: each look is written down once, whoever comes first."""

from datetime import UTC, date, datetime

from sqlalchemy import Connection, text

from core.changes.acquaintance import AcquaintanceConfirmed
from core.changes.time import Snoozed
from core.outgoing import Post, Priority
from core.people import Role
from core.reminder_round import Verdict
from core.report import ReportState
from storage import outbox, reminders
from storage.applying import apply
from storage.database import Database
from tests.storage.office import NOW, Office

HEAD, DEPUTY = 1, 2
TEN = datetime(2020, 8, 12, 7, 0, tzinfo=UTC)
TODAY = date(2020, 8, 12)
LETTER = Post(HEAD, '{"text":"Добрый день!","rows":[]}', Priority.NOTICE, is_reminder=True)


async def row(database: Database, organisation: int, rung: str = "before-14") -> dict[str, object]:
    query = "SELECT * FROM reminders WHERE rung = :rung AND organisation_id = :organisation"

    def work(connection: Connection) -> dict[str, object]:
        found = connection.execute(text(query), {"rung": rung, "organisation": organisation})
        return dict(found.mappings().one())

    return await database.read(work)


async def queue(office: Office, rung_id: int, person: int, day: date = TODAY) -> int:
    return await office.database.write(
        lambda c: reminders.record(c, (), [(person, (LETTER,), (rung_id,))], day, TEN)
    )


async def person_id(office: Office) -> int:
    return await office.database.read(lambda c: c.execute(text("SELECT id FROM people")).scalar_one())


async def test_the_next_due_rung_is_the_earliest_planned_one(office: Office) -> None:
    assert await office.database.read(reminders.earliest) == TEN
    await office.database.write(lambda c: c.execute(text("UPDATE reminders SET state = 'sent'")))
    assert await office.database.read(reminders.earliest) is None


async def test_what_is_due_comes_with_all_that_is_needed_to_decide(office: Office) -> None:
    await office.joins(office.organisations[0], HEAD)
    assert await office.database.read(lambda c: reminders.due(c, office.shelf, NOW, 10)) == ()
    first, second = await office.database.read(lambda c: reminders.due(c, office.shelf, TEN, 10))
    assert {rung.id for _, rung in first.rungs} >= {"before-14", "before-7", "overdue-5"}
    assert [(p.chat_id, p.role, p.reachable, len(p.cards)) for p in first.people] == [
        (HEAD, Role.HEAD, True, 1)
    ]
    assert (second.people, second.finished) == ((), False)
    assert len(await office.database.read(lambda c: reminders.due(c, office.shelf, TEN, 1))) == 1


async def knows(office: Office) -> None:
    """The head confirms to know the decision."""
    report = await office.report(HEAD)
    change = AcquaintanceConfirmed(report.id, report.person_id, TEN)
    await office.database.write(lambda c: apply(c, change))


async def test_a_finished_report_needs_no_people(office: Office) -> None:
    await office.joins(office.organisations[0], HEAD)
    await office.database.write(
        lambda c: c.execute(text("UPDATE reports SET state = :sent"), {"sent": ReportState.SENT.value})
    )
    await knows(office)
    due = await office.database.read(lambda c: reminders.due(c, office.shelf, TEN, 10))
    assert [(report.finished, report.people) for report in due] == [(True, ()), (True, ())]


async def test_a_letter_is_queued_once_a_day_for_a_person(office: Office) -> None:
    await office.joins(office.organisations[0], HEAD)
    rung, head = (
        int(str((await row(office.database, office.organisations[0]))["id"])),
        await person_id(office),
    )
    assert await queue(office, rung, head) == 1
    assert await queue(office, rung, head) == 0
    assert await office.database.read(outbox.depth) == 1
    found = await row(office.database, office.organisations[0])
    assert (found["state"], found["outbox_id"] is not None) == ("queued", True)


async def test_a_rung_decided_by_another_process_is_not_queued(office: Office) -> None:
    await office.joins(office.organisations[0], HEAD)
    rung, head = (
        int(str((await row(office.database, office.organisations[0]))["id"])),
        await person_id(office),
    )
    verdict = Verdict(rung, "missed", "superseded")
    await office.database.write(lambda c: reminders.record(c, [verdict], [], TODAY, TEN))
    assert await queue(office, rung, head) == 0
    again = Verdict(rung, "cancelled", "finished")
    await office.database.write(lambda c: reminders.record(c, [again], [], TODAY, TEN))
    found = await row(office.database, office.organisations[0])
    assert (found["state"], found["why"]) == ("missed", "superseded")


async def test_sending_stamps_the_rung_with_the_hour(office: Office) -> None:
    await office.joins(office.organisations[0], HEAD)
    rung, head = (
        int(str((await row(office.database, office.organisations[0]))["id"])),
        await person_id(office),
    )
    await queue(office, rung, head)
    (post,) = await office.database.read(lambda c: outbox.waiting(c, 10)[0])
    await office.database.write(lambda c: outbox.sent(c, [(post, 100)], TEN))
    found = await row(office.database, office.organisations[0])
    assert (found["state"], str(found["decided_at"])[:16]) == ("sent", "2020-08-12 07:00")


async def test_a_letter_in_two_parts_is_sent_once_the_last_of_them_is(office: Office) -> None:
    await office.joins(office.organisations[0], HEAD)
    rung = int(str((await row(office.database, office.organisations[0]))["id"]))
    letter = (await person_id(office), (LETTER, LETTER), (rung,))
    assert await office.database.write(lambda c: reminders.record(c, (), [letter], TODAY, TEN)) == 1
    for left, state in ((1, "queued"), (0, "sent")):
        (part,) = await office.database.read(lambda c: outbox.waiting(c, 10)[0])
        assert part.post.is_reminder
        await office.database.write(lambda c, part=part: outbox.sent(c, [(part, part.id)], TEN))  # type: ignore[misc]
        assert await office.database.read(outbox.depth) == left
        assert (await row(office.database, office.organisations[0]))["state"] == state


async def test_each_way_to_fail_is_told(office: Office) -> None:
    await office.joins(office.organisations[0], HEAD)
    rung, head = (
        int(str((await row(office.database, office.organisations[0]))["id"])),
        await person_id(office),
    )
    ends = [
        (lambda c, post: outbox.failed(c, post, "message is too long", TEN), "missed", "refused"),
        (lambda c, post: outbox.blocked(c, post, "Forbidden: x", TEN), "missed", "unreachable"),
        (lambda c, post: outbox.cancelled(c, post, "finished", TEN), "cancelled", "finished"),
        (lambda c, post: reminders.put_back(c, post, TEN), "planned", ""),
    ]
    for day, (end, state, why) in enumerate(ends, start=1):
        await office.database.write(lambda c: c.execute(text("UPDATE reminders SET state = 'planned'")))
        assert await queue(office, rung, head, date(2021, 1, day)) == 1
        (post,) = await office.database.read(lambda c: outbox.waiting(c, 10)[0])
        await office.database.write(lambda c, end=end, post=post: end(c, post))
        found = await row(office.database, office.organisations[0])
        assert (found["state"], found["why"]) == (state, why)
        assert await office.database.read(outbox.depth) == 0


async def test_a_letter_that_was_put_back_may_go_out_the_same_day(office: Office) -> None:
    await office.joins(office.organisations[0], HEAD)
    rung, head = (
        int(str((await row(office.database, office.organisations[0]))["id"])),
        await person_id(office),
    )
    await queue(office, rung, head)
    (post,) = await office.database.read(lambda c: outbox.waiting(c, 10)[0])
    assert not await office.database.read(lambda c: reminders.is_older(c, post.id, TEN))
    assert await office.database.read(lambda c: reminders.is_older(c, post.id, TEN.replace(minute=1)))
    await office.database.write(lambda c: reminders.put_back(c, post, TEN))
    assert await queue(office, rung, head) == 1


async def test_one_chat_owes_until_its_last_report_is_in(office: Office) -> None:
    await office.joins(office.organisations[0], HEAD)
    assert await office.database.read(lambda c: reminders.still_owed(c, HEAD))
    assert not await office.database.read(lambda c: reminders.still_owed(c, 404))
    await office.database.write(lambda c: c.execute(text("UPDATE reports SET state = 'accepted'")))
    assert await office.database.read(lambda c: reminders.still_owed(c, HEAD))  # «Ознакомлен(а)»
    await knows(office)
    assert not await office.database.read(lambda c: reminders.still_owed(c, HEAD))


async def test_a_snooze_is_one_rung_of_each_report(office: Office) -> None:
    await office.joins(office.organisations[0], HEAD)
    report = await office.report(HEAD)
    asked = Snoozed((report.id,), "snooze-2020-08-13", TEN, NOW)
    for _ in range(2):
        await office.database.write(lambda c: apply(c, asked))
    count = "SELECT count(*) FROM reminders WHERE rung LIKE 'snooze%'"
    assert await office.database.read(lambda c: c.execute(text(count)).scalar_one()) == 1
