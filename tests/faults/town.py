"""A town whose bot is a process of its own: a sandbox here, the bot there, one folder for all its lives."""

import asyncio
import contextlib
import sqlite3
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp

from bot.decisions import read_decision
from bot.opening import open_installation, publish_decision
from bot.patience import USUAL, Patience
from bot.settings import BUNDLED, Settings
from core.people import RosterRow
from sandbox import Limits, Manners, Sandbox
from storage import departments
from tests.faults import ledger
from tests.faults.forking import BotProcess
from tests.faults.witness import Witness
from tests.ports import free_port

TOKEN = "123456:TEST"
PATIENCE = 180.0  # seconds that people wait for a bot that may be dead, on a machine that may be busy
START = "2020-08-03T09:00+03:00"  # no rung of the ladder falls due unless the clock is moved
CLOCK_SECONDS = 180.0  # until a bot that is killed again and again has said yes
JUST_NOW = timedelta(minutes=5)  # of the bot's time: a jump that was made but not confirmed isn't repeated
NAMES = ("Ласточка", "Солнышко", "Ромашка", "Теремок", "Журавлик", "Родничок")
SETTLED = (
    "SELECT (SELECT count(*) FROM updates WHERE state = 'new')"
    " + (SELECT count(*) FROM outbox WHERE state = 'waiting')"
    " + (SELECT count(*) FROM evidence WHERE fetch_state = 'waiting')"
)


def kindergartens(count: int) -> tuple[RosterRow, ...]:
    """So many of them, every fourth without a head's name in the list."""
    return tuple(
        RosterRow(
            f"МБДОУ № {number} «{NAMES[number % len(NAMES)]}»",
            f"Иванова Мария {number}-я" if number % 4 else "",
            "",
            "Ленинский",
        )
        for number in range(1, count + 1)
    )


@dataclass
class Town:
    """What a test works with: people write in the sandbox, the bot lives and dies beside it."""

    sandbox: Sandbox
    bot: BotProcess
    codes: dict[str, str]  # kindergarten → invitation's code
    witness: Witness  # of everything that people get to see

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.bot.settings.data_dir / "bot.db"

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """What the database holds, read beside the bot, whether it lives or not.

        Read-only: whoever closes a dead bot's database otherwise tidies it up, which the next life should do.
        """
        only_read = f"{self.database.absolute().as_uri()}?mode=ro"
        with contextlib.closing(sqlite3.connect(only_read, uri=True, timeout=30)) as connection:
            return connection.execute(query).fetchall()

    async def settled(self, seconds: float = 180.0) -> None:
        """Wait until nothing is left to do: no update, no post, no file."""
        async with asyncio.timeout(seconds):
            while self.sandbox.pending or self.rows(SETTLED) != [(0,)]:  # noqa: ASYNC110
                await asyncio.sleep(0.05)

    async def clock(
        self, moment: datetime, speed: float | None = None, bot: BotProcess | None = None
    ) -> None:
        """Let the bot's clock jump to that moment; asked again until a living bot has said yes."""
        wanted: dict[str, object] = {"now": moment.isoformat(), "speed": speed}
        async with asyncio.timeout(CLOCK_SECONDS), aiohttp.ClientSession() as client:
            while True:
                with contextlib.suppress(aiohttp.ClientError):
                    if speed is None and moment <= await self.shown(bot) < moment + JUST_NOW:
                        return  # it was killed after the jump, before it could say so
                    async with client.post(_clock_of(bot or self.bot), json=wanted) as answer:
                        if answer.status == 200:
                            return
                await asyncio.sleep(0.02)

    async def shown(self, bot: BotProcess | None = None) -> datetime:
        """What the bot's clock shows. aiohttp's error where nobody is there to tell."""
        async with aiohttp.ClientSession() as client, client.get(_clock_of(bot or self.bot)) as answer:
            return datetime.fromisoformat((await answer.json())["now"])

    async def stopped(self) -> int:
        """Stop it as a service manager does; its exit code."""
        self.bot.terminate()
        return await self.bot.ended()


def _clock_of(bot: BotProcess) -> str:
    return f"http://127.0.0.1:{bot.settings.http_port}/clock"


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


async def prepare(settings: Settings, count: int = 6) -> dict[str, str]:
    """Roster, decision and invitations; the codes by kindergarten."""
    here = await open_installation(settings)
    roster = kindergartens(count)
    try:
        await here.database.write(lambda c: departments.import_roster(c, here.department_id, roster))
        await publish_decision(here, *read_decision(BUNDLED))
        at = here.local_now()
        rows = await here.database.write(lambda c: departments.ensure_invitations(c, here.department_id, at))
        return {row.kindergarten: row.code for row in rows}
    finally:
        await here.close()


def quick_sandbox(**changes: Any) -> Sandbox:
    """A sandbox without rate limits, whose people wait as long as a bot may take to come back."""
    how: dict[str, Any] = {"limits": Limits.lifted(), "manners": Manners(timeout=PATIENCE, patience=PATIENCE)}
    return Sandbox(TOKEN, **(how | changes))


@contextlib.asynccontextmanager
async def town(
    folder: Path,
    *,
    size: int = 6,
    sandbox: Sandbox | None = None,
    first: Callable[[], None] | None = None,
    patience: Patience = USUAL,
    **changes: object,
) -> AsyncIterator[Town]:
    """A prepared town of so many kindergartens whose bot runs; whatever happens, no process is left behind.

    ``first`` runs in each of the bot's processes before anything else; ``patience`` is the bot's with
    Telegram; ``changes`` are settings.
    """
    folder.mkdir(parents=True, exist_ok=True)  # noqa: ASYNC240
    sandbox = sandbox or quick_sandbox()
    async with sandbox.serve() as base_url, Witness(sandbox).watching() as witness:
        settings = settings_for(folder / "data", base_url, **changes)
        codes = await prepare(settings, size)
        bot = BotProcess(settings, folder / "bot.log", first, patience)
        ledger.open_ledger(settings.data_dir / "bot.db")
        try:
            await bot.start()
            await bot.healthy()
            yield Town(sandbox, bot, codes, witness)
        finally:
            await bot.gone()
