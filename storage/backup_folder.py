"""DATA_DIR/backups: a file each night and before each upgrade, named by its time, kept for a fortnight."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

KEPT = timedelta(days=14)
_STAMP = "%Y%m%dT%H%M%SZ"
_NIGHTLY = ("bot-", ".zip")
_UPGRADES = ("upgrade-", ".zip")


def name_for(at: datetime) -> str:
    """The file of that night."""
    before, after = _NIGHTLY
    return f"{before}{at.astimezone(UTC):{_STAMP}}{after}"


def name_before_upgrade(at: datetime) -> str:
    """The file of what an upgrade at that moment found."""
    before, after = _UPGRADES
    return f"{before}{at.astimezone(UTC):{_STAMP}}{after}"


def replaced_name(name: str, at: datetime) -> str:
    """What was in a file's place until a restore at that moment."""
    return f"{name}.replaced-{at.astimezone(UTC):{_STAMP}}"


def last_made(folder: Path) -> datetime | None:
    """When the newest nightly backup was made."""
    return max((at for at, _ in _dated(folder, *_NIGHTLY)), default=None)


def prune(folder: Path, now: datetime) -> int:
    """Delete backups that have had their time, but never the last one of a kind; how many."""
    found = [each for kind in (_NIGHTLY, _UPGRADES) for each in sorted(_dated(folder, *kind))[:-1]]
    old = [path for at, path in found if at < now - KEPT]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def prune_replaced(file: Path, now: datetime) -> None:
    """Delete what restores have put aside beside ``file``, when it has had its time, too."""
    for at, path in _dated(file.parent, f"{file.name}.replaced-", ""):
        if at < now - KEPT:
            path.unlink(missing_ok=True)
            path.with_name(f"{path.name}-wal").unlink(missing_ok=True)


def clear_up(folder: Path) -> None:
    """Delete what a power cut has left of a backup that was being made; nobody may be making one."""
    for left in folder.glob(".export-*"):
        shutil.rmtree(left, ignore_errors=True)


def _dated(folder: Path, before: str, after: str) -> Iterator[tuple[datetime, Path]]:
    for path in folder.glob(f"{before}*{after}"):
        stamp = path.name.removeprefix(before).removesuffix(after)
        try:
            at = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
        except ValueError:
            continue
        yield at, path
