"""Files kept beside the database: which of them a power cut may take away.

A new name is sure once its directory was synced, a directory once the one above it was, and the bytes once
the file itself was. What isn't sure is lost by the dice.
"""

import random
import shutil
from collections.abc import Iterable
from pathlib import Path

from benchmarks.faults.disk.journal import Deed, Entry


def lose_unsynced(entries: Iterable[Entry], dice: random.Random) -> list[str]:
    """Take away, for good, some of what was never made sure; says what."""
    lost: list[str] = []
    unsure: dict[Path, int] = {}  # a name, and the inode of the directory that must be synced for it
    written: set[int] = set()  # inodes of files whose bytes are on the disk
    for entry in entries:
        match entry.deed:
            case Deed.FILE_SYNCED:
                written.add(entry.number)
                unsure = {name: above for name, above in unsure.items() if above != entry.number}
            case Deed.MADE | Deed.RENAMED:
                place = Path(entry.name)
                if place.exists():
                    unsure[place] = place.parent.stat().st_ino
                if entry.deed is Deed.RENAMED and entry.number not in written and dice.random() < 0.5:
                    place.write_bytes(b"")
                    lost.append(f"the bytes of {place.name}")
    for place in unsure:
        if place.exists() and dice.random() < 0.5:
            shutil.rmtree(place) if place.is_dir() else place.unlink()
            lost.append(place.name)
    return lost
