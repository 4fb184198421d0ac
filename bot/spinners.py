"""A tapped button spins until its query is answered: at once after the commit, and at best."""

import asyncio
import logging

from scheduler.calling import Caller, Unreached

log = logging.getLogger(__name__)
LONGEST_TOAST = 200  # characters that Telegram shows
SECONDS = 10.0


class Spinners:
    """Stops them beside everything else; Telegram forgets a query soon, and nothing hangs on it."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller
        self._under_way: set[asyncio.Task[None]] = set()

    def stop(self, query_id: str, toast: str) -> None:
        """Answer the query, with a word for the person if there is one."""
        task = asyncio.create_task(self._answer(query_id, toast[:LONGEST_TOAST]))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def finish(self) -> None:
        """Wait a moment for what is under way."""
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=1.0)

    async def _answer(self, query_id: str, toast: str) -> None:
        body = {"callback_query_id": query_id} | ({"text": toast} if toast else {})
        try:
            answer = await self._caller.call("answerCallbackQuery", body, SECONDS)
        except Unreached as error:
            log.debug("a spinner wasn't stopped: %s", error)
        else:
            if not answer.ok:  # «query is too old» among them: what was tapped has taken effect
                log.debug("a spinner wasn't stopped: %s", answer.description)
