"""A running bot and a sandbox for it: the stories go over HTTP, not by calling handlers."""

import asyncio
import contextlib
import os
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from sqlalchemy import Connection, text

from bot import app
from bot.consenting import consent_of
from bot.decisions import read_decision
from bot.inviting import bot_username
from bot.opening import Installation, open_installation, publish_decision
from bot.patience import USUAL, Patience
from bot.settings import BUNDLED, Settings
from core.people import RosterRow
from sandbox import Limits, Manners, Person, Sandbox
from storage import departments
from tests.ports import free_port
from tests.postgres import shared
from tests.templates import Templates

STORIES_ON = "STORIES_ON"  # an environment variable: ``postgresql`` tells all stories there (`make faults`)
TOKEN = "123456:TEST"
ADMIN = 900_000_001
MOSCOW_START = "2020-08-03T09:00+03:00"
KINDERGARTENS = (
    RosterRow("МБДОУ № 7 «Ласточка»", "Иванова Мария Петровна", "+7 910 123-45-67", "Ленинский"),
    RosterRow("МБДОУ № 12 «Солнышко»", "Петрова Анна Сергеевна", "+7 910 765-43-21", "Октябрьский"),
    RosterRow("МБДОУ № 25 «Ромашка»", "Сидорова Ольга Ивановна", "", "Ленинский"),
    RosterRow("МБДОУ «Россиянка» ЦРР", "", "", ""),
)
_PREPARED: Templates[dict[str, str]] = Templates()


@dataclass
class Town:
    """A department of a few kindergartens with its bot, seen from outside."""

    sandbox: Sandbox
    settings: Settings
    links: dict[str, str]
    http: str
    _start: Callable[[], Awaitable[None]]
    _stop: Callable[[], Awaitable[None]]
    _ended: Callable[[], Awaitable[None]]

    @property
    def consent(self) -> str:
        """The version of the consent text that its people are asked for."""
        return consent_of(self.settings).version

    def code(self, name: str) -> str:
        """The invitation's code of the kindergarten whose name holds this."""
        return next(code for kindergarten, code in self.links.items() if name in kindergarten)

    def head(self, first_name: str = "Мария", last_name: str = "Иванова") -> Person:
        """A person who has not written yet."""
        return self.sandbox.person(first_name, last_name=last_name)

    async def registered(self, kindergarten: str, role: str = "Заведующий") -> Person:
        """A head who has gone through the registration, without a name."""
        person = await self.registered_up_to_the_name(kindergarten, role)
        await person.press("Пропустить")
        return person

    async def registered_up_to_the_name(self, kindergarten: str, role: str = "Заведующий") -> Person:
        """A head who is asked how to be addressed."""
        person = self.head()
        await person.say(f"/start {self.code(kindergarten)}")
        await person.press("Да, это мы")
        await person.press("Согласен")
        await person.press(role)
        return person

    async def asks_to_join(self, kindergarten: str) -> Person:
        """A deputy who has come by the used link and waits."""
        person = self.head("Елена", "Смирнова")
        await person.say(f"/start {self.code(kindergarten)}")
        await person.press("Да, попросить доступ")
        await person.press("Согласен")
        await person.sees("Просьба отправлена")
        return person

    async def revoke(self, kindergarten: str) -> None:
        """The department takes the kindergarten's link back."""
        code = self.code(kindergarten)
        here = await open_installation(self.settings)
        try:
            revoked = text("UPDATE invitations SET revoked_at = created_at WHERE code = :code")
            await here.database.write(lambda c: c.execute(revoked, {"code": code}))
        finally:
            await here.close()

    async def quiet(self) -> None:
        """Until everything that came has taken effect and everything decided has been sent."""
        waiting = (
            "SELECT (SELECT count(*) FROM updates WHERE state = 'new')"
            " + (SELECT count(*) FROM outbox WHERE state = 'waiting') AS number"
        )
        async with asyncio.timeout(10):
            while self.sandbox.pending or (await self.rows(waiting))[0]["number"]:  # noqa: ASYNC110
                await asyncio.sleep(0.02)

    async def administrator(self) -> Person:
        """The department, who has pressed Start."""
        person = self.sandbox.person("Ирина", last_name="Прокофьева", user_id=ADMIN)
        await person.say("/start")
        return person

    async def restart(self) -> None:
        """Stop the bot and start it again on the same data."""
        await self._stop()
        await self._start()

    async def stop(self) -> None:
        """Stop the bot."""
        await self._stop()

    async def start(self) -> None:
        """Start it again."""
        await self._start()

    async def ended(self) -> None:
        """Until the bot ends by itself; raises what it ended with."""
        async with asyncio.timeout(10):
            await self._ended()

    async def clock(self, now: str | None = None, speed: float | None = None) -> datetime:
        """Move the bot's clock (Moscow time where no offset is given)."""
        moment = f"{now}+03:00" if now and "+" not in now else now
        async with (
            aiohttp.ClientSession() as client,
            client.post(f"{self.http}/clock", json={"now": moment, "speed": speed}) as answer,
        ):
            assert answer.status == 200, await answer.text()
            return datetime.fromisoformat((await answer.json())["now"])

    def refusals(self) -> list[str]:
        """What Telegram refused the bot; an edit that changes nothing is no mishap."""
        return [
            f"{call.method}: {call.status} {call.result}"
            for call in self.sandbox.calls()
            if call.status >= 400
            and "message is not modified" not in str(call.result)
            and not (call.chat_id == ADMIN and "chat not found" in str(call.result))  # hasn't pressed Start
        ]

    async def nothing_went_wrong(self) -> None:
        """No request was refused, no update ended in quarantine, nothing waits unsent."""
        assert not self.refusals()
        assert not await self.rows("SELECT seq, error FROM updates WHERE state = 'quarantined'")
        failed = "SELECT chat_id, why FROM outbox WHERE state = 'failed' AND chat_id <> :admin"
        assert not await self.rows(failed, admin=ADMIN)

    async def rows(self, query: str, **values: object) -> list[dict[str, Any]]:
        """What the database holds, read beside the running bot."""
        if not self.settings.database_url:
            return self._sqlite_rows(query, values)
        here = await open_installation(self.settings)

        def work(connection: Connection) -> list[dict[str, Any]]:
            return [dict(row) for row in connection.execute(text(query), values).mappings()]

        try:
            return await here.database.read(work)
        finally:
            await here.close()

    def _sqlite_rows(self, query: str, values: dict[str, object]) -> list[dict[str, Any]]:
        """The quick way: opening an installation looks at migrations first."""
        with contextlib.closing(sqlite3.connect(self.settings.data_dir / "bot.db", timeout=10)) as database:
            database.row_factory = sqlite3.Row
            return [dict(row) for row in database.execute(query, values)]


async def prepare(settings: Settings) -> dict[str, str]:
    """Roster, decision and invitations; the codes by kindergarten."""
    here: Installation = await open_installation(settings)
    try:
        await here.database.write(lambda c: departments.import_roster(c, here.department_id, KINDERGARTENS))
        await publish_decision(here, *read_decision(BUNDLED))
        await bot_username(here)
        at = here.local_now()
        rows = await here.database.write(lambda c: departments.ensure_invitations(c, here.department_id, at))
        return {row.kindergarten: row.code for row in rows}
    finally:
        await here.close()


@contextlib.asynccontextmanager
async def running_town(folder: Path, patience: Patience = USUAL, **changes: object) -> AsyncIterator[Town]:
    """A town whose bot runs in this process and talks to the sandbox over HTTP."""
    lifted = Limits(per_second=None, per_chat_per_second=None, per_group_minute=None)
    sandbox = Sandbox(TOKEN, limits=lifted, manners=Manners(), webhook_time_scale=0.05)
    async with sandbox.serve() as base_url:
        port = free_port()
        given: dict[str, object] = {
            "bot_token": TOKEN,
            "bot_username": "vsoko_test_bot",
            "bot_api_url": base_url,
            "data_dir": folder,
            "admin_ids": str(ADMIN),
            "department_name": "Управление образования города Калуги",
            "http_port": port,
            "clock_start": MOSCOW_START,
            "tick_seconds": 0.1,
            "messages_per_second": 1000,
            "chat_messages_per_second": 1000,
        }
        if os.environ.get(STORIES_ON) == "postgresql":
            given["database_url"] = shared().database()
        extra = {
            key: value.format(port=port) if isinstance(value, str) else value
            for key, value in changes.items()
        }
        settings = Settings(_env_file=None, **(given | extra))  # type: ignore[arg-type]
        made_of = settings.model_copy(update={"bot_api_url": "", "http_port": 0, "data_dir": Path()})

        async def make(place: Path) -> dict[str, str]:
            return await prepare(settings.model_copy(update={"data_dir": place}))

        goes_on = (settings.data_dir / "bot.db").exists()  # a copy would put such a town back
        if settings.database_url or goes_on:
            links = await prepare(settings)
        else:
            links = await _PREPARED.copy(repr(made_of), settings.data_dir, make)
        running: list[asyncio.Task[None]] = []

        async def start() -> None:
            running.append(asyncio.create_task(app.run(settings, patience)))
            await _healthy(f"http://127.0.0.1:{port}", running[-1])

        async def stop() -> None:
            task = running.pop()
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

        async def ended() -> None:
            await running.pop()

        await start()
        town = Town(sandbox, settings, links, f"http://127.0.0.1:{port}", start, stop, ended)
        try:
            yield town
        finally:
            if running:
                await stop()


async def _healthy(base: str, task: asyncio.Task[None]) -> None:
    async with aiohttp.ClientSession() as client:
        for _ in range(500):
            if task.done():
                task.result()
            with contextlib.suppress(aiohttp.ClientError):
                async with client.get(f"{base}/healthz") as answer:
                    if answer.status == 200:
                        return
            await asyncio.sleep(0.02)
    raise AssertionError("the bot didn't start")


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    """A town with a bot that polls."""
    async with running_town(tmp_path) as made:
        yield made


@pytest.fixture
async def sound(town: Town) -> AsyncIterator[None]:
    """After the story: nothing went wrong on the way (see ``Town.nothing_went_wrong``)."""
    yield
    await town.nothing_went_wrong()


@pytest.fixture
async def webhook_town(tmp_path: Path) -> AsyncIterator[Town]:
    """A town with a bot that is called by a webhook."""
    async with running_town(
        tmp_path, webhook_url="http://127.0.0.1:{port}/telegram/hook", webhook_secret="s3cret_-"
    ) as made:
        yield made
