"""How the bot is, measured: the queue, the disk, the nightly backup."""

import asyncio
import shutil
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from bot.clock import real_now
from bot.opening import Installation
from core.alarms import Log, News, Vitals
from core.guessing import WINDOW
from core.outgoing import Post
from storage import alarms, guesses
from storage.writer import Writer


class AlarmStore:
    """What the administrators were told of, and the queue that is looked at."""

    def __init__(
        self, here: Installation, writer: Writer, data_dir: Path, failing: Callable[[], bool]
    ) -> None:
        self._here = here
        self._writer = writer
        self._data_dir = data_dir
        self._failing = failing  # whether the last nightly backup failed

    async def vitals(self) -> Vitals:
        """Measure. OSError where the disk can't be asked."""
        disk = await asyncio.to_thread(shutil.disk_usage, self._data_dir)
        since, here = real_now() - WINDOW, self._here.department_id
        made, guessing = await self._here.database.read(
            lambda c: (alarms.oldest(c), guesses.guessing(c, here, since))
        )
        passed = timedelta(0) if made is None else self._here.local_now() - made
        return Vitals(
            passed / self._here.clock.speed,
            disk.free / disk.total,
            disk.free,
            self._failing(),
            guessing,
        )

    async def told(self) -> tuple[Log, tuple[int, ...]]:
        """What was told, and whom more could be told."""
        always = self._here.settings.admin_ids
        return await self._here.database.read(
            lambda c: (alarms.told(c), alarms.whom(c, self._here.department_id, always))
        )

    async def tell(self, news: News, posts: Sequence[Post], before: Log) -> bool:
        """Queue the messages, once."""
        now: datetime = self._here.local_now()
        return await self._writer.do(lambda c: alarms.tell(c, news, posts, before, now))
