"""``backup`` and ``restore`` as processes: one line of what was done, or one line of why not."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.house.processes import run_bot

ROSTER = "name\nМБДОУ № 7 «Ласточка»\nМБДОУ № 12 «Солнышко»\n"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an installation of two kindergartens, and a backup of it."""
    folder = tmp_path_factory.mktemp("installed")
    (folder / "roster.csv").write_text(ROSTER, encoding="utf-8")
    assert run_bot(folder, "roster", "import", "roster.csv").returncode == 0
    done = run_bot(folder, "backup", "kept.zip")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("kept.zip: ")
    assert done.stdout.endswith("kB, 2 organisations, 0 answers, 0 files\n")
    return folder


def organisations(database: Path) -> int:
    with closing(sqlite3.connect(database)) as connection:
        return int(connection.execute("SELECT count(*) FROM organisations").fetchone()[0])


def test_a_backup_is_put_back_on_a_machine_that_has_nothing(installed: Path, tmp_path: Path) -> None:
    done = run_bot(tmp_path, "restore", str(installed / "kept.zip"))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("restored the state of 20")
    assert done.stdout.endswith("UTC: 2 organisations, 0 answers, 0 files\n")
    assert organisations(tmp_path / "data" / "bot.db") == 2
    again = run_bot(tmp_path, "restore", str(installed / "kept.zip"))
    assert again.returncode == 0
    assert f"; the former database is kept as {tmp_path}/data/bot.db.replaced-20" in again.stdout


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["backup", "roster.csv"], "roster.csv is there and is no backup: name another file"),
        (["backup", "data/bot.db"], "data/bot.db is there and is no backup: name another file"),
        (["backup", "nowhere/kept.zip"], "нет папки {folder}/nowhere: создайте её или назовите другую"),
        (["backup", "data"], "{folder}/data — это папка, а нужно имя файла"),
        (["restore", "nowhere.zip"], "nowhere.zip can't be read: No such file or directory"),
        (["restore", "roster.csv"], "roster.csv is no backup"),
        (["restore", "data"], "data can't be read: Is a directory"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(installed: Path, arguments: list[str], why: str) -> None:
    done = run_bot(installed, *arguments)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == why.format(folder=installed.resolve()) + "\n"
    assert organisations(installed / "data" / "bot.db") == 2


def test_without_an_installation_there_is_nothing_to_back_up(tmp_path: Path) -> None:
    done = run_bot(tmp_path, "backup", "kept.zip")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "there is no DATA_DIR yet at data\n"
    assert list(tmp_path.iterdir()) == []


def test_a_backup_of_another_kind_of_database_is_told(installed: Path, tmp_path: Path) -> None:
    url = "postgresql+asyncpg://vsoko:secret-word@127.0.0.1:1/vsoko"
    done = run_bot(tmp_path, "restore", str(installed / "kept.zip"), DATABASE_URL=url)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.endswith("holds bot.db, and DATABASE_URL needs bot.dump\n")
