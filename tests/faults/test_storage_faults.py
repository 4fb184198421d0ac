"""A disk that is full, locked or broken: nothing is half written, nothing confirmed that isn't stored.

The bot is a real process, the disk really refuses, and when it doesn't any more, the bot goes on by itself.
"""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.clock import real_now
from bot.restoring import restore
from sandbox import Fault, FaultKind
from tests.faults import disk, ledger
from tests.faults.counting import tally
from tests.faults.head import heads_of
from tests.faults.state import answers_kept, evidence_given, evidence_kept, state_of
from tests.faults.town import Town, town
from tests.stories.archives import backed_up

TROUBLES: dict[str, tuple[disk.Trouble, str]] = {
    "no file can grow": (disk.files_cannot_grow, "the disk refuses to read or write"),
    "the disk is full": (disk.full, "the disk is full"),
    "locked": (disk.locked, "another program has locked the database"),
}
LASTS = 1.5  # seconds: a few tries of everybody who writes
OFTEN = 4
GAP = 0.1  # seconds between two troubles: a quiet machine lets a head finish within a second of good ones


@contextlib.asynccontextmanager
async def a_town(folder: Path, trouble: str) -> AsyncIterator[Town]:
    """A town whose bot doesn't wait long for a lock; on a disk of its own where that is to be filled."""
    data = folder / "data"
    with disk.small_disk(data) if trouble == "the disk is full" else contextlib.nullcontext():
        async with town(folder, database_url=f"sqlite+aiosqlite:///{data}/bot.db?timeout=0.3") as place:
            yield place


@pytest.mark.parametrize("name", TROUBLES)
async def test_what_cannot_be_stored_is_not_confirmed_and_comes_in_when_it_can(
    tmp_path: Path, name: str
) -> None:
    befalls, why = TROUBLES[name]
    async with a_town(tmp_path, name) as place:
        (head,) = heads_of(place, 1)
        await head.join()
        await place.settled()
        before, seen = state_of(place), len(head.person.messages)
        async with befalls(place):
            await head.person.press("Не начинали", react=False)
            await asyncio.sleep(LASTS)
            assert place.sandbox.pending == 1  # Telegram still has it
            assert state_of(place) == before
            assert await health(place) == (503, {"ok": False, "storage": why})
        await head.person.sees("вопрос 2 из", timeout=20)
        await place.settled()
        assert await health(place) == (200, {"ok": True})
        assert len(head.person.messages) == seen
        assert place.rows("SELECT count(*) FROM answer_log") == [(1,)]
        assert_told_plainly(place, f"the database can't be written: {why}")


@pytest.mark.parametrize("name", TROUBLES)
async def test_heads_who_fill_everything_meanwhile_lose_nothing(tmp_path: Path, name: str) -> None:
    befalls, _ = TROUBLES[name]
    async with a_town(tmp_path, name) as place:
        heads = heads_of(place, 3)
        walking = asyncio.gather(*(head.join_fill_and_send() for head in heads))
        times = 0
        while times < OFTEN and not walking.done():
            await asyncio.sleep(GAP)
            if name == "no file can grow" and not roomy(place):
                continue
            async with befalls(place):
                await asyncio.sleep(0.7)
            times += 1
        await walking
        await place.settled()
        assert times == OFTEN
        for head in heads:
            assert answers_kept(place, head) == head.given
            assert evidence_kept(place, head) == evidence_given(head)
        done = sum(head.deeds for head in heads)
        assert place.rows("SELECT state, count(*) FROM updates GROUP BY state") == [("done", done)]
        found = tally(ledger.posts_in(place.rows(ledger.QUERY)), place.witness.deliveries)
        assert (found.undelivered, found.repeated, found.unknown) == ([], [], [])
        told = [line for line in log_of(place).splitlines() if " INFO " not in line]
        plain = ("the database can't be ", "evidence can't be kept on the disk")
        assert [line for line in told if not any(words in line for words in plain)] == []
        assert len(told) <= 3 * 2  # of reading, writing and evidence: a beginning and an end a minute


@pytest.mark.parametrize("name", TROUBLES)
async def test_a_message_on_its_way_when_the_disk_fails_is_not_sent_again(tmp_path: Path, name: str) -> None:
    befalls, why = TROUBLES[name]
    async with a_town(tmp_path, name) as place:
        (head,) = heads_of(place, 1)
        await head.join()
        await place.settled()
        place.sandbox.faults.once("sendMessage", Fault(FaultKind.DELAY, 0.5))
        await head.person.say("/help", react=False)
        await under_way(place)
        async with befalls(place):
            await head.person.sees("Что можно сделать")
            await asyncio.sleep(LASTS)
        await place.settled()
        await asyncio.sleep(1.0)
        found = tally(ledger.posts_in(place.rows(ledger.QUERY)), place.witness.deliveries)
        assert (found.undelivered, found.repeated) == ([], [])
        assert_told_plainly(place, f"the database can't be written: {why}")


async def test_a_damaged_database_is_touched_no_more_and_a_backup_takes_its_place(tmp_path: Path) -> None:
    async with town(tmp_path) as place:
        head, other = heads_of(place, 2)
        await head.join()
        await other.join()
        await place.settled()
        await backed_up(place.bot.settings, tmp_path / "kept.zip")
        disk.break_pages(place.database, "answers", "answer_log", "report_tasks")
        await head.person.press("Не начинали", react=False)
        await asyncio.sleep(LASTS)
        assert await health(place) == (503, {"ok": False, "storage": "the database file is damaged"})
        await other.person.press("Не начинали", react=False)
        await asyncio.sleep(LASTS)
        assert place.sandbox.pending >= 1  # what came after the damage was seen stays with Telegram
        assert_told_plainly(place, "the database can't be written: the database file is damaged", over=False)
        assert await place.stopped() == 0

        await restore(place.bot.settings, tmp_path / "kept.zip", False, real_now())
        await place.bot.start()
        await other.person.sees("вопрос 2 из", timeout=20)


async def test_a_bot_that_is_stopped_does_not_wait_for_somebody_else_s_lock(tmp_path: Path) -> None:
    async with town(tmp_path) as place:  # with the patience of half a minute that it usually has
        (head,) = heads_of(place, 1)
        await head.join()
        await place.settled()
        async with disk.locked(place):
            await head.person.press("Не начинали", react=False)
            await asyncio.sleep(0.5)
            began = time.monotonic()
            assert await place.stopped() == 0
            assert time.monotonic() - began < 10
        await place.bot.start()
        await head.person.sees("вопрос 2 из", timeout=20)


async def test_evidence_waits_for_room_on_the_disk(tmp_path: Path) -> None:
    async with town(tmp_path) as place:
        (head,) = heads_of(place, 1)
        await head.join()
        await head.person.press("Сделано")
        await head.person.press("Сегодня")
        await place.settled()
        disk.limit(place.bot.pid, disk.wal(place).stat().st_size + 1_000_000)
        scan = bytes(range(256)) * 8_000  # two megabytes
        await head.person.send_document("приказ.pdf", scan)
        await head.person.sees("файл «приказ.pdf»")
        await asyncio.sleep(LASTS)
        assert place.rows("SELECT fetch_state FROM evidence") == [("waiting",)]
        assert [file for file in (place.bot.settings.data_dir / "files").rglob("*") if file.is_file()] == []
        assert await health(place) == (200, {"ok": True})
        disk.limit(place.bot.pid, -1)
        await place.settled()
        (kept,) = place.rows("SELECT fetch_state, size FROM evidence")
        assert kept == ("kept", len(scan))
        assert_told_plainly(place, "evidence can't be kept on the disk: File too large")


async def under_way(place: Town) -> None:
    """Until a message is on its way, and everything else is done."""
    async with asyncio.timeout(10):
        while place.rows("SELECT count(*) FROM outbox WHERE state = 'waiting'") != [(1,)]:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        while place.sandbox.pending:  # noqa: ASYNC110
            await asyncio.sleep(0.01)


def roomy(place: Town) -> bool:
    """Whether the log of commits is longer than what the bot writes beside it."""
    wal = disk.wal(place)
    return wal.exists() and wal.stat().st_size > place.bot.log.stat().st_size + 60_000


def log_of(place: Town) -> str:
    """What the bot has logged so far."""
    return place.bot.log.read_text(encoding="utf-8", errors="replace")


def assert_told_plainly(place: Town, line: str, over: bool = True) -> None:
    """One line for the trouble, one for its end where it has one, and nothing else but INFO."""
    lines = [one for one in log_of(place).splitlines() if " INFO " not in one]
    what = line.split(":")[0]
    assert sum(one.endswith(line) for one in lines) == 1, "\n".join(lines)
    assert sum(f"{what}: over, after" in one for one in lines) == over, "\n".join(lines)
    assert len(lines) == 1 + over, "\n".join(lines)


async def health(place: Town) -> tuple[int, dict[str, Any]]:
    """What ``/healthz`` says."""
    url = f"http://127.0.0.1:{place.bot.settings.http_port}/healthz"
    async with aiohttp.ClientSession() as client, client.get(url) as answer:
        return answer.status, await answer.json()
