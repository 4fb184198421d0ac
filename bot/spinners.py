"""A tapped button spins until its query is answered: at once after the commit, and at best."""

import asyncio
import logging

from aiogram import Bot
from aiogram.exceptions import AiogramError

log = logging.getLogger(__name__)
LONGEST_TOAST = 200  # characters that Telegram shows


class Spinners:
    """Stops them beside everything else; Telegram forgets a query soon, and nothing hangs on it."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
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
        try:
            await self._bot.answer_callback_query(query_id, text=toast or None)
        except AiogramError as error:  # «query is too old» among them
            log.debug("a spinner wasn't stopped: %s", error)
