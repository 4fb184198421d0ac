"""Backups as files: what is damaged, foreign or newer is told in plain words and never put back."""

import json
import sqlite3
import zipfile
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert

from storage.backup import BackupError, back_up_sqlite
from storage.backup_file import SQLITE, read_about, take_out_files
from storage.backup_folder import KEPT, last_made, name_for, prune, prune_replaced, replaced_name
from storage.database import Database, open_database
from storage.migrate import upgrade
from storage.nightly import forget
from storage.restoring import unpack
from storage.schema import outbox, updates
from storage.snapshot import Damaged, check_copy, copy_database
from tests.storage.office import furnish

NOW = datetime(2026, 11, 23, 0, 0, 7, tzinfo=UTC)


def silent(done: int, whole: int) -> None:
    """Nobody looks at the progress."""


@pytest.fixture
async def furnished(tmp_path: Path) -> AsyncIterator[tuple[Path, Database]]:
    """A database that is open, with a department in it."""
    opened = open_database(f"sqlite+aiosqlite:///{tmp_path}/bot.db")
    await opened.write(upgrade)
    await furnish(opened)
    try:
        yield tmp_path / "bot.db", opened
    finally:
        await opened.close()


@pytest.fixture
def backup(furnished: tuple[Path, Database], tmp_path: Path) -> Path:
    """A backup of it with one evidence file that the database doesn't name."""
    file = tmp_path / "kept.zip"
    back_up_sqlite(furnished[0], None, file, NOW, silent)
    return file


def rewritten(backup: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """The same ZIP with its members changed."""
    other = backup.with_name("changed.zip")
    with zipfile.ZipFile(backup) as source, zipfile.ZipFile(other, "w") as target:
        for name in source.namelist():
            target.writestr(name, change(name, source.read(name)))
    return other


def told(changes: dict[str, object]) -> Callable[[str, bytes], bytes]:
    """A backup that tells something else of itself."""

    def change(name: str, content: bytes) -> bytes:
        return json.dumps(json.loads(content) | changes).encode() if name == "backup.json" else content

    return change


def test_a_backup_tells_what_it_is(backup: Path) -> None:
    about = read_about(backup)
    assert (about.made_at, about.database, about.organisations, about.files) == (NOW, SQLITE, 2, None)
    assert zipfile.ZipFile(backup).namelist() == ["backup.json", "bot.db"]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"format": 2}, "made by a newer program"),
        ({"revision": "9999"}, "made by a newer program"),
        ({"sha256": "0" * 64}, "its database isn't what was put in"),
        ({"database": "bot.dump"}, "no backup"),
        ({"database": "../../etc/passwd"}, "no backup"),
        ({"answers": 1, "surprise": 2}, "no backup"),
        ({"made_at": "yesterday"}, "no backup"),
    ],
)
def test_a_backup_that_isnt_ours_is_refused(
    backup: Path, tmp_path: Path, changes: dict[str, object], why: str
) -> None:
    with pytest.raises(BackupError, match=why):
        unpack(rewritten(backup, told(changes)), SQLITE, tmp_path / "draft")


@pytest.mark.parametrize(
    "content", [b"", b"a letter to grandmother", b"PK\x05\x06" + bytes(18), b"PK\x03\x04"]
)
def test_a_file_that_is_none_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "letter.zip"
    file.write_bytes(content)
    with pytest.raises(BackupError, match=r"letter\.zip is no backup"):
        unpack(file, SQLITE, tmp_path / "draft")


def test_a_file_that_isnt_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BackupError, match=r"nowhere\.zip can't be read: No such file"):
        unpack(tmp_path / "nowhere.zip", SQLITE, tmp_path / "draft")


def test_a_backup_with_a_flipped_bit_anywhere_is_refused_or_the_same(backup: Path, tmp_path: Path) -> None:
    whole = backup.read_bytes()
    unpack(backup, SQLITE, tmp_path / "right")
    right = (tmp_path / "right").read_bytes()
    refused = 0
    for place in range(0, len(whole), max(1, len(whole) // 150)):
        broken = tmp_path / "broken.zip"
        broken.write_bytes(whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1 :])
        draft = tmp_path / f"draft-{place}"
        try:
            unpack(broken, SQLITE, draft)
        except BackupError:
            refused += 1
        else:  # a date in the ZIP's own list, for example
            assert draft.read_bytes() == right
    assert refused > 100


def test_a_backup_that_was_cut_off_is_refused(backup: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.zip"
    cut.write_bytes(backup.read_bytes()[:-200])
    with pytest.raises(BackupError, match="is no backup"):
        unpack(cut, SQLITE, tmp_path / "draft")


def test_evidence_is_taken_out_under_its_hash_and_nowhere_else(tmp_path: Path) -> None:
    file = tmp_path / "odd.zip"
    good = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"  # of «foo»
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("files/../../outside", "x")
        archive.writestr("files/ab/../../../outside", "x")
        archive.writestr(f"files/{good[:2]}/{good}", "foo")
    assert take_out_files(file, tmp_path / "data" / "files") == 1
    assert (tmp_path / "data" / "files" / good[:2] / good).read_text() == "foo"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "odd.zip"]


async def test_a_damaged_database_is_not_backed_up(furnished: tuple[Path, Database], tmp_path: Path) -> None:
    database, opened = furnished
    await opened.close()
    content = bytearray(database.read_bytes())
    for page in range(3, len(content) // 4096, 2):
        content[page * 4096 : page * 4096 + 3000] = b"\xa5" * 3000
    database.write_bytes(content)
    with pytest.raises(BackupError, match=r"the database is damaged|can't be read"):
        back_up_sqlite(database, None, tmp_path / "kept.zip", NOW, silent)


def test_a_damaged_index_is_found(tmp_path: Path) -> None:
    file = tmp_path / "index.db"
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)")
        connection.execute("INSERT INTO t (b) SELECT 'word' FROM (VALUES (1), (2), (3))")
        connection.execute("CREATE INDEX i ON t (b)")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_schema SET sql = 'CREATE INDEX i ON t (a)' WHERE name = 'i'")
    with pytest.raises(Damaged):
        check_copy(file)


async def test_giving_up_leaves_the_source_in_peace(furnished: tuple[Path, Database], tmp_path: Path) -> None:
    database, opened = furnished

    def give_up(done: int, whole: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copy_database(database, tmp_path / "copy", give_up)
    await opened.write(lambda c: c.exec_driver_sql("UPDATE organisations SET phone = '1'"))


def test_nightly_backups_have_their_time_but_the_last_one_stays(tmp_path: Path) -> None:
    nights = [NOW - timedelta(days=days) for days in (0, 1, 13, 15, 400)]
    for night in nights:
        (tmp_path / name_for(night)).touch()
    for other in ("kept.zip", "bot-yesterday.zip", "letter.txt"):
        (tmp_path / other).touch()
    assert last_made(tmp_path) == NOW
    assert prune(tmp_path, NOW) == 2
    assert last_made(tmp_path) == NOW
    assert prune(tmp_path, NOW + timedelta(days=1000)) == 2
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(
        [name_for(NOW), "kept.zip", "bot-yesterday.zip", "letter.txt"]
    )


def test_what_a_restore_has_put_aside_has_its_time_too(tmp_path: Path) -> None:
    database = tmp_path / "bot.db"
    for days in (1, 15):
        (tmp_path / replaced_name("bot.db", NOW - timedelta(days=days))).touch()
    database.touch()
    prune_replaced(database, NOW)
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "bot.db",
        replaced_name("bot.db", NOW - timedelta(days=1)),
    ]
    assert timedelta(days=14) == KEPT


async def test_by_night_what_was_cancelled_long_ago_goes(furnished: tuple[Path, Database]) -> None:
    _, opened = furnished
    kept = [("cancelled", 29), ("cancelled", 31), ("failed", 31), ("waiting", 31)]

    def fill(connection: Connection) -> None:
        connection.execute(outbox.delete())
        for state, days in kept:
            row = {"chat_id": 1, "priority": 0, "screen": "", "created_at": NOW - timedelta(days=days)}
            connection.execute(insert(outbox).values(row | {"state": state}))

    await opened.write(fill)
    await opened.write(lambda c: forget(c, NOW))
    rows = await opened.read(lambda c: c.execute(outbox.select().order_by(outbox.c.id)).all())
    assert [row.state for row in rows] == ["cancelled", "failed", "waiting"]


async def test_by_night_old_updates_go_and_what_people_wrote_in_quarantine(
    furnished: tuple[Path, Database],
) -> None:
    _, opened = furnished
    kept = [("done", 2), ("done", 4), ("quarantined", 29), ("quarantined", 31), ("new", 100), ("dropped", 9)]

    def fill(connection: Connection) -> None:
        for number, (state, days) in enumerate(kept):
            row = {"update_id": number, "state": state, "received_at": NOW - timedelta(days=days)}
            words = {"bot_id": 1, "chat_id": 1, "payload": '{"text":"слова"}', "error": "ValueError: слова"}
            connection.execute(insert(updates).values(row | words))

    await opened.write(fill)
    assert await opened.write(lambda c: forget(c, NOW)) == (2, 1)
    assert await opened.write(lambda c: forget(c, NOW)) == (0, 0)
    rows = await opened.read(lambda c: c.execute(updates.select().order_by(updates.c.update_id)).all())
    assert [(row.update_id, row.payload != "", row.error != "") for row in rows] == [
        (0, True, True),
        (2, True, True),
        (3, False, False),
        (4, True, True),
    ]
