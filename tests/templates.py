"""What many tests begin with is made once a test process and copied: migrations cost more than most stories.

Migrations themselves are run from nothing by tests/house/test_migrations.py and by every command's tests.
"""

import asyncio
import functools
import shutil
import tempfile
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Generic, TypeVar

from storage.database import open_database
from storage.migrate import upgrade

T = TypeVar("T")
R = TypeVar("R")


@functools.cache
def up_to_date() -> bytes:
    """An empty SQLite database after every migration."""

    async def make(folder: Path) -> bytes:
        path = folder / "template.db"
        opened = open_database(f"sqlite+aiosqlite:///{path}")
        await opened.write(upgrade)
        await opened.close()
        return path.read_bytes()

    with tempfile.TemporaryDirectory() as folder:
        return _apart(lambda: make(Path(folder)))


class Templates(Generic[T]):
    """Folders by what they were made with; the first that asks makes, all the others copy."""

    def __init__(self) -> None:
        """None yet."""
        self._kept = tempfile.TemporaryDirectory(prefix="templates-")
        self._made: dict[str, tuple[Path, T]] = {}

    async def copy(self, key: str, folder: Path, make: Callable[[Path], Awaitable[T]]) -> T:
        """Fill ``folder`` with what ``make`` makes; what it returned at its first and only call."""
        if key not in self._made:
            place = Path(self._kept.name) / str(len(self._made))
            self._made[key] = place, await make(place)
        place, told = self._made[key]
        shutil.copytree(place, folder, dirs_exist_ok=True)
        return told


def _apart(work: Callable[[], Awaitable[R]]) -> R:
    """Run it in a loop of its own: the asking test's is running already."""
    found: list[R] = []

    async def run() -> None:
        found.append(await work())

    thread = threading.Thread(target=lambda: asyncio.run(run()))
    thread.start()
    thread.join()
    return found[0]
