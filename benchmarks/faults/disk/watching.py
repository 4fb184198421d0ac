"""Writes down what the keeping of files does through ``os``."""

import os
import stat
import time
from pathlib import Path
from typing import Any

from benchmarks.faults.disk.journal import Deed, Entry, Journal


def watch_files(journal: Journal) -> None:
    """``os`` as the keeping of files uses it: renames, new directories, syncs of files and directories."""
    fsync, replace, mkdir = os.fsync, os.replace, os.mkdir

    def noted_fsync(fd: Any) -> None:
        fsync(fd)
        number = fd if isinstance(fd, int) else fd.fileno()
        found = os.fstat(number)
        kind = "directory" if stat.S_ISDIR(found.st_mode) else "file"
        journal.add(Entry(Deed.FILE_SYNCED, time.time_ns(), kind, found.st_ino))

    def noted_replace(src: Any, dst: Any, **how: Any) -> None:
        inode = Path(src).stat().st_ino
        replace(src, dst, **how)
        journal.add(Entry(Deed.RENAMED, time.time_ns(), os.fspath(dst), inode))

    def noted_mkdir(path: Any, *arguments: Any, **how: Any) -> None:
        mkdir(path, *arguments, **how)
        journal.add(Entry(Deed.MADE, time.time_ns(), os.fspath(path), Path(path).stat().st_ino))

    os.fsync, os.replace, os.mkdir = noted_fsync, noted_replace, noted_mkdir
