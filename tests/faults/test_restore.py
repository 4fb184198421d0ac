"""A restore under a power cut: the former state or the new one, never a mixture of both."""

import asyncio
import multiprocessing
import os
import shutil
import sys
from pathlib import Path
from typing import Any

from bot.clock import real_now
from bot.restoring import restore
from bot.settings import Settings
from storage.snapshot import check_copy, copy_database
from tests.faults.head import heads_of
from tests.faults.town import Town, town
from tests.stories.archives import backed_up, elsewhere, evidence_of, tables_of

_SERVER = multiprocessing.get_context("forkserver")
STEPS = ("open", "os.rename", "os.remove", "os.link", "os.mkdir", "os.rmdir", "sqlite3.connect")
MOST_STEPS = 200
GONE = 9


async def test_the_log_of_a_killed_bot_is_not_applied_to_what_is_restored(tmp_path: Path) -> None:
    async with town(tmp_path) as place:
        head, other = heads_of(place, 2)
        await head.join()
        await place.settled()
        await backed_up(place.bot.settings, tmp_path / "kept.zip")
        await other.join()
        await place.settled()
        await killed(place)
        log = place.database.with_name("bot.db-wal")
        assert log.stat().st_size > 50_000  # commits that are nowhere else

        await restore(place.bot.settings, tmp_path / "kept.zip", True, real_now())
        there = elsewhere(place.bot.settings, tmp_path / "there")
        await restore(there, tmp_path / "kept.zip", False, real_now())
        assert tables_of(place.database) == tables_of(there.data_dir / "bot.db")
        (aside,) = place.database.parent.glob("bot.db.replaced-*")
        assert len(tables_of(aside)["people"]) == 2  # the log went into what was put aside

        await place.bot.start()
        await place.bot.healthy()
        assert len(place.rows("SELECT id FROM people")) == 1


async def test_a_restore_cut_off_at_any_step_leaves_the_former_state_or_the_new_one(tmp_path: Path) -> None:
    async with town(tmp_path) as place:
        head, other = heads_of(place, 2)
        await head.join()
        await head.fill(1)
        await place.settled()
        await backed_up(place.bot.settings, tmp_path / "kept.zip")
        await other.join()
        await place.settled()
        await killed(place)
        settings = place.bot.settings
        there = elsewhere(settings, tmp_path / "there")
        await restore(there, tmp_path / "kept.zip", False, real_now())
        new, evidence = tables_of(there.data_dir / "bot.db"), evidence_of(there)
        former = looked_at(place.database, tmp_path / "former.db")
        content = {file.name: file.read_bytes() for file in database_files(settings)}
        left: list[str] = []
        while len(left) < MOST_STEPS:
            put_back(settings, content)
            ended = await asyncio.to_thread(cut_off, settings, tmp_path / "kept.zip", len(left) + 1)
            found = looked_at(place.database, tmp_path / f"{len(left)}.db")
            assert found in (former, new), f"cut off at step {len(left) + 1}"
            left.append("new" if found == new else "former")
            if ended:
                break
        assert left == sorted(left)  # the former state up to one step, and the new one from there on
        assert left.count("former") >= 5
        assert left[-1] == "new"
        assert evidence_of(settings).items() >= evidence.items()
        assert sorted(file.name for file in settings.data_dir.glob(".*")) == []


def cut_off(settings: Settings, backup: Path, step: int) -> bool:
    """Restore in a process of its own that is gone at that step; whether it came to its end before."""
    process = _SERVER.Process(target=restoring, args=(settings, backup, step), daemon=True)
    process.start()
    process.join()
    assert process.exitcode in (0, GONE)
    return process.exitcode == 0


def restoring(settings: Settings, backup: Path, step: int) -> None:
    """In that process: each time that it is about to do something to a file of the installation is a step."""
    seen = 0

    def hook(event: str, args: tuple[Any, ...]) -> None:
        nonlocal seen
        if event in STEPS and any(str(settings.data_dir) in str(arg) for arg in args):
            seen += 1
            if seen == step:
                os._exit(GONE)

    sys.addaudithook(hook)
    asyncio.run(restore(settings, backup, True, real_now()))


async def killed(place: Town) -> None:
    """SIGKILL, and it is gone."""
    place.bot.kill()
    assert await place.bot.ended() == -9


def database_files(settings: Settings) -> list[Path]:
    """The database and what belongs to it."""
    return sorted(settings.data_dir.glob("bot.db*"))


def put_back(settings: Settings, content: dict[str, bytes]) -> None:
    """As the killed bot had left it."""
    for file in database_files(settings):
        file.unlink()
    shutil.rmtree(settings.data_dir / "files", ignore_errors=True)
    for name, data in content.items():
        (settings.data_dir / name).write_bytes(data)


def looked_at(database: Path, copy: Path) -> dict[str, list[tuple[Any, ...]]]:
    """What a program sees that opens it now, every page and row of it."""
    copy_database(database, copy)
    check_copy(copy)
    return tables_of(copy)
