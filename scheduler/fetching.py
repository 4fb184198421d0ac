"""Evidence files are fetched after the commit and kept under their hash, byte for byte."""

import hashlib
import logging
import os
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest

log = logging.getLogger(__name__)
AT_ONCE = 10
MOST_TRIES = 20


class WaitingFile(Protocol):
    """A file to fetch."""

    @property
    def evidence_id(self) -> int: ...
    @property
    def file_id(self) -> str: ...


class Files(Protocol):
    """Where it is written down."""

    async def waiting(self, limit: int) -> Sequence[WaitingFile]: ...
    async def kept(self, evidence_id: int, sha256: str, size: int) -> None: ...
    async def lost(self, evidence_id: int) -> None: ...


class Fetching:
    """Fetches what waits. A file that Telegram refuses for good is marked as lost."""

    def __init__(self, files: Files, bot: Bot, folder: Path) -> None:
        self._files = files
        self._bot = bot
        self._folder = folder
        self._tries: Counter[int] = Counter()

    async def look(self) -> None:
        """Fetch a few files."""
        for file in await self._files.waiting(AT_ONCE):
            try:
                sha256, size = await self._fetch(file.file_id)
            except TelegramBadRequest as error:
                log.warning("evidence %s is lost: %s", file.evidence_id, error.message)
                await self._files.lost(file.evidence_id)
            except Exception as error:
                self._tries[file.evidence_id] += 1
                log.warning("evidence %s is fetched again later: %s", file.evidence_id, error)
                if self._tries[file.evidence_id] >= MOST_TRIES:
                    await self._files.lost(file.evidence_id)
            else:
                await self._files.kept(file.evidence_id, sha256, size)

    async def _fetch(self, file_id: str) -> tuple[str, int]:
        described = await self._bot.get_file(file_id)
        assert described.file_path is not None
        content = await self._bot.download_file(described.file_path)
        assert content is not None
        return keep(self._folder, content.read())


def keep(folder: Path, content: bytes) -> tuple[str, int]:
    """Store bytes under their SHA-256, readable by us only; the hash and the size in bytes."""
    sha256 = hashlib.sha256(content).hexdigest()
    place = folder / sha256[:2] / sha256
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, temporary = tempfile.mkstemp(dir=place.parent)  # created with 0600
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        Path(temporary).replace(place)
    return sha256, len(content)
