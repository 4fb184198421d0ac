"""The post office: sends the outbox in order per chat, replies first, within Telegram's limits.

A chat is worked on by one delivery at a time, until its row is stamped: so the next row knows which
message is the newest. What fails in passing stays in the outbox and is tried again.
"""

import asyncio
import logging
import random
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from core.outgoing import Priority, Waiting
from core.telling import Telling
from scheduler.allowance import Allowance
from scheduler.backlog import Backlog
from scheduler.outcomes import Outcome, Refused, Sent, Trouble, Unreachable, Wait
from scheduler.stamps import Delivered, Stamps

log = logging.getLogger(__name__)
MOST_AT_ONCE = 100
UNREACHED = "Telegram can't be reached"
UNREAD, UNSETTLED = "the outbox can't be read", "a post couldn't be settled"
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 60.0  # seconds between two tries of the same post
STOPPED = "stopped"  # its row isn't waiting any more
IDLE = 1.0  # seconds between two looks when nobody says that there is something: another process may know


class Outbox(Protocol):
    """Where posts wait."""

    async def waiting(self, limit: int, without: Sequence[int]) -> tuple[list[Waiting], bool]: ...
    async def sent(self, delivered: Sequence[Delivered], at: datetime) -> None: ...
    async def failed(self, post: Waiting, why: str, at: datetime) -> None: ...
    async def blocked(self, post: Waiting, why: str, at: datetime) -> None: ...
    async def cancelled(self, post: Waiting, why: str, at: datetime) -> None: ...
    async def retried(self, post: Waiting) -> None: ...
    async def still_owed(self, chat_id: int) -> bool: ...
    async def why_unwelcome(self, post: Waiting) -> str | None: ...
    async def put_back(self, post: Waiting, now: datetime) -> bool: ...


class Courier(Protocol):
    """Who brings a post to Telegram."""

    async def deliver(self, waiting: Waiting) -> Outcome: ...


class PostOffice:
    """``run`` is its loop; ``hand`` and ``wake`` tell it that something was put into the outbox."""

    def __init__(
        self,
        outbox: Outbox,
        courier: Courier,
        allowance: Allowance,
        complaints: Telling,
        now: Callable[[], datetime],
        tried: Callable[[Outcome], None] = lambda _: None,
    ) -> None:
        self._outbox = outbox
        self._courier = courier
        self._allowance = allowance
        self._complaints = complaints
        self._is_cut_off = False
        self._now = now
        self._tried = tried  # hears what came of each try
        self._in_hand: dict[int, asyncio.Task[None]] = {}  # by chat, until the post is stamped
        self._stamps = Stamps(lambda batch: outbox.sent(batch, now()), self._stamped, complaints)
        self._awake = asyncio.Event()
        self._backlog = Backlog()

    def wake(self) -> None:
        """Something is waiting."""
        self._backlog.lose_sight()
        self._awake.set()

    def hand(self, posts: Sequence[Waiting]) -> None:
        """These were put into the outbox just now: what may go at once needn't be read back from it."""
        for post in posts:
            chat_id = post.post.chat_id
            # Of an album, the screen may have been sent since this was written: its row says so, read again.
            at_once = not post.post.album and self._backlog.is_clear_of(chat_id)
            if at_once and self._may_go(chat_id) and self._send(post):
                continue
            self._backlog.add(chat_id)
            if chat_id not in self._in_hand:  # else its release asks for a look
                self._awake.set()

    async def run(self) -> None:
        """Deliver until cancelled."""
        while True:
            self._awake.clear()
            pause = await self._round()
            try:
                async with asyncio.timeout(pause):  # wait_for of Python 3.11 may swallow a cancellation
                    await self._awake.wait()
            except TimeoutError:
                self._backlog.lose_sight()  # another process may have put something in

    async def finish(self) -> None:
        """Wait for what is on its way, after ``run`` was cancelled."""
        self._backlog.lose_sight()
        if self._in_hand:
            await asyncio.gather(*self._in_hand.values(), return_exceptions=True)
        await self._stamps.finish()

    async def _round(self) -> float:
        """Hand out what may go now; seconds until there may be more to do without being woken."""
        free = min(self._allowance.free(), MOST_AT_ONCE - len(self._in_hand))
        if free <= 0:
            return max(self._allowance.wait(), 0.01)
        resting = self._allowance.resting(self._in_hand)
        self._backlog.begin(self._in_hand)
        posts: list[Waiting] = []
        saw_all = False
        try:
            posts, saw_all = await self._outbox.waiting(free * 4, [*self._in_hand, *resting])
            saw_all = saw_all and len(posts) <= free
        except Exception as error:
            self._complaints.say(UNREAD, error, trace=True)
            return 1.0
        finally:
            self._backlog.end([post.post.chat_id for post in posts], resting, saw_all)
        for post in posts[:free]:
            if not self._send(post):
                self._backlog.lose_sight()
                return self._allowance.bulk_wait()
        if not saw_all:
            return max(self._allowance.wait(), 0.001)
        return min(resting.values(), default=IDLE)

    def _may_go(self, chat_id: int) -> bool:
        few = len(self._in_hand) < MOST_AT_ONCE
        return few and chat_id not in self._in_hand and self._allowance.may_go_to(chat_id)

    def _send(self, post: Waiting) -> bool:
        """Hand one out; False where it is no reply, and not yet the turn of another of those."""
        chat_id = post.post.chat_id
        if post.post.priority is Priority.REPLY:
            self._allowance.take(chat_id)
        elif self._allowance.bulk_wait() > 0:
            return False
        else:
            self._allowance.take_bulk(chat_id)
        self._in_hand[chat_id] = asyncio.create_task(self._handle(post))
        return True

    async def _handle(self, post: Waiting) -> None:
        try:
            outcome = await self._try(post)
            if outcome is not None:
                self._tried(outcome)
            if isinstance(outcome, Sent):
                self._is_reached()
                self._stamps.add(post, outcome.message_id)  # the chat stays in hand until that is done
                return
            if outcome is not None:
                await self._settle(post, outcome)
        except Exception as error:
            self._complaints.say(UNSETTLED, error, trace=True)
            self._allowance.rest(post.post.chat_id, 1.0)
        self._backlog.add(post.post.chat_id)  # it may have stayed in the outbox
        self._release(post)

    def _is_reached(self) -> None:
        self._complaints.over(UNREACHED)
        if self._is_cut_off:
            self._is_cut_off = False
            self._allowance.better()
            self.wake()

    def _stamped(self, batch: Sequence[Delivered]) -> None:
        for post, _ in batch:
            self._release(post)

    def _release(self, post: Waiting) -> None:
        """The chat's next post may go."""
        chat_id = post.post.chat_id
        self._in_hand.pop(chat_id, None)
        if chat_id in self._backlog:
            self._awake.set()

    async def _try(self, post: Waiting) -> Outcome | None:
        """What Telegram says; None for a reminder that isn't to be sent any more."""
        try:
            if post.post.is_reminder and not await self._is_welcome(post):
                return None
            if post.post.priority is Priority.BROADCAST and not await self._is_wanted(post):
                return None
            return await self._courier.deliver(post)
        finally:
            self._allowance.answered(post.post.chat_id)

    async def _is_welcome(self, post: Waiting) -> bool:
        """A reminder is checked again at sending: it may have waited for hours."""
        if not await self._outbox.still_owed(post.post.chat_id):
            await self._outbox.cancelled(post, "finished", self._now())
            return False
        return not await self._outbox.put_back(post, self._now())

    async def _is_wanted(self, post: Waiting) -> bool:
        """A letter of a broadcast is looked at again, too: it may have been stopped since."""
        why = await self._outbox.why_unwelcome(post)
        if why not in (None, STOPPED):
            await self._outbox.cancelled(post, str(why), self._now())
        return why is None

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
                self._allowance.told_to_wait(chat_id, seconds)
            case Trouble(why):
                await self._outbox.retried(post)
                pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(post.attempts, 10))
                self._allowance.rest(chat_id, pause * random.uniform(0.5, 1.0))  # noqa: S311 - jitter, no secret
                self._is_cut_off = True
                self._complaints.say(UNREACHED, why)
