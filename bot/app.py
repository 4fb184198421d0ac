"""The one composition root: every part of the running program is made and joined here."""

import asyncio
import contextlib
import gc
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import LinkPreviewOptions

from bot.calling import Caller
from bot.clock import RunningClock, real_now
from bot.consenting import consent_of
from bot.decisions import read_decision
from bot.department_papers import DepartmentPapers
from bot.desk_stores import DigestStore
from bot.draft_desk import DraftDesk
from bot.enclosures import Enclosures
from bot.errors import Refusal
from bot.form_desk import FormDesk
from bot.http import Site, serve
from bot.intake import storing
from bot.inviting import remember_bot_username
from bot.lifetime import Stopped, cancel, stop_signal, stop_writing, unless_stopped, until_stopped
from bot.meeting_stores import MeetingRows
from bot.nights import Nights
from bot.opening import Installation, has_decision, open_installation, publish_decision
from bot.outlook import look, opening_lines
from bot.own_data import OwnDataFiles
from bot.paper_desk import PaperDesk
from bot.patience import USUAL, Patience
from bot.pictures import Pictures
from bot.readiness import refusal_of
from bot.retaining import Retention
from bot.sending import send_in_turn
from bot.settings import Settings
from bot.spinners import Spinners
from bot.stores import BroadcastStore, CountStore, FileStore, NoticeStore, OutboxStore, ReminderStore
from bot.tombs import Tombs
from bot.troubles import Grumble
from bot.vitals import AlarmStore
from bot.way_in import take_in, webhook_secret
from bot.worker import Department, Worker
from handlers.routing import taps
from scheduler import calling
from scheduler.alarms import AlarmTick
from scheduler.allowance import Allowance
from scheduler.broadcasts import BroadcastTick
from scheduler.digests import DigestTick
from scheduler.fetching import Fetching
from scheduler.form_fetching import FormFetching
from scheduler.meetings import AgendaTick, MeetingTick
from scheduler.nightly import WHAT as FAILED
from scheduler.nightly import Nightly
from scheduler.notices import NoticeTick
from scheduler.post_office import PostOffice
from scheduler.telegram import Telegram
from scheduler.ticks import ReminderTick, start_ticks
from storage import facts
from storage.reads_staff import acting
from storage.watched import WatchedDatabase
from storage.writer import Writer

log = logging.getLogger(__name__)
STOP_SECONDS = 8.0  # for what is in hand; the contract allows ten in all
FETCH_SECONDS = 1.0
COUNT_SECONDS = 1.0
YOUNG_OBJECTS = 20_000  # some megabytes at most, where all of them are garbage in circles
BROADCAST_SECONDS = 1.0


async def run(settings: Settings, patience: Patience = USUAL) -> None:
    """Run the bot until SIGTERM or SIGINT. Raises Refusal for what a person can mend."""
    stopped = stop_signal()
    with contextlib.suppress(Stopped):
        here = await unless_stopped(stopped, open_installation(settings, thoroughly=True))
        await _run_here(here, stopped, patience)


async def _run_here(here: Installation, stopped: asyncio.Event, patience: Patience) -> None:
    try:
        await unless_stopped(stopped, _publish_first(here), here.database.hurry)
        for line in opening_lines(here, await look(here)):
            log.info(line)
        await _run(here, stopped, patience)
    except (Refusal, Stopped):
        raise
    except Exception as error:  # a disk that fills up while we start, and whatever ends us later
        raise refusal_of(error) from None
    finally:
        await here.close()


async def _publish_first(here: Installation) -> None:
    await remember_bot_username(here)
    if not await has_decision(here):
        await publish_decision(here, *read_decision(here.settings.decision_file, "DECISION_FILE: "))


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
    lines = calling.lines_to(session)
    sending = calling.Caller(session, settings.token(), lines)
    writer = Writer(here.database)
    reminders = ReminderStore(here.database, writer, here.shelf)
    kept = settings.data_dir / "files"
    enclosures = Enclosures(
        here.database,
        here.shelf,
        kept,
        (here.department_id, settings.department_name),
        lambda c, user_id: user_id in (*settings.admin_ids, *acting(c, here.department_id)),
        here.local_now,
        DepartmentPapers(here).of,
        Pictures(here, writer, bot.id).of,
        OwnDataFiles(here).of,
    )
    telling = Grumble(log)  # of Telegram out of reach: one line for both ways
    post_office = PostOffice(
        OutboxStore(here.database, writer, lambda: here.clock.speed),
        Telegram(sending, enclosures, patience.answer),
        Allowance(settings.messages_per_second, settings.chat_messages_per_second),
        telling,
        here.local_now,
    )
    department = Department(
        here.department_id,
        settings.department_name,
        settings.admin_ids,
        here.days,
        here.local_now,
        (settings.bot_username or "").lstrip("@"),
        settings.messages_per_second,
        consent_of(settings),
        settings.erase_after_days,
    )
    tombs = Tombs(settings.data_dir, here.database)
    worker = Worker(
        here.database,
        writer,
        here.shelf,
        taps(),
        bot,
        Spinners(sending),
        department,
        post_office.hand,
        Grumble(log, level=logging.ERROR),
        tombs.renew,
    )
    counts = CountStore(here.database, writer)
    tick = ReminderTick(reminders, settings.zone, here.days, post_office.wake)
    fetching = Fetching(
        FileStore(here.database, writer, here.shelf, here.local_now),
        bot,
        kept,
        Grumble(log),
        patience.file,
        patience.longest_file,
    )
    desk = FormDesk(here.database, writer, here.shelf, department.call, post_office.hand)
    form_fetching = FormFetching(desk, bot, Grumble(log), patience.file, patience.longest_file)
    draft_desk = DraftDesk(here, writer, department.call, post_office.hand, post_office.wake)
    draft_fetching = FormFetching(draft_desk, bot, Grumble(log), patience.file, patience.longest_file)
    by_night = Grumble(log, level=logging.ERROR)
    nights = Nights(settings, writer, here.local_now, here.database, Retention(here, writer, tombs))
    nightly = Nightly(nights, settings.zone, real_now, by_night)
    alarms = AlarmStore(here, writer, settings.data_dir, lambda: FAILED in by_night.lasting)
    alarm = AlarmTick(alarms, alarms.vitals, real_now, post_office.wake)
    notices = NoticeTick(
        NoticeStore(here.database, writer, here.department_id, settings.admin_ids),
        here.days,
        here.local_now,
        real_now,
        timedelta(seconds=patience.notices),
        post_office.wake,
    )
    broadcasts = BroadcastTick(
        BroadcastStore(here.database, writer, here.shelf),
        settings.department_name,
        settings.messages_per_second,
        here.local_now,
        real_now,
        post_office.wake,
    )
    digests = DigestTick(
        DigestStore(here.database, writer, here.shelf, here.department_id, settings.admin_ids),
        settings.zone,
        here.days,
        post_office.wake,
    )
    meeting_rows = MeetingRows(here.database, writer, here.shelf, here.department_id)
    agendas = AgendaTick(meeting_rows, post_office.wake)
    meetings = MeetingTick(
        meeting_rows,
        settings.zone,
        here.days,
        post_office.wake,
    )
    store = storing(writer, bot.id, worker.hand)
    look = _looking(here, reminders, tick)
    async with contextlib.AsyncExitStack() as stack:
        stack.push_async_callback(session.close)
        if lines is not None:
            stack.callback(lines.close)
        writing = asyncio.create_task(writer.run())
        stack.push_async_callback(stop_writing, writer, writing)
        site = Site(
            here.clock,
            look,
            reminders.earliest,
            settings.webhook_url,
            webhook_secret(settings),
            store,
            lambda: watched.trouble,
        )
        await serve(stack, settings, site)
        await unless_stopped(stopped, look(), here.database.hurry)
        turn = stack.enter_context(contextlib.ExitStack())
        papers = PaperDesk(here, writer, post_office.wake, Grumble(log, level=logging.ERROR))
        sending_loop = send_in_turn(post_office, settings.data_dir, turn, papers.run)
        loops = [asyncio.create_task(worker.run()), asyncio.create_task(sending_loop)]
        ticks = start_ticks(
            [
                ("reminders", settings.tick_seconds, look),
                ("notices", settings.tick_seconds, notices.look),
                ("broadcasts", min(BROADCAST_SECONDS, settings.tick_seconds), broadcasts.look),
                ("digests", settings.tick_seconds, lambda: digests.look(here.local_now(), _jumped(here))),
                ("meetings", settings.tick_seconds, lambda: meetings.look(here.local_now(), _jumped(here))),
                ("agendas", settings.tick_seconds, lambda: agendas.look(here.local_now())),
                ("files", min(FETCH_SECONDS, patience.longest_file), fetching.look),
                ("forms", min(FETCH_SECONDS, patience.longest_file), form_fetching.look),
                ("drafts", min(FETCH_SECONDS, patience.longest_file), draft_fetching.look),
                ("publishing", min(FETCH_SECONDS, settings.tick_seconds), draft_desk.publish),
                ("counts", COUNT_SECONDS, counts.look),
                ("nightly", patience.night, nightly.look),
                ("alarms", patience.night, alarm.look),
            ],
            Grumble(log, level=logging.ERROR),
        )
        caller = Caller(session, settings.token())

        async def named(username: str) -> None:
            await writer.do(lambda c: facts.put(c, facts.BOT_NAME, username))

        intake = asyncio.create_task(take_in(caller, settings, store, patience, telling, named))
        _warm_up(here)
        try:
            await until_stopped(stopped, [intake, *loops, writing])
        finally:
            ticks.shutdown(wait=False)
            here.database.hurry()
            await cancel([intake, *loops])
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(STOP_SECONDS):
                    await worker.finish()
                    await post_office.finish()
            log.info("stopped")


def _warm_up(here: Installation) -> None:
    """What would else be done while people wait.

    The calendar: on the first planned date its import held everybody up for 0.18 s. The garbage collector:
    what the imports made lives as long as the program, so no collection need walk over it again; a full one
    took 16 ms and more, several times a second under load. And a young collection is due only where more has
    stayed than a hundred updates at once have in hand: at Python's 700 objects most of what it looks at is
    still in use, for 6 % of the main thread's work.
    """
    here.days.is_working(here.local_now().date())
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS, 10, 10)


def make_session(settings: Settings, patience: Patience) -> AiohttpSession:
    """The way to Telegram, or to whatever stands in for it."""
    api = TelegramAPIServer.from_base(settings.bot_api_url.rstrip("/"))
    return AiohttpSession(api=api, proxy=settings.bot_proxy, timeout=patience.answer)


def _jumped(here: Installation) -> datetime | None:
    """When a running clock was moved by hand; of the real one nothing is made up for."""
    return here.clock.jumped.astimezone(here.settings.zone) if isinstance(here.clock, RunningClock) else None


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
