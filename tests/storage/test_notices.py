"""What the department hasn't heard of yet is kept with the data, and told once by whoever is first."""

from datetime import date, timedelta

from sqlalchemy import Connection, text

from core.changes.joining import Reachability
from core.notices import Mishaps, Untold
from core.outgoing import Post, Priority
from storage import notices, outbox, quarantine, updates
from storage.applying import apply
from storage.database import Database
from storage.updates import Arrival
from tests.storage.office import NOW, Office, furnish

HEAD, OTHER, ADMIN, SILENT = 5_000_000_001, 5_000_000_002, 900, 901
NOTICE = [Post(ADMIN, "notice", Priority.NOTICE)]
LATER = NOW + timedelta(hours=1)


async def quarantined(database: Database, number: int) -> int:
    """An update that failed for good; where it stands in the queue."""

    def work(connection: Connection) -> int:
        updates.store(connection, 1, [Arrival(number, HEAD, "{}")], NOW)
        seq = int(connection.execute(text("SELECT max(seq) FROM updates")).scalar_one())
        updates.failed(connection, seq, "KeyError", quarantine=True)
        return seq

    return await database.write(work)


async def refused(database: Database, chat_id: int) -> int:
    """A post that Telegram will never take."""

    def work(connection: Connection) -> int:
        waiting = outbox.enqueue(connection, Post(chat_id, "s"), NOW)
        outbox.failed(connection, waiting, "Bad Request", NOW)
        return waiting.id

    return await database.write(work)


async def blocked(database: Database, chat_id: int) -> None:
    await database.write(lambda c: apply(c, Reachability(chat_id, NOW)))


async def untold(office: Office) -> Untold:
    return await office.database.read(lambda c: notices.untold(c, office.department_id, (ADMIN, SILENT)))


async def queued(database: Database) -> int:
    return await database.read(outbox.depth)


async def test_where_nothing_went_wrong_there_is_nothing_to_tell(office: Office) -> None:
    await office.joins(office.organisations[0], HEAD)
    assert await untold(office) == Untold()


async def test_only_administrators_who_pressed_start_and_stayed_can_hear(office: Office) -> None:
    database = office.database
    await quarantined(database, 1)
    assert (await untold(office)).listeners == ()
    await database.write(lambda c: updates.note_message(c, ADMIN, 5))
    assert (await untold(office)).listeners == (ADMIN,)
    await blocked(database, ADMIN)
    assert (await untold(office)).listeners == ()


async def test_of_two_who_tell_the_same_only_one_is_heard(office: Office) -> None:
    database = office.database
    seq, post = await quarantined(database, 1), await refused(database, HEAD)
    mishaps = Mishaps((seq,), (post,))
    assert (await untold(office)).mishaps == mishaps
    assert await database.write(lambda c: notices.tell_mishaps(c, mishaps, NOTICE, LATER, LATER))
    assert not await database.write(lambda c: notices.tell_mishaps(c, mishaps, NOTICE, LATER, LATER))
    assert await queued(database) == 1
    assert await untold(office) == Untold()


async def test_when_it_was_told_last_is_remembered(office: Office) -> None:
    database = office.database
    first = Mishaps((await quarantined(database, 1),))
    await database.write(lambda c: notices.tell_mishaps(c, first, NOTICE, LATER, NOW))
    second = await quarantined(database, 2)
    found = await untold(office)
    assert (found.mishaps, found.mishaps_told_at) == (Mishaps((second,)), LATER)


async def test_what_failed_again_after_being_put_back_is_told_again(office: Office) -> None:
    database = office.database
    seq = await quarantined(database, 1)
    await database.write(lambda c: notices.tell_mishaps(c, Mishaps((seq,)), NOTICE, LATER, NOW))
    await database.write(lambda c: quarantine.retry(c, [seq]))
    await database.write(lambda c: updates.failed(c, seq, "KeyError", quarantine=True))
    assert (await untold(office)).mishaps == Mishaps((seq,))


async def test_a_post_that_a_group_refused_is_no_person_s_loss(office: Office) -> None:
    await refused(office.database, -100)
    assert await untold(office) == Untold()


async def test_people_cut_off_are_told_once_and_again_when_they_are_lost_anew(office: Office) -> None:
    database = office.database
    await office.joins(office.organisations[0], HEAD)
    await blocked(database, HEAD)
    (lost,) = (await untold(office)).cut_off
    assert (lost.member.organisation.name, lost.since) == ("Детский сад № 7", NOW)
    assert await database.write(lambda c: notices.tell_cut_off(c, [lost], NOTICE, LATER))
    assert not await database.write(lambda c: notices.tell_cut_off(c, [lost], NOTICE, LATER))
    assert await untold(office) == Untold()
    await database.write(lambda c: updates.note_message(c, HEAD, 7))
    await database.write(lambda c: apply(c, Reachability(HEAD, LATER + timedelta(days=1))))
    found = await untold(office)
    assert [one.since for one in found.cut_off] == [LATER + timedelta(days=1)]
    assert found.cut_off_told_on == date(2020, 8, 3)


async def test_of_somebody_who_is_back_nobody_is_told(office: Office) -> None:
    database = office.database
    await office.joins(office.organisations[0], HEAD)
    await blocked(database, HEAD)
    (lost,) = (await untold(office)).cut_off
    await database.write(lambda c: updates.note_message(c, HEAD, 7))
    assert not await database.write(lambda c: notices.tell_cut_off(c, [lost], NOTICE, LATER))
    assert await queued(database) == 0


async def test_a_department_sees_its_own_people_only(office: Office) -> None:
    other = await furnish(office.database, "Другое управление")
    await office.joins(office.organisations[0], HEAD)
    await other.joins(other.organisations[0], OTHER)
    await blocked(office.database, HEAD)
    await blocked(office.database, OTHER)
    for place, user in ((office, HEAD), (other, OTHER)):
        assert [one.member.person.user_id for one in (await untold(place)).cut_off] == [user]


async def test_whoever_has_left_the_organisation_is_missed_by_nobody(office: Office) -> None:
    await office.joins(office.organisations[0], HEAD)
    await blocked(office.database, HEAD)
    left = text("UPDATE members SET ended_at = joined_at")
    await office.database.write(lambda c: c.execute(left))
    assert await untold(office) == Untold()


async def test_looking_walks_through_no_table(database: Database) -> None:
    """The ticks look every second, and there may be millions of rows."""
    seen: list[str] = []

    def plans(connection: Connection) -> None:
        for query in (
            "SELECT seq FROM updates WHERE state = 'quarantined' AND told_at IS NULL",
            "SELECT id FROM outbox WHERE state = 'failed' AND told_at IS NULL AND chat_id > 0",
            "SELECT chat_id FROM chats WHERE blocked_at IS NOT NULL",
        ):
            seen.extend(row.detail for row in connection.execute(text(f"EXPLAIN QUERY PLAN {query}")))

    if database.dialect == "sqlite":
        await database.read(plans)
        assert all("USING" in line and "INDEX ix_" in line for line in seen), seen
