"""What Telegram handed over is kept once, worked on in order per chat, and forgotten when it is done."""

from datetime import timedelta

import pytest
from sqlalchemy import Connection, text

from storage import updates
from storage.database import Database
from storage.guards import Overtaken
from storage.updates import Arrival, Pending
from tests.storage.office import NOW

BOT = 123456


def arrival(update_id: int, chat_id: int = 7, words: str = "{}") -> Arrival:
    return Arrival(update_id, chat_id, words)


async def stored(database: Database, *batch: Arrival, bot: int = BOT) -> None:
    await database.write(lambda c: updates.store(c, bot, batch, NOW))


async def heads(database: Database, limit: int = 10) -> list[Pending]:
    return await database.read(lambda c: updates.heads(c, limit))


async def test_a_batch_delivered_twice_is_kept_once(database: Database) -> None:
    await stored(database, arrival(1, words="first"), arrival(2))
    await stored(database, arrival(1, words="second"), arrival(2), arrival(3))
    assert await database.read(updates.waiting) == 3
    assert [pending.payload for pending in await heads(database)] == ["first"]


async def test_what_is_new_comes_back_at_once_and_what_is_known_does_not(database: Database) -> None:
    await stored(database, arrival(1))
    batch = [arrival(1), Arrival(2, 8, "{}", {"update_id": 2})]
    kept = await database.write(lambda c: updates.store(c, BOT, batch, NOW))
    assert [(one.chat_id, one.raw) for one in kept] == [(8, {"update_id": 2})]
    assert kept[0].seq == (await heads(database))[1].seq


async def test_nothing_is_done_before_an_older_one_of_its_chat(database: Database) -> None:
    await stored(database, arrival(1), arrival(2), arrival(3, chat_id=8))
    (first, other) = await heads(database)
    with pytest.raises(Overtaken):
        await database.write(lambda c: updates.done(c, first.seq + 1))
    for seq in (other.seq, first.seq, first.seq + 1):
        await database.write(lambda c, seq=seq: updates.done(c, seq))  # type: ignore[misc]
    assert await database.read(updates.waiting) == 0


async def test_redelivery_of_what_is_done_brings_nothing_back(database: Database) -> None:
    await stored(database, arrival(1))
    (pending,) = await heads(database)
    await database.write(lambda c: updates.done(c, pending.seq))
    await stored(database, arrival(1, words="again"))
    assert await heads(database) == []


async def test_an_empty_batch_is_no_trouble(database: Database) -> None:
    await stored(database)
    assert await heads(database) == []


async def test_the_same_update_id_of_another_bot_is_another_update(database: Database) -> None:
    await stored(database, arrival(1))
    await stored(database, arrival(1), bot=654321)
    assert await database.read(updates.waiting) == 2


async def test_of_each_chat_the_oldest_comes_first(database: Database) -> None:
    await stored(database, arrival(10, 7, "a"), arrival(11, 8, "b"), arrival(12, 7, "c"))
    assert [(p.chat_id, p.payload) for p in await heads(database)] == [(7, "a"), (8, "b")]
    first = (await heads(database))[0]
    await database.write(lambda c: updates.done(c, first.seq))
    assert [(p.chat_id, p.payload) for p in await heads(database)] == [(8, "b"), (7, "c")]
    assert len(await heads(database, limit=1)) == 1


async def test_order_is_that_of_arrival_since_telegram_may_restart_its_ids(database: Database) -> None:
    await stored(database, arrival(900, words="before the quiet week"))
    await stored(database, arrival(5, words="after it"))
    assert [p.payload for p in await heads(database)] == ["before the quiet week"]


async def test_done_blanks_what_people_wrote(database: Database) -> None:
    await stored(database, arrival(1, words="секрет"))
    (pending,) = await heads(database)
    await database.write(lambda c: updates.failed(c, pending.seq, "Traceback: секрет", quarantine=False))
    await database.write(lambda c: updates.done(c, pending.seq))

    def row(connection: Connection) -> tuple[str, str, str]:
        return tuple(connection.execute(text("SELECT state, payload, error FROM updates")).one())

    assert await database.read(row) == ("done", "", "")


async def test_a_failure_is_counted_and_quarantine_lets_the_chat_go_on(database: Database) -> None:
    await stored(database, arrival(1, words="poison"), arrival(2, words="fine"))
    (pending,) = await heads(database)
    await database.write(lambda c: updates.failed(c, pending.seq, "why", quarantine=False))
    (again,) = await heads(database)
    assert (again.payload, again.attempts) == ("poison", 1)
    await database.write(lambda c: updates.failed(c, pending.seq, "why", quarantine=True))
    assert [p.payload for p in await heads(database)] == ["fine"]


async def test_only_what_is_done_is_forgotten(database: Database) -> None:
    await stored(database, arrival(1), arrival(2))
    (pending,) = await heads(database)
    await database.write(lambda c: updates.done(c, pending.seq))
    later = NOW + timedelta(days=2)
    assert await database.write(lambda c: updates.forget_done(c, NOW)) == 0
    assert await database.write(lambda c: updates.forget_done(c, later)) == 1
    assert await database.read(updates.waiting) == 1


async def test_the_newest_message_of_a_chat_never_goes_back(database: Database) -> None:
    def newest(connection: Connection) -> int:
        return int(connection.execute(text("SELECT newest_message_id FROM chats")).scalar_one())

    for message_id, expected in ((5, 5), (9, 9), (7, 9)):
        await database.write(lambda c, m=message_id: updates.note_message(c, 7, m))
        assert await database.read(newest) == expected


async def test_an_update_takes_effect_in_one_process_only(database: Database) -> None:
    await stored(database, arrival(1))
    (pending,) = await heads(database)
    await database.write(lambda c: updates.done(c, pending.seq))
    with pytest.raises(Overtaken):
        await database.write(lambda c: updates.done(c, pending.seq))
