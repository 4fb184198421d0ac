"""What is typed into a search is letters, whatever a database would make of it."""

import pytest
from sqlalchemy import Connection, func, select

from storage.schema import organisations
from tests.tenancy.conftest import THEIRS, Pair

HOSTILE = (
    "' OR 1=1 --", "%", "_", "%' OR name LIKE '%", "*", "\\", "'; DROP TABLE organisations; --", '" OR ""="',
    "7) UNION SELECT name FROM organisations --", "\0", "ОМЕГА",
)  # fmt: skip


@pytest.mark.parametrize("typed", HOSTILE)
async def test_nothing_typed_into_a_search_is_anything_but_words(pair: Pair, typed: str) -> None:
    def work(connection: Connection) -> None:
        before = connection.execute(select(func.count()).select_from(organisations)).scalar_one()
        for role in ("viewer", "specialist", "administrator"):
            phone = pair.ours.people[role]
            phone.tap(connection, "AF")
            for reply in (phone.say(connection, typed), phone.say(connection, f"/summary {typed}")):
                assert not [post for post in reply.posts if THEIRS in post.screen.replace(typed, "")]
        assert connection.execute(select(func.count()).select_from(organisations)).scalar_one() == before

    await pair.here.database.write(work)


async def test_and_an_honest_search_finds(pair: Pair) -> None:
    def work(connection: Connection) -> None:
        phone = pair.ours.people["administrator"]
        phone.tap(connection, "AF")
        phone.say(connection, "101")
        assert "Сад № 101" in phone.screen.text

    await pair.here.database.write(work)
