"""A meeting's day as it is stored: one word a sitting, no try uncounted, one agenda; and rounds told once."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Connection

from core.agenda_run import AgendaRun
from core.changes import Change
from core.changes.meeting import AgendaPut, HallOpened, RoundTold, WordTried
from core.hall import Hall
from core.outgoing import Post, Priority
from core.people import Role
from storage import meetings
from storage.applying import apply
from storage.guards import Stale
from storage.reads import SqlReads
from tests.storage.office import NOW, Office, furnish
from tests.storage.test_meetings import publish

POST = Post(7, "{}", Priority.NOTICE)


async def do(office: Office, change: Change) -> None:
    await office.database.write(lambda c: apply(c, change))


async def waiting(office: Office) -> int:
    def count(connection: Connection) -> int:
        return int(connection.exec_driver_sql("SELECT count(*) FROM outbox").scalar_one())

    return await office.database.read(count)


async def test_a_sitting_has_one_word_and_no_other_department_finds_its_code(office: Office) -> None:
    await publish(office)
    other = await furnish(office.database, "Другое управление")
    first = Hall(1, 1, "code-1", NOW)
    await do(office, HallOpened(first, office.department_id))
    with pytest.raises(Stale):
        await do(office, HallOpened(replace(first, code="code-2"), office.department_id))

    def read(connection: Connection) -> tuple[object, ...]:
        reads = SqlReads(connection, office.shelf)
        mine, theirs = office.department_id, other.department_id
        return (
            reads.halls(1, mine),
            reads.hall_of("code-1", mine),
            reads.halls(1, theirs),
            reads.hall_of("code-1", theirs),
        )

    assert await office.database.read(read) == ((first,), first, (), None)


async def test_no_wrong_word_goes_uncounted(office: Office) -> None:
    await publish(office)
    for tries in range(3):
        await do(office, WordTried(1, office.department_id, 5, tries))
        with pytest.raises(Stale):
            await do(office, WordTried(1, office.department_id, 5, tries))
    kept = await office.database.read(
        lambda c: [SqlReads(c, office.shelf).wrong_words(1, user) for user in (5, 6)]
    )
    assert kept == [3, 0]


async def test_of_two_who_chair_one_goes_on_and_a_late_tick_tells_nothing(office: Office) -> None:
    await publish(office)
    begun = AgendaRun(1, 1, 0, NOW, 900, "album", told=5)
    mine = office.department_id
    await do(office, AgendaPut(begun, mine))
    with pytest.raises(Stale):
        await do(office, AgendaPut(begun, mine))
    seen = replace(begun, version=1)
    assert await office.database.read(lambda c: SqlReads(c, office.shelf).agenda_runs(mine)) == (seen,)
    onward = replace(seen, item=1, since=NOW + timedelta(minutes=4))
    await do(office, AgendaPut(onward, mine))
    late = replace(seen, told=1)
    assert not await office.database.write(lambda c: meetings.retell(c, late, mine, POST, NOW))
    assert await waiting(office) == 0
    now = replace(onward, version=2, told=25)
    assert await office.database.write(lambda c: meetings.retell(c, now, mine, POST, NOW))
    assert await waiting(office) == 1
    await do(office, AgendaPut(replace(now, version=3, ended_at=NOW), mine))
    assert await office.database.read(lambda c: SqlReads(c, office.shelf).agenda_runs(mine)) == ()


async def test_a_round_is_decided_once_together_with_its_letters(office: Office) -> None:
    await publish(office)
    mine = office.department_id

    async def tell() -> bool:
        return await office.database.write(lambda c: meetings.tell(c, 1, mine, "eve", [POST], 1, NOW))

    assert [await tell(), await tell()] == [True, False]
    assert await waiting(office) == 1
    with pytest.raises(Stale):
        await do(office, RoundTold(1, mine, "eve", 1, NOW))
    told = await office.database.read(
        lambda c: [SqlReads(c, office.shelf).is_told(1, key) for key in ("eve", "hour")]
    )
    assert told == [True, False]


async def test_every_seat_comes_with_its_people(office: Office) -> None:
    await publish(office)
    await office.joins(office.organisations[0], 5)
    first, second = await office.database.read(
        lambda c: SqlReads(c, office.shelf).invitees(1, office.department_id)
    )
    assert [(one.chat_id, one.role, one.reachable) for one in first.people] == [(5, Role.HEAD, True)]
    assert second.people == ()
