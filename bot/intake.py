"""Intake: an update is on our disk before Telegram hears that we have it.

aiogram's own polling confirms a batch before its handlers finish, so a crash would lose what was in
flight. Here the raw batch is stored in one durable transaction, and only the next call confirms it.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from bot.calling import UNREACHED, Caller, TokenRefused, Unreached
from bot.clock import real_now
from bot.patience import Backoff, Patience
from bot.troubles import Grumble
from handlers.incoming import chat_of
from scheduler import plain_json
from scheduler.answers import Answer
from storage import updates
from storage.updates import Arrival, Pending
from storage.writer import Writer

__all__ = ["KINDS", "Polling", "Storing", "TokenRefused", "storing"]

log = logging.getLogger(__name__)
BATCH = 100
SOON = 0.2  # seconds
KINDS = ("message", "edited_message", "callback_query", "my_chat_member")
CONFLICT = (
    "another program takes the updates of this bot (409): stop it, or give one of them another BOT_TOKEN"
)
NOT_STORED = "updates can't be stored, and aren't confirmed to Telegram"
LARGEST_ID = 2**63 - 1

Storing = Callable[[Sequence[dict[str, Any]]], Awaitable[None]]


def storing(writer: Writer, bot_id: int, stored: Callable[[Sequence[Pending]], None]) -> Storing:
    """A function that keeps a batch of raw updates; it returns once they are on the disk.

    ``stored`` is then told of those that are new.
    """

    async def store(batch: Sequence[dict[str, Any]]) -> None:
        arrivals = [_arrival(raw) for raw in batch]
        at = real_now()
        stored(await writer.do(lambda connection: updates.store(connection, bot_id, arrivals, at)))

    return store


def _arrival(raw: dict[str, Any]) -> Arrival:
    return Arrival(int(raw["update_id"]), chat_of(raw), plain_json.dump(raw).decode(), raw)


def is_update(raw: object) -> bool:
    """Whether it can be stored and confirmed: an object with an id of a size that Telegram gives."""
    found = raw.get("update_id") if isinstance(raw, dict) else None
    return isinstance(found, int) and not isinstance(found, bool) and 0 <= found <= LARGEST_ID


class Polling:
    """Long polling. ``run`` ends only by being cancelled, or with TokenRefused."""

    def __init__(self, caller: Caller, store: Storing, patience: Patience, grumble: Grumble) -> None:
        self._caller = caller
        self._store = store
        self._patience = patience
        self._grumble = grumble
        self._backoff = Backoff(patience)
        self._offset: int | None = None
        self._webhook_is_gone = False

    async def run(self) -> None:
        """Ask, store, confirm by asking again."""
        while True:
            pause = await self._round()
            if pause:
                await asyncio.sleep(pause)

    async def _round(self) -> float:
        """One call and what came of it; seconds to wait before the next one."""
        started = time.monotonic()
        try:
            if not self._webhook_is_gone:
                await self._drop_webhook()
            answer = await self._ask()
        except Unreached as error:
            self._grumble.say(UNREACHED, error)
            return self._backoff.grow()
        if answer.status == 409:
            return self._stand_back(answer)
        if not answer.ok or not isinstance(answer.result, list):
            self._grumble.say(UNREACHED, f"getUpdates: {answer.status} {answer.description}")
            return max(self._backoff.grow(), answer.retry_after)
        self._grumble.over(UNREACHED)
        self._grumble.over(CONFLICT)
        if not answer.result and time.monotonic() - started < SOON:
            return self._patience.first  # whoever answers doesn't hold the call: don't turn like a wheel
        return await self._keep(answer.result)

    async def _drop_webhook(self) -> None:
        """Polling and a webhook exclude each other; one may have been left by an earlier set-up."""
        await self._caller.must("deleteWebhook", {}, self._patience.answer)
        self._webhook_is_gone = True

    async def _ask(self) -> Answer:
        hold = self._patience.hold
        body: dict[str, Any] = {"timeout": hold, "limit": BATCH, "allowed_updates": list(KINDS)}
        if self._offset is not None:
            body["offset"] = self._offset
        return await self._caller.call("getUpdates", body, hold + self._patience.answer / 2)

    def _stand_back(self, answer: Answer) -> float:
        """Two programs that both take the updates throw each other out: who is slow disturbs less."""
        self._webhook_is_gone = False  # the other way of taking them: somebody has set one
        self._grumble.say(CONFLICT, answer.description)
        return self._patience.conflict

    async def _keep(self, found: list[Any]) -> float:
        batch = [raw for raw in found if is_update(raw)]
        try:
            if batch:
                await self._store(batch)
        except Exception as error:  # whatever the disk says: Telegram keeps the batch until it is stored
            self._grumble.say(NOT_STORED, error)
            return self._patience.first  # our own disk: nobody is spared by a long wait
        self._grumble.over(NOT_STORED)
        if batch:
            self._offset = max(raw["update_id"] for raw in batch) + 1
        elif found:
            self._grumble.say("Telegram's updates can't be read", f"{len(found)} without an id")
            return self._backoff.grow()
        self._backoff.reset()
        return 0.0
