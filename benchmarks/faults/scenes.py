"""The odd circumstances that a tick may meet, each played by the real bot. See ``ticks``."""

import asyncio
import contextlib
import sqlite3
from collections.abc import AsyncIterator
from datetime import datetime

from sandbox import Fault, FaultKind
from sandbox.people.waiting import until
from tests.faults.forking import BotProcess
from tests.faults.head import Head
from tests.faults.town import Town
from tests.ports import free_port

DAY_A_SECOND = 86_400.0  # the bot's seconds in a real one
SHORT_TICK = 0.05
HOG_SECONDS = 1.5  # how long another program holds the database at a time: thirty short ticks
SLOW_SECONDS = 0.7  # that Telegram takes over a message
HEIR_SECONDS = 120.0  # until what a dead process had in hand is taken over
PASS_SECONDS = 300.0  # until a busy machine has run through the ladder
EVE = "2020-08-11T20:00"
END = "2020-09-09T12:00"  # the whole ladder has passed


async def two_processes(place: Town, heads: list[Head]) -> datetime:
    """Two bots on one database, by mistake or on purpose, while Telegram is slow: both see what waits.

    First everybody answers a task, then the whole ladder goes by.
    """
    place.sandbox.faults.weather({Fault(FaultKind.DELAY, SLOW_SECONDS): 1.0}, {"sendMessage"})
    async with _second(place) as second:
        async with asyncio.TaskGroup() as together:
            for head in heads:
                together.create_task(head.fill(1))
        await place.settled()
        for bot in (place.bot, second):
            await place.clock(_at(EVE), DAY_A_SECOND, bot)
        await _passes(place, END)
    return _at(END)


async def heir(place: Town, heads: list[Head]) -> datetime:
    """Two bots, and one of them dies with the first letters in its hands: the other one brings them."""
    async with _second(place) as second:
        for bot in (place.bot, second):
            await place.clock(_at("2020-08-12T09:59:58"), 1.0, bot)
        chats = [head.person.chat for head in heads]
        await until(chats, lambda: any(head.has_letter() for head in heads) or None, HEIR_SECONDS)
        place.bot.kill()
        await place.bot.ended()
        async with asyncio.timeout(HEIR_SECONDS):
            while not all(head.has_letter() for head in heads):  # noqa: ASYNC110
                await asyncio.sleep(0.1)
            await place.settled(HEIR_SECONDS)
    return _at("2020-08-12T10:00")


async def overrun(place: Town, heads: list[Head]) -> datetime:
    """Looks that take many times their interval, because somebody else holds the database."""
    await place.stopped()
    place.bot.settings = place.bot.settings.model_copy(update={"tick_seconds": SHORT_TICK})
    await place.bot.start()
    await place.bot.healthy()
    hog = asyncio.create_task(_hog(place))
    try:
        await place.clock(_at(EVE), DAY_A_SECOND)
        await _passes(place, END)
    finally:
        hog.cancel()
        await asyncio.gather(hog, return_exceptions=True)
    return _at(END)


async def jumps(place: Town, heads: list[Head]) -> datetime:
    """Somebody plays with the clock: forwards over two rungs, back, forwards again."""
    for moment in (
        "2020-08-21T12:00",
        "2020-08-04T09:00",
        "2020-08-12T10:00:05",
        "2020-08-21T10:00:05",
        "2020-08-27T10:00:05",
        "2020-08-26T09:00",
        "2020-08-27T10:00:05",
        "2020-09-08T11:00",
        "2020-08-05T09:00",
        "2020-09-08T12:00",
    ):
        await place.clock(_at(moment), 1.0)
        await place.settled()
    return _at("2020-09-08T12:00")


async def downtime(place: Town, heads: list[Head]) -> datetime:
    """The bot is away for a month: it sends the latest rung that it has slept through."""
    await place.stopped()
    place.bot.settings = place.bot.settings.model_copy(update={"clock_start": _at("2020-09-04T10:30")})
    newest = [head.newest() for head in heads]
    await place.bot.start()
    await place.bot.healthy()
    for head, message in zip(heads, newest, strict=True):
        await head.read_letter(message)
    await place.settled()
    await place.clock(_at("2020-09-08T10:00:05"), 1.0)
    return _at("2020-09-08T10:00")


@contextlib.asynccontextmanager
async def _second(place: Town) -> AsyncIterator[BotProcess]:
    settings = place.bot.settings.model_copy(update={"http_port": free_port()})
    second = BotProcess(settings, place.bot.log.with_name("second.log"))
    try:
        await second.start()
        await second.healthy()
        yield second
    finally:
        await second.gone()


async def _passes(place: Town, moment: str) -> None:
    """Until the bot's clock shows it, and everything that fell due before has been dealt with."""
    async with asyncio.timeout(PASS_SECONDS):
        while await place.shown() < _at(moment):  # noqa: ASYNC110
            await asyncio.sleep(0.1)
    await place.settled()


async def _hog(place: Town) -> None:
    """Another program that writes for long, with short pauses."""
    with contextlib.closing(
        sqlite3.connect(place.database, timeout=30, isolation_level=None, check_same_thread=False)
    ) as connection:
        while True:
            await asyncio.to_thread(connection.execute, "BEGIN IMMEDIATE")
            try:
                await asyncio.sleep(HOG_SECONDS)
            finally:
                connection.execute("ROLLBACK")
            await asyncio.sleep(0.2)


def _at(moment: str) -> datetime:
    return datetime.fromisoformat(f"{moment}+03:00")
