"""Evidence files are fetched after the commit and kept under their hash, byte for byte.

A row waits until its bytes are on our disk or Telegram has refused them for good: a network that is down and
a disk that is full, however long, lose nothing.
"""

import asyncio
import logging
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest

from core.outgoing import Post, Priority
from core.telling import Telling
from core.views import FileLost
from scheduler.keeping import clear_up, keep
from screens.render import render
from screens.screen import dump_screen

log = logging.getLogger(__name__)
AT_ONCE = 10
MOST_REFUSALS = 14  # of one file, more than half an hour in all
NOT_FETCHED, NOT_KEPT = "evidence can't be fetched yet", "evidence can't be kept on the disk"


class WaitingFile(Protocol):
    """A file to fetch."""

    @property
    def evidence_id(self) -> int: ...
    @property
    def file_id(self) -> str: ...


class LostFile(Protocol):
    """A file that nobody has any more."""

    @property
    def view(self) -> FileLost: ...
    @property
    def chats(self) -> Sequence[int]: ...


class Files(Protocol):
    """Where it is written down."""

    async def waiting(self, limit: int, without: Sequence[int]) -> Sequence[WaitingFile]: ...
    async def kept(self, evidence_id: int, sha256: str, size: int) -> None: ...
    async def about(self, evidence_id: int) -> LostFile | None: ...
    async def lost(self, evidence_id: int, posts: Sequence[Post]) -> None: ...


class Fetching:
    """Fetches what waits, each file again after ``first`` seconds, then twice as long, up to ``longest``."""

    def __init__(
        self,
        files: Files,
        bot: Bot,
        folder: Path,
        telling: Telling,
        first: float = 0.25,
        longest: float = 600.0,
    ) -> None:
        self._files = files
        self._bot = bot
        self._folder = folder
        self._telling = telling
        self._first, self._longest = first, longest
        self._failures: dict[int, int] = {}
        self._resting: dict[int, float] = {}  # evidence → until when, monotonic seconds
        self._disk_rests_until = 0.0
        clear_up(folder)

    async def look(self) -> None:
        """Fetch a few files."""
        now = time.monotonic()
        if now < self._disk_rests_until:
            return
        self._resting = {evidence: until for evidence, until in self._resting.items() if until > now}
        for file in await self._files.waiting(AT_ONCE, list(self._resting)):
            try:
                content = await self._download(file.file_id)
            except TelegramBadRequest as error:
                await self._refused(file.evidence_id, error)
            except Exception as error:
                self._telling.say(NOT_FETCHED, error)
                self._rest(file.evidence_id)
            else:
                self._telling.over(NOT_FETCHED)
                if not await self._keep(file.evidence_id, content):
                    return  # the next ones wouldn't fit either

    async def _download(self, file_id: str) -> bytes:
        described = await self._bot.get_file(file_id)
        assert described.file_path is not None
        content = await self._bot.download_file(described.file_path)
        assert content is not None
        return content.read()

    async def _keep(self, evidence: int, content: bytes) -> bool:
        try:
            sha256, size = await asyncio.to_thread(keep, self._folder, content)
        except OSError as error:
            self._telling.say(NOT_KEPT, error)
            self._disk_rests_until = time.monotonic() + self._pause(evidence)
            return False
        self._telling.over(NOT_KEPT)
        await self._files.kept(evidence, sha256, size)
        self._failures.pop(evidence, None)
        return True

    async def _refused(self, evidence: int, error: TelegramBadRequest) -> None:
        """Telegram says «wrong file_id» and «temporarily unavailable» in one breath: ask a few times more."""
        if self._failures.get(evidence, 0) + 1 < MOST_REFUSALS and "too big" not in error.message:
            self._rest(evidence)
            return
        log.warning("evidence %s is lost: %s", evidence, error.message)
        found = await self._files.about(evidence)
        told = dump_screen(render(found.view)) if found else ""
        posts = [Post(chat, told, Priority.NOTICE) for chat in found.chats] if found else []
        await self._files.lost(evidence, posts)
        self._failures.pop(evidence, None)

    def _rest(self, evidence: int) -> None:
        self._resting[evidence] = time.monotonic() + self._pause(evidence)

    def _pause(self, evidence: int) -> float:
        failures = self._failures.get(evidence, 0)
        self._failures[evidence] = failures + 1
        return min(self._first * 2.0**failures, self._longest)
