"""The worker: takes updates in order per chat, many chats at a time, and commits what handlers decide.

An update, its changes and its screens take effect together or not at all; a guard that fails sends the
handler back to fresh data; what fails three times goes to quarantine, and its chat goes on.
"""

import asyncio
import contextlib
import json
import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.exceptions import AiogramError
from aiogram.types import Update
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from core.outgoing import Post
from core.ports import Call, Reads
from core.usecases import home
from core.views import Note, Result
from core.working_days import WorkingDays
from handlers.desk import Desk, Reply
from handlers.incoming import Origin, origin_of
from screens.render import render
from screens.screen import dump_screen
from storage import outbox, updates
from storage.applying import apply
from storage.database import Database
from storage.guards import Overtaken, Stale
from storage.reads import SqlReads
from storage.shelf import Shelf
from storage.updates import Pending
from storage.writer import Writer

log = logging.getLogger(__name__)
MOST_AT_ONCE = 64  # chats worked on at the same time
MOST_STALE = 50  # times that a decision may be overtaken before it counts as a failure
STALE_TOGETHER = 2  # times before it waits for its turn: of fifty who send at once one wins each round
MOST_FAILURES = 3


@dataclass(frozen=True, slots=True)
class Department:
    """Whom the bot works for."""

    id: int
    name: str
    staff: tuple[int, ...]
    days: WorkingDays
    local_now: Callable[[], datetime]


class Worker:
    """``run`` is its loop; ``wake`` tells it that updates have come."""

    def __init__(
        self,
        database: Database,
        writer: Writer,
        shelf: Shelf,
        dispatcher: Dispatcher,
        bot: Bot,
        department: Department,
        posted: Callable[[], None],
    ) -> None:
        self._database = database
        self._writer = writer
        self._shelf = shelf
        self._dispatcher = dispatcher
        self._bot = bot
        self._department = department
        self._posted = posted
        self._awake = asyncio.Event()
        self._turn = asyncio.Lock()
        self._in_hand: dict[int, asyncio.Task[None]] = {}
        self._spinners: set[asyncio.Task[None]] = set()

    def wake(self) -> None:
        """Updates have come."""
        self._awake.set()

    async def run(self) -> None:
        """Work until cancelled."""
        while True:
            self._awake.clear()
            await self._take()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(5.0):  # wait_for of Python 3.11 may swallow a cancellation
                    await self._awake.wait()

    async def finish(self) -> None:
        """Wait for what is in hand, after ``run`` was cancelled."""
        if self._in_hand:
            await asyncio.gather(*self._in_hand.values(), return_exceptions=True)
        if self._spinners:
            await asyncio.wait(self._spinners, timeout=1.0)

    async def _take(self) -> None:
        if len(self._in_hand) >= MOST_AT_ONCE:
            return
        # What is finished while the answer is on its way still stands in it as new: those chats wait for
        # the next look, which their finishing has asked for.
        busy = set(self._in_hand)
        try:
            heads = await self._database.read(lambda c: updates.heads(c, MOST_AT_ONCE * 2))
        except Exception:
            log.exception("updates can't be read")
            await asyncio.sleep(1.0)
            self._awake.set()
            return
        for pending in heads:
            if len(self._in_hand) >= MOST_AT_ONCE:
                return
            if pending.chat_id not in busy:
                self._in_hand[pending.chat_id] = asyncio.create_task(self._work(pending))

    async def _work(self, pending: Pending) -> None:
        try:
            await self._process(pending)
        except Overtaken:
            log.debug("another process has worked on update %s", pending.seq)
        except OperationalError as error:  # the database's trouble, not the update's: it stays new
            log.error("the database refuses: %s", error.orig)
            await asyncio.sleep(1.0)
        except Exception:
            await self._failed(pending, traceback.format_exc())
        finally:
            self._in_hand.pop(pending.chat_id, None)
            self._awake.set()

    async def _process(self, pending: Pending) -> None:
        raw: dict[str, Any] = json.loads(pending.payload)
        try:
            update = Update.model_validate(raw, context={"bot": self._bot})
        except ValueError as error:
            log.warning("update %s has a form unknown to us: %s", pending.seq, type(error).__name__)
            await self._writer.do(lambda c: updates.done(c, pending.seq))
            return
        origin = origin_of(update)
        for attempt in range(MOST_STALE):
            try:
                async with contextlib.nullcontext() if attempt < STALE_TOGETHER else self._turn:
                    reply = await self._take_effect(pending, update, origin)
                break
            except Stale as stale:
                if attempt == MOST_STALE - 1:
                    raise
                log.debug("decided on old data, again: %s", stale)
        if reply.posts:
            self._posted()
        if origin is not None and origin.query_id is not None:
            self._answer_spinner(origin.query_id, reply.toast)

    async def _take_effect(self, pending: Pending, update: Update, origin: Origin | None) -> Reply:
        reply = await self._decide(update, origin)
        at = self._department.local_now()
        await self._writer.do(partial(_commit, pending=pending, origin=origin, reply=reply, at=at))
        return reply

    async def _decide(self, update: Update, origin: Origin | None) -> Reply:
        if origin is None or origin.is_bot:
            return Reply()
        desk = Desk(self._call(origin), self._department.days, self._read, origin.tapped)
        answer = await self._dispatcher.feed_update(self._bot, update, desk=desk)
        return answer if isinstance(answer, Reply) else Reply()

    def _call(self, origin: Origin) -> Call:
        department = self._department
        return Call(
            origin.user_id,
            origin.chat_id,
            department.local_now(),
            department.id,
            department.name,
            origin.user_id in department.staff,
            department.staff,
        )

    async def _read(self, case: Callable[[Reads], Result]) -> Result:
        return await self._database.read(lambda c: case(SqlReads(c, self._shelf)))

    def _answer_spinner(self, query_id: str, toast: str) -> None:
        task = asyncio.create_task(self._stop_spinning(query_id, toast))
        self._spinners.add(task)
        task.add_done_callback(self._spinners.discard)

    async def _stop_spinning(self, query_id: str, toast: str) -> None:
        try:  # best effort: Telegram forgets the query within minutes, and nothing hangs on it
            await self._bot.answer_callback_query(query_id, text=toast[:200] or None)
        except AiogramError as error:
            log.debug("a spinner wasn't stopped: %s", error)

    async def _failed(self, pending: Pending, why: str) -> None:
        quarantine = pending.attempts + 1 >= MOST_FAILURES
        log.error("update %s failed (%s of %s)\n%s", pending.seq, pending.attempts + 1, MOST_FAILURES, why)
        try:
            apology = await self._apology(pending) if quarantine else None
            at = self._department.local_now()
            await self._writer.do(lambda c: _quarantine(c, pending, why, quarantine, apology, at))
        except Exception:
            log.exception("the failure of update %s couldn't be stored", pending.seq)
            await asyncio.sleep(1.0)
        else:
            self._posted()

    async def _apology(self, pending: Pending) -> Post | None:
        if pending.chat_id <= 0:  # no chat, or a group: nobody to say it to in private
            return None
        call = self._call(Origin(pending.chat_id, pending.chat_id, True))
        result = await self._read(lambda reads: home.home(reads, call, Note.APOLOGY))
        return Post(pending.chat_id, dump_screen(render(result.shows[0].view)))


def _commit(c: Connection, pending: Pending, origin: Origin | None, reply: Reply, at: datetime) -> None:
    """Everything that an update brings about, in one savepoint."""
    seen = (origin.message_id or origin.tapped) if origin is not None else None
    if origin is not None and seen is not None:
        updates.note_message(c, origin.chat_id, seen)
    for change in reply.changes:
        apply(c, change)
    for post in reply.posts:
        outbox.enqueue(c, post, at)
    updates.done(c, pending.seq)


def _quarantine(
    c: Connection, pending: Pending, why: str, quarantine: bool, apology: Post | None, at: datetime
) -> None:
    updates.failed(c, pending.seq, why, quarantine)
    if apology is not None:
        outbox.enqueue(c, apology, at)
