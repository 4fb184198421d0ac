"""Statements of the beaten path give what SQLAlchemy gives: types, row counts, errors, atomicity."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from sqlalchemy import Connection, bindparam, delete, insert, select, update
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError, StatementError

from storage import upsert
from storage.database import Database, open_database
from storage.prepared import Prepared, plain
from storage.schema import chats, people
from tests.postgres import apart

CHAT = select(chats).where(chats.c.chat_id == bindparam("chat"))
MOMENT = datetime(2020, 5, 4, 23, 30, tzinfo=timezone(timedelta(hours=3)))


async def test_rows_are_those_that_sqlalchemy_gives(database: Database) -> None:
    def work(connection: Connection) -> None:
        upsert.put(connection, chats, ("chat_id",), {"chat_id": 7, "prompt": "ё", "blocked_at": MOMENT})
        (fast,) = Prepared(CHAT).all(connection, chat=7)
        slow = connection.execute(CHAT, {"chat": 7}).one()
        assert fast._asdict() == slow._asdict()
        assert (fast.blocked_at, fast.prompt) == (MOMENT, "ё")
        assert fast.blocked_at.tzinfo is UTC

    await database.write(work)


async def test_dates_and_missing_values_are_converted(database: Database) -> None:
    def work(connection: Connection) -> None:
        row = {"user_id": 1, "chat_id": 1, "name": "И", "registered_at": MOMENT, "absent_until": None}
        added = Prepared(insert(people).returning(people.c.id, people.c.absent_until)).first(
            connection, **row
        )
        assert added.absent_until is None
        away = Prepared(update(people).where(people.c.id == bindparam("which")))
        assert away.run(connection, which=added.id, absent_until=date(2020, 7, 1)) == 1
        assert away.run(connection, which=-1, absent_until=date(2020, 7, 1)) == 0
        found = Prepared(select(people.c.absent_until).where(people.c.id == bindparam("which")))
        assert found.first(connection, which=added.id).absent_until == date(2020, 7, 1)
        assert found.first(connection, which=-1) is None

    await database.write(work)


async def test_a_time_without_a_zone_is_refused_here_too(database: Database) -> None:
    naive = {"chat_id": 7, "blocked_at": datetime(2020, 5, 4)}
    with pytest.raises(
        ValueError if database.dialect == "sqlite" else StatementError, match="without a zone"
    ):
        await database.write(lambda c: upsert.put(c, chats, ("chat_id",), naive))


async def test_many_rows_and_none(database: Database) -> None:
    def work(connection: Connection) -> set[int]:
        put = Prepared(insert(chats))
        put.run_many(connection, [])
        put.run_many(connection, [{"chat_id": number} for number in (1, 2, 3)])
        Prepared(delete(chats).where(chats.c.chat_id == bindparam("chat"))).run(connection, chat=2)
        return {row.chat_id for row in Prepared(select(chats.c.chat_id)).all(connection)}

    assert await database.write(work) == {1, 3}


async def test_errors_are_sqlalchemys(database: Database) -> None:
    add = Prepared(insert(chats))
    await database.write(lambda c: add.run(c, chat_id=7))
    with pytest.raises(IntegrityError):
        await database.write(lambda c: add.run(c, chat_id=7))
    with pytest.raises(IntegrityError):
        await database.write(lambda c: add.run_many(c, [{"chat_id": 8}, {"chat_id": 8}]))
    with pytest.raises(OperationalError if database.dialect == "sqlite" else DBAPIError):
        await database.write(lambda c: plain(c, "RELEASE SAVEPOINT nobody"))
    assert [row.chat_id for row in await database.read(lambda c: Prepared(select(chats)).all(c))] == [7]


async def test_a_read_is_one_snapshot(database: Database, url: str) -> None:
    """Also where the beaten path reads first, so that SQLAlchemy itself has begun nothing."""

    async def meanwhile() -> None:
        another = open_database(url)
        await another.write(lambda c: c.execute(insert(chats).values(chat_id=7)))
        await another.close()

    def work(connection: Connection) -> bool:
        found = Prepared(select(chats.c.chat_id))
        before = list(found.all(connection))
        apart(meanwhile)
        return before == list(found.all(connection)) == []

    assert await database.read(work) is True


def test_the_same_statements_compile_for_postgresql() -> None:
    fresh = upsert.insert_for("postgresql", chats)
    again = fresh.on_conflict_do_update(index_elements=["chat_id"], set_={"prompt": fresh.excluded.prompt})
    assert "ON CONFLICT (chat_id) DO UPDATE" in str(again.compile(dialect=postgresql.dialect()))
