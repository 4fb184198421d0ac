"""``restore``: a backup takes the place of the installation's data, wholly or not at all."""

import asyncio
import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot import tombs
from bot.backing import evidence_folder, make_backup, refusals, words
from bot.errors import Refusal
from bot.lock import alone_in
from bot.settings import Settings
from storage import restoring, tombstones
from storage.backup import BackupError
from storage.backup_file import POSTGRESQL, SQLITE, About, take_out_files
from storage.backup_folder import replaced_name
from storage.contents import contents
from storage.database import open_database, sqlite_path
from storage.dumping import restore_dump
from storage.tombstones import Tombstones, together

SCRATCH = ".restore-"  # folders beside the database; one that is left was left by a power cut


@dataclass(frozen=True, slots=True)
class _Ready:
    """A backup's database, brought up to date, that waits to be moved into its place."""

    about: About
    draft: Path
    missing: int


async def restore(settings: Settings, file: Path, force: bool, at: datetime) -> str:
    """Put the backup back; the line to print. Refusal where it can't be done, and then nothing is changed."""
    with refusals():
        settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        with alone_in(settings.data_dir):
            database = sqlite_path(settings.url)
            if database is None:
                return await _restore_postgresql(settings, file, force, at)
            return await _restore_sqlite(settings, file, database, force, at)


async def _restore_sqlite(settings: Settings, file: Path, database: Path, force: bool, at: datetime) -> str:
    database.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _scratch(database.parent) as scratch:
        about = await asyncio.to_thread(restoring.unpack, file, SQLITE, scratch / "bot.db")
        if not force:
            present = await asyncio.to_thread(restoring.present_contents, database)
            restoring.refuse_to_lose(present, about)
        erased = together([tombs.read(settings.data_dir), restoring.present_tombstones(database)])
        ready = await _make_ready(settings, file, about, scratch / "bot.db", erased)
        aside = database.with_name(replaced_name(database.name, at))
        kept = await asyncio.to_thread(restoring.put_in_place, ready.draft, database, aside)
    former = f"; the former database is kept as {kept}" if kept else ""
    return f"restored {_what(ready)}{former}"


async def _make_ready(
    settings: Settings, file: Path, about: About, draft: Path, erased: Tombstones
) -> _Ready:
    """Evidence first: until the database is in place nobody misses or minds it."""
    folder = evidence_folder(settings)
    await asyncio.to_thread(take_out_files, file, folder)
    missing = await _bring_up_to_date(f"sqlite+aiosqlite:///{draft}", folder, erased)
    return _Ready(about, draft, missing)


async def _bring_up_to_date(url: str, folder: Path, erased: Tombstones) -> int:
    database = open_database(url)
    try:
        return await database.write(lambda c: restoring.bring_up_to_date(c, folder, erased))
    finally:
        await database.close()


async def _restore_postgresql(settings: Settings, file: Path, force: bool, at: datetime) -> str:
    with _scratch(settings.data_dir) as scratch:
        dump = scratch / POSTGRESQL
        about = await asyncio.to_thread(restoring.unpack, file, POSTGRESQL, dump)
        database = open_database(settings.url)
        try:
            if await database.read(restoring.others_at_work):
                raise BackupError("other programs are connected to the database: stop them first")
            present = await database.read(contents)
            is_ours = present.revision == about.revision  # else the table may not be there
            there = await database.read(tombstones.known) if is_ours else Tombstones()
        finally:
            await database.close()
        if not force:
            restoring.refuse_to_lose(present, about)
        former = ""
        if present.revision is not None:
            if present.revision != about.revision:
                raise BackupError("the database is of another version: restore into an empty one")
            kept = settings.data_dir / "backups" / f"replaced-{at:%Y%m%dT%H%M%SZ}.zip"
            kept.parent.mkdir(exist_ok=True, mode=0o700)
            await make_backup(settings, kept, at, None, lambda done, whole: None)
            former = f"; the former database is kept in {kept}"
        folder = evidence_folder(settings)
        await asyncio.to_thread(take_out_files, file, folder)
        await asyncio.to_thread(restore_dump, settings.url, dump)
        erased = together([tombs.read(settings.data_dir), there])
        missing = await _bring_up_to_date(settings.url, folder, erased)
    return f"restored {_what(_Ready(about, dump, missing))}{former}"


def _what(ready: _Ready) -> str:
    again = f", {ready.missing} files are asked of Telegram again" if ready.missing else ""
    return f"the state of {ready.about.made_at:%Y-%m-%d %H:%M %Z}: {words(ready.about)}{again}"


@contextlib.contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    for left in folder.glob(f"{SCRATCH}*"):  # we are alone here: nobody works in it
        shutil.rmtree(left, ignore_errors=True)
    try:
        made = Path(tempfile.mkdtemp(prefix=SCRATCH, dir=folder))
    except OSError as error:
        raise Refusal(f"DATA_DIR can't be used: {error.strerror}: {error.filename}") from None
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
