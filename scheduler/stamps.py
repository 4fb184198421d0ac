"""What Telegram has taken is stamped in batches: one commit for all that were answered meanwhile.

A stamp that fails is tried again, and only the stamp: the message stands in the chat already, and sending
it once more is what the stamp is there to prevent.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from core.outgoing import Waiting
from core.telling import Telling

Delivered = tuple[Waiting, int | None]  # a post, and the message that came of it
PAUSE = 1.0  # seconds between two tries
UNSTAMPED = "sent messages can't be noted"


class Stamps:
    """``settled`` is called with each batch once it is on the disk."""

    def __init__(
        self,
        stamp: Callable[[Sequence[Delivered]], Awaitable[None]],
        settled: Callable[[Sequence[Delivered]], None],
        complaints: Telling,
    ) -> None:
        self._complaints = complaints
        self._stamp = stamp
        self._settled = settled
        self._waiting: list[Delivered] = []
        self._stamping: asyncio.Task[None] | None = None

    def add(self, post: Waiting, message_id: int | None) -> None:
        """Telegram has it."""
        self._waiting.append((post, message_id))
        if self._stamping is None:
            self._stamping = asyncio.create_task(self._work())

    async def finish(self) -> None:
        """Wait until all that was added is stamped."""
        if self._stamping is not None:
            await self._stamping

    async def _work(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            while not await self._is_stamped(batch):  # noqa: ASYNC110 - nothing else would tell us
                await asyncio.sleep(PAUSE)
            self._settled(batch)
        self._stamping = None

    async def _is_stamped(self, batch: Sequence[Delivered]) -> bool:
        try:
            await self._stamp(batch)
        except Exception as error:  # whatever the disk says
            self._complaints.say(UNSTAMPED, error)
            return False
        self._complaints.over(UNSTAMPED)
        return True
