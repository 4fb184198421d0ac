"""``backup``: one file with the database and the evidence, made while the bot runs or doesn't."""

import asyncio
import contextlib
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from bot.errors import Refusal
from bot.lock import working_in
from bot.settings import Settings
from papers.whole_file import ExportError, whole_file
from storage.backup import BackupError, back_up_sqlite, refuse_to_lose
from storage.backup_file import About
from storage.contents import Contents, contents
from storage.database import open_database, sqlite_path
from storage.dumping import back_up_postgresql
from storage.snapshot import Step
from storage.syncing import sync_folder
from storage.troubles import disk_trouble, trouble_of


def evidence_folder(settings: Settings) -> Path:
    """Where the bytes that heads sent are kept."""
    return settings.data_dir / "files"


async def back_up(settings: Settings, file: Path, made_at: datetime) -> str:
    """Write the backup; the line to print. Refusal where it can't be done."""
    if not settings.data_dir.is_dir():
        raise Refusal(f"there is no DATA_DIR yet at {settings.data_dir}")
    with refusals(), working_in(settings.data_dir):
        about = await make_backup(settings, file, made_at, evidence_folder(settings), progress("backup"))
    missing = f", {about.missing} files are missing in DATA_DIR" if about.missing else ""
    return f"{file}: {size_of(file)}, {words(about)}{missing}"


async def make_backup(
    settings: Settings, file: Path, made_at: datetime, files: Path | None, step: Step
) -> About:
    """Write it beside its place and move it there when it is whole; without ``files`` the database only.

    All of it is done by one thread, which clears up after itself however this coroutine ends. Raises
    BackupError, ExportError or OSError, and what ``step`` raises; then the file is what it was before.
    """
    path = sqlite_path(settings.url)
    if path is not None:
        return await asyncio.to_thread(_copied, path, files, file, made_at, step)
    database = open_database(settings.url)
    try:
        found = await database.read(contents)
    finally:
        await database.close()
    return await asyncio.to_thread(_dumped, settings.url, found, files, file, made_at, step)


def _copied(path: Path, files: Path | None, file: Path, made_at: datetime, step: Step) -> About:
    with whole_file(file) as draft:
        about = back_up_sqlite(path, files, draft, made_at, step)
        refuse_to_lose(file, about.changed_at)
    sync_folder(file.resolve().parent)
    return about


def _dumped(
    url: str, found: Contents, files: Path | None, file: Path, made_at: datetime, step: Step
) -> About:
    with whole_file(file) as draft:
        refuse_to_lose(file, found.changed_at)
        about = back_up_postgresql(url, found, files, draft, made_at, step)
    sync_folder(file.resolve().parent)
    return about


def words(about: About) -> str:
    """What is in a backup."""
    files = "without the files" if about.files is None else f"{about.files} files"
    return f"{about.organisations} organisations, {about.answers} answers, {files}"


def size_of(file: Path) -> str:
    """For people."""
    size = file.stat().st_size
    return f"{size / 1e6:.1f} MB" if size >= 1e5 else f"{size / 1e3:.1f} kB"


@contextlib.contextmanager
def refusals() -> Iterator[None]:
    """What goes wrong with a backup, a disk or a database is one plain line."""
    try:
        yield
    except (BackupError, ExportError) as error:
        raise Refusal(str(error)) from None
    except Refusal:
        raise
    except Exception as error:
        why = trouble_of(error) or disk_trouble(error)
        if why is None:
            raise
        raise Refusal(why) from None


def progress(what: str) -> Step:
    """Shows a percentage on a terminal, and nothing in a file."""
    if not sys.stderr.isatty():
        return lambda done, whole: None
    shown = -1

    def step(done: int, whole: int) -> None:
        nonlocal shown
        percent = done * 100 // max(whole, 1)
        if percent != shown:
            shown = percent
            print(f"\r{what}: {percent} %", end="\n" if percent == 100 else "", file=sys.stderr, flush=True)

    return step
