"""By night the bot makes its own backup; that goes wrong without disturbing anybody."""

import asyncio
import logging
import shutil
import time
from datetime import timedelta
from pathlib import Path

import pytest

from bot import app
from bot.clock import real_now
from bot.patience import Patience
from storage.backup_folder import KEPT, last_made, name_for
from tests.stories.archives import a_lot_has_happened, elsewhere, restored, tables_of
from tests.stories.conftest import Town, running_town
from tests.stories.heads import changed, soon

SLEEPLESS = Patience(night=0.1)


def backups(town: Town) -> list[str]:
    """What stands in its folder."""
    folder = town.settings.data_dir / "backups"
    return sorted(file.name for file in folder.glob("*.zip"))


async def test_a_bot_that_was_never_backed_up_does_it_at_once_and_once(tmp_path: Path) -> None:
    async with running_town(tmp_path / "data", SLEEPLESS) as town:

        async def made() -> bool:
            return bool(backups(town))

        await soon(made)
        (name,) = backups(town)
        await town.restart()
        await asyncio.sleep(0.5)
        assert backups(town) == [name]


async def test_a_night_passes(tmp_path: Path) -> None:
    async with running_town(tmp_path / "data") as town:
        await a_lot_has_happened(town)
        await town.stop()
        folder = town.settings.data_dir / "backups"
        folder.mkdir()
        yesterday = real_now() - timedelta(days=1, minutes=1)
        for at in (yesterday, yesterday - KEPT):
            (folder / name_for(at)).touch()
        (folder / ".export-cut-off").mkdir()  # of a backup that a power cut has ended
    await aged(town)
    async with running_town(tmp_path / "data", SLEEPLESS) as town:

        async def made() -> bool:
            last = last_made(folder)
            return last is not None and last > yesterday + timedelta(hours=1)

        await soon(made)
        kept = [name_for(yesterday), *backups(town)[-1:]]
        await soon(lambda: tidy(town, kept))
        await town.stop()
        there = elsewhere(town.settings, tmp_path / "there")
        await restored(there, folder / kept[-1])
        found = tables_of(there.data_dir / "bot.db")
        assert len(found["people"]) == 6  # one of them erased: a row without a name or an account
        assert "слова" not in str(found["updates"])


async def aged(town: Town) -> None:
    """One update that was done long ago, and one that has been in quarantine for a month and a bit."""
    for number, (state, days) in enumerate([("done", 10), ("quarantined", 40)]):
        at = (real_now() - timedelta(days=days)).strftime("%Y-%m-%d %H:%M:%S.%f")
        await changed(
            town,
            "INSERT INTO updates (bot_id, update_id, chat_id, payload, state, received_at)"
            " VALUES (7, :number, 7, 'слова', :state, :at)",
            number=number,
            state=state,
            at=at,
        )


async def tidy(town: Town, kept: list[str]) -> bool:
    """Whether old files and old updates are gone."""
    rows = await town.rows("SELECT state, payload FROM updates WHERE bot_id = 7")
    left = (town.settings.data_dir / "backups" / ".export-cut-off").exists()
    return backups(town) == kept and not left and rows == [{"state": "quarantined", "payload": ""}]


async def test_a_backup_that_fails_is_one_line_and_the_heads_go_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "backups").write_text("somebody's file", encoding="utf-8")
    async with running_town(tmp_path / "data", SLEEPLESS) as town:
        head = await town.registered("Ласточка")
        await asyncio.sleep(0.5)
        await head.press("Начать")
        await head.sees("Пункт 1 из 6")
        await town.nothing_went_wrong()
    told = [line for line in caplog.messages if "backup" in line]
    assert [line.split(": ")[0] for line in told] == ["the nightly backup failed"]
    assert all(record.exc_info is None for record in caplog.records if record.levelno >= logging.ERROR)


async def test_a_bot_that_is_stopped_does_not_wait_for_its_backup(tmp_path: Path) -> None:
    async with running_town(tmp_path / "data", SLEEPLESS) as town:
        await town.stop()
        (town.settings.data_dir / "backups" / "x").unlink(missing_ok=True)
        await changed(town, "CREATE TABLE ballast (content BLOB)")
        for _ in range(30):  # a backup of this takes many seconds
            await changed(town, "INSERT INTO ballast VALUES (randomblob(8000000))")
        for file in (town.settings.data_dir / "backups").glob("*.zip"):
            file.unlink()
        await town.start()
        folder = town.settings.data_dir / "backups"

        async def under_way() -> bool:
            return any(folder.glob(".export-*/*"))

        await soon(under_way)
        began = time.monotonic()
        await town.stop()
        assert time.monotonic() - began < 5

        async def cleared() -> bool:
            return not any(folder.glob(".export-*"))

        await soon(cleared)
        assert not any(folder.glob("*.zip"))


async def test_a_backup_that_fails_is_told_to_the_administrators_in_the_chat(tmp_path: Path) -> None:
    async with running_town(tmp_path / "data", SLEEPLESS) as town:
        await town.stop()
        folder = town.settings.data_dir / "backups"
        shutil.rmtree(folder, ignore_errors=True)
        folder.write_text("a file where the folder should be")
        await town.start()
        department = await town.administrator()
        told = await department.sees("Ночная копия базы не получилась. Бот попробует снова через час.")
        await town.restart()
        await asyncio.sleep(0.5)
        alarms = [m for m in department.messages if "Ночная копия" in m.words]
        assert [m.id for m in alarms] == [told.id], "once, also after a restart"


async def test_nothing_is_purged_of_which_nobody_was_told(tmp_path: Path) -> None:
    """As after an upgrade: the decision was closed long ago, and no night has told of it."""
    async with running_town(tmp_path / "data") as town:
        office = await town.administrator()
        await town.registered("Ласточка")
        await town.stop()
        await changed(town, "UPDATE decisions SET closed_at = '2018-01-01 00:00:00.000000'")
        folder = town.settings.data_dir / "backups"
        for words in ("Через 1 день будут удалены", "Удалено: данные"):
            shutil.rmtree(folder, ignore_errors=True)  # a night without its backup is still to come
            task = asyncio.create_task(app.run(town.settings, SLEEPLESS))
            await office.sees(words)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
