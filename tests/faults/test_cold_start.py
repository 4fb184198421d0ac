"""The program as an administrator starts and stops it: a command line, the environment, signals."""

import asyncio
import contextlib
import os
import signal
import sqlite3
import sys
import time
from collections.abc import AsyncIterator
from itertools import pairwise
from pathlib import Path

import aiohttp
import pytest

from bot.settings import Settings
from sandbox import Fault, FaultKind
from tests.faults.forking import BotProcess
from tests.faults.head import Head, heads_of
from tests.faults.town import TOKEN, Town, prepare, quick_sandbox, settings_for, town

pytestmark = pytest.mark.timeout(240)  # generous: a busy machine is no failure
STOP_SECONDS = 10.0  # the contract's
HOUSE = Path(__file__).resolve().parents[2]


async def test_the_command_starts_from_cold_and_stops_on_sigterm(tmp_path: Path) -> None:
    sandbox = quick_sandbox()
    async with sandbox.serve() as base_url:
        settings = settings_for(tmp_path / "data", base_url)
        code, *_ = (await prepare(settings)).values()
        head = sandbox.person("Мария")
        async with command_line_bot(settings, tmp_path) as process:
            await head.say(f"/start {code}")
            await head.press("Да")
            await head.press("Согласен")
            await head.press("Заведующий")
            await head.say("Мария Петровна")
            await head.sees("Здравствуйте, Мария Петровна!")
            await head.press("Начать", react=False)  # on its way when the signal comes
            process.send_signal(signal.SIGTERM)
            assert await asyncio.wait_for(process.wait(), STOP_SECONDS) == 0

        again = BotProcess(settings, tmp_path / "again.log")
        try:
            await again.start()
            await head.sees("На каком этапе эта работа?")
        finally:
            await again.gone()


async def test_it_stops_in_time_under_load_and_loses_and_repeats_nothing(tmp_path: Path) -> None:
    async with town(tmp_path) as place:
        heads = heads_of(place, 2)
        walking = [asyncio.create_task(head.join_fill_and_send()) for head in heads]
        for stop in range(1, 4):
            await deeds(heads, stop * 25)
            assert await stopped_in_time(place) == 0
            await place.bot.start()
        await asyncio.gather(*walking)
        await place.settled()
        assert place.rows("SELECT count(*) FROM updates") == [(sum(head.deeds for head in heads),)]
        assert place.rows("SELECT count(*) FROM updates WHERE state <> 'done'") == [(0,)]
        assert sum(repeated_at_once(head) for head in heads) == 0


async def test_it_stops_in_time_while_telegram_keeps_silent(tmp_path: Path) -> None:
    async with town(tmp_path) as place:
        (head,) = heads_of(place, 1)
        place.sandbox.faults.weather({Fault(FaultKind.TIMEOUT_BEFORE): 1.0}, {"sendMessage"})
        await head.person.say("/start", react=False)
        await asyncio.sleep(0.5)
        assert await stopped_in_time(place) == 0

        place.sandbox.faults.clear()
        await place.bot.start()
        await head.person.sees("Чтобы войти, откройте личную ссылку")


async def test_it_stops_in_time_while_it_is_still_starting(tmp_path: Path) -> None:
    async with town(tmp_path) as place:
        await place.bot.gone()
        place.sandbox.faults.weather({Fault(FaultKind.TIMEOUT_BEFORE): 1.0})
        await place.bot.start()
        await place.bot.healthy()
        assert await stopped_in_time(place) == 0


async def test_a_sigterm_at_any_moment_of_the_start_ends_it_in_order(tmp_path: Path) -> None:
    async with town(tmp_path) as place:
        await place.bot.gone()
        for delay in (0.0, 0.02, 0.05, 0.1, 0.15, 0.2):
            await place.bot.start()
            await place.bot.begun()
            await asyncio.sleep(delay)
            assert await stopped_in_time(place) == 0, place.bot.tail()
        assert "Traceback" not in place.bot.tail(1000)


async def test_it_stops_in_time_while_another_program_holds_the_database_at_its_start(tmp_path: Path) -> None:
    async with town(tmp_path) as place:
        await place.bot.gone()
        with contextlib.closing(sqlite3.connect(place.database, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            await place.bot.start()
            await place.bot.begun()
            await asyncio.sleep(1.0)
            assert await stopped_in_time(place) == 0, place.bot.tail()


async def test_a_sigterm_during_the_imports_ends_it_in_order(tmp_path: Path) -> None:
    log = tmp_path / "imports.log"
    with log.open("wb") as out:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-X", "importtime", "-m", "bot", "run"),
            env=os.environ | {"BOT_TOKEN": TOKEN, "DATA_DIR": str(tmp_path / "data")},
            cwd=HOUSE,
            stdout=out,
            stderr=out,
        )
    try:
        async with asyncio.timeout(90):
            while "aiogram." not in log.read_text(encoding="utf-8"):
                assert process.returncode is None, log.read_text(encoding="utf-8")
                await asyncio.sleep(0.01)
            process.send_signal(signal.SIGTERM)
            assert await process.wait() == 0
        assert "Traceback" not in log.read_text(encoding="utf-8")
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


@contextlib.asynccontextmanager
async def command_line_bot(settings: Settings, folder: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """``python -m bot run`` with its settings in the environment, once it answers; killed if it must be."""
    assert settings.clock_start is not None
    given = {
        "BOT_TOKEN": TOKEN,
        "BOT_API_URL": settings.bot_api_url,
        "DATA_DIR": str(settings.data_dir),
        "HTTP_PORT": str(settings.http_port),
        "CHAT_MESSAGES_PER_SECOND": "1000",
        "CLOCK_START": settings.clock_start.isoformat(),
    }
    log = folder / "cold.log"
    with log.open("wb") as out:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", env=os.environ | given, cwd=HOUSE, stdout=out, stderr=out
        )
    try:
        async with asyncio.timeout(90), aiohttp.ClientSession() as client:
            while True:
                assert process.returncode is None, log.read_text(encoding="utf-8")
                with contextlib.suppress(aiohttp.ClientError):
                    await client.get(f"http://127.0.0.1:{settings.http_port}/healthz")
                    break
                await asyncio.sleep(0.05)
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def deeds(heads: list[Head], count: int) -> None:
    """Until they have done so much together."""
    while sum(head.deeds for head in heads) < count:  # noqa: ASYNC110
        await asyncio.sleep(0.005)


async def stopped_in_time(place: Town) -> int:
    """SIGTERM; the exit code, within what the contract allows."""
    began = time.monotonic()
    code = await place.stopped()
    assert time.monotonic() - began < STOP_SECONDS, place.bot.tail()
    return code


def repeated_at_once(head: Head) -> int:
    """Messages of the bot that say the same as the one right above them."""
    texts = [(m.from_bot, m.words, m.inline_keyboard) for m in head.person.messages]
    return sum(one[0] and one == other for one, other in pairwise(texts))
