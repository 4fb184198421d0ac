"""The one composition root: every part of the running program is made and joined here."""

import asyncio
import contextlib
import gc
import logging
import signal
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import LinkPreviewOptions
from aiohttp import web

from bot.calling import UNREACHED, Caller, Unreached
from bot.clock import RunningClock, real_now
from bot.decisions import read_decision
from bot.enclosures import Enclosures
from bot.errors import Refusal
from bot.http import Site
from bot.intake import Polling, Storing, storing
from bot.nights import Nights
from bot.opening import Installation, has_decision, open_installation, publish_decision
from bot.patience import USUAL, Patience
from bot.readiness import refusal_of
from bot.sending import send_in_turn
from bot.settings import Settings
from bot.spinners import Spinners
from bot.stores import FileStore, NoticeStore, OutboxStore, ReminderStore
from bot.troubles import Grumble
from bot.webhook import Webhook
from bot.worker import Department, Worker
from core.views import MenuRole
from handlers.routing import taps
from scheduler import calling
from scheduler.allowance import Allowance
from scheduler.fetching import Fetching
from scheduler.nightly import Nightly
from scheduler.notices import NoticeTick
from scheduler.post_office import PostOffice
from scheduler.telegram import Telegram
from scheduler.ticks import ReminderTick, start_ticks
from screens.menus import COMMANDS
from storage.watched import WatchedDatabase
from storage.writer import Writer

log = logging.getLogger(__name__)
STOP_SECONDS = 8.0  # for what is in hand; the contract allows ten in all
FETCH_SECONDS = 1.0


async def run(settings: Settings, patience: Patience = USUAL) -> None:
    """Run the bot until SIGTERM or SIGINT. Raises Refusal for what a person can mend."""
    stopped = _stop_signal()
    here = await open_installation(settings, thoroughly=True)
    try:
        if not await has_decision(here):
            await publish_decision(here, *read_decision(settings.decision_file, "DECISION_FILE: "))
        await _run(here, stopped, patience)
    except Refusal:
        raise
    except Exception as error:  # a disk that fills up while we start, and whatever ends us later
        raise refusal_of(error) from None
    finally:
        await here.close()


async def _run(here: Installation, stopped: asyncio.Event, patience: Patience) -> None:
    settings = here.settings
    watched = WatchedDatabase(here.database, Grumble(log, level=logging.ERROR))
    here = replace(here, database=watched)
    session = make_session(settings, patience)
    bot = Bot(
        settings.token(),
        session=session,
        default=DefaultBotProperties(parse_mode="HTML", link_preview=LinkPreviewOptions(is_disabled=True)),
    )
    sending = calling.Caller(session, settings.token())
    writer = Writer(here.database)
    reminders = ReminderStore(here.database, writer, here.shelf)
    kept = settings.data_dir / "files"
    enclosures = Enclosures(here.database, here.shelf, kept, settings.department_name, here.local_now)
    telling = Grumble(log)  # of Telegram out of reach: one line for both ways
    post_office = PostOffice(
        OutboxStore(here.database, writer, lambda: here.clock.speed),
        Telegram(sending, enclosures, patience.answer),
        Allowance(settings.messages_per_second, settings.chat_messages_per_second),
        telling,
        here.local_now,
    )
    department = Department(
        here.department_id, settings.department_name, settings.admin_ids, here.days, here.local_now
    )
    worker = Worker(
        here.database,
        writer,
        here.shelf,
        taps(),
        bot,
        Spinners(sending),
        department,
        post_office.hand,
    )
    tick = ReminderTick(reminders, settings.zone, here.days, post_office.wake)
    fetching = Fetching(
        FileStore(here.database, writer, here.shelf, here.local_now),
        bot,
        kept,
        Grumble(log),
        patience.file,
        patience.longest_file,
    )
    nightly = Nightly(Nights(settings, writer), settings.zone, real_now, Grumble(log, level=logging.ERROR))
    notices = NoticeTick(
        NoticeStore(here.database, writer, here.department_id, settings.admin_ids),
        here.days,
        here.local_now,
        real_now,
        timedelta(seconds=patience.notices),
        post_office.wake,
    )
    store = storing(writer, bot.id, worker.wake)
    look = _looking(here, reminders, tick)
    async with contextlib.AsyncExitStack() as stack:
        stack.push_async_callback(session.close)
        writing = asyncio.create_task(writer.run())
        stack.push_async_callback(_stop_writing, writer, writing)
        site = Site(
            here.clock,
            look,
            reminders.earliest,
            settings.webhook_url,
            _webhook_secret(settings),
            store,
            lambda: watched.trouble,
        )
        await _serve(stack, settings, site)
        await look()
        turn = stack.enter_context(contextlib.ExitStack())
        sending_loop = send_in_turn(post_office, settings.data_dir, turn)
        loops = [asyncio.create_task(worker.run()), asyncio.create_task(sending_loop)]
        ticks = start_ticks(
            [
                ("reminders", settings.tick_seconds, look),
                ("notices", settings.tick_seconds, notices.look),
                ("files", min(FETCH_SECONDS, patience.longest_file), fetching.look),
                ("nightly", patience.night, nightly.look),
            ],
            Grumble(log, level=logging.ERROR),
        )
        caller = Caller(session, settings.token())
        intake = asyncio.create_task(_take_in(caller, settings, store, patience, telling))
        _spare_the_collector()
        try:
            await _until_stopped(stopped, [intake, *loops, writing])
        finally:
            ticks.shutdown(wait=False)
            here.database.hurry()
            await _cancel([intake, *loops])
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(STOP_SECONDS):
                    await worker.finish()
                    await post_office.finish()
            log.info("stopped")


def _spare_the_collector() -> None:
    """What the imports made lives as long as the program: no collection need walk over it again.

    A full one took 16 ms and more, several times a second under load.
    """
    gc.collect()
    gc.freeze()


def make_session(settings: Settings, patience: Patience) -> AiohttpSession:
    """The way to Telegram, or to whatever stands in for it."""
    api = TelegramAPIServer.from_base(settings.bot_api_url.rstrip("/"))
    return AiohttpSession(api=api, proxy=settings.bot_proxy, timeout=patience.answer)


def _looking(
    here: Installation, reminders: ReminderStore, tick: ReminderTick
) -> Callable[[], Awaitable[None]]:
    """One look at what is due; a running clock is first let run on until after the next look."""

    async def look() -> None:
        if isinstance(here.clock, RunningClock):
            horizon = here.clock.ahead(here.settings.tick_seconds * 2 + 0.5)
            await reminders.reach(horizon)
            here.clock.allow(horizon)
            await tick.look(here.local_now(), here.clock.jumped)
        else:
            await tick.look(here.local_now())

    return look


async def _serve(stack: contextlib.AsyncExitStack, settings: Settings, site: Site) -> None:
    if settings.http_port is None:
        return
    runner = web.AppRunner(site.app(), access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    stack.push_async_callback(runner.cleanup)
    try:
        await web.TCPSite(runner, settings.http_host, settings.http_port).start()
    except OSError as error:
        raise Refusal(
            f"HTTP_HOST {settings.http_host}, HTTP_PORT {settings.http_port} can't be listened on: "
            f"{error.strerror or error}"
        ) from None


async def _greet(caller: Caller, patience: Patience, grumble: Grumble) -> None:
    """Learn the bot's name and set the strangers' commands; a network that is down is no reason to stop."""
    commands = [{"command": name, "description": words} for name, words in COMMANDS[MenuRole.STRANGER]]
    try:
        me = await caller.must("getMe", {}, patience.answer)
        await caller.must("setMyCommands", {"commands": commands}, patience.answer)
    except Unreached as error:
        grumble.say(UNREACHED, error)
    else:
        log.info("running as @%s", me.get("username"))


async def _take_in(
    caller: Caller, settings: Settings, store: Storing, patience: Patience, grumble: Grumble
) -> None:
    await _greet(caller, patience, grumble)  # here, not before the rest: what waits is sent meanwhile
    if settings.webhook_url is None:
        await Polling(caller, store, patience, grumble).run()
    else:
        secret = _webhook_secret(settings)
        await Webhook(caller, settings.webhook_url, secret, patience, grumble).run()


def _webhook_secret(settings: Settings) -> str:
    return settings.webhook_secret.get_secret_value() if settings.webhook_secret else ""


def _stop_signal() -> asyncio.Event:
    """Set on SIGTERM or SIGINT, from now on: one that comes while we are starting ends us in order, too."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError, RuntimeError):  # Windows; not the main thread
            loop.add_signal_handler(name, stopped.set)
    return stopped


async def _until_stopped(stopped: asyncio.Event, tasks: list[asyncio.Task[None]]) -> None:
    """Return on a signal; raise what a task raised: none of them ends by itself."""
    waiting = asyncio.create_task(stopped.wait())
    done, _ = await asyncio.wait([waiting, *tasks], return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    for task in done:
        if task is not waiting:
            task.result()


async def _cancel(tasks: list[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def _stop_writing(writer: Writer, writing: asyncio.Task[None]) -> None:
    await _cancel([writing])
    await writer.drain()
