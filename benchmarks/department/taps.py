"""Heads go on tapping while the real bot makes a region's table for the department, over HTTP."""

import asyncio
import random
from pathlib import Path
from typing import Any

from benchmarks import town
from benchmarks.processes import end, start
from benchmarks.speed.people import Head
from bot.opening import open_all_reports
from core.people import RosterRow
from sandbox import Manners, Person, Sandbox
from storage import departments

TOKEN = "123456:DEPARTMENT"
HEADS, SPARE = 4, 24  # so many tap at a time; who is done leaves the place to the next one
BEFORE = 10.0  # seconds of tapping without an export, to compare with
PAUSE = (0.3, 0.7)
LONGEST = 300.0


async def measure(folder: Path) -> dict[str, Any]:
    """Taps before and while the table is made, and how long that took."""
    codes = await _invite(folder)
    sandbox = Sandbox(TOKEN, manners=Manners(timeout=LONGEST))
    boss = sandbox.person("Управление")
    with (folder / "bot.log").open("w") as log:
        async with sandbox.serve() as base_url:
            environment = {
                "BOT_TOKEN": TOKEN,
                "BOT_API_URL": base_url,
                "DATA_DIR": str(folder),
                "CLOCK_START": town.START,
                "ADMIN_IDS": str(boss.id),
                "CHAT_MESSAGES_PER_SECOND": "50",
            }
            bot = start(["-m", "bot", "run"], folder, log, environment)
            try:
                async with asyncio.timeout(LONGEST):
                    return await _measure(sandbox, boss, codes)
            finally:
                await asyncio.to_thread(end, bot)


async def _invite(folder: Path) -> list[str]:
    """Organisations that nobody has come from yet, beside those that were sown."""
    rows = [RosterRow(f"Детский сад «Проба {number}»", "Иванова Мария Петровна") for number in range(SPARE)]
    async with town.opened(folder) as here:
        await here.database.write(lambda c: departments.import_roster(c, here.department_id, rows))
        await open_all_reports(here)
        at = here.local_now()
        made = await here.database.write(lambda c: departments.ensure_invitations(c, here.department_id, at))
    return [one.code for one in made if "Проба" in one.kindergarten]


async def _measure(sandbox: Sandbox, boss: Person, codes: list[str]) -> dict[str, Any]:
    loop = asyncio.get_running_loop()
    waiting = [(sandbox.person("Глава"), Head(number, code)) for number, code in enumerate(codes)]
    await asyncio.gather(*(_joins(*one) for one in waiting))
    took: list[float] = []
    ready = iter(waiting)
    tapping = [asyncio.create_task(_taps(ready, took)) for _ in range(HEADS)]
    await asyncio.sleep(BEFORE)
    before, took[:] = sorted(took), []
    started = loop.time()
    await boss.say("/summary")
    opened = loop.time() - started
    await _press(boss, "Выгрузить")
    await _press(boss, "Таблица")
    while not any("document" in message.payload for message in boss.messages):  # noqa: ASYNC110 - only looked at
        await asyncio.sleep(0.1)
    made = loop.time() - started - opened
    meanwhile = sorted(took)
    for task in tapping:
        task.cancel()
    for problem in await asyncio.gather(*tapping, return_exceptions=True):
        if isinstance(problem, Exception):
            raise problem
    return {
        "summary_seconds": round(opened, 2),
        "table_seconds": round(made, 2),
        "taps_before": len(before),
        "tap_p95_before": _p95(before),
        "taps": len(meanwhile),
        "tap_median": _at(meanwhile, 0.5),
        "tap_p95": _p95(meanwhile),
        "tap_worst": _at(meanwhile, 1.0),
    }


def _p95(took: list[float]) -> float:
    return _at(took, 0.95)


def _at(took: list[float], share: float) -> float:
    return round(took[min(len(took) - 1, int(len(took) * share))], 3) if took else 0.0


async def _press(person: Person, words: str) -> None:
    rows = person.screen.payload["reply_markup"]["inline_keyboard"]
    data = next(b["callback_data"] for row in rows for b in row if b["text"].startswith(words))
    await person.tap(data, person.screen)


async def _joins(person: Person, head: Head) -> None:
    while not head.ready:
        await _step(person, head)


async def _taps(ready: Any, took: list[float]) -> None:
    loop = asyncio.get_running_loop()
    for person, head in ready:
        while not head.done:
            await asyncio.sleep(random.uniform(*PAUSE))
            started = loop.time()
            await _step(person, head)
            took.append(loop.time() - started)
    raise AssertionError("all heads are done before the table is: SPARE is too small")


async def _step(person: Person, head: Head) -> None:
    deed = head.deed()
    if deed.on is None:
        await person.say(deed.text)
    else:
        await person.tap(deed.text, person.screen)
    head.sees(person.screen.payload)
