"""One person writes without end: told once, nobody else waits; and whoever is only quick loses nothing."""

import asyncio
from pathlib import Path

from bot.patience import USUAL
from sandbox import Person
from storage.hushing import MOST
from tests.stories.answers import at_evidence
from tests.stories.conftest import running_town
from tests.stories.heads import soon

SLOW = {"chat_messages_per_second": 10.0}
TOLD = "Сообщений слишком много подряд"


async def test_a_flood_is_told_once_and_delays_nobody(tmp_path: Path) -> None:
    async with running_town(tmp_path, USUAL, **SLOW) as town:
        flooder, head = await town.registered("Ласточка"), await town.registered("Солнышко")
        for number in range(MOST * 5):
            await flooder.say(f"вода {number}", react=False)
        loop = asyncio.get_running_loop()
        began = loop.time()
        await head.press("Начать")
        await head.press("Не начинали")
        assert loop.time() - began < 3.0

        async def all_looked_at() -> bool:
            new = await town.rows("SELECT seq FROM updates WHERE state = 'new'")
            return not town.sandbox.pending and not new

        await soon(all_looked_at)
        query = "SELECT screen FROM outbox WHERE chat_id = :chat AND state = 'waiting'"
        waiting = [row["screen"] for row in await town.rows(query, chat=flooder.id)]
        told = [screen for screen in (*waiting, *_texts(flooder)) if TOLD in screen]
        assert len(told) == 1
        assert len(waiting) <= MOST + 1
        assert len(waiting) + len(_texts(flooder)) < MOST * 3
        assert await town.rows("SELECT chat_id FROM hushed") == [{"chat_id": flooder.id}]


async def test_thirty_files_forwarded_together_are_all_taken(tmp_path: Path) -> None:
    """The most that a person does at once by hand: files chosen in a folder, or messages forwarded."""
    async with running_town(tmp_path, USUAL, **SLOW) as town:
        head = await at_evidence(town)
        for number in range(20):  # more don't fit a question
            await head.send_document(f"приказ {number}.pdf", b"%PDF", react=False)
        for _ in range(10):
            await head.say("приказ № 132/02-05 от 25.08.2020", react=False)

        async def all_taken() -> bool:
            return len(await town.rows("SELECT id FROM evidence")) == 20

        await soon(all_taken)
        await town.quiet()
        assert not [words for words in _texts(head) if TOLD in words]
        assert await town.rows("SELECT chat_id FROM hushed") == []


def _texts(person: Person) -> list[str]:
    return [message.words for message in person.messages if message.from_bot]
