"""The record of what a process did to its files: one entry per write, truncation, deletion and sync."""

import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

_HEAD = struct.Struct("<BQqHI")  # kind, nanoseconds of Unix time, number, length of the name, of the bytes


class Deed(IntEnum):
    """What was done. A sync is written down once it is over, everything else just before it begins."""

    WRITE = 1  # ``number`` is the offset
    TRUNCATE = 2  # ``number`` is the size
    DELETE = 3  # ``number`` is 1 where the directory was synced, too
    SYNC = 4
    RENAMED = 5  # ``name`` is the new path; ``number`` the inode
    MADE = 6  # a directory
    FILE_SYNCED = 7  # a file or directory, by its inode: ``number``


@dataclass(frozen=True, slots=True)
class Entry:
    """One deed on one file."""

    deed: Deed
    at: int  # nanoseconds of Unix time
    name: str
    number: int = 0
    content: bytes = b""


class Journal:
    """Appends entries. Each is one ``write`` of the system, so what was appended outlives a SIGKILL."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def add(self, entry: Entry) -> None:
        """One more."""
        name = entry.name.encode()
        head = _HEAD.pack(entry.deed, entry.at, entry.number, len(name), len(entry.content))
        os.write(self._file, head + name + entry.content)


def entries(path: Path) -> Iterator[Entry]:
    """Everything that was written down; half an entry at the end is left out."""
    raw = path.read_bytes() if path.exists() else b""
    place = 0
    while place + _HEAD.size <= len(raw):
        deed, at, number, name_length, length = _HEAD.unpack_from(raw, place)
        place += _HEAD.size
        if place + name_length + length > len(raw):
            return
        name = raw[place : place + name_length].decode()
        content = raw[place + name_length : place + name_length + length]
        place += name_length + length
        yield Entry(Deed(deed), at, name, number, content)
