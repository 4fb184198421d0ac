"""The night's work on a real installation: storage behind the scheduler's ``Chores``."""

import asyncio
import logging
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from bot.backing import make_backup, size_of, words
from bot.retaining import Retention
from bot.settings import Settings
from core.draft import KEPT
from storage import backup_folder, drafts, forms, nightly, tallies
from storage.database import Database, sqlite_path
from storage.presence import Taken, present
from storage.writer import Writer

log = logging.getLogger(__name__)


class GivenUp(Exception):
    """The program stops: the rest of a backup isn't waited for."""


class Nights:
    """Of backups one file a night in DATA_DIR/backups, without the evidence (docs/decisions/0009)."""

    def __init__(
        self,
        settings: Settings,
        writer: Writer,
        local_now: Callable[[], datetime],
        database: Database,
        retention: Retention | None = None,
    ) -> None:
        self._settings = settings
        self._database = database
        self._local_now = local_now
        self._writer = writer
        self._retention = retention
        self._folder = settings.data_dir / "backups"

    async def last(self) -> datetime | None:
        """When the newest backup was made."""
        return backup_folder.last_made(self._folder)

    async def tidy(self, now: datetime) -> None:
        """Forget what may be forgotten: forms by the clock that dates them, the rest by the real one."""
        gone, blanked = await self._writer.do(lambda c: nightly.forget(c, now))
        forgotten = await self._writer.do(lambda c: forms.expire(c, self._local_now() - forms.KEPT))
        await self._writer.do(lambda c: drafts.expire(c, self._local_now() - KEPT))
        if forgotten:
            log.info("forgotten: what %s forms say on which nobody has decided", forgotten)
        if gone or blanked:
            log.info("forgotten: %s updates done long ago, the words of %s in quarantine", gone, blanked)
        if self._retention is not None:
            try:
                await self._retention.look()
            except Exception:  # a backup is made all the same, and the next night tries again
                log.exception("what has had its time could not be purged")
        await self._recount()

    async def _recount(self) -> None:
        """The summary's counts against a full scan: they are right, or somebody changed the file by hand."""
        found = await self._database.read(tallies.miscounted)
        if found:
            await self._writer.do(lambda c: tallies.mend(c, found.report_ids))
            reports, sums = len(found.report_ids), found.sums
            log.warning("the summary's counts were wrong and are mended: %s reports, %s sums", reports, sums)
        await self._writer.do(tallies.forget_zeros)

    async def back_up(self, now: datetime) -> None:
        """Make the backup and delete the oldest; nothing where another process is at it."""
        self._folder.mkdir(exist_ok=True, mode=0o700)
        try:
            with present(self._folder / ".lock"):
                await self._back_up(self._folder / backup_folder.name_for(now), now)
        except Taken:
            log.debug("another process makes the nightly backup")

    async def _back_up(self, file: Path, now: datetime) -> None:
        stopped = threading.Event()

        def step(done: int, whole: int) -> None:
            if stopped.is_set():
                raise GivenUp

        backup_folder.clear_up(self._folder)
        try:
            about = await make_backup(self._settings, file, now, None, step)
        except asyncio.CancelledError:
            stopped.set()
            raise
        backup_folder.prune(self._folder, now)
        database = sqlite_path(self._settings.url)
        if database is not None:
            backup_folder.prune_replaced(database, now)
        log.info("the nightly backup: %s, %s, %s", file.name, size_of(file), words(about))
