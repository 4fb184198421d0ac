"""Intake: an update is on our disk before Telegram hears that we have it.

aiogram's own polling confirms a batch before its handlers finish, so a crash would lose what was in
flight. Here the raw batch is stored in one durable transaction, and only the next call confirms it.
"""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import aiohttp
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import AiogramError, TelegramUnauthorizedError

from bot.clock import real_now
from bot.errors import Refusal
from handlers.incoming import chat_of
from storage import updates
from storage.updates import Arrival
from storage.writer import Writer

log = logging.getLogger(__name__)
HOLD = 30  # seconds that Telegram may hold a call open
BATCH = 100
KINDS = ("message", "edited_message", "callback_query", "my_chat_member")
REFUSED = "Telegram refuses BOT_TOKEN (401 Unauthorized)"
FIRST_PAUSE, LONGEST_PAUSE, CONFLICT_PAUSE = 0.5, 30.0, 5.0


class TokenRefused(Refusal):
    """Telegram doesn't know the token: there is nothing to wait for."""


Storing = Callable[[Sequence[dict[str, Any]]], Awaitable[None]]


def storing(writer: Writer, bot_id: int, stored: Callable[[], None]) -> Storing:
    """A function that keeps a batch of raw updates; it returns once they are on the disk."""

    async def store(batch: Sequence[dict[str, Any]]) -> None:
        arrivals = [_arrival(raw) for raw in batch]
        at = real_now()
        await writer.do(lambda connection: updates.store(connection, bot_id, arrivals, at))
        stored()

    return store


def _arrival(raw: dict[str, Any]) -> Arrival:
    # ASCII, so that half of a surrogate pair, which no database stores, can't stop the intake.
    payload = json.dumps(raw, separators=(",", ":"))
    return Arrival(int(raw["update_id"]), chat_of(raw), payload)


class Polling:
    """Long polling. ``run`` ends only by being cancelled, or with TokenRefused."""

    def __init__(self, bot: Bot, session: AiohttpSession, store: Storing) -> None:
        self._bot = bot
        self._session = session
        self._store = store
        self._offset: int | None = None
        self._webhook_is_gone = False
        self._pause = FIRST_PAUSE

    async def run(self) -> None:
        """Ask, store, confirm by asking again."""
        while True:
            try:
                batch = await self._ask() if self._webhook_is_gone else await self._drop_webhook()
                if batch:
                    await self._store(batch)
                    self._offset = max(int(raw["update_id"]) for raw in batch) + 1
                self._pause = FIRST_PAUSE
            except TokenRefused:
                raise
            except (AiogramError, aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
                await self._wait("Telegram can't be reached", error)
            except Exception as error:
                await self._wait("a batch couldn't be stored", error)

    async def _drop_webhook(self) -> list[dict[str, Any]]:
        """Polling and a webhook exclude each other; one may have been left by an earlier set-up."""
        try:
            await self._bot.delete_webhook()
        except TelegramUnauthorizedError:
            raise TokenRefused(REFUSED) from None
        self._webhook_is_gone = True
        return []

    async def _ask(self) -> list[dict[str, Any]]:
        client = await self._session.create_session()
        url = self._session.api.api_url(token=self._bot.token, method="getUpdates")
        body: dict[str, Any] = {"timeout": HOLD, "limit": BATCH, "allowed_updates": list(KINDS)}
        if self._offset is not None:
            body["offset"] = self._offset
        timeout = aiohttp.ClientTimeout(total=HOLD + 15, connect=10)
        async with client.post(url, json=body, timeout=timeout) as response:
            if response.status == 401:
                raise TokenRefused(REFUSED)
            if response.status == 409:
                self._webhook_is_gone = False
                log.error("another program polls with the same token; trying again in %s s", CONFLICT_PAUSE)
                await asyncio.sleep(CONFLICT_PAUSE)
                return []
            answer = await response.json(content_type=None)
        if not isinstance(answer, dict) or not answer.get("ok"):
            raise ValueError(f"getUpdates answered {response.status}")
        return list(answer["result"])

    async def _wait(self, what: str, error: Exception) -> None:
        log.warning("%s (%s), trying again in %.1f s", what, type(error).__name__, self._pause)
        await asyncio.sleep(self._pause)
        self._pause = min(self._pause * 2, LONGEST_PAUSE)
