"""The disk that loses what was never synced: SQLite loses nothing on it, and would if it didn't sync.

The same recorder and the same cuts as in ``make faults``; here it is shown that they can tell.
"""

import hashlib
import multiprocessing
import random
import sqlite3
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from benchmarks.faults.disk.folder import lose_unsynced
from benchmarks.faults.disk.image import OF_THE_DATABASE, Image
from benchmarks.faults.disk.journal import Deed, Entry, entries
from benchmarks.faults.disk.recorder import record
from scheduler.keeping import keep

ROWS = 60
CUTS = 200


def write_rows(folder: Path, synchronous: str, told: Connection) -> None:
    """A program that commits row after row, and tells when each was committed, in nanoseconds."""
    record(folder / "some.db", folder / "journal", folder / "base")
    connection = sqlite3.connect(folder / "some.db", isolation_level=None)
    for pragma in ("journal_mode=WAL", f"synchronous={synchronous}", "wal_autocheckpoint=20"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE rows (n INTEGER)")
    committed = []
    for number in range(ROWS):
        connection.execute("INSERT INTO rows VALUES (?)", (number,))
        committed.append(time.time_ns())
    told.send(committed)


def lost_rows(folder: Path, synchronous: str) -> int:
    """How many rows are missing, over many cuts, that had been committed before the cut."""
    ours, theirs = multiprocessing.Pipe()
    context = multiprocessing.get_context("spawn")  # SQLite of this process stays as it is
    program = context.Process(target=write_rows, args=(folder, synchronous, theirs))
    program.start()
    committed = ours.recv()
    program.join()
    life, dice = list(entries(folder / "journal")), random.Random(synchronous)
    assert any(entry.deed is Deed.WRITE and entry.name.endswith(".db") for entry in life), "no checkpoint"
    moments = [number for number, entry in enumerate(life) if entry.deed in OF_THE_DATABASE]
    chosen = sorted(dice.choices(moments, k=CUTS))
    image, lost = Image({}), 0
    for number, entry in enumerate(life):
        for _ in range(chosen.count(number)):
            kept = rows_after(image.cut(dice), folder / "after")
            lost += len({n for n, at in enumerate(committed) if at < entry.at} - kept)
        image.play(entry)
    return lost


def rows_after(files: dict[str, bytes], folder: Path) -> set[int]:
    """The rows that a cut has left. DatabaseError where it has left no sound database."""
    folder.mkdir(exist_ok=True)
    for place in folder.iterdir():
        place.unlink()
    for name, content in files.items():
        (folder / Path(name).name).write_bytes(content)
    connection = sqlite3.connect(folder / "some.db")
    try:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        tables = connection.execute("SELECT name FROM sqlite_master").fetchall()
        return {n for (n,) in connection.execute("SELECT n FROM rows")} if tables else set()
    finally:
        connection.close()


def test_what_was_committed_and_synced_survives_every_cut(tmp_path: Path) -> None:
    assert lost_rows(tmp_path, "FULL") == 0


def test_what_was_committed_but_not_synced_is_lost_by_some_cuts(tmp_path: Path) -> None:
    assert lost_rows(tmp_path, "NORMAL") > 0


def test_a_write_may_be_kept_lost_or_torn_until_it_is_synced() -> None:
    dice = random.Random(1)
    write = Entry(Deed.WRITE, 1, "file", 0, b"x" * 1024)
    image = Image({"file": bytes(1024)})
    image.play(write)
    found = {image.cut(dice)["file"] for _ in range(200)}
    assert {bytes(1024), b"x" * 1024, bytes(512) + b"x" * 512, b"x" * 512 + bytes(512)} == found
    image.play(Entry(Deed.SYNC, 2, "file"))
    assert {image.cut(dice)["file"] for _ in range(50)} == {b"x" * 1024}


@pytest.mark.parametrize(("synced", "left"), [(0, {True, False}), (1, {False})])
def test_a_deletion_is_sure_once_its_directory_was_synced(synced: int, left: set[bool]) -> None:
    dice = random.Random(1)
    image = Image({"file": b"x"})
    image.play(Entry(Deed.DELETE, 1, "file", synced))
    assert {"file" in image.cut(dice) for _ in range(100)} == left


def keep_a_file(folder: Path, told: Connection) -> None:
    """The bot's own keeping of evidence, written down."""
    record(folder / "bot.db", folder / "journal", folder / "base")
    told.send(keep(folder / "files", b"an order"))


def kept_then_cut(folder: Path, dice: random.Random) -> bool:
    """Whether a file that was kept is there after a power cut."""
    ours, theirs = multiprocessing.Pipe()
    context = multiprocessing.get_context("spawn")
    program = context.Process(target=keep_a_file, args=(folder, theirs))
    program.start()
    sha256, _ = ours.recv()
    program.join()
    lose_unsynced(list(entries(folder / "journal")), dice)
    place: Path = folder / "files" / sha256[:2] / sha256
    return place.exists() and place.read_bytes() == b"an order"


class EverythingUnsyncedIsLost(random.Random):
    """Dice that never help."""

    def random(self) -> float:
        return 0.0


def test_a_kept_file_survives_a_power_cut(tmp_path: Path) -> None:
    assert kept_then_cut(tmp_path, EverythingUnsyncedIsLost())


def test_a_file_that_a_killed_process_left_unsure_is_made_sure(tmp_path: Path) -> None:
    sha256 = hashlib.sha256(b"an order").hexdigest()
    place = tmp_path / "files" / sha256[:2] / sha256
    place.parent.mkdir(parents=True)
    place.write_bytes(b"an order")  # renamed, and the process died before it could sync the directory
    assert kept_then_cut(tmp_path, EverythingUnsyncedIsLost())
    synced = [entry.number for entry in entries(tmp_path / "journal") if entry.deed is Deed.FILE_SYNCED]
    assert place.parent.stat().st_ino in synced
