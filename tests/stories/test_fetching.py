"""Evidence files are fetched through bad weather and full disks; only Telegram itself can lose one."""

import asyncio
import hashlib
import logging
import os
from collections import deque
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot.troubles import Grumble
from core.outgoing import Post
from sandbox import FaultKind, Sandbox
from scheduler.fetching import MOST_REFUSALS, NOT_FETCHED, Fetching
from scheduler.keeping import DRAFT, keep
from tests.faults import disk
from tests.stories.conftest import TOKEN, Town
from tests.stories.heads import settled

LOG = logging.getLogger("test")


@dataclass
class Row:
    """A piece of evidence whose file is to be fetched."""

    evidence_id: int
    file_id: str


@dataclass
class Rows:
    """What the database knows of the files."""

    rows: list[Row]
    ended: dict[int, str] = field(default_factory=dict)

    async def waiting(self, limit: int, without: Sequence[int]) -> list[Row]:
        left = (row for row in self.rows if row.evidence_id not in (*self.ended, *without))
        return list(left)[:limit]

    async def kept(self, evidence_id: int, sha256: str, size: int) -> None:
        self.ended[evidence_id] = sha256

    async def about(self, evidence_id: int) -> None:
        return None

    async def lost(self, evidence_id: int, posts: Sequence[Post]) -> None:
        self.ended[evidence_id] = "lost"


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """A Telegram to fetch from."""
    made = Sandbox(TOKEN)
    async with made.serve():
        yield made


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    """A client of it."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(sandbox.base_url), timeout=1)
    yield Bot(TOKEN, session=session)
    await session.close()


async def fetched(fetching: Fetching, rows: Rows, looks: int = 200) -> None:
    """Look until nothing waits any more."""
    for _ in range(looks):
        await fetching.look()
        if len(rows.ended) == len(rows.rows):
            return
        await asyncio.sleep(0.005)


def files(sandbox: Sandbox, *contents: bytes) -> Rows:
    """As many files at Telegram."""
    store = sandbox.telegram.files
    return Rows([Row(number, store.add("document", c).file_id) for number, c in enumerate(contents)])


async def test_a_long_outage_loses_nothing_and_is_told_once(
    sandbox: Sandbox, bot: Bot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    rows = files(sandbox, b"one", b"two")
    fetching = Fetching(rows, bot, tmp_path, Grumble(LOG), first=0.001, longest=0.002)
    sandbox.faults.outage = True
    await fetched(fetching, rows, looks=40)
    assert rows.ended == {}
    sandbox.faults.outage = False
    await fetched(fetching, rows)
    assert rows.ended == {n: hashlib.sha256(c).hexdigest() for n, c in enumerate((b"one", b"two"))}
    assert [line.split(":")[0] for line in caplog.messages] == [NOT_FETCHED, NOT_FETCHED]


async def test_what_cannot_be_fetched_now_holds_nobody_up(sandbox: Sandbox, bot: Bot, tmp_path: Path) -> None:
    rows = files(sandbox, *(b"%d" % number for number in range(15)))
    for row in rows.rows[:12]:  # more than are fetched at a time
        sandbox.telegram.files.vanish(row.file_id)
    fetching = Fetching(rows, bot, tmp_path, Grumble(LOG), first=600.0)
    await fetching.look()
    await fetching.look()
    assert set(rows.ended) == {12, 13, 14}


async def test_what_telegram_does_not_have_any_more_is_given_up_in_the_end(
    sandbox: Sandbox, bot: Bot, tmp_path: Path
) -> None:
    rows = files(sandbox, b"gone", b"there")
    sandbox.telegram.files.vanish(rows.rows[0].file_id)
    fetching = Fetching(rows, bot, tmp_path, Grumble(LOG), first=0.001, longest=0.001)
    await fetched(fetching, rows, looks=1000)
    assert rows.ended == {0: "lost", 1: hashlib.sha256(b"there").hexdigest()}
    asked = [call for call in sandbox.calls("getFile") if not call.ok]
    assert len(asked) == MOST_REFUSALS


async def test_a_file_that_comes_back_in_time_is_kept(sandbox: Sandbox, bot: Bot, tmp_path: Path) -> None:
    rows = files(sandbox, b"here again")
    stored = sandbox.telegram.files.find(rows.rows[0].file_id)
    stored.gone = True
    fetching = Fetching(rows, bot, tmp_path, Grumble(LOG), first=0.001, longest=0.001)
    for _ in range(MOST_REFUSALS - 1):
        await fetching.look()
        await asyncio.sleep(0.005)
    stored.gone = False
    await fetched(fetching, rows)
    assert rows.ended == {0: hashlib.sha256(b"here again").hexdigest()}


async def test_each_kind_of_bad_weather_on_the_way(town: Town) -> None:
    kinds = deque([FaultKind.BAD_GATEWAY, FaultKind.RESET_AFTER, FaultKind.SERVER_ERROR])
    head = await town.registered("Ласточка")
    await head.press("Начать")
    await head.press("Сделано")
    await head.press("Сегодня")
    town.sandbox.faults.once("getFile", kinds[0])
    town.sandbox.faults.once("file", kinds[1], kinds[2])
    await head.send_document("приказ.pdf", b"content")
    await head.sees("приказ.pdf")
    await settled(town)

    async with asyncio.timeout(20):
        while await town.rows("SELECT id FROM evidence WHERE fetch_state = 'waiting'"):  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    assert await town.rows("SELECT fetch_state FROM evidence") == [{"fetch_state": "kept"}]


def test_a_file_is_kept_whole_or_leaves_nothing(tmp_path: Path) -> None:
    sha256, size = keep(tmp_path, b"content")
    assert size == 7
    assert (tmp_path / sha256[:2] / sha256).read_bytes() == b"content"
    assert (tmp_path / sha256[:2] / sha256).stat().st_mode & 0o777 == 0o600
    disk.limit(os.getpid(), 10_000)
    try:
        with pytest.raises(OSError, match="File too large"):
            keep(tmp_path, bytes(20_000))
    finally:
        disk.limit(os.getpid(), -1)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [sha256]


def test_what_a_killed_process_has_left_is_cleared_up(tmp_path: Path) -> None:
    left = tmp_path / "ab" / f"{DRAFT}x1"
    left.parent.mkdir()
    left.touch()
    kept, _ = keep(tmp_path, b"content")
    Fetching(Rows([]), Bot(TOKEN), tmp_path, Grumble(LOG))
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [kept]
