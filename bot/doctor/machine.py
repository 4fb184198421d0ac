"""The machine's side: the data folder, the disk, the port, the clock, the backups."""

import errno
import os
import shutil
import socket
import stat
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from bot.doctor.findings import Finding, fail, note, ok
from bot.sending import LOCK as SENDING
from bot.settings import Settings
from core.alarms import TOO_FULL
from storage import backup_folder
from storage.presence import is_present

OLDEST_BACKUP = timedelta(hours=36)  # one is made each night


def data_folder(settings: Settings) -> Iterator[Finding]:
    """It is there, ours alone, can be written, and has room."""
    folder = settings.data_dir
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(b"written")
            probe.flush()
            os.fsync(probe.fileno())
        disk = shutil.disk_usage(folder)
    except OSError as error:
        yield fail("data folder", f"DATA_DIR {folder} can't be written: {error.strerror}")
        return
    free = disk.free / disk.total
    words = f"{folder.absolute()}, {disk.free / 1024**3:.1f} GB free ({free:.0%})"
    yield (
        note("data folder", f"{words}: less than a tenth") if free < TOO_FULL else ok("data folder", words)
    )
    if sys.platform != "win32" and stat.S_IMODE(folder.stat().st_mode) & 0o077:
        yield note("data folder", f"others on this machine can look into it: chmod 700 {folder}")


def is_running(settings: Settings) -> bool:
    """Whether a bot of this data folder runs on this machine."""
    lock = settings.data_dir / SENDING
    return lock.exists() and is_present(lock)


def port(settings: Settings) -> Finding:
    """HTTP_PORT can be had, or our own bot has it."""
    if settings.http_port is None:
        return ok("port", "HTTP_PORT isn't set: no /healthz, no webhook")
    where = f"{settings.http_host}:{settings.http_port}"
    family = socket.AF_INET6 if ":" in settings.http_host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.http_host, settings.http_port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE and is_running(settings):
                return ok("port", f"{where}, the bot listens there")
            return fail("port", f"HTTP_HOST and HTTP_PORT {where} can't be listened on: {error.strerror}")
    return ok("port", f"{where} is free")


def backups(folder: Path, now: datetime, is_new: bool) -> Finding:
    """The nightly one was made. ``now`` is real time; ``is_new``: no night has passed here yet."""
    newest = backup_folder.last_made(folder)
    if newest is None:
        words = "none yet; the bot makes one each night"
        return ok("backups", words) if is_new else note("backups", words)
    words = f"the newest is of {newest:%Y-%m-%d %H:%M} UTC"
    if now - newest > OLDEST_BACKUP:
        return note("backups", f"{words}: does the bot run at night?")
    return ok("backups", words)
