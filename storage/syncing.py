"""Down to the disk: a file is there after a power cut only when its bytes are, and its name."""

import os
from pathlib import Path


def sync_file(path: Path) -> None:
    """What was written to the file is on the disk."""
    with path.open("r+b") as handle:
        os.fsync(handle.fileno())


def sync_folder(folder: Path) -> None:
    """What was made, renamed or removed in the folder is on the disk. Windows has no such thing."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
