"""What many tests begin with is made once a test process and copied: migrations cost more than most stories.

Migrations themselves are run from nothing by tests/house/test_migrations.py and by every command's tests.
"""

import functools
import shutil
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Generic, TypeVar

from storage.database import open_database
from storage.migrate import upgrade
from tests.postgres import apart

T = TypeVar("T")


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
        return apart(lambda: make(Path(folder)))


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
