"""Putting a backup back: made ready beside the database first, moved into its place at the very end."""

import sqlite3
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from storage import files, tombstones
from storage.backup import BackupError
from storage.backup_file import About, NoBackup, place_of, read_about, take_out_database
from storage.contents import Contents, contents
from storage.migrate import revisions, upgrade
from storage.snapshot import Damaged, alone_with, check_copy
from storage.syncing import sync_folder
from storage.tombstones import Tombstones

LOG, INDEX = "-wal", "-shm"  # SQLite's files beside the database


def unpack(backup: Path, member: str, draft: Path) -> About:
    """The backup's database as ``draft``, looked through; what the backup tells. Raises BackupError."""
    try:
        about = read_about(backup)
        if about.database != member:
            raise BackupError(f"{backup} holds {about.database}, and DATABASE_URL needs {member}")
        take_out_database(backup, about, draft)
        if about.revision not in revisions():
            raise BackupError(f"{backup} was made by a newer program (it knows migration {about.revision})")
        if member.endswith(".db"):
            check_copy(draft)
    except NoBackup as error:
        raise BackupError(str(error)) from None
    except Damaged as error:
        raise BackupError(f"{backup} is damaged: {error}") from None
    return about


def present_contents(database: Path) -> Contents | None:
    """What the database in place holds; None where there is none, or it is too damaged to tell."""
    if not database.exists() or database.stat().st_size == 0:
        return None
    engine = create_engine(f"sqlite:///{database}", poolclass=NullPool)
    try:
        with engine.connect() as connection:
            return contents(connection)
    except DBAPIError:
        return None


def refuse_to_lose(found: Contents | None, about: About) -> None:
    """Raises BackupError where the database in place knows what the backup doesn't."""
    if found is None:
        return
    if found.changed_at is not None and (about.changed_at is None or found.changed_at > about.changed_at):
        until = f"{about.changed_at:%Y-%m-%d %H:%M}" if about.changed_at else "nothing at all"
        raise BackupError(
            f"the database is newer than the backup (it goes on until {found.changed_at:%Y-%m-%d %H:%M}, "
            f"the backup until {until}): --force puts it aside and restores all the same"
        )
    if found.unprocessed:
        raise BackupError(
            f"the database holds {found.unprocessed} messages that had no effect yet: start the bot once, "
            "or --force puts it aside and restores all the same"
        )


def present_tombstones(database: Path) -> Tombstones:
    """Who was erased in the database in place; nobody where it can't tell."""
    if not database.exists() or database.stat().st_size == 0:
        return Tombstones()
    engine = create_engine(f"sqlite:///{database}", poolclass=NullPool)
    try:
        with engine.connect() as connection:
            return tombstones.known(connection)
    except DBAPIError:  # damaged, or older than the table
        return Tombstones()


def bring_up_to_date(connection: Connection, folder: Path, erased: Tombstones) -> int:
    """Run the migrations that came since the backup, and erase who was erased since.

    How many pieces of evidence are to be fetched again.
    """
    upgrade(connection)
    tombstones.apply(connection, erased)
    gone = [sha256 for sha256 in contents(connection).files if not place_of(folder, sha256).is_file()]
    return files.fetch_again(connection, gone) if gone else 0


def put_in_place(draft: Path, database: Path, aside: Path) -> Path | None:
    """Replace ``database`` by ``draft``; the former one is kept as ``aside``, None where there was none.

    A power cut at any point leaves either the former database or the new one, never a mixture: the former
    one's write-ahead log is folded in before, since SQLite would apply it to whatever bears that name.
    """
    kept = None
    if database.exists() and database.stat().st_size:
        try:
            with alone_with(database):
                pass
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
                raise BackupError("another program has the database open: stop it first") from None
            _put_log_aside(database, aside)
        except sqlite3.DatabaseError:  # damaged: its log goes with it, for whoever tries to save something
            _put_log_aside(database, aside)
        _second_name(database, aside)
        kept = aside
    for suffix in (LOG, INDEX):
        _beside(database, suffix).unlink(missing_ok=True)
    draft.replace(database)
    sync_folder(database.parent)
    return kept


def _put_log_aside(database: Path, aside: Path) -> None:
    with suppress(FileNotFoundError):
        _beside(database, LOG).replace(_beside(aside, LOG))


def _second_name(database: Path, aside: Path) -> None:
    try:
        aside.hardlink_to(database)
    except OSError:  # a disk without hard links: there is a moment with no database in place
        database.replace(aside)


def _beside(database: Path, suffix: str) -> Path:
    return database.with_name(database.name + suffix)


def others_at_work(connection: Connection) -> bool:
    """Whether anybody else is connected to this PostgreSQL database, from whatever machine."""
    return bool(
        connection.execute(
            text(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
            )
        ).scalar_one()
    )
