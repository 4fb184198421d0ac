"""Writes down what a program does to the disk. Runs in the bot's process, before the bot.

The standard library's ``sqlite3`` reaches the disk through SQLite's default VFS. By way of ``ctypes`` a copy
takes its place, whose ``xWrite``, ``xTruncate``, ``xSync`` and ``xDelete`` do what they always do, and are
written down. The program isn't touched, and nobody needs a compiler or another SQLite.
"""

import ctypes
import shutil
import time
from collections.abc import Callable
from ctypes import POINTER, addressof, c_char_p, c_void_p, cast
from pathlib import Path
from typing import Any

from benchmarks.faults.disk.journal import Deed, Entry, Journal
from benchmarks.faults.disk.vfs import (
    DELETE,
    OK,
    OPEN,
    SYNC,
    TRUNCATE,
    WRITE,
    CannotRecord,
    Methods,
    Vfs,
    sqlite_library,
)
from benchmarks.faults.disk.watching import watch_files


class Recorder:
    """Keeps alive what SQLite holds pointers to. One for the life of the process."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._names: dict[int, str] = {}  # by the address of SQLite's file object
        self._patched: dict[int, Methods] = {}  # by the address of the methods they stand for
        self._kept: list[Any] = []

    def take_over(self) -> None:
        """Become the default VFS. Raises CannotRecord."""
        library = sqlite_library()
        library.sqlite3_vfs_find.restype = POINTER(Vfs)
        library.sqlite3_vfs_find.argtypes = [c_char_p]
        default = library.sqlite3_vfs_find(None)
        if not default or default.contents.version < 1:
            raise CannotRecord("SQLite has no default VFS")
        ours = Vfs.from_buffer_copy(default.contents)
        ours.name = b"recorded"
        ours.next = None
        ours.open = self._callback(OPEN, self._opening(default))
        ours.delete = self._callback(DELETE, self._deleting(default))
        self._kept += [library, ours]
        if library.sqlite3_vfs_register(ctypes.byref(ours), 1) != OK:
            raise CannotRecord("SQLite refuses another VFS")

    def _callback(self, kind: Any, function: Callable[..., int]) -> int:
        made = kind(function)
        self._kept.append(made)
        return int(cast(made, c_void_p).value or 0)

    def _opening(self, default: Any) -> Callable[..., int]:
        really = OPEN(default.contents.open)

        def xopen(vfs: int, name: int, file: int, flags: int, out: Any) -> int:
            outcome: int = really(addressof(default.contents), name, file, flags, out)
            if outcome == OK and name:
                self._names[file] = ctypes.string_at(name).decode()
                methods = c_void_p.from_address(file)
                methods.value = addressof(self._recorded(int(methods.value or 0)))
            return outcome

        return xopen

    def _recorded(self, address: int) -> Methods:
        """A copy of these methods that writes down what it does."""
        if address not in self._patched:
            real = Methods.from_address(address)
            copy = Methods.from_buffer_copy(real)
            copy.write = self._callback(WRITE, self._writing(WRITE(real.write)))
            copy.truncate = self._callback(TRUNCATE, self._truncating(TRUNCATE(real.truncate)))
            copy.sync = self._callback(SYNC, self._syncing(SYNC(real.sync)))
            self._patched[address] = copy
        return self._patched[address]

    def _writing(self, really: Any) -> Callable[..., int]:
        def xwrite(file: int, content: int, length: int, offset: int) -> int:
            self._note(Deed.WRITE, self._names[file], offset, ctypes.string_at(content, length))
            return int(really(file, content, length, offset))

        return xwrite

    def _truncating(self, really: Any) -> Callable[..., int]:
        def xtruncate(file: int, size: int) -> int:
            self._note(Deed.TRUNCATE, self._names[file], size)
            return int(really(file, size))

        return xtruncate

    def _syncing(self, really: Any) -> Callable[..., int]:
        def xsync(file: int, flags: int) -> int:
            outcome: int = really(file, flags)
            if outcome == OK:
                self._note(Deed.SYNC, self._names[file])
            return outcome

        return xsync

    def _deleting(self, default: Any) -> Callable[..., int]:
        really = DELETE(default.contents.delete)

        def xdelete(vfs: int, name: bytes, sync_directory: int) -> int:
            self._note(Deed.DELETE, name.decode(), sync_directory)
            return int(really(addressof(default.contents), name, sync_directory))

        return xdelete

    def _note(self, deed: Deed, name: str, number: int = 0, content: bytes = b"") -> None:
        self._journal.add(Entry(deed, time.time_ns(), name, number, content))


def record(database: Path, journal: Path, base: Path) -> None:
    """From now on write down what this process does to the disk; ``base`` gets a copy of what is there."""
    base.mkdir(exist_ok=True)
    for name in (database.name, f"{database.name}-wal"):
        (base / name).unlink(missing_ok=True)
        if database.with_name(name).exists():
            shutil.copyfile(database.with_name(name), base / name)
    kept = Journal(journal)
    recorder = Recorder(kept)
    recorder.take_over()
    _RUNNING.append(recorder)
    watch_files(kept)


_RUNNING: list[Recorder] = []  # SQLite holds pointers into it for as long as the process lives
