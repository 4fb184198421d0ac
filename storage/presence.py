"""Presence: a lock on a file that lasts as long as the process that took it, however it ends.

The system gives the lock back when the process dies, of SIGKILL or a power cut, too; a file with a process
number in it would stay behind and lie. Several may hold a lock together (``shared``), or one alone. The lock
holds on one machine: it says nothing about processes on another one that share a folder or a server.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl


class Taken(Exception):
    """Somebody else holds the lock."""


@contextmanager
def present(path: Path, *, shared: bool = False) -> Iterator[None]:
    """Hold the lock on ``path``, which is made where it is missing. Raises Taken at once where it is taken.

    A shared lock lets other shared ones in, and keeps out whoever wants to be alone. Never remove the file:
    two could each hold a lock, one on the old file and one on the new.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        _lock(handle, shared)
        yield
    finally:
        os.close(handle)  # gives the lock back


def is_present(path: Path) -> bool:
    """Whether anybody holds the lock on ``path``, shared or alone."""
    with suppress(Taken), present(path):
        return False
    return True


def _lock(handle: int, shared: bool) -> None:
    if sys.platform == "win32":  # no flock there: nothing is held, and nobody is seen
        return
    try:
        fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Taken from None
