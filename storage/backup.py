"""Making a backup of a SQLite installation while it works: the database, and the evidence that it names."""

import sqlite3
from datetime import datetime
from pathlib import Path

from storage.backup_file import (
    SQLITE,
    About,
    NoBackup,
    place_of,
    read_about,
    sha256_of,
    write_backup,
)
from storage.contents import Contents, contents
from storage.snapshot import Damaged, Step, check_copy, copy_database, look_into
from storage.troubles import trouble_of


class BackupError(Exception):
    """No backup was made, or none put back; the message is one line of why."""


def back_up_sqlite(database: Path, files: Path | None, draft: Path, made_at: datetime, step: Step) -> About:
    """Write a backup to ``draft``, whose folder takes the scratch copy. Without ``files`` only the database.

    Raises BackupError where the database is missing or damaged, OSError where the disk refuses.
    """
    if not database.exists():
        raise BackupError(f"there is no database yet at {database}")
    copy = draft.with_name(f".{draft.name}.copy")
    try:
        copy_database(database, copy, step)
        check_copy(copy)
        found = look_into(copy, contents)
    except Damaged as error:
        raise BackupError(f"the database is damaged ({error}): restore an earlier backup") from None
    except sqlite3.Error as error:
        raise BackupError(f"the database can't be read: {trouble_of(error) or error}") from None
    evidence = there(files, found) if files is not None else []
    about = describe(found, SQLITE, sha256_of(copy), made_at, None if files is None else len(evidence))
    write_backup(draft, about, copy, evidence, step)
    copy.unlink()
    return about


def there(folder: Path, found: Contents) -> list[Path]:
    """The evidence files that the database names and the disk has."""
    return [place for sha256 in sorted(found.files) if (place := place_of(folder, sha256)).is_file()]


def describe(found: Contents, member: str, sha256: str, made_at: datetime, files: int | None) -> About:
    """What a backup of that database tells of itself."""
    return About(
        made_at=made_at,
        database=member,
        sha256=sha256,
        revision=found.revision,
        changed_at=found.changed_at,
        organisations=found.organisations,
        answers=found.answers,
        files=files,
        missing=0 if files is None else len(found.files) - files,
    )


def refuse_to_lose(target: Path, changed_at: datetime | None) -> None:
    """Raises BackupError where ``target`` holds what a backup of this database wouldn't."""
    if not target.exists():
        return
    try:
        there = read_about(target)
    except NoBackup:
        raise BackupError(f"{target} is there and is no backup: name another file") from None
    if there.changed_at is not None and (changed_at is None or there.changed_at > changed_at):
        until = f"{changed_at:%Y-%m-%d %H:%M}" if changed_at else "nothing at all"
        raise BackupError(
            f"{target} holds a newer state (until {there.changed_at:%Y-%m-%d %H:%M}) than this database "
            f"({until}): name another file"
        )
