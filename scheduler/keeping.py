"""A folder of files under their own hash: whole or not there, and on the disk before anybody hears of it."""

import hashlib
import os
import tempfile
from pathlib import Path

DRAFT = ".fetching-"


def keep(folder: Path, content: bytes) -> tuple[str, int]:
    """Store bytes under their SHA-256, readable by us only; the hash and the size in bytes.

    Raises OSError where the disk refuses, and leaves nothing behind.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    place = folder / sha256[:2] / sha256
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(prefix=DRAFT, dir=place.parent)  # created with 0600
        draft = Path(name)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(content)
                out.flush()
                os.fsync(out.fileno())
            draft.replace(place)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
    # Each may be new, or left unsure by a killed process.
    for holder in (place.parent, folder, folder.parent):
        _sync_names(holder)
    return sha256, len(content)


def clear_up(folder: Path) -> None:
    """Delete drafts that a killed process has left. Where one is being written it is made once more."""
    for draft in folder.glob(f"*/{DRAFT}*"):
        draft.unlink(missing_ok=True)


def _sync_names(folder: Path) -> None:
    """A file is there after a power cut only when its name is on the disk, too."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
