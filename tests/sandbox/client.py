"""A bare client of the stand-in: what a bot sends, with nothing between."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

import aiohttp

Handler = Callable[["Client", dict[str, Any]], Awaitable[None]]


class Client:
    """Calls methods over real HTTP."""

    def __init__(self, session: aiohttp.ClientSession, base_url: str, token: str) -> None:
        self.session = session
        self.base_url = base_url
        self.url = f"{base_url}/bot{token}"

    async def call(self, method: str, **params: Any) -> tuple[int, dict[str, Any]]:
        """HTTP status and the whole JSON body."""
        async with self.session.post(f"{self.url}/{method}", json=params) as response:
            return response.status, await response.json()

    async def ok(self, method: str, **params: Any) -> Any:
        """The result of a call that must succeed."""
        status, body = await self.call(method, **params)
        assert (status, body["ok"]) == (200, True), body
        return body["result"]

    async def refused(self, method: str, **params: Any) -> str:
        """«400 Bad Request: …» of a call that must be refused."""
        status, body = await self.call(method, **params)
        assert body["ok"] is False, body
        assert body["error_code"] == status
        assert "result" not in body
        return f"{status} {body['description']}"

    async def upload(self, method: str, field: str, name: str, content: bytes, **params: str) -> Any:
        """Send a file the way aiogram does: `field=attach://part` and the part beside it."""
        form = aiohttp.FormData(quote_fields=False)
        for key, value in params.items():
            form.add_field(key, value)
        form.add_field(field, "attach://part1")
        form.add_field("part1", content, filename=name, content_type="application/octet-stream")
        async with self.session.post(f"{self.url}/{method}", data=form) as response:
            return await response.json()

    async def download(self, file_path: str) -> tuple[int, bytes]:
        """Status and bytes of a file."""
        async with self.session.get(self.url.replace("/bot", "/file/bot") + f"/{file_path}") as response:
            return response.status, await response.read()


@asynccontextmanager
async def polling(client: Client, handle: Handler) -> AsyncIterator[None]:
    """A bot that hands each update to `handle` and confirms it afterwards."""

    async def run() -> None:
        offset = 0
        while True:
            for update in await client.ok("getUpdates", offset=offset, timeout=30):
                await handle(client, update)
                offset = update["update_id"] + 1

    task = asyncio.create_task(run())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def echo(client: Client, update: dict[str, Any]) -> None:
    """Repeats texts with two buttons under them; answers a tap and writes its data into the message."""
    if "message" in update:
        message = update["message"]
        keys = [
            [{"text": "✅ Сделано", "callback_data": "done"}],
            [{"text": "Назад", "callback_data": "back"}],
        ]
        await client.ok(
            "sendMessage",
            chat_id=message["chat"]["id"],
            text=f"Эхо: {message.get('text', 'не текст')}",
            reply_markup={"inline_keyboard": keys},
        )
    elif "callback_query" in update:
        query = update["callback_query"]
        await client.ok("answerCallbackQuery", callback_query_id=query["id"], text="Записано")
        await client.call(  # a double tap changes nothing: refused, and rightly
            "editMessageText",
            chat_id=query["message"]["chat"]["id"],
            message_id=query["message"]["message_id"],
            text=f"Нажато: {query['data']}",
        )
