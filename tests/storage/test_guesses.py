"""Wrong codes and chats that write too much, as they are stored."""

from datetime import timedelta

from sqlalchemy import Connection, select

from core.changes.guards import CodeGuessed
from core.guessing import MOST as MOST_CODES
from core.guessing import WINDOW, Guesses, Guessing
from core.outgoing import Post, Priority
from storage import guesses, hushing, nightly, outbox
from storage.applying import apply
from storage.hushing import CALM, MOST, Hush, hush
from storage.schema import code_guesses
from storage.schema import outbox as posts
from tests.storage.office import NOW, Office, furnish

CHAT = 50


async def test_different_codes_are_counted_and_stored_as_digests(office: Office) -> None:
    def work(connection: Connection) -> None:
        here = office.department_id
        for number in range(MOST_CODES):
            for _ in range(2):
                apply(connection, CodeGuessed(here, 5, f"secret-{number}", NOW))
        apply(connection, CodeGuessed(here, 6, "secret-0", NOW))
        since = NOW - timedelta(minutes=1)
        assert guesses.guesses(connection, 5, here, since) == Guesses(MOST_CODES, MOST_CODES + 1)
        assert guesses.guesses(connection, 7, here, since) == Guesses(0, MOST_CODES + 1)
        assert guesses.guessing(connection, here, since) == Guessing(1, MOST_CODES + 1)
        assert guesses.guesses(connection, 5, here, NOW) == Guesses()
        assert not any(
            "secret" in digest for digest in connection.execute(select(code_guesses.c.digest)).scalars()
        )

    await office.database.write(work)


async def test_another_department_counts_its_own(office: Office) -> None:
    other = await furnish(office.database, "Другое управление")

    def work(connection: Connection) -> None:
        apply(connection, CodeGuessed(other.department_id, 5, "x", NOW))
        found = guesses.guesses(connection, 5, office.department_id, NOW - WINDOW)
        assert found == Guesses()

    await office.database.write(work)


async def test_the_night_forgets_them(office: Office) -> None:
    def work(connection: Connection) -> None:
        apply(connection, CodeGuessed(office.department_id, 5, "x", NOW))
        _fill(connection, MOST)
        assert hush(connection, CHAT, NOW) is Hush.TELL
        nightly.forget(connection, NOW + timedelta(days=1, seconds=1))
        assert not connection.execute(select(code_guesses)).all()
        assert not connection.execute(select(hushing.hushed)).all()

    await office.database.write(work)


async def test_a_chat_is_told_once_and_listened_to_again_once_it_has_read(office: Office) -> None:
    def work(connection: Connection) -> None:
        _fill(connection, MOST - 1)
        assert hush(connection, CHAT, NOW) is Hush.LISTEN
        _fill(connection, 1)
        assert hush(connection, CHAT, NOW) is Hush.TELL
        assert hush(connection, CHAT, NOW) is Hush.DROP
        assert hush(connection, CHAT + 1, NOW) is Hush.LISTEN
        _leave(connection, CALM + 1)
        assert hush(connection, CHAT, NOW) is Hush.DROP
        _leave(connection, CALM)
        assert hush(connection, CHAT, NOW) is Hush.LISTEN
        _fill(connection, MOST)
        assert hush(connection, CHAT, NOW) is Hush.TELL  # a new spell

    await office.database.write(work)


async def test_what_the_department_sends_is_nobodys_flood(office: Office) -> None:
    def work(connection: Connection) -> None:
        _fill(connection, MOST * 2, Priority.BROADCAST)
        _fill(connection, MOST * 2, Priority.NOTICE)
        assert hush(connection, CHAT, NOW) is Hush.LISTEN

    await office.database.write(work)


def _fill(connection: Connection, number: int, priority: Priority = Priority.REPLY) -> None:
    for _ in range(number):
        outbox.enqueue(connection, Post(CHAT, "{}", priority), NOW)


def _leave(connection: Connection, number: int) -> None:
    """So many wait; the others have been sent."""
    ids = connection.execute(select(posts.c.id).where(posts.c.chat_id == CHAT).order_by(posts.c.id)).scalars()
    gone = list(ids)[:-number]
    connection.execute(posts.delete().where(posts.c.id.in_(gone)))
