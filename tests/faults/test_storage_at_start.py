"""A database that can't be worked with ends the bot and every command with exit code 1 and a plain line."""

import contextlib
import sqlite3
import subprocess
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.lock import LOCK
from bot.settings import Settings
from storage.presence import present
from tests.faults import disk
from tests.faults.forking import BotProcess
from tests.faults.powers import needs_modes, obey_modes
from tests.faults.town import prepare, settings_for
from tests.house.processes import bot_command, bot_environment
from tests.ports import free_port

UNUSABLE = "the database can't be used: "
MEND = "; `restore FILE` puts a backup back"


@pytest.fixture
async def settings(tmp_path: Path) -> AsyncIterator[Settings]:
    """A prepared installation; nobody is at the other end of its network."""
    made = settings_for(
        tmp_path / "data",
        f"http://127.0.0.1:{free_port()}",
        database_url=f"sqlite+aiosqlite:///{tmp_path}/data/bot.db?timeout=0.3",
    )
    await prepare(made)
    yield made
    for path in (made.data_dir, made.data_dir / "bot.db"):
        path.chmod(0o700)


def database_of(settings: Settings) -> Path:
    return settings.data_dir / "bot.db"


async def run_ends_with(settings: Settings, first: Callable[[], None] | None = None) -> str:
    """What ``run`` says at its end, which must come by itself, with exit code 1, and plainly."""
    bot = BotProcess(settings, settings.data_dir.parent / "bot.log", first)
    try:
        await bot.start()
        assert await bot.ended(40.0) == 1, bot.tail()
    finally:
        await bot.gone()
    lines = [line for line in bot.tail().splitlines() if " INFO " not in line]
    assert len(lines) == 1, bot.tail()
    return lines[0]


def command_ends_with(settings: Settings, *arguments: str) -> str:
    """The same of a command."""
    environment = bot_environment(
        DATA_DIR=str(settings.data_dir), DATABASE_URL=settings.url, BOT_USERNAME="kindergarten_bot"
    )
    done = subprocess.run(
        bot_command(*arguments),
        cwd=settings.data_dir.parent,
        env=environment,
        preexec_fn=obey_modes,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, ""), done.stderr
    assert done.stderr.count("\n") == 1, done.stderr
    return done.stderr.strip()


async def test_garbage_over_pages(settings: Settings) -> None:
    disk.break_pages(database_of(settings), "reminders", "reports")
    line = await run_ends_with(settings)
    assert line.startswith(f"{UNUSABLE}the database file is damaged (")
    assert line.endswith(MEND)


async def test_a_command_that_meets_a_broken_page(settings: Settings) -> None:
    disk.break_pages(database_of(settings), "invitations")
    assert command_ends_with(settings, "invites") == f"{UNUSABLE}the database file is damaged{MEND}"


async def test_half_a_file(settings: Settings) -> None:
    content = database_of(settings).read_bytes()
    database_of(settings).write_bytes(content[: len(content) // 2])
    assert "damaged" in await run_ends_with(settings)
    assert "damaged" in command_ends_with(settings, "backup", str(settings.data_dir.parent / "kept.zip"))


async def test_another_file_under_its_name(settings: Settings) -> None:
    database_of(settings).write_text("this is a letter to grandmother\n" * 500, encoding="utf-8")
    assert await run_ends_with(settings) == f"{UNUSABLE}the file is no database{MEND}"


async def test_a_database_of_a_newer_program(settings: Settings) -> None:
    with contextlib.closing(sqlite3.connect(database_of(settings))) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    assert await run_ends_with(settings) == (
        "the database is newer than this program (it knows migration 9999)"
    )


async def test_a_database_that_another_program_holds(settings: Settings) -> None:
    with contextlib.closing(sqlite3.connect(database_of(settings), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        expected = f"{UNUSABLE}another program has locked the database"
        assert await run_ends_with(settings) == expected
        assert command_ends_with(settings, "invites") == expected


@needs_modes
async def test_a_database_that_cannot_be_written(settings: Settings) -> None:
    database_of(settings).chmod(0o400)
    expected = f"{UNUSABLE}the database can't be written, it is read-only"
    assert await run_ends_with(settings, obey_modes) == expected
    assert command_ends_with(settings, "roster", "import", str(roster(settings))) == expected


@needs_modes
async def test_a_folder_that_cannot_be_written(settings: Settings) -> None:
    (settings.data_dir / LOCK).unlink()
    settings.data_dir.chmod(0o500)
    expected = f"DATA_DIR can't be used: Permission denied: {settings.data_dir / LOCK}"
    assert await run_ends_with(settings, obey_modes) == expected
    assert command_ends_with(settings, "invites") == expected


async def test_a_full_disk(settings: Settings) -> None:
    database_of(settings).with_name("bot.db-wal").unlink(missing_ok=True)
    assert await run_ends_with(settings, no_room) == f"{UNUSABLE}the disk refuses to read or write"


async def test_a_restore_that_is_at_work(settings: Settings) -> None:
    with present(settings.data_dir / LOCK):
        expected = "a backup is being restored here: wait until that is done"
        assert await run_ends_with(settings) == expected
        assert command_ends_with(settings, "invites") == expected


def no_room() -> None:
    """No file of this process may grow beyond what its log needs."""
    disk.limit(0, 20_000)


def roster(settings: Settings) -> Path:
    """A list with one more kindergarten."""
    file = settings.data_dir.parent / "roster.csv"
    file.write_text("name\nМБДОУ № 99 «Новый»\n", encoding="utf-8")
    return file
