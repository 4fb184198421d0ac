"""A look at the waiting updates may come back late: what was done meanwhile isn't done again."""

import asyncio
import random
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from sqlalchemy import Connection

from storage.database import ThreadedDatabase
from tests.stories.conftest import running_town

T = TypeVar("T")
LATEST_SECONDS = 0.06
WAITING = "SELECT 1 FROM updates WHERE state = 'new' UNION SELECT 1 FROM outbox WHERE state = 'waiting'"


async def test_each_update_takes_effect_once_though_reads_come_back_late(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_time = ThreadedDatabase.read
    dice = random.Random("late")

    async def late(self: ThreadedDatabase, work: Callable[[Connection], T]) -> T:
        found = await on_time(self, work)
        await asyncio.sleep(dice.uniform(0.0, LATEST_SECONDS))
        return found

    async with running_town(tmp_path) as town:
        monkeypatch.setattr(ThreadedDatabase, "read", late)
        strangers = [town.sandbox.person(f"Гость {number}") for number in range(8)]
        for number, stranger in enumerate(strangers):
            for _ in range(4):
                await stranger.say("/start", react=False)
                await asyncio.sleep(0.007 + number % 3 / 1000)
        async with asyncio.timeout(90):
            while town.sandbox.pending or await town.rows(WAITING):  # noqa: ASYNC110
                await asyncio.sleep(0.1)
        replies = [len(town.sandbox.calls("sendMessage", chat_id=stranger.id)) for stranger in strangers]
        assert replies == [4] * len(strangers)
