"""The form of a backup: one ZIP with the database, the evidence files and a page that tells what it is.

``backup.json`` tells, ``bot.db`` (SQLite) or ``bot.dump`` (pg_dump) is the database, ``files/ab/abc…`` are
the bytes that heads sent, each under its SHA-256, as in DATA_DIR. Any ZIP program opens it.
"""

import hashlib
import json
import os
import re
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from storage.snapshot import Step
from storage.syncing import sync_folder

FORMAT = 1
ABOUT = "backup.json"
CHUNK = 1 << 20
SQLITE, POSTGRESQL = "bot.db", "bot.dump"
# What zipfile raises at a flipped bit: wrong sums, streams and lengths, flags of kinds that we never write.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, KeyError, ValueError)
_FILE = re.compile(r"files/[0-9a-f]{2}/([0-9a-f]{64})")


class NoBackup(Exception):
    """The file isn't a backup of ours, or not a whole one; the message is one line of why."""


@dataclass(frozen=True, slots=True)
class About:
    """What a backup tells of itself."""

    made_at: datetime  # real time
    database: str  # the member that is the database
    sha256: str  # of that member
    revision: str | None  # of the migrations
    changed_at: datetime | None  # the last thing that had happened, by the bot's clock
    organisations: int
    answers: int
    files: int | None  # evidence files in it; None where they were left out on purpose
    missing: int = 0  # evidence files that should have been there and weren't


def place_of(folder: Path, sha256: str) -> Path:
    """Where evidence with that hash is kept."""
    return folder / sha256[:2] / sha256


def write_backup(target: Path, about: About, database: Path, files: Iterable[Path], step: Step) -> None:
    """Write the ZIP, for us only, down to the disk. Evidence is compressed already, mostly: it is stored."""
    found = list(files)
    whole = sum(file.stat().st_size for file in [database, *found])
    done = 0
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as archive:
            archive.writestr(ABOUT, json.dumps(_plain(about), ensure_ascii=False, indent=1))
            for file in [database, *found]:
                name = about.database if file is database else f"files/{file.parent.name}/{file.name}"
                entry = zipfile.ZipInfo.from_file(file, name, strict_timestamps=False)
                entry.compress_type = zipfile.ZIP_DEFLATED if file is database else zipfile.ZIP_STORED
                with file.open("rb") as source, archive.open(entry, "w") as member:
                    while chunk := source.read(CHUNK):
                        member.write(chunk)
                        done += len(chunk)
                        step(done, whole)
        out.flush()
        os.fsync(out.fileno())


def read_about(path: Path) -> About:
    """What the file tells of itself. Raises NoBackup."""
    try:
        with zipfile.ZipFile(path) as archive:
            raw: dict[str, Any] = json.loads(archive.read(ABOUT))
            if raw.pop("format") != FORMAT:
                raise NoBackup(f"{path} is a backup of another kind, made by a newer program")
            about = About(
                **{**raw, "made_at": _moment(raw["made_at"]), "changed_at": _moment(raw["changed_at"])}
            )
            if about.database not in (SQLITE, POSTGRESQL):
                raise KeyError(about.database)
            archive.getinfo(about.database)
    except (OSError, TypeError, AttributeError, *_BROKEN) as error:
        why = error.strerror if isinstance(error, OSError) else None
        raise NoBackup(f"{path} can't be read: {why}" if why else f"{path} is no backup") from None
    return about


def take_out_database(path: Path, about: About, target: Path) -> None:
    """Write the database of a backup to ``target``, for us only. Raises NoBackup where it isn't whole."""
    with zipfile.ZipFile(path) as archive:
        if _take_out(archive, about.database, target) != about.sha256:
            raise NoBackup(f"{path} is damaged: its database isn't what was put in")


def take_out_files(path: Path, folder: Path) -> int:
    """Put the evidence of a backup beside what is in ``folder``; how many were missing there."""
    touched: set[Path] = set()
    added = 0
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if (found := _FILE.fullmatch(name)) is None:
                continue
            sha256 = found.group(1)
            place = place_of(folder, sha256)
            if place.exists():
                continue
            place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            draft = place.with_name(f".{sha256}.restored")
            draft.unlink(missing_ok=True)
            if _take_out(archive, name, draft) != sha256:
                draft.unlink()
                raise NoBackup(f"{path} is damaged: {name} isn't what was put in")
            draft.replace(place)
            touched.add(place.parent)
            added += 1
    for one in [*touched, folder] if touched else []:
        sync_folder(one)
    return added


def sha256_of(path: Path) -> str:
    """The hash of a file."""
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def _take_out(archive: zipfile.ZipFile, name: str, target: Path) -> str:
    digest = hashlib.sha256()
    try:
        with (
            os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out,
            archive.open(name) as member,
        ):
            _pour(member, out, digest)
            out.flush()
            os.fsync(out.fileno())
    except _BROKEN as error:
        raise NoBackup(f"{archive.filename} is damaged: {error}") from None
    return digest.hexdigest()


def _pour(source: IO[bytes], out: IO[bytes], digest: Any) -> None:
    while chunk := source.read(CHUNK):
        digest.update(chunk)
        out.write(chunk)


def _plain(about: About) -> dict[str, object]:
    plain = asdict(about)
    changed = about.changed_at.isoformat() if about.changed_at else None
    return {"format": FORMAT} | plain | {"made_at": about.made_at.isoformat(), "changed_at": changed}


def _moment(raw: object) -> Any:
    return datetime.fromisoformat(raw) if isinstance(raw, str) else None
