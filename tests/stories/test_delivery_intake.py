"""The way in through bad weather: every update once; and who else may stand at the door."""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

import aiohttp
import pytest

from bot.patience import Patience
from sandbox import FaultKind, Sandbox
from tests.ports import free_port
from tests.stories.conftest import TOKEN, Town, running_town
from tests.stories.heads import settled, soon
from tests.stories.weather import BEFORE_ACTING, texts_to, tried


async def test_updates_that_come_again_after_being_confirmed_change_nothing(town: Town) -> None:
    town.sandbox.repeat_confirmed(2)
    head = await town.registered("Ласточка")
    await head.press("Начать")
    await head.press("Не начинали")
    await settled(town)
    town.sandbox.redeliver(20)
    await settled(town)
    assert len(await town.rows("SELECT id FROM answer_log")) == 1
    assert len(await town.rows("SELECT id FROM members")) == 1
    assert texts_to(head, "Согласие") == 0


async def test_faults_while_asking_for_updates_only_delay_them(town: Town) -> None:
    head = await town.registered("Ласточка")
    town.sandbox.faults.once("getUpdates", *BEFORE_ACTING, FaultKind.RESET_AFTER)
    await head.press("Начать", timeout=20)
    await head.sees("Пункт 1 из 6")
    await head.press("Не начинали", timeout=20)
    await settled(town)
    assert len(await town.rows("SELECT id FROM answer_log")) == 1


async def test_the_bot_starts_in_an_outage_and_works_once_it_is_over(town: Town) -> None:
    head = await town.registered("Ласточка")
    await town.stop()
    town.sandbox.faults.outage = True
    await town.start()
    await head.press("Начать", react=False)
    await soon(lambda: tried(town), 10)
    town.sandbox.faults.outage = False
    await head.sees("Пункт 1 из 6", timeout=20)


async def test_a_webhook_that_was_left_behind_is_removed_even_in_bad_weather(town: Town) -> None:
    head = await town.registered("Ласточка")
    await town.stop()
    town.sandbox.faults.once("deleteWebhook", FaultKind.BAD_GATEWAY, FaultKind.RESET_BEFORE)
    await town.start()
    await head.press("Начать", timeout=20)
    await head.sees("Пункт 1 из 6")


async def test_another_program_with_the_same_token_only_delays(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with running_town(tmp_path, Patience(conflict=0.1)) as town:
        head = await town.registered("Ласточка")
        for _ in range(3):
            await another_poll(town)  # the bot's own call is ended with 409
        await head.press("Начать", timeout=20)
        await head.sees("Пункт 1 из 6")
        assert [call.status for call in town.sandbox.calls("getUpdates")].count(409) >= 2
    told = [line for line in caplog.messages if "another program takes the updates of this bot" in line]
    assert [line.split(" (409)")[1] for line in told if "over" not in line] == [
        ": stop it, or give one of them another BOT_TOKEN: Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running"
    ]


async def another_poll(town: Town) -> None:
    async with aiohttp.ClientSession() as client:
        url = f"{town.sandbox.base_url}/bot{TOKEN}/getUpdates"
        async with client.post(url, json={"timeout": 0}) as answer:
            assert answer.status == 200
    await asyncio.sleep(0.2)


async def test_a_webhook_set_by_somebody_else_is_taken_away_again(tmp_path: Path) -> None:
    async with running_town(tmp_path, Patience(conflict=0.1)) as town:
        head = await town.registered("Ласточка")
        url = f"{town.sandbox.base_url}/bot{TOKEN}/setWebhook"
        async with (
            aiohttp.ClientSession() as client,
            client.post(url, json={"url": f"http://127.0.0.1:{free_port()}/"}) as answer,
        ):
            assert answer.status == 200
        head.unblock()  # any update ends the poll that is held
        await head.press("Начать", timeout=20)
        await head.sees("Пункт 1 из 6")


async def test_a_wrong_token_is_one_line_and_exit_1(tmp_path: Path) -> None:
    async with Sandbox(TOKEN).serve() as base:
        wrong = "987654:WRONG-SECRET"
        environment = {**os.environ, "BOT_TOKEN": wrong, "BOT_API_URL": base, "DATA_DIR": str(tmp_path)}
        program = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", env=environment, stdout=PIPE, stderr=PIPE
        )
        out, err = await asyncio.wait_for(program.communicate(), 60)
    assert program.returncode == 1
    told = [line for line in err.decode().splitlines() if " INFO " not in line]
    assert told == ["Telegram refuses BOT_TOKEN (401 Unauthorized)"]
    assert "WRONG-SECRET" not in (out + err).decode()
