"""Quarantine is looked at from outside: what is there, whether it may come back, and that words stay in."""

import json
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Connection, text

from core.outgoing import Post
from storage import outbox, quarantine, updates
from storage.database import Database
from storage.quarantine import Quarantined, kind_of
from storage.updates import Arrival
from tests.storage.office import NOW, Office

HEAD, OTHER = 5_000_000_001, 5_000_000_002
LATER = NOW + timedelta(minutes=5)


async def arrives(database: Database, update_id: int, chat_id: int = HEAD, at: datetime = NOW) -> int:
    """An update; where it stands in the queue."""
    payload = json.dumps({"update_id": update_id, "message": {"text": "секрет"}})

    def work(connection: Connection) -> int:
        updates.store(connection, 1, [Arrival(update_id, chat_id, payload)], at)
        return int(connection.execute(text("SELECT max(seq) FROM updates")).scalar_one())

    return await database.write(work)


async def fails(database: Database, seq: int) -> None:
    for quarantined in (False, False, True):
        await database.write(lambda c, last=quarantined: updates.failed(c, seq, "Traceback…\nKeyError", last))


async def works(database: Database, seq: int) -> None:
    await database.write(lambda c: updates.done(c, seq))


async def listed(database: Database, now: datetime = LATER) -> tuple[Quarantined, ...]:
    return await database.read(lambda c: quarantine.listed(c, now))


async def test_the_list_says_whose_it_is_and_what_kind_and_not_what_was_written(office: Office) -> None:
    await office.joins(office.organisations[0], HEAD)
    seq = await arrives(office.database, 1)
    await fails(office.database, seq)
    (entry,) = await listed(office.database)
    assert entry == Quarantined(
        seq, NOW, ("Детский сад № 7",), "words", 3, "Traceback…\nKeyError", False, False
    )
    assert "секрет" not in str(entry)


async def test_a_stranger_s_has_no_organisation(database: Database) -> None:
    await fails(database, await arrives(database, 1, OTHER))
    (entry,) = await listed(database)
    assert entry.organisations == ()


async def test_what_is_put_back_comes_in_its_place_with_all_its_tries(database: Database) -> None:
    first, second = await arrives(database, 1), await arrives(database, 2)
    await fails(database, first)
    assert await database.write(lambda c: quarantine.retry(c, [first])) == 1
    (head,) = await database.read(lambda c: updates.heads(c, 10))
    assert (head.seq, head.attempts) == (first, 0)
    assert second > first
    assert await listed(database) == ()


async def test_it_is_overtaken_once_a_later_update_of_its_chat_has_taken_effect(database: Database) -> None:
    first, stranger, second = [
        await arrives(database, n, chat) for n, chat in ((1, HEAD), (2, OTHER), (3, HEAD))
    ]
    await fails(database, first)
    await works(database, stranger)
    assert [entry.overtaken for entry in await listed(database)] == [False]
    await works(database, second)
    assert [entry.overtaken for entry in await listed(database)] == [True]


async def test_of_an_old_one_nobody_knows_so_it_counts_as_overtaken(database: Database) -> None:
    await fails(database, await arrives(database, 1))
    assert [e.overtaken for e in await listed(database, NOW + timedelta(days=3))] == [True]


async def test_dropping_forgets_what_was_in_it_and_redelivery_brings_nothing_back(database: Database) -> None:
    seq = await arrives(database, 1)
    await fails(database, seq)
    assert await database.write(lambda c: quarantine.drop(c, [seq])) == 1

    def row(connection: Connection) -> tuple[str, str, str]:
        return tuple(connection.execute(text("SELECT state, payload, error FROM updates")).one())

    assert await database.read(row) == ("dropped", "", "")
    await arrives(database, 1)
    assert await database.read(updates.waiting) == 0
    assert await listed(database) == ()


async def test_only_what_is_in_quarantine_is_touched(database: Database) -> None:
    waiting, done = await arrives(database, 1), await arrives(database, 2, OTHER)
    await works(database, done)
    assert await database.write(lambda c: quarantine.drop(c, [waiting, done])) == 0
    assert await database.write(lambda c: quarantine.retry(c, [waiting, done])) == 0
    assert await database.read(updates.waiting) == 1


async def test_refused_posts_are_listed_without_their_words_and_can_be_forgotten(office: Office) -> None:
    database = office.database
    await office.joins(office.organisations[0], HEAD)
    await database.write(lambda c: outbox.enqueue(c, Post(HEAD, "секрет"), NOW))
    (waiting,) = await database.read(lambda c: outbox.waiting(c, 1)[0])
    assert await database.read(quarantine.refused) == ()
    await database.write(lambda c: outbox.failed(c, waiting, "Bad Request: BUTTON_DATA_INVALID", NOW))
    (post,) = await database.read(quarantine.refused)
    assert post.organisations == ("Детский сад № 7",)
    assert post.why == "Bad Request: BUTTON_DATA_INVALID"
    assert await database.write(lambda c: quarantine.drop_posts(c, [post.id])) == 1
    assert await database.read(quarantine.refused) == ()


async def test_looking_costs_no_walk_through_all_updates(database: Database) -> None:
    """The ticks look every second, and there may be millions of done ones."""

    def plan(connection: Connection) -> str:
        query = "EXPLAIN QUERY PLAN SELECT seq FROM updates WHERE state = 'quarantined' ORDER BY seq"
        return str(connection.execute(text(query)).all())

    if database.dialect == "sqlite":
        assert "ix_updates_quarantined" in await database.read(plan)


@pytest.mark.parametrize(
    ("update", "kind"),
    [
        ({"callback_query": {"data": "h"}}, "a tap"),
        ({"message": {"text": "/start abc"}}, "a command"),
        ({"message": {"text": "слово"}}, "words"),
        ({"message": {"document": {}, "caption": "слово"}}, "a file"),
        ({"message": {"photo": []}}, "a file"),
        ({"message": {"sticker": {}}}, "something else"),
        ({"novelty": 1}, "something else"),
        ([], "something else"),
    ],
)
def test_the_kind_tells_nothing_of_what_was_written(update: object, kind: str) -> None:
    assert kind_of(json.dumps(update)) == kind


def test_a_payload_that_is_gone_has_no_kind() -> None:
    assert kind_of("") == "something else"
