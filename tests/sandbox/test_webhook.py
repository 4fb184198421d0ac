"""Webhooks: posted with the secret, in order per chat, tried again until taken."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from aiohttp import web

from sandbox import Person, Sandbox
from tests.sandbox.client import Client


class Hook:
    """A bot's webhook that answers as it is told to: statuses in order, then 200."""

    def __init__(self) -> None:
        self.url = ""
        self.taken: list[dict[str, Any]] = []
        self.tries = 0
        self.secrets: list[str | None] = []
        self.statuses: list[int] = []
        self.slow: dict[int, float] = {}  # seconds by chat
        self.busy: dict[int, int] = {}
        self.overlapped = False

    async def handle(self, request: web.Request) -> web.Response:
        self.tries += 1
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        update = await request.json()
        chat_id = update["message"]["chat"]["id"]
        self.overlapped |= self.busy.get(chat_id, 0) > 0
        self.busy[chat_id] = self.busy.get(chat_id, 0) + 1
        await asyncio.sleep(self.slow.get(chat_id, 0))
        self.busy[chat_id] -= 1
        status = self.statuses.pop(0) if self.statuses else 200
        if status == 200:
            self.taken.append(update)
        return web.Response(status=status)

    @property
    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.taken]


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    hook = Hook()
    app = web.Application()
    app.router.add_post("/hook", hook.handle)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hook
    await runner.cleanup()


async def eventually(happened: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not happened():  # noqa: ASYNC110  # what is waited for is on either side of the wire
            await asyncio.sleep(0.01)


async def test_updates_are_posted_with_the_secret_and_count_as_confirmed(
    api: Client, sandbox: Sandbox, head: Person, hook: Hook
) -> None:
    await api.ok("setWebhook", url=hook.url, secret_token="s3cret_-")
    await head.say("раз", react=False)
    await eventually(lambda: hook.texts == ["раз"])
    assert hook.secrets == ["s3cret_-"]
    await eventually(lambda: sandbox.pending == 0)


async def test_what_waited_before_is_posted_too(api: Client, head: Person, hook: Hook) -> None:
    await head.say("раньше", react=False)
    await api.ok("setWebhook", url=hook.url)
    await eventually(lambda: hook.texts == ["раньше"])


async def test_a_refused_update_is_tried_again_and_holds_its_chat_only(
    api: Client, sandbox: Sandbox, head: Person, hook: Hook
) -> None:
    other = sandbox.person("Ольга")
    await api.ok("setWebhook", url=hook.url)
    hook.statuses = [500, 503, 404, 301]
    await head.say("раз", react=False)
    await head.say("два", react=False)
    await eventually(lambda: hook.tries >= 1)
    await other.say("я", react=False)
    await eventually(lambda: len(hook.taken) == 3)
    assert [text for text in hook.texts if text != "я"] == ["раз", "два"]
    assert hook.tries == 7
    info = await api.ok("getWebhookInfo")
    assert info["url"] == hook.url
    assert info["last_error_message"].startswith("Wrong response from the webhook: ")


async def test_a_chat_never_has_two_updates_under_way(
    api: Client, sandbox: Sandbox, head: Person, hook: Hook
) -> None:
    other = sandbox.person("Ольга")
    hook.slow = {head.id: 0.05}
    await api.ok("setWebhook", url=hook.url)
    for number in range(5):
        await head.say(str(number), react=False)
        await other.say(str(number), react=False)
    await eventually(lambda: len(hook.taken) == 10)
    assert not hook.overlapped
    for person in (head, other):
        own = [u["message"]["text"] for u in hook.taken if u["message"]["chat"]["id"] == person.id]
        assert own == ["0", "1", "2", "3", "4"]
    first_half = {u["message"]["chat"]["id"] for u in hook.taken[:5]}
    assert other.id in first_half, "the quick chat doesn't wait for the slow one"


async def test_a_bot_that_is_down_gets_its_updates_when_it_comes_back(
    api: Client, sandbox: Sandbox, head: Person, hook: Hook, unused_tcp_port: int
) -> None:
    await api.ok("setWebhook", url=f"http://127.0.0.1:{unused_tcp_port}/hook")
    await head.say("раз", react=False)
    await asyncio.sleep(0.1)
    info = await api.ok("getWebhookInfo")
    assert info["pending_update_count"] == 1
    assert info["last_error_message"].startswith("Connection failed")
    app = web.Application()
    app.router.add_post("/hook", hook.handle)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", unused_tcp_port).start()
    await eventually(lambda: hook.texts == ["раз"])
    await runner.cleanup()


async def test_without_the_webhook_updates_wait_for_polling_again(
    api: Client, head: Person, hook: Hook, unused_tcp_port: int
) -> None:
    await api.ok("setWebhook", url=f"http://127.0.0.1:{unused_tcp_port}/hook")
    await head.say("раз", react=False)
    await api.ok("deleteWebhook")
    assert [u["message"]["text"] for u in await api.ok("getUpdates")] == ["раз"]
    await api.ok("setWebhook", url=hook.url, drop_pending_updates=True)
    await head.say("два", react=False)
    await eventually(lambda: hook.texts == ["два"])


async def test_confirmed_updates_can_be_posted_twice(
    api: Client, sandbox: Sandbox, head: Person, hook: Hook
) -> None:
    sandbox.repeat_confirmed(1)
    await api.ok("setWebhook", url=hook.url)
    await head.say("раз", react=False)
    await eventually(lambda: hook.texts == ["раз", "раз"])
    sandbox.redeliver()
    await eventually(lambda: hook.texts == ["раз", "раз", "раз"])


@pytest.mark.parametrize(
    ("params", "why"),
    [
        ({"url": "http://example.com/hook"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        (
            {"url": "https://example.com:8080/hook"},
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        ({"url": "https://example.com", "secret_token": "a b"}, "secret token contains unallowed characters"),
        ({"url": "https://example.com", "secret_token": "a" * 257}, "secret token is too long"),
    ],
)
async def test_a_wrong_webhook_is_refused(api: Client, params: dict[str, str], why: str) -> None:
    assert await api.refused("setWebhook", **params) == f"400 Bad Request: {why}"
