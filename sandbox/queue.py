"""The queue of updates: kept until confirmed, delivered again until then, dropped when too old."""

from __future__ import annotations

import asyncio
import math
import time
from collections import deque
from collections.abc import Callable, Iterable

from sandbox.errors import JSON, ApiError, conflict
from sandbox.updates import ON_DEMAND, ONE_POLLER, Retention, Update
from sandbox.wire import dump


class UpdateQueue:
    """What waits for the bot. One poll is held at a time: a newer one ends the older with 409."""

    def __init__(
        self, first_id: int, retention: Retention, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self.retention = retention
        self.allowed: frozenset[str] | None = None  # None: everything but ON_DEMAND
        self.repeat_confirmed = 0  # fault: how many times more a confirmed update is delivered
        self.on_push: Callable[[Update], bool] | None = None  # the webhook's ear; says whether it takes it
        self.dropped = 0  # expired unseen
        self._now = monotonic
        self._next_id = first_id
        self._waiting: deque[Update] = deque()
        self._confirmed: deque[Update] = deque(maxlen=1000)
        self._again: deque[Update] = deque()
        self._held: asyncio.Future[None] | None = None
        self._soonest = math.inf  # nothing expires before this

    def push(self, kind: str, body: JSON, chat_id: int, *, always: bool = False) -> Update | None:
        """Queue `{kind: body}`; None if the bot didn't ask for this kind (`always` skips that question)."""
        if not always and not self._wanted(kind):
            return None
        life = self.retention.callbacks if kind == "callback_query" else self.retention.messages
        raw = dump({"update_id": self._next_id, kind: body})
        update = Update(self._next_id, kind, chat_id, raw, self._now() + life)
        self._next_id += 1
        self._waiting.append(update)
        self._soonest = min(self._soonest, update.expires)
        self._wake()
        if self.on_push is not None:
            self.on_push(update)
        return update

    def allow(self, kinds: Iterable[str] | None) -> None:
        """Remember `allowed_updates`: omitted keeps the previous, an empty list means the default."""
        if kinds is not None:
            chosen = frozenset(kinds)
            self.allowed = chosen or None

    def confirm(self, offset: int) -> None:
        """Forget everything below `offset`, or all but the last ones if it is negative."""
        waiting = self._waiting
        if offset < 0:
            while len(waiting) > -offset:
                self._done(waiting.popleft())
        elif offset <= self._next_id + 10:  # an offset from before the ids were restarted confirms nothing
            while waiting and waiting[0].id < offset:
                self._done(waiting.popleft())

    def confirm_one(self, update: Update) -> None:
        """The webhook has taken this one."""
        if update in self._waiting:
            self._waiting.remove(update)
            self._done(update)

    def take(self, limit: int) -> list[Update]:
        """Up to `limit` updates to deliver now: repeated ones first, then the oldest unconfirmed."""
        self._expire()
        taken = [self._again.popleft() for _ in range(min(limit, len(self._again)))]
        for update in self._waiting:
            if len(taken) >= limit:
                break
            taken.append(update)
        return taken

    async def poll(self, offset: int, limit: int, timeout: float) -> list[Update]:
        """A getUpdates call held open for `timeout` seconds; ApiError 409 when a newer one comes."""
        self.terminate(conflict(ONE_POLLER))
        if offset:
            self.confirm(offset)
        taken = self.take(limit)
        deadline = self._now() + timeout
        while not taken and (left := deadline - self._now()) > 0:
            held = self._held = asyncio.get_running_loop().create_future()
            timer = asyncio.get_running_loop().call_later(left, _resolve, held)
            try:
                await held
            finally:
                timer.cancel()
                if self._held is held:
                    self._held = None
            taken = self.take(limit)
        return taken

    def terminate(self, error: ApiError | ConnectionError) -> None:
        """End the poll that is held, if any, with `error`."""
        held, self._held = self._held, None
        if held is not None and not held.done():
            held.set_exception(error)

    def take_again(self, update: Update) -> list[Update]:
        """For the webhook: the repeats that a fault has queued of this very update."""
        repeats = [other for other in self._again if other is update]
        self._again = deque(other for other in self._again if other is not update)
        return repeats

    def redeliver(self, count: int) -> int:
        """Deliver the last `count` confirmed updates once more; says how many there were."""
        again = list(self._confirmed)[-count:]
        for update in again:
            if self.on_push is None or not self.on_push(update):
                self._again.append(update)
        self._wake()
        return len(again)

    def restart_ids(self, first_id: int) -> None:
        """Go on from another id, as Telegram may after a quiet week; only when nothing waits."""
        if self._waiting:
            raise ValueError("updates are waiting: ids restart only in a quiet time")
        self._next_id = first_id

    def pending(self) -> list[Update]:
        """What is not confirmed, oldest first."""
        self._expire()
        return list(self._waiting)

    def clear(self) -> None:
        """Drop whatever waits (`drop_pending_updates`)."""
        self._waiting.clear()
        self._again.clear()

    def __len__(self) -> int:
        return len(self._waiting)

    def _wanted(self, kind: str) -> bool:
        return kind not in ON_DEMAND if self.allowed is None else kind in self.allowed

    def _done(self, update: Update) -> None:
        self._confirmed.append(update)
        self._again.extend([update] * self.repeat_confirmed)

    def _expire(self) -> None:
        now = self._now()
        if now < self._soonest:
            return
        # Callbacks live shorter than the messages around them, so the old ones need not stand in front.
        kept = deque(update for update in self._waiting if update.expires > now)
        self.dropped += len(self._waiting) - len(kept)
        self._waiting = kept
        self._soonest = min((update.expires for update in kept), default=math.inf)

    def _wake(self) -> None:
        if self._held is not None and not self._held.done():
            self._held.set_result(None)


def _resolve(future: asyncio.Future[None]) -> None:
    if not future.done():
        future.set_result(None)
