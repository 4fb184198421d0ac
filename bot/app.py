"""The one composition root: every part of the running program is made and joined here."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import AiogramError, TelegramUnauthorizedError
from aiogram.types import BotCommand, LinkPreviewOptions
from aiohttp import web

from bot.clock import RunningClock
from bot.decisions import read_decision
from bot.errors import Refusal
from bot.http import Site
from bot.intake import KINDS, Polling, Storing, TokenRefused, storing
from bot.opening import Installation, has_decision, open_installation, publish_decision
from bot.settings import Settings
from bot.stores import FileStore, OutboxStore, ReminderStore
from bot.worker import Department, Worker
from core.views import MenuRole
from handlers.routing import build_dispatcher
from scheduler.fetching import Fetching
from scheduler.post_office import PostOffice
from scheduler.telegram import Telegram
from scheduler.ticks import ReminderTick, start_ticks
from screens.menus import COMMANDS
from storage.writer import Writer

log = logging.getLogger(__name__)
STOP_SECONDS = 8.0  # for what is in hand; the contract allows ten in all
FETCH_SECONDS = 1.0


async def run(settings: Settings) -> None:
    """Run the bot until SIGTERM or SIGINT. Raises Refusal for what a person can mend."""
    stopped = _stop_signal()
    here = await open_installation(settings)
    try:
        if not await has_decision(here):
            await publish_decision(here, *read_decision(settings.decision_file, "DECISION_FILE: "))
        await _run(here, stopped)
    finally:
        await here.close()


async def _run(here: Installation, stopped: asyncio.Event) -> None:
    settings = here.settings
    session = make_session(settings)
    bot = Bot(
        settings.token(),
        session=session,
        default=DefaultBotProperties(parse_mode="HTML", link_preview=LinkPreviewOptions(is_disabled=True)),
    )
    writer = Writer(here.database)
    reminders = ReminderStore(here.database, writer, here.shelf)
    post_office = PostOffice(
        OutboxStore(here.database, writer, lambda: here.clock.speed),
        Telegram(bot),
        settings.messages_per_second,
        settings.chat_messages_per_second,
        here.local_now,
    )
    department = Department(
        here.department_id, settings.department_name, settings.admin_ids, here.days, here.local_now
    )
    worker = Worker(here.database, writer, here.shelf, build_dispatcher(), bot, department, post_office.wake)
    tick = ReminderTick(reminders, settings.zone, here.days, post_office.wake)
    fetching = Fetching(FileStore(here.database, writer), bot, settings.data_dir / "files")
    store = storing(writer, bot.id, worker.wake)
    look = _looking(here, reminders, tick)
    async with contextlib.AsyncExitStack() as stack:
        stack.push_async_callback(session.close)
        writing = asyncio.create_task(writer.run())
        stack.push_async_callback(_stop_writing, writer, writing)
        site = Site(
            here.clock, look, reminders.earliest, settings.webhook_url, _webhook_secret(settings), store
        )
        await _serve(stack, settings, site)
        await look()
        loops = [asyncio.create_task(worker.run()), asyncio.create_task(post_office.run())]
        ticks = start_ticks(
            [("reminders", settings.tick_seconds, look), ("files", FETCH_SECONDS, fetching.look)]
        )
        intake = asyncio.create_task(_take_in(bot, session, settings, store))
        try:
            await _until_stopped(stopped, [intake, *loops, writing])
        finally:
            ticks.shutdown(wait=False)
            await _cancel([intake, *loops])
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(STOP_SECONDS):
                    await worker.finish()
                    await post_office.finish()
            log.info("stopped")


def make_session(settings: Settings) -> AiohttpSession:
    """The way to Telegram, or to whatever stands in for it."""
    api = TelegramAPIServer.from_base(settings.bot_api_url.rstrip("/"))
    return AiohttpSession(api=api, proxy=settings.bot_proxy, timeout=30)


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


async def _greet(bot: Bot) -> None:
    """Learn the bot's name and set the strangers' commands; a network that is down is no reason to stop."""
    try:
        me = await bot.get_me()
        commands = [BotCommand(command=n, description=w) for n, w in COMMANDS[MenuRole.STRANGER]]
        await bot.set_my_commands(commands)
    except TelegramUnauthorizedError:
        raise TokenRefused("Telegram refuses BOT_TOKEN (401 Unauthorized)") from None
    except (AiogramError, TimeoutError, OSError) as error:
        log.warning("Telegram can't be reached yet (%s); the bot goes on trying", type(error).__name__)
    else:
        log.info("running as @%s", me.username)


async def _take_in(bot: Bot, session: AiohttpSession, settings: Settings, store: Storing) -> None:
    await _greet(bot)  # here, and not before the rest: what waits is sent and SIGTERM is heard meanwhile
    if settings.webhook_url is None:
        await Polling(bot, session, store).run()
        return
    pause = 0.5
    while True:
        try:
            await bot.set_webhook(
                settings.webhook_url, secret_token=_webhook_secret(settings), allowed_updates=list(KINDS)
            )
        except TelegramUnauthorizedError:
            raise TokenRefused("Telegram refuses BOT_TOKEN (401 Unauthorized)") from None
        except (AiogramError, TimeoutError, OSError) as error:
            log.warning("the webhook isn't set yet (%s), trying again", type(error).__name__)
            await asyncio.sleep(pause)
            pause = min(pause * 2, 30.0)
        else:
            log.info("the webhook at %s is set", urlsplit(settings.webhook_url).hostname)
            await asyncio.Event().wait()


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
