"""Group commit: many pieces, one transaction; one that fails doesn't sink the others."""

import asyncio
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Connection, event, text
from sqlalchemy.exc import DatabaseError, OperationalError

from storage import facts
from storage.database import Database, open_database
from storage.guards import Stale
from storage.migrate import upgrade
from storage.writer import LARGEST_GROUP, Writer

ON_SQLITE = pytest.mark.parametrize("url", ["sqlite"], indirect=True)  # a server has commits of its own


def put(name: str, value: str = "x") -> object:
    return lambda connection: facts.put(connection, name, value)


async def kept(database: Database) -> set[str]:
    return await database.read(lambda c: set(c.execute(text("SELECT name FROM facts")).scalars()))


async def test_the_result_comes_once_it_is_stored(database: Database, writer: Writer) -> None:
    def work(connection: Connection) -> int:
        facts.put(connection, "a", "1")
        return 42

    assert await writer.do(work) == 42
    assert await kept(database) == {"a"}


@ON_SQLITE
async def test_many_pieces_share_a_commit(database: Database, writer: Writer) -> None:
    commits = 0

    def count(connection: Connection) -> None:
        nonlocal commits
        commits += 1

    event.listen(database._writer, "commit", count)
    await asyncio.gather(*(writer.do(put(f"fact-{n}")) for n in range(200)))
    assert len(await kept(database)) == 200
    assert commits <= 3


async def test_a_group_larger_than_the_largest_is_parted(database: Database, writer: Writer) -> None:
    await asyncio.gather(*(writer.do(put(f"fact-{n}")) for n in range(LARGEST_GROUP + 10)))
    assert len(await kept(database)) == LARGEST_GROUP + 10


async def test_a_piece_that_fails_is_undone_alone(database: Database, writer: Writer) -> None:
    def fails(connection: Connection) -> None:
        facts.put(connection, "half", "done")
        raise ValueError("no")

    outcomes = await asyncio.gather(
        writer.do(put("before")), writer.do(fails), writer.do(put("after")), return_exceptions=True
    )
    assert isinstance(outcomes[1], ValueError)
    assert await kept(database) == {"before", "after"}


async def test_a_guard_s_refusal_reaches_only_its_caller(database: Database, writer: Writer) -> None:
    def stale(connection: Connection) -> None:
        facts.put(connection, "half", "done")
        raise Stale("report 1")

    outcomes = await asyncio.gather(writer.do(stale), writer.do(put("fine")), return_exceptions=True)
    assert isinstance(outcomes[0], Stale)
    assert outcomes[1] is None
    assert await kept(database) == {"fine"}


async def test_a_unique_key_settles_a_race_as_a_guard_does(database: Database, writer: Writer) -> None:
    def plain_insert(connection: Connection) -> None:
        connection.execute(text("INSERT INTO facts (name, value) VALUES ('one', 'x')"))

    outcomes = await asyncio.gather(*(writer.do(plain_insert) for _ in range(5)), return_exceptions=True)
    assert sum(outcome is None for outcome in outcomes) == 1
    assert sum(isinstance(outcome, Stale) for outcome in outcomes) == 4


async def test_what_one_piece_wrote_the_next_one_sees(database: Database, writer: Writer) -> None:
    def add_one(connection: Connection) -> int:
        number = int(facts.get(connection, "n") or 0) + 1
        facts.put(connection, "n", str(number))
        return number

    numbers = await asyncio.gather(*(writer.do(add_one) for _ in range(50)))
    in_turn = numbers if database.dialect == "sqlite" else sorted(numbers)
    assert in_turn == list(range(1, 51))


async def test_a_caller_who_gives_up_sinks_nobody(database: Database, writer: Writer) -> None:
    async def impatient() -> None:
        await writer.do(put("given up"))

    leaving = asyncio.create_task(impatient())
    staying = asyncio.create_task(writer.do(put("stays")))
    await asyncio.sleep(0)
    leaving.cancel()
    await staying
    with pytest.raises(asyncio.CancelledError):
        await leaving
    assert "stays" in await kept(database)
    await writer.do(put("later"))
    assert "later" in await kept(database)


@ON_SQLITE
async def test_when_the_commit_fails_everybody_hears_of_it_and_nothing_is_kept(
    database: Database, writer: Writer
) -> None:
    def refuse(connection: Connection) -> None:
        raise OperationalError("COMMIT", {}, Exception("disk full"))

    event.listen(database._writer, "commit", refuse)
    outcomes = await asyncio.gather(*(writer.do(put(f"x{n}")) for n in range(3)), return_exceptions=True)
    event.remove(database._writer, "commit", refuse)
    assert [type(outcome) for outcome in outcomes] == [OperationalError] * 3
    await writer.do(put("after"))  # and it goes on
    assert await kept(database) == {"after"}


async def test_draining_commits_what_still_waits(database: Database) -> None:
    writer = Writer(database)
    asked = asyncio.create_task(writer.do(put("last word")))
    await asyncio.sleep(0)
    await writer.drain()
    await asked
    assert await kept(database) == {"last word"}


async def test_what_was_acknowledged_is_there_after_opening_the_file_again(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/x.db"
    first = open_database(url)
    await first.write(upgrade)
    writer = Writer(first)
    task = asyncio.create_task(writer.run())
    await writer.do(put("kept"))
    second = open_database(url)  # beside the first, as another process
    assert await kept(second) == {"kept"}
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await first.close()
    await second.close()


@ON_SQLITE
async def test_a_disk_that_fails_within_a_piece_fails_the_whole_group(
    database: Database, writer: Writer
) -> None:
    """A damaged page doesn't end SQLite's transaction by itself: the rest must not be committed over it."""

    def meets_damage(connection: Connection) -> None:
        damage = sqlite3.DatabaseError("database disk image is malformed")
        damage.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise DatabaseError("SELECT 1", {}, damage)

    outcomes = await asyncio.gather(
        writer.do(put("before")), writer.do(meets_damage), writer.do(put("after")), return_exceptions=True
    )
    assert [type(outcome) for outcome in outcomes] == [DatabaseError] * 3
    assert await kept(database) == set()
