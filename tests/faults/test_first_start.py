"""Killed before it has ever come up, and two of them on one database: the database stays usable."""

import asyncio
import contextlib
import random
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sandbox import Sandbox
from tests.faults.forking import BotProcess
from tests.faults.town import Town, quick_sandbox, settings_for, town
from tests.ports import free_port

pytestmark = pytest.mark.timeout(240)  # generous: a busy machine is no failure
HOMES = 3
KILLS = 4  # for each of them


async def test_a_kill_during_the_first_start_leaves_a_usable_database(tmp_path: Path) -> None:
    sandbox = quick_sandbox()
    dice = random.Random("first start")
    async with sandbox.serve() as base_url:
        for number in range(HOMES):
            await first_start(sandbox, base_url, tmp_path / str(number), dice)


async def first_start(sandbox: Sandbox, base_url: str, folder: Path, dice: random.Random) -> None:
    """A bot on an empty folder, killed a few times on its way up, and then let live."""
    settings = settings_for(folder, base_url)
    bot = BotProcess(settings, folder.with_suffix(".log"))
    try:
        for _ in range(KILLS):
            await bot.start()
            await asyncio.sleep(dice.uniform(0.0, 0.35))
            bot.kill()
            assert await bot.ended() == -9, bot.tail()
        await bot.start()
        await bot.healthy()
        stranger = sandbox.person("Пётр")
        await stranger.say("/start")
        await stranger.sees("личную ссылку")
        bot.terminate()
        assert await bot.ended() == 0, bot.tail()
    finally:
        await bot.gone()
    with contextlib.closing(sqlite3.connect(folder / "bot.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        for table in ("departments", "decisions", "decision_versions", "alembic_version"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchall() == [(1,)], table


async def test_two_bots_on_one_database_leave_it_whole_and_say_that_they_are_two(tmp_path: Path) -> None:
    async with two_bots(tmp_path) as (place, second):
        strangers = [place.sandbox.person(f"Гость {number}") for number in range(4)]
        for _ in range(3):
            for stranger in strangers:
                await stranger.say("/start")
                await stranger.sees("личную ссылку")
        await said_by_either("another program takes the updates of this bot (409)", place.bot, second)
        await place.settled()

        second.terminate()
        assert await second.ended() == 0, second.tail()
        await strangers[0].say("/help")  # the first one goes on alone
        await place.settled()
        assert place.rows("PRAGMA integrity_check") == [("ok",)]
        assert place.rows("SELECT state, count(*) FROM updates GROUP BY state") == [("done", 13)]


@contextlib.asynccontextmanager
async def two_bots(folder: Path) -> AsyncIterator[tuple[Town, BotProcess]]:
    """A town whose bot is run twice by mistake: the same settings, another port."""
    async with town(folder) as place:
        settings = place.bot.settings.model_copy(update={"http_port": free_port()})
        second = BotProcess(settings, folder / "second.log")
        try:
            await second.start()
            await second.healthy()
            yield place, second
        finally:
            await second.gone()


async def said_by_either(line: str, *bots: BotProcess) -> None:
    """Wait until one of the logs has the line."""
    async with asyncio.timeout(30):
        while not any(line in bot.tail() for bot in bots):  # noqa: ASYNC110
            await asyncio.sleep(0.1)
