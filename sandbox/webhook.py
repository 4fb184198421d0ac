"""Posts updates to the bot's webhook: in order per chat, many chats at a time, again until taken."""

from __future__ import annotations

import asyncio
from collections import deque

import aiohttp

from sandbox.telegram import Telegram
from sandbox.updates import Update, WebhookSettings

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # a name, no secret
_LONGEST = 64.0  # seconds between two tries, before scaling


class WebhookPusher:
    """Runs while the server does. `time_scale` shortens the waits between tries (1: Telegram's own pace)."""

    def __init__(self, telegram: Telegram, *, time_scale: float = 1.0, timeout: float = 60.0) -> None:
        self._telegram = telegram
        self._scale = time_scale
        self._timeout = aiohttp.ClientTimeout(total=timeout)
        self._lanes: dict[int, deque[Update]] = {}  # by chat
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._session: aiohttp.ClientSession | None = None
        self._slots = asyncio.Semaphore(40)
        self._settings: WebhookSettings | None = None
        telegram.queue.on_push = self._take
        telegram.on_webhook = self.apply

    def apply(self) -> None:
        """The settings have changed: drop what is under way and begin with what waits."""
        settings = self._telegram.webhook
        self._settings = settings
        for task in self._tasks.values():
            task.cancel()
        self._tasks.clear()
        self._lanes.clear()
        if settings is not None:
            self._slots = asyncio.Semaphore(settings.max_connections)
            for update in self._telegram.queue.pending():
                self._take(update)

    async def close(self) -> None:
        """Stop posting; what wasn't taken stays in the queue."""
        self._telegram.queue.on_push = None
        self._telegram.on_webhook = _nothing
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()

    def _take(self, update: Update) -> bool:
        if self._settings is None:
            return False
        lane = self._lanes.setdefault(update.chat_id, deque())
        lane.append(update)
        if update.chat_id not in self._tasks:
            self._tasks[update.chat_id] = asyncio.create_task(self._run(update.chat_id, lane))
        return True

    async def _run(self, chat_id: int, lane: deque[Update]) -> None:
        while lane:
            await self._deliver(lane[0])
            update = lane.popleft()
            self._telegram.queue.confirm_one(update)
            for repeated in self._telegram.queue.take_again(update):
                await self._deliver(repeated)
        if self._lanes.get(chat_id) is lane:
            del self._lanes[chat_id], self._tasks[chat_id]

    async def _deliver(self, update: Update) -> None:
        """Post until a 2xx comes: at once again, then after 2, 4, 8… seconds."""
        pause = 0.0
        while not await self._post(update):
            if self._telegram.monotonic() > update.expires:
                return
            await asyncio.sleep(pause * self._scale)
            pause = min(max(pause * 2, 2.0), _LONGEST)

    async def _post(self, update: Update) -> bool:
        settings = self._settings
        if settings is None:
            return False
        headers = {"Content-Type": "application/json"}
        if settings.secret:
            headers[SECRET_HEADER] = settings.secret
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=self._timeout)
        try:
            async with (
                self._slots,
                self._session.post(settings.url, data=update.body, headers=headers) as response,
            ):
                # A method call in the answer is ignored: the bot would never hear what became of it.
                await response.read()
                if 200 <= response.status < 300:
                    return True
                problem = f"Wrong response from the webhook: {response.status} {response.reason}"
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            problem = f"Connection failed: {error.__class__.__name__}"
        self._telegram.webhook_error = (self._telegram.wall(), problem)
        return False


def _nothing() -> None:
    return None
