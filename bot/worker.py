"""The worker: takes updates in order per chat, many chats at a time, and commits what handlers decide.

An update, its changes and its screens take effect together or not at all; a guard that fails sends the
handler back to fresh data; what fails three times goes to quarantine, and its chat goes on.
"""

import asyncio
import contextlib
import logging
import secrets
import traceback
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiogram import Bot
from aiogram.types import Update
from sqlalchemy.exc import OperationalError

from bot.effect import Step, give_up, take_effect
from bot.spinners import Spinners
from bot.troubles import Grumble
from core.consent import BUNDLED, ConsentText
from core.outgoing import Waiting
from core.ports import Call
from core.working_days import WorkingDays
from handlers.incoming import Origin, origin_of, tap_of
from handlers.privacy import FREE_CASES, is_free
from handlers.routing import build_dispatcher, case_of_tap
from handlers.taps import TapTable
from scheduler import plain_json
from scheduler.backlog import Backlog
from storage import updates
from storage.database import Database
from storage.departments import CODE_BYTES
from storage.guards import Overtaken, Stale
from storage.shelf import Shelf
from storage.troubles import trouble_of
from storage.updates import Pending
from storage.writer import Writer

log = logging.getLogger(__name__)
MOST_AT_ONCE = 128  # chats worked on at the same time: more than Telegram hands over at once
MOST_STALE = 50  # times that a decision may be overtaken before it counts as a failure
MOST_FAILURES = 3
PAUSE = 1.0  # seconds, where the database is in trouble
UNREAD, REFUSED = "updates can't be read", "the database refuses"


@dataclass(frozen=True, slots=True)
class Department:
    """Whom the bot works for; ``admin_ids`` and ``bot_name`` as the settings have them."""

    id: int
    name: str
    admin_ids: tuple[int, ...]
    days: WorkingDays
    local_now: Callable[[], datetime]
    bot_name: str = ""
    per_second: float = 25.0
    consent: ConsentText = BUNDLED
    erase_days: int = 0

    def call(self, user_id: int, chat_id: int, name: str = "") -> Call:
        """The circumstances of what somebody does now, with what they may do for the department."""
        return Call(
            user_id,
            chat_id,
            self.local_now(),
            self.id,
            self.name,
            self.days,
            admin_ids=self.admin_ids,  # the others' roles are read where the call takes effect
            fresh_code=secrets.token_urlsafe(CODE_BYTES),
            bot_name=self.bot_name,
            per_second=self.per_second,
            telegram_name=name,
            consent=self.consent,
            erase_days=self.erase_days,
        )


class Worker:
    """``run`` is its loop; ``hand`` gives it updates that have been stored just now."""

    def __init__(
        self,
        database: Database,
        writer: Writer,
        shelf: Shelf,
        taps: TapTable,
        bot: Bot,
        spinners: Spinners,
        department: Department,
        posted: Callable[[Sequence[Waiting]], None],
        complaints: Grumble,
        erased: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        self._complaints = complaints
        self._erased = erased
        self._database = database
        self._writer = writer
        self._shelf = shelf
        self._taps = taps
        self._dispatcher = build_dispatcher(taps)
        self._bot = bot
        self._department = department
        self._posted = posted
        self._awake = asyncio.Event()
        self._in_hand: dict[int, asyncio.Task[None]] = {}
        self._spinners = spinners
        self._backlog = Backlog()

    def hand(self, stored: Sequence[Pending]) -> None:
        """These stand in the queue now: what may be worked on at once needn't be read back from there."""
        for pending in stored:
            chat_id = pending.chat_id
            if chat_id not in self._in_hand and self._has_room() and self._backlog.is_clear_of(chat_id):
                self._start(pending)
                continue
            self._backlog.add(chat_id)
            if chat_id not in self._in_hand:  # else its end asks for a look
                self._awake.set()

    async def run(self) -> None:
        """Work until cancelled."""
        while True:
            self._awake.clear()
            await self._take()
            with contextlib.suppress(TimeoutError):  # then we look: another process may have put something in
                async with asyncio.timeout(5.0):  # wait_for of Python 3.11 may swallow a cancellation
                    await self._awake.wait()

    async def finish(self) -> None:
        """Wait for what is in hand, after ``run`` was cancelled."""
        if self._in_hand:
            await asyncio.gather(*self._in_hand.values(), return_exceptions=True)
        await self._spinners.finish()

    async def _take(self) -> None:
        """Look at the queue: at the start, and for chats that had to wait."""
        if not self._has_room():
            return
        # What is finished while the answer is on its way still stands in it as new: so those are left out.
        busy = set(self._in_hand)
        found: list[Pending] = []
        saw_all = False
        self._backlog.begin(busy)
        try:
            heads = await self._database.read(lambda c: updates.heads(c, MOST_AT_ONCE * 2))
            found = [pending for pending in heads if pending.chat_id not in busy]
            saw_all = len(heads) < MOST_AT_ONCE * 2
        except Exception as error:
            self._complaints.say(UNREAD, error, trace=True)
            await asyncio.sleep(PAUSE)
            self._awake.set()
            return
        finally:
            self._backlog.end([pending.chat_id for pending in found], (), saw_all)
        for pending in found:
            if not self._has_room():
                return
            self._start(pending)

    def _has_room(self) -> bool:
        return len(self._in_hand) < MOST_AT_ONCE

    def _start(self, pending: Pending) -> None:
        self._in_hand[pending.chat_id] = asyncio.create_task(self._work(pending))

    async def _work(self, pending: Pending) -> None:
        try:
            await self._process(pending)
        except Overtaken:
            log.debug("another process has worked on update %s", pending.seq)
            self._backlog.add(pending.chat_id)
        except Exception as error:
            self._backlog.add(pending.chat_id)  # it stays in the queue, most often
            if trouble_of(error) or isinstance(error, OperationalError):
                # The database's trouble, not the update's: it stays new, and is tried again unchanged.
                self._complaints.say(REFUSED, error)
                await asyncio.sleep(PAUSE)
            else:
                await self._failed(pending, traceback.format_exc())
        finally:
            others_wait = not self._has_room()
            self._in_hand.pop(pending.chat_id, None)
            if others_wait or pending.chat_id in self._backlog:
                self._awake.set()

    async def _process(self, pending: Pending) -> None:
        step = await self._route(pending)
        for attempt in range(MOST_STALE):
            try:
                effect = await self._writer.do(lambda c: take_effect(c, step, self._shelf))
                break
            except Stale as stale:
                if attempt == MOST_STALE - 1:
                    raise
                log.debug("decided on old data, again: %s", stale)
        if effect.posts:
            self._posted(effect.posts)
        if effect.released:
            self._backlog.add(pending.chat_id)
        if effect.erased and self._erased is not None:
            await self._erased()
        if step.origin is not None and step.origin.query_id is not None:
            self._spinners.stop(step.origin.query_id, effect.toast)

    async def _route(self, pending: Pending) -> Step:
        """Find the use case that an update asks for; nothing is read or decided yet."""
        raw: dict[str, Any] = pending.raw or plain_json.load(pending.payload)
        if tap := tap_of(raw):
            origin, data = tap
            return Step(pending, origin, self._call(origin), case_of_tap(self._taps, data), is_free(data))
        return await self._dispatched(pending, raw)

    async def _dispatched(self, pending: Pending, raw: dict[str, Any]) -> Step:
        try:
            update = Update.model_validate(raw, context={"bot": self._bot})
        except ValueError as error:
            log.warning("update %s has a form unknown to us: %s", pending.seq, type(error).__name__)
            return Step(pending)
        origin = origin_of(update)
        if origin is None or origin.is_bot:
            return Step(pending, origin)
        case = await self._dispatcher.feed_update(self._bot, update)
        if not callable(case):
            return Step(pending, origin, self._call(origin))
        data = update.callback_query.data if update.callback_query else None
        is_deed = bool(update.callback_query or update.message)  # to block the bot is none
        free = not is_deed or case in FREE_CASES or is_free(data or "")
        return Step(pending, origin, self._call(origin), case, free)

    def _call(self, origin: Origin) -> Call:
        return self._department.call(origin.user_id, origin.chat_id, origin.name)

    async def _failed(self, pending: Pending, why: str) -> None:
        last = pending.attempts + 1 >= MOST_FAILURES
        log.error("update %s failed (%s of %s)\n%s", pending.seq, pending.attempts + 1, MOST_FAILURES, why)
        # No chat, or a group: nobody to apologise to in private.
        call = self._call(Origin(pending.chat_id, pending.chat_id, True)) if pending.chat_id > 0 else None
        try:
            if last:
                self._posted(await self._writer.do(lambda c: give_up(c, pending, why, call, self._shelf)))
            else:
                await self._writer.do(lambda c: updates.failed(c, pending.seq, why, quarantine=False))
        except Exception as error:
            self._complaints.say("a failure couldn't be stored", error, trace=True)
            await asyncio.sleep(PAUSE)
