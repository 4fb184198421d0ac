"""A database in trouble is told of once, and a damaged one isn't touched until it is whole again."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection

from storage.database import Database, open_database
from storage.migrate import upgrade
from storage.troubles import Damage, trouble_of
from storage.watched import READING, WRITING, WatchedDatabase
from tests.faults.disk import break_pages
from tests.storage.office import furnish


class Teller:
    """What an administrator hears."""

    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []
        self.ended: list[str] = []

    def say(self, what: str, error: BaseException | str, trace: bool = False) -> None:
        self.said.append((what, str(error)))

    def over(self, what: str) -> None:
        self.ended.append(what)


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[tuple[Path, Database]]:
    """A furnished database that waits a moment for locks."""
    file = tmp_path / "bot.db"
    opened = open_database(f"sqlite+aiosqlite:///{file}?timeout=0.1")
    await opened.write(upgrade)
    await furnish(opened)
    yield file, opened
    await opened.close()


def rename(connection: Connection) -> None:
    """A write that every group makes."""
    connection.exec_driver_sql("UPDATE departments SET name = name || '.'")


def count_organisations(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SELECT sum(length(name)) FROM organisations").scalar_one())


async def test_a_lock_is_told_and_its_end_too(place: tuple[Path, Database]) -> None:
    file, database = place
    teller = Teller()
    watched = WatchedDatabase(database, teller)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Exception, match="database is locked") as raised:
            await watched.write(rename)
        assert trouble_of(raised.value) == "another program has locked the database"
        assert watched.trouble == "another program has locked the database"
        await watched.read(count_organisations)  # reading goes on, and says nothing of writing
        assert watched.trouble == "another program has locked the database"
    await watched.write(rename)
    assert watched.trouble is None
    assert teller.said == [(WRITING, "another program has locked the database")]
    assert teller.ended[-1] == WRITING


async def test_a_mistake_of_the_program_is_no_trouble_of_the_database(place: tuple[Path, Database]) -> None:
    teller = Teller()
    watched = WatchedDatabase(place[1], teller)
    with pytest.raises(Exception, match="no such table"):
        await watched.write(lambda c: c.exec_driver_sql("UPDATE nonsense SET a = 1"))
    assert (watched.trouble, teller.said) == (None, [])


async def test_a_damaged_file_is_left_alone_until_it_is_whole_again(place: tuple[Path, Database]) -> None:
    file, database = place
    await database.write(lambda c: c.exec_driver_sql("PRAGMA user_version = 1"))
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    whole = file.read_bytes()
    teller = Teller()
    watched = WatchedDatabase(database, teller, again=0.0)
    break_pages(file, "organisations")
    with pytest.raises(Exception, match="malformed"):
        await watched.read(count_organisations)
    assert teller.said == [(READING, "the database file is damaged")]

    before = log_of(file)
    for _ in range(3):  # the page of the departments is whole, and yet it isn't written
        with pytest.raises(Damage):
            await watched.write(rename)
    assert log_of(file) == before
    assert watched.trouble == "the database file is damaged"

    mend(file, whole)
    await watched.write(rename)
    await watched.read(count_organisations)
    assert watched.trouble is None


async def test_a_damaged_file_is_not_read_through_at_every_write(place: tuple[Path, Database]) -> None:
    file, database = place
    watched = WatchedDatabase(database, Teller())
    whole = file.read_bytes()
    break_pages(file, "organisations")
    with pytest.raises(Exception, match="malformed"):
        await watched.read(count_organisations)
    mend(file, whole)
    with pytest.raises(Damage):  # a minute hasn't passed
        await watched.write(rename)


def log_of(file: Path) -> bytes:
    return file.with_name("bot.db-wal").read_bytes()


def mend(file: Path, whole: bytes) -> None:
    """The pages as they were, in the same file."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        with file.open("r+b") as out:
            out.write(whole)
        connection.execute("PRAGMA user_version = 2")  # nobody trusts what they remember
