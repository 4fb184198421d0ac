"""The post office: sends the outbox in order per chat, replies first, within Telegram's limits.

A chat is worked on by one delivery at a time, until its row is stamped: so the next row knows which
message is the newest. What fails in passing stays in the outbox and is tried again.
"""

import asyncio
import contextlib
import logging
import random
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from core.outgoing import Waiting
from scheduler.outcomes import Outcome, Refused, Sent, Trouble, Unreachable, Wait
from scheduler.stamps import Delivered, Stamps
from scheduler.window import Window

log = logging.getLogger(__name__)
MOST_AT_ONCE = 100
CHAT_SECONDS = (
    5.1  # one message a second in one chat: five in five seconds, so that a quick tapper isn't held
)
GROUP_MOST, GROUP_SECONDS = 20, 60.0
LONGEST_PAUSE = 60.0  # seconds between two tries of the same post


class Outbox(Protocol):
    """Where posts wait."""

    async def waiting(self, limit: int, without: Sequence[int]) -> list[Waiting]: ...
    async def sent(self, delivered: Sequence[Delivered], at: datetime) -> None: ...
    async def failed(self, post: Waiting, why: str, at: datetime) -> None: ...
    async def blocked(self, post: Waiting, why: str, at: datetime) -> None: ...
    async def cancelled(self, post: Waiting, why: str, at: datetime) -> None: ...
    async def retried(self, post: Waiting) -> None: ...
    async def still_owed(self, chat_id: int) -> bool: ...
    async def put_back(self, post: Waiting, now: datetime) -> bool: ...


class Courier(Protocol):
    """Who brings a post to Telegram."""

    async def deliver(self, waiting: Waiting) -> Outcome: ...


class PostOffice:
    """``run`` is its loop; ``wake`` tells it that something was put into the outbox."""

    def __init__(
        self,
        outbox: Outbox,
        courier: Courier,
        per_second: float,
        per_chat_second: float,
        now: Callable[[], datetime],
    ) -> None:
        self._outbox = outbox
        self._courier = courier
        self._now = now
        self._all = Window(per_second)
        self._per_chat = per_chat_second * 5
        self._chats: dict[int, Window] = {}
        self._paused: dict[int, float] = {}  # chat → until when, monotonic seconds
        self._all_paused = 0.0
        self._in_hand: dict[int, asyncio.Task[None]] = {}  # by chat, until the post is stamped
        self._stamps = Stamps(lambda batch: outbox.sent(batch, now()), self._stamped)
        self._awake = asyncio.Event()

    def wake(self) -> None:
        """Something is waiting."""
        self._awake.set()

    async def run(self) -> None:
        """Deliver until cancelled."""
        while True:
            self._awake.clear()
            pause = await self._round()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(pause):  # wait_for of Python 3.11 may swallow a cancellation
                    await self._awake.wait()

    async def finish(self) -> None:
        """Wait for what is on its way, after ``run`` was cancelled."""
        if self._in_hand:
            await asyncio.gather(*self._in_hand.values(), return_exceptions=True)
        await self._stamps.finish()

    async def _round(self) -> float:
        """Hand out what may go now; seconds until there may be more to do without being woken."""
        now = time.monotonic()
        if self._all_paused > now:
            return self._all_paused - now
        free = min(self._all.free(), MOST_AT_ONCE - len(self._in_hand))
        if free <= 0:
            return max(self._all.wait(), 0.01)
        resting = self._resting(now)
        try:
            posts = await self._outbox.waiting(max(free, 1) * 4, [*self._in_hand, *resting])
        except Exception:
            log.exception("the outbox can't be read")
            return 1.0
        for post in posts[:free]:
            self._all.take()
            self._window(post.post.chat_id).take()
            task = asyncio.create_task(self._handle(post))
            self._in_hand[post.post.chat_id] = task
        if len(posts) > free:
            return max(self._all.wait(), 0.001)
        return min((until - now for until in resting.values()), default=5.0)

    def _resting(self, now: float) -> dict[int, float]:
        """Chats that must wait, and until when: paused ones, and those at their own limit."""
        self._paused = {chat: until for chat, until in self._paused.items() if until > now}
        resting = dict(self._paused)
        for chat, window in list(self._chats.items()):
            wait = window.wait()
            if wait > 0:
                resting[chat] = max(resting.get(chat, 0.0), now + wait)
            elif window.is_empty() and chat not in self._in_hand:
                del self._chats[chat]
        return resting

    def _window(self, chat_id: int) -> Window:
        if chat_id not in self._chats:
            group = chat_id < 0
            self._chats[chat_id] = (
                Window(GROUP_MOST, GROUP_SECONDS) if group else Window(self._per_chat, CHAT_SECONDS)
            )
        return self._chats[chat_id]

    async def _handle(self, post: Waiting) -> None:
        try:
            outcome = await self._try(post)
            if isinstance(outcome, Sent):
                self._stamps.add(post, outcome.message_id)  # the chat stays in hand until that is done
                return
            if outcome is not None:
                await self._settle(post, outcome)
        except Exception:
            log.exception("a post couldn't be settled")
            self._paused[post.post.chat_id] = time.monotonic() + 1.0
        self._release(post)

    def _stamped(self, batch: Sequence[Delivered]) -> None:
        for post, _ in batch:
            self._release(post)

    def _release(self, post: Waiting) -> None:
        """The chat's next post may go."""
        self._in_hand.pop(post.post.chat_id, None)
        self._awake.set()

    async def _try(self, post: Waiting) -> Outcome | None:
        """What Telegram says; None for a reminder that isn't to be sent any more."""
        try:
            if post.post.is_reminder and not await self._is_welcome(post):
                return None
            return await self._courier.deliver(post)
        finally:
            self._all.answered()
            self._window(post.post.chat_id).answered()

    async def _is_welcome(self, post: Waiting) -> bool:
        """A reminder is checked again at sending: it may have waited for hours."""
        if not await self._outbox.still_owed(post.post.chat_id):
            await self._outbox.cancelled(post, "finished", self._now())
            return False
        return not await self._outbox.put_back(post, self._now())

    async def _settle(self, post: Waiting, outcome: Outcome) -> None:
        """What didn't go as it should."""
        chat_id = post.post.chat_id
        match outcome:
            case Unreachable(why):
                await self._outbox.blocked(post, why, self._now())
            case Refused(why):
                log.error("a post was refused: %s", why)
                await self._outbox.failed(post, why, self._now())
            case Wait(seconds):
                # Whether the chat's limit or the whole bot's was hit isn't told: rest the chat, and
                # everything where the chat itself was quiet.
                until = time.monotonic() + seconds
                self._paused[chat_id] = until
                if self._window(chat_id).taken() <= 1:
                    self._all_paused = until
            case Trouble(why):
                await self._outbox.retried(post)
                pause = min(LONGEST_PAUSE, 0.5 * 2 ** min(post.attempts, 10))
                self._paused[chat_id] = time.monotonic() + pause * random.uniform(0.5, 1.0)  # noqa: S311 - jitter, no secret
                log.warning("a post is tried again: %s", why)
