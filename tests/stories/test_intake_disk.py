"""What can't be stored isn't confirmed to Telegram: it comes again until the disk takes it, by either way."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiohttp import web

from bot.calling import Caller
from bot.clock import WallClock
from bot.http import Site
from bot.intake import NOT_STORED, Polling
from bot.patience import Patience
from bot.troubles import Grumble
from bot.webhook import Webhook
from sandbox import Sandbox
from tests.ports import free_port
from tests.stories.heads import soon

TOKEN = "123456:TEST"
LOG = logging.getLogger("test")
LIVELY = Patience(answer=5.0, hold=1, first=0.05, longest=0.1)


class Shelf:
    """A disk that is full for the first few tries."""

    def __init__(self, failures: int) -> None:
        self.failures = failures
        self.kept: list[str] = []

    async def store(self, batch: Sequence[dict[str, Any]]) -> None:
        """As the real one: all of the batch, or none."""
        if self.failures:
            self.failures -= 1
            raise OSError(28, "No space left on device")
        self.kept += [raw["message"]["text"] for raw in batch]

    async def has(self, count: int) -> bool:
        """Whether so many are kept."""
        return len(self.kept) >= count


@contextlib.asynccontextmanager
async def calling(sandbox: Sandbox) -> AsyncIterator[Caller]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(sandbox.base_url))
    try:
        yield Caller(session, TOKEN)
    finally:
        await session.close()


@contextlib.asynccontextmanager
async def running(task: asyncio.Task[None]) -> AsyncIterator[None]:
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_polling_asks_for_the_same_batch_again(caplog: pytest.LogCaptureFixture) -> None:
    sandbox, shelf = Sandbox(TOKEN), Shelf(failures=3)
    async with sandbox.serve(), calling(sandbox) as caller:
        head = sandbox.person("Мария")
        for words in ("раз", "два", "три"):
            await head.say(words, react=False)
        polling = Polling(caller, shelf.store, LIVELY, Grumble(LOG))
        async with running(asyncio.create_task(polling.run())):
            await soon(lambda: shelf.has(3))
            await soon(lambda: confirmed(sandbox))
        offsets = [call.params.get("offset") for call in sandbox.calls("getUpdates")]
    assert offsets[:4] == [None] * 4
    assert shelf.kept == ["раз", "два", "три"]
    assert_one_line_and_an_end(caplog)


async def test_the_webhook_answers_503_and_telegram_brings_it_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    sandbox, shelf = Sandbox(TOKEN, webhook_time_scale=0.01), Shelf(failures=3)
    port = free_port()
    url = f"http://127.0.0.1:{port}/hook"
    site = Site(WallClock(), no_move, no_reminder, url, "s", shelf.store)
    runner = web.AppRunner(site.app(), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    async with sandbox.serve(), calling(sandbox) as caller:
        webhook = Webhook(caller, url, "s", LIVELY, Grumble(LOG))
        async with running(asyncio.create_task(webhook.run())):
            head = sandbox.person("Мария")
            for words in ("раз", "два", "три"):
                await head.say(words, react=False)
            await soon(lambda: shelf.has(3))
            await soon(lambda: confirmed(sandbox))
    await runner.cleanup()
    assert shelf.kept == ["раз", "два", "три"]
    assert_one_line_and_an_end(caplog)


async def test_a_webhook_that_telegram_can_t_reach_is_told_in_telegram_s_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    sandbox = Sandbox(TOKEN, webhook_time_scale=0.01)
    url = f"http://127.0.0.1:{free_port()}/hook"  # where nobody listens
    patience = Patience(answer=5.0, webhook=0.05)
    async with sandbox.serve(), calling(sandbox) as caller:
        webhook = Webhook(caller, url, "s", patience, Grumble(LOG))
        await sandbox.person("Мария").say("раз", react=False)
        async with running(asyncio.create_task(webhook.run())):
            await soon(lambda: asked_often(sandbox))
    told = [line for line in caplog.messages if line.startswith("Telegram can't deliver to WEBHOOK_URL")]
    assert told == ["Telegram can't deliver to WEBHOOK_URL: Connection failed: ClientConnectorError"]


async def asked_often(sandbox: Sandbox) -> bool:
    return len(sandbox.calls("getWebhookInfo")) > 5


async def test_what_has_no_id_holds_nothing_up() -> None:
    shelf = Shelf(failures=0)

    async def odd(request: web.Request) -> web.Response:
        if request.path.endswith("deleteWebhook"):
            return web.json_response({"ok": True, "result": True})
        asked = (await request.json()).get("offset")
        if asked is not None:
            await asyncio.sleep(1)
        fine = {"update_id": 5, "message": {"text": "раз"}}
        return web.json_response({"ok": True, "result": [{"update_id": "x"}, None, 7, fine]})

    app = web.Application()
    app.router.add_post("/bot{token}/{method}", odd)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    port = free_port()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    sandbox = Sandbox(TOKEN)
    sandbox.base_url = f"http://127.0.0.1:{port}"
    async with calling(sandbox) as caller:
        polling = Polling(caller, shelf.store, LIVELY, Grumble(LOG))
        async with running(asyncio.create_task(polling.run())):
            await soon(lambda: shelf.has(1))
    await runner.cleanup()
    assert shelf.kept == ["раз"]


async def confirmed(sandbox: Sandbox) -> bool:
    return sandbox.pending == 0


async def no_move() -> None:
    """Nothing follows the clock here."""


async def no_reminder() -> None:
    """Nothing is planned here."""


def assert_one_line_and_an_end(caplog: pytest.LogCaptureFixture) -> None:
    said = [line for line in caplog.messages if line.startswith(NOT_STORED)]
    assert len(said) == 2, said
    assert said[0].endswith("No space left on device")
    assert ": over, after" in said[1]
