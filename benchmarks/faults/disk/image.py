"""What the disk would hold after a power cut: everything synced, and any part of what was not.

Between two syncs a disk may keep writes in any order, keep some and lose others, or keep a part of one: so
each unsynced write is kept, lost or torn by the dice, in blocks of 512 bytes. What lies outside a write is
never touched (SQLite's own assumption, «powersafe overwrite»), and a sync that has returned is believed.
"""

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from benchmarks.faults.disk.journal import Deed, Entry

SECTOR = 512
LOGS = ("-wal", "-journal")  # when SQLite has opened one, its first sync is one of the directory, too
OF_THE_DATABASE = (Deed.WRITE, Deed.TRUNCATE, Deed.DELETE, Deed.SYNC)


@dataclass
class _File:
    durable: bytearray | None  # None: no such file
    unsynced: list[Entry] = field(default_factory=list)


class Image:
    """The database's files, by path, as far as a disk must have kept them."""

    def __init__(self, base: Mapping[str, bytes]) -> None:
        self._files = {name: _File(bytearray(content)) for name, content in base.items()}
        self._logs: set[str] = set()  # that were synced already in this life

    def play(self, entry: Entry) -> None:
        """Go one deed further."""
        if entry.deed not in OF_THE_DATABASE:
            return
        file = self._files.setdefault(entry.name, _File(None))
        if entry.deed is Deed.SYNC:
            file.durable = _done(file.durable, file.unsynced)
            file.unsynced = []
            if entry.name.endswith(LOGS) and entry.name not in self._logs:
                self._logs.add(entry.name)
                self._sync_directory()
        elif entry.deed is Deed.DELETE and entry.number:  # its directory was synced
            file.durable, file.unsynced = None, []
        else:
            file.unsynced.append(entry)

    def _sync_directory(self) -> None:
        for file in self._files.values():
            if any(entry.deed is Deed.DELETE for entry in file.unsynced):
                file.durable, file.unsynced = _done(file.durable, file.unsynced), []

    @property
    def unsynced(self) -> int:
        """How many deeds a power cut may undo now."""
        return sum(len(file.unsynced) for file in self._files.values())

    def cut(self, dice: random.Random) -> dict[str, bytes]:
        """One of the many states in which the power may have left the disk."""
        luck = dice.choice([0.0, 0.5, dice.random(), 1.0])  # nothing unsynced survives, half of it, all of it
        found = {}
        for name, file in self._files.items():
            survived = [part for entry in file.unsynced for part in _left(entry, luck, dice)]
            content = _done(None if file.durable is None else file.durable[:], survived)
            if content is not None:
                found[name] = bytes(content)
        return found


def _left(entry: Entry, luck: float, dice: random.Random) -> list[Entry]:
    """What is left of an unsynced deed: all, nothing, or some of its blocks."""
    if entry.deed is not Deed.WRITE or dice.random() < 0.8:
        return [entry] if dice.random() < luck else []
    return [
        Entry(Deed.WRITE, entry.at, entry.name, entry.number + start, entry.content[start : start + SECTOR])
        for start in range(0, len(entry.content), SECTOR)
        if dice.random() < luck
    ]


def _done(content: bytearray | None, deeds: Iterable[Entry]) -> bytearray | None:
    """The content with these deeds done to it in order; a gap is filled with zeros."""
    for entry in deeds:
        if entry.deed is Deed.DELETE:
            content = None
            continue
        if content is None:
            content = bytearray()
        end = entry.number + len(entry.content)
        if entry.deed is Deed.TRUNCATE:
            del content[entry.number :]
        content.extend(bytes(max(0, end - len(content))))
        content[entry.number : end] = entry.content
    return content
