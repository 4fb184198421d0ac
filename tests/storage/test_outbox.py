"""Posts wait in order per chat, replies first; whoever can't be reached keeps nobody else waiting."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, select, text

from core.changes.joining import Reachability
from core.outgoing import Post, Priority, Waiting
from storage import outbox, updates
from storage.applying import apply
from storage.database import Database
from storage.schema import chats
from tests.storage.office import NOW


def post(chat_id: int = 7, screen: str = "s", priority: Priority = Priority.REPLY, **more: object) -> Post:
    return Post(chat_id, screen, priority, **more)  # type: ignore[arg-type]


async def put(database: Database, *posts: Post, at: datetime = NOW) -> None:
    await database.write(lambda c: [outbox.enqueue(c, one, at) for one in posts])


async def waiting(database: Database, limit: int = 10, without: tuple[int, ...] = ()) -> list[Waiting]:
    return await database.read(lambda c: outbox.waiting(c, limit, without)[0])


async def rows(database: Database) -> list[tuple[object, ...]]:
    return await database.read(
        lambda c: [
            tuple(row)
            for row in c.execute(text("SELECT chat_id, state, why, screen FROM outbox ORDER BY id"))
        ]
    )


async def test_one_post_a_chat_replies_before_notices_before_broadcasts(database: Database) -> None:
    await put(
        database,
        post(7, "digest", Priority.BROADCAST),
        post(8, "reminder", Priority.NOTICE),
        post(7, "reply"),
        post(7, "next reply"),
        post(9, "reply"),
    )
    assert [(w.post.chat_id, w.post.screen) for w in await waiting(database)] == [
        (7, "reply"),
        (9, "reply"),
        (8, "reminder"),
    ]


async def test_a_chat_with_a_thousand_posts_leaves_room_for_the_others(database: Database) -> None:
    await put(database, *[post(7, str(n)) for n in range(1000)], post(8, "hello"))
    assert [w.post.chat_id for w in await waiting(database, 4, without=(7,))] == [8]


async def test_of_several_edits_of_one_message_only_the_last_is_sent(database: Database) -> None:
    await put(database, post(7, "first", replaces=42), post(7, "second", replaces=42))
    await put(
        database, post(7, "third", replaces=42), post(7, "other", replaces=43), post(7, "late", replaces=42)
    )
    (found,) = await waiting(database)
    assert (found.post.screen, len(found.instead_of)) == ("third", 2)
    await database.write(lambda c: outbox.sent(c, [(found, None)], NOW))
    assert [screen for *_, screen in await rows(database)] == ["other", "late"]


async def test_new_messages_are_all_sent(database: Database) -> None:
    await put(database, post(7, "first"), post(7, "second"))
    (found,) = await waiting(database)
    assert (found.post.screen, found.instead_of) == ("first", ())


async def test_an_edit_of_another_kind_supersedes_nothing(database: Database) -> None:
    await put(database, post(7, "first", replaces=42), post(7, "notice", Priority.NOTICE, replaces=42))
    (found,) = await waiting(database)
    assert (found.post.screen, found.instead_of) == ("first", ())


async def test_what_was_put_in_comes_out(database: Database) -> None:
    given = post(7, '{"text":"ё"}', Priority.NOTICE, replaces=42, is_reminder=True)
    await put(database, given)
    await database.write(lambda c: updates.note_message(c, 7, 42))
    (found,) = await waiting(database)
    assert (found.post, found.attempts, found.newest) == (given, 0, 42)
    await database.write(lambda c: outbox.retried(c, found))
    assert (await waiting(database))[0].attempts == 1


async def test_what_was_sent_goes_and_the_chat_knows_its_newest_message(database: Database) -> None:
    await put(database, post(7, "first"), post(7, "second"))
    (first,) = await waiting(database)
    await database.write(lambda c: outbox.sent(c, [(first, 100)], NOW))
    (second,) = await waiting(database)
    assert (second.post.screen, second.newest) == ("second", 100)
    await database.write(lambda c: outbox.sent(c, [(second, None)], NOW))  # an edit: nothing new stands there
    assert await waiting(database) == []
    assert await database.read(outbox.depth) == 0


async def test_what_telegram_will_never_take_is_kept_without_its_words(database: Database) -> None:
    await put(database, post(7, "секрет"))
    (found,) = await waiting(database)
    await database.write(lambda c: outbox.failed(c, found, "message is too long", NOW))
    assert await rows(database) == [(7, "failed", "message is too long", "")]


async def test_all_that_waits_for_somebody_who_blocked_us_is_given_up(database: Database) -> None:
    await put(database, post(7, "a"), post(7, "b", Priority.NOTICE), post(8, "c"))
    first = (await waiting(database))[0]
    await database.write(lambda c: outbox.blocked(c, first, "Forbidden: bot was blocked by the user", NOW))
    assert [w.post.chat_id for w in await waiting(database)] == [8]
    why = "Forbidden: bot was blocked by the user"
    assert (await rows(database))[:2] == [(7, "cancelled", why, ""), (7, "cancelled", why, "")]


async def test_since_when_they_can_t_be_reached_is_the_first_time_that_it_failed(database: Database) -> None:
    def since(connection: Connection) -> datetime:
        return connection.execute(select(chats.c.blocked_at).where(chats.c.chat_id == 7)).scalar_one()

    for hours in (0, 5):
        await put(database, post(7, "a"))
        (found,) = await waiting(database)
        at = NOW + timedelta(hours=hours)
        await database.write(lambda c, one=found, when=at: outbox.blocked(c, one, "why", when))
        assert await database.read(since) == NOW
    await database.write(lambda c: apply(c, Reachability(7, NOW + timedelta(hours=9))))
    assert await database.read(since) == NOW


async def test_a_message_of_theirs_makes_them_reachable_again(database: Database) -> None:
    def blocked(connection: Connection) -> object:
        return connection.execute(text("SELECT blocked_at FROM chats WHERE chat_id = 7")).scalar_one()

    await put(database, post(7, "a"))
    (found,) = await waiting(database)
    await database.write(lambda c: outbox.blocked(c, found, "why", NOW))
    assert await database.read(blocked) is not None
    await database.write(lambda c: updates.note_message(c, 7, 5))
    assert await database.read(blocked) is None
