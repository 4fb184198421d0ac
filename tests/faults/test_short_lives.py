"""The post office through short lives in one process: nothing decided on stays unshown, no kill repeats two.

Real outbox, real writer, real post office; people and Telegram are a few lines here, so that a life lasts
milliseconds. They tap twice, type, tap again before anything came, and letters fall in between; all say one
of a few things, so that the same words stand for many posts. Each life is cut off wherever it is.
"""

import asyncio
import contextlib
import logging
import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import pytest
from sqlalchemy import Connection, text

from bot.clock import real_now
from bot.stores import OutboxStore
from bot.troubles import Grumble
from core.outgoing import Post, Priority, Waiting
from sandbox.model import ActKind
from scheduler.allowance import Allowance
from scheduler.answers import Answer
from scheduler.calling import Caller
from scheduler.enclosing import Contents
from scheduler.post_office import PostOffice
from scheduler.telegram import Telegram
from screens.screen import Screen, dump_screen
from storage import outbox, updates
from storage.database import Database, open_database
from storage.guards import Stale
from storage.migrate import upgrade
from storage.writer import Writer
from tests.faults import ledger
from tests.faults.blaming import blamed
from tests.faults.counting import tally
from tests.faults.killers import Kill
from tests.faults.witness import Delivery
from tests.storage.office import NOW

CHATS = range(1, 5)
WORDS = ("Пункт 1", "Пункт 2", "Пункт 3")
DEEDS = 25  # of each person
REQUESTS = 8  # of one life, at most
IDLE_SECONDS = 0.3  # a life in which nothing happens ends, too
STEP, PATIENCE = 0.005, 400  # seconds between two looks of a person, and how many looks at most
LAST_SECONDS = 30.0
Task = asyncio.Task[Any]
NOT_MODIFIED = Answer(400, False, description="Bad Request: message is not modified")


@dataclass
class Deed:
    """What reaches the bot: a tap on a message, a message, or (neither seen) the hour of a letter."""

    number: int
    chat_id: int
    words: str
    seen: int | None = None
    tapped: bool = False


@dataclass
class Phones:
    """Telegram and its people: what stands in each chat, what waits for the bot, and what was shown."""

    dice: random.Random
    shown: dict[int, str] = field(default_factory=dict)  # the bot's messages
    newest: dict[int, int] = field(default_factory=dict)  # of the bot, by chat
    deeds: list[Deed] = field(default_factory=list)
    deliveries: list[Delivery] = field(default_factory=list)
    last: int = 0
    left: int = 0  # requests until the bot is killed
    enough: asyncio.Event = field(default_factory=asyncio.Event)

    async def call(self, method: str, body: dict[str, Any], seconds: float) -> Answer:
        """The Bot API. What is cut off before it acts hasn't happened; afterwards nobody hears of it."""
        self.left -= 1
        if self.left <= 0:
            self.enough.set()
        await self.rest()
        chat, words, message = body["chat_id"], body["text"], body.get("message_id")
        kind = ActKind.MESSAGE
        if message is None:
            self.last += 1
            message = self.newest[chat] = self.last
        else:
            kind = ActKind.NOT_MODIFIED if self.shown[message] == words else ActKind.EDIT
        self.shown[message] = words
        self.deliveries.append(Delivery(real_now().timestamp(), chat, kind, (words, ())))
        await self.rest()
        return NOT_MODIFIED if kind is ActKind.NOT_MODIFIED else Answer(200, True, {"message_id": message})

    async def live(self, chat: int) -> None:
        """One person, who mostly waits for what she sees to change, and then doesn't look again."""
        for _ in range(DEEDS):
            newest, words = self.newest.get(chat), self.dice.choice(WORDS)
            what = self.dice.random()
            if what < 0.05:
                self.do(chat, words)
            elif what < 0.12 or newest is None:
                self.last += 1
                self.do(chat, words, self.last)
            else:
                for _ in range(self.dice.choice((1, 1, 2))):
                    self.do(chat, self.dice.choice((words, *WORDS)), newest, tapped=True)
            await self._look(chat)

    def do(self, chat: int, words: str, seen: int | None = None, *, tapped: bool = False) -> None:
        """It waits for the bot from now on."""
        self.deeds.append(Deed(len(self.deeds), chat, words, seen, tapped))

    async def _look(self, chat: int) -> None:
        """Hardly, or until something new stands there, or until nothing more seems to come."""
        seen, steps = self._shown(chat), self.dice.choice((0, 1, 20, 20))
        for _ in range(PATIENCE if steps else 0):
            if self._shown(chat) > seen:
                break
            await asyncio.sleep(STEP)
        quiet = 0
        while quiet < steps:
            seen = self._shown(chat)
            await asyncio.sleep(STEP)
            quiet = quiet + 1 if self._shown(chat) == seen else 0

    def _shown(self, chat: int) -> int:
        return sum(one.chat_id == chat for one in self.deliveries)

    async def rest(self) -> None:
        """What a way through the network takes."""
        await asyncio.sleep(self.dice.choice((0.0, 0.001, 0.003)))


async def live(database: Database, phones: Phones) -> None:
    """A bot's life: each deed takes effect once, and what it brings about is sent."""
    writer = Writer(database)
    office = PostOffice(
        OutboxStore(database, writer),
        Telegram(cast(Caller, phones), cast(Contents, None)),
        Allowance(1000, 1000),
        Grumble(logging.getLogger(__name__)),
        lambda: NOW,
    )
    async with asyncio.TaskGroup() as together:
        together.create_task(writer.run())
        together.create_task(office.run())
        done = {n for (n,) in await database.read(lambda c: c.execute(text("SELECT n FROM effects")).all())}
        while True:
            for deed in [deed for deed in phones.deeds if deed.number not in done]:
                try:
                    post = await writer.do(lambda c, deed=deed: effect(c, deed))  # type: ignore[misc]
                    office.hand([post])
                except Stale:
                    pass
                done.add(deed.number)
            await asyncio.sleep(0.001)


def effect(connection: Connection, deed: Deed) -> Waiting:
    connection.execute(text("INSERT INTO effects VALUES (:n)"), {"n": deed.number})
    screen = dump_screen(Screen(deed.words))
    if deed.seen is None:
        return outbox.enqueue(connection, Post(deed.chat_id, screen, Priority.NOTICE), NOW)
    newest = updates.note_message(connection, deed.chat_id, deed.seen)
    post = Post(deed.chat_id, screen, replaces=deed.seen if deed.tapped else None)
    return outbox.enqueue(connection, post, NOW, newest)


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.timeout(120)
async def test_whatever_was_decided_on_is_shown_and_each_repeat_has_a_kill_of_its_own(
    tmp_path: Path, seed: int
) -> None:
    dice, this = random.Random(seed), cast(Task, asyncio.current_task())
    phones = Phones(dice)
    url = f"sqlite+aiosqlite:///{tmp_path / 'bot.db'}"
    database = open_database(url)
    await database.write(upgrade)
    await database.write(lambda c: c.execute(text("CREATE TABLE effects (n INTEGER PRIMARY KEY)")))
    ledger.open_ledger(tmp_path / "bot.db")
    people = [asyncio.create_task(phones.live(chat)) for chat in CHATS]
    kills: list[Kill] = []
    while not all(person.done() for person in people):
        phones.left = dice.randint(0, REQUESTS)
        phones.enough.clear()
        living = asyncio.create_task(live(database, phones))
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(IDLE_SECONDS):
                await phones.enough.wait()
        await phones.rest()
        await end({*people, this})
        at = real_now().timestamp()
        await database.close()
        database = open_database(url)
        kills.append(Kill(at, "anytime", real_now().timestamp()))
    await asyncio.gather(*people)
    living = asyncio.create_task(live(database, phones))
    async with asyncio.timeout(LAST_SECONDS):
        while await database.read(lambda c: left(c, phones)):  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    assert not living.done()
    await end({this})
    posts = ledger.posts_in(await database.read(lambda c: [tuple(r) for r in c.execute(text(ledger.QUERY))]))
    await database.close()

    found = tally(posts, phones.deliveries)
    assert len(posts) == len(phones.deeds)
    assert (found.undelivered, found.unknown) == ([], [])
    assert found.repeated or found.repeated_unseen, "never killed where it hurts"
    assert found.overtaken
    assert {one.kind for one in phones.deliveries} >= {ActKind.MESSAGE, ActKind.EDIT}
    assert None not in blamed(kills, found.repeated, phones.deliveries)


def left(connection: Connection, phones: Phones) -> bool:
    done = connection.execute(text("SELECT count(*) FROM effects")).scalar_one()
    return bool(done != len(phones.deeds) or outbox.depth(connection))


async def end(others: set[Task]) -> None:
    """The bot dies: every task of this life, wherever it is."""
    life = asyncio.all_tasks() - others
    for task in life:
        task.cancel()
    await asyncio.gather(*life, return_exceptions=True)
