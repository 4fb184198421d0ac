"""A town whose bot is a process of its own: a sandbox here, the bot there, one folder for all its lives."""

import asyncio
import contextlib
import sqlite3
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.decisions import read_decision
from bot.opening import open_installation, publish_decision
from bot.settings import BUNDLED, Settings
from core.people import RosterRow
from sandbox import Limits, Manners, Sandbox
from storage import departments
from tests.faults.forking import BotProcess
from tests.ports import free_port

TOKEN = "123456:TEST"
START = "2020-08-03T09:00+03:00"  # no rung of the ladder falls due in the minutes that a test takes
KINDERGARTENS = tuple(
    RosterRow(f"МБДОУ № {number} «{name}»", head, "", "Ленинский")
    for number, name, head in (
        (7, "Ласточка", "Иванова Мария Петровна"),
        (12, "Солнышко", "Петрова Анна Сергеевна"),
        (25, "Ромашка", "Сидорова Ольга Ивановна"),
        (31, "Теремок", ""),
        (44, "Журавлик", "Кузнецова Вера Павловна"),
        (58, "Родничок", "Орлова Нина Львовна"),
    )
)
SETTLED = (
    "SELECT (SELECT count(*) FROM updates WHERE state = 'new')"
    " + (SELECT count(*) FROM outbox WHERE state = 'waiting')"
    " + (SELECT count(*) FROM evidence WHERE fetch_state = 'waiting')"
)


@dataclass
class Town:
    """What a test works with: people write in the sandbox, the bot lives and dies beside it."""

    sandbox: Sandbox
    bot: BotProcess
    codes: dict[str, str]  # kindergarten → invitation's code

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.bot.settings.data_dir / "bot.db"

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """What the database holds, read beside the bot, whether it lives or not."""
        with contextlib.closing(sqlite3.connect(self.database, timeout=30)) as connection:
            return connection.execute(query).fetchall()

    async def settled(self, seconds: float = 60.0) -> None:
        """Wait until nothing is left to do: no update, no post, no file."""
        async with asyncio.timeout(seconds):
            while self.sandbox.pending or self.rows(SETTLED) != [(0,)]:  # noqa: ASYNC110
                await asyncio.sleep(0.05)

    async def stopped(self) -> int:
        """Stop it as a service manager does; its exit code."""
        self.bot.terminate()
        return await self.bot.ended()


def settings_for(folder: Path, base_url: str, **changes: object) -> Settings:
    """Settings of a bot that talks to the sandbox, as quickly as it can."""
    given: dict[str, object] = {
        "bot_token": TOKEN,
        "bot_username": "vsoko_test_bot",
        "bot_api_url": base_url,
        "data_dir": folder,
        "http_port": free_port(),
        "clock_start": START,
        "tick_seconds": 0.2,
        "messages_per_second": 1000,
        "chat_messages_per_second": 1000,
    }
    return Settings(_env_file=None, **(given | changes))  # type: ignore[arg-type]


async def prepare(settings: Settings) -> dict[str, str]:
    """Roster, decision and invitations; the codes by kindergarten."""
    here = await open_installation(settings)
    try:
        await here.database.write(lambda c: departments.import_roster(c, here.department_id, KINDERGARTENS))
        await publish_decision(here, *read_decision(BUNDLED))
        at = here.local_now()
        rows = await here.database.write(lambda c: departments.ensure_invitations(c, here.department_id, at))
        return {row.kindergarten: row.code for row in rows}
    finally:
        await here.close()


def quick_sandbox() -> Sandbox:
    """A sandbox without rate limits, whose people wait as long as a bot may take to come back."""
    return Sandbox(TOKEN, limits=Limits.lifted(), manners=Manners(timeout=60.0, patience=60.0))


@contextlib.asynccontextmanager
async def town(folder: Path, **changes: object) -> AsyncIterator[Town]:
    """A prepared town whose bot runs; whatever happens, no process is left behind."""
    folder.mkdir(parents=True, exist_ok=True)  # noqa: ASYNC240
    sandbox = quick_sandbox()
    async with sandbox.serve() as base_url:
        settings = settings_for(folder / "data", base_url, **changes)
        codes = await prepare(settings)
        bot = BotProcess(settings, folder / "bot.log")
        try:
            await bot.start()
            await bot.healthy()
            yield Town(sandbox, bot, codes)
        finally:
            await bot.gone()
