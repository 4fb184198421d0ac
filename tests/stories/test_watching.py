"""The machine's side: alive and ready told apart, figures without people, slow visitors shown out."""

import asyncio
import contextlib
import os
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp
import pytest

from bot.clock import WallClock
from bot.errors import Refusal
from bot.health import STARTING, STOPPING, Health
from bot.http import Door, Site, serve
from bot.patience import Patience
from bot.settings import Settings
from tests.ports import free_port
from tests.stories.answers import at_evidence, kept_files
from tests.stories.conftest import ADMIN, TOKEN, Town, running_town
from tests.stories.heads import sends_everything, soon
from tests.stories.test_papers import taken


async def page(base: str, path: str, **headers: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as client, client.get(f"{base}{path}", headers=headers) as answer:
        return answer.status, await answer.text()


async def test_figures_tell_of_the_work_and_of_nobody(town: Town) -> None:
    head = await town.registered("Ласточка")
    await sends_everything(head)
    await town.quiet()
    for path in ("/healthz", "/healthz/live", "/healthz/ready"):
        assert await page(town.http, path) == (200, '{"ok": true}')
    status, told = await page(town.http, "/metrics")
    assert status == 200
    figures = dict(line.rsplit(" ", 1) for line in told.splitlines() if not line.startswith("#"))
    done = len(await town.rows("SELECT seq FROM updates WHERE state = 'done'"))
    assert float(figures['vsoko_updates_total{outcome="done"}']) == done > 10
    assert float(figures["vsoko_update_seconds_count"]) == done
    assert float(figures['vsoko_posts_total{outcome="sent"}']) > 10
    assert float(figures['vsoko_outbox_waiting{priority="reply"}']) == 0
    for name in (
        "outbox_oldest_seconds", "updates_waiting", "updates_quarantined", "posts_refused", "reminders_due",
        "reminders_late",
    ):  # fmt: skip
        assert float(figures[f"vsoko_{name}"]) == 0, name
    for secret in (TOKEN, TOKEN.split(":")[1], "Ласточка", "Мария", str(head.id), str(ADMIN)):
        assert secret not in told
    for header in ("X-Forwarded-For", "Forwarded"):  # through a proxy: from anywhere
        assert (await page(town.http, "/metrics", **{header: "203.0.113.5"}))[0] == 403
        assert (await page(town.http, "/clock", **{header: "203.0.113.5"}))[0] == 403


async def test_alive_isn_t_ready() -> None:
    trouble: list[str] = []
    health = Health(lambda: trouble[0] if trouble else None)
    async with visited(Site(WallClock(), _nothing, _never, health=health)) as base:
        assert health.state == STARTING
        assert (await page(base, "/healthz/ready"))[0] == 503
        assert (await page(base, "/healthz"))[0] == 200
        assert (await page(base, "/metrics"))[0] == 503
        health.state = ""
        assert (await page(base, "/healthz/ready"))[0] == 200
        trouble.append("the disk is full")
        assert (await page(base, "/healthz/ready"))[0] == 503
        assert (await page(base, "/healthz"))[0] == 503
        assert (await page(base, "/healthz/live"))[0] == 200  # a restart wouldn't mend it
        trouble.clear()
        health.state = STOPPING
        assert (await page(base, "/healthz/ready"))[0] == 503


async def test_a_body_that_trickles_is_given_up() -> None:
    site = Site(WallClock(), _nothing, _never, "https://example.org/hook", "s", _store, body_seconds=0.2)
    async with visited(site) as base:
        head = (
            "POST /hook HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n"
            "X-Telegram-Bot-Api-Secret-Token: s\r\n\r\n{"
        )
        assert b" 408 " in await _said(base, head)


async def test_a_request_that_never_ends_its_headers_is_shown_out() -> None:
    async with visited(Site(WallClock(), _nothing, _never), Door(0.2)) as base:
        assert await _said(base, "GET /healthz HTTP/1.1\r\nX-Slow: ") == b""
        assert (await page(base, "/healthz"))[0] == 200  # whoever speaks is served as before


async def test_a_body_of_nothing_but_brackets_is_no_update() -> None:
    site = Site(WallClock(), _nothing, _never, "https://example.org/hook", "s", _store)
    async with visited(site) as base, aiohttp.ClientSession() as client:
        given = {"X-Telegram-Bot-Api-Secret-Token": "s"}
        async with client.post(f"{base}/hook", data="[" * 500_000, headers=given) as answer:
            assert answer.status == 400


async def test_a_port_that_is_taken_is_one_line() -> None:
    async with visited(Site(WallClock(), _nothing, _never)) as base:
        with pytest.raises(Refusal, match="can't be listened on"):
            async with visited(Site(WallClock(), _nothing, _never), port=urlsplit(base).port):
                pass


async def test_what_lies_in_the_data_folder_is_ours_alone(tmp_path: Path) -> None:
    """Whatever the umask of whoever started the bot: database and log, evidence, papers, backups, locks."""
    folder, before = tmp_path / "data", os.umask(0)
    try:
        async with running_town(folder, Patience(night=0.1)) as town:
            head = await at_evidence(town)
            await head.send_document("приказ.pdf", b"%PDF-1.4")
            await kept_files(town, 1)
            office = await town.administrator()
            assert await taken(office, "Таблица")

            async def backed_up() -> bool:
                return _has(folder, "backups/*.zip")

            await soon(backed_up)
            await town.quiet()
            seen = _modes(folder)
    finally:
        os.umask(before)
    assert {"bot.db", "bot.db-wal", "bot.db-shm"} <= {path.name for path in seen}
    assert {"files", "papers", "backups"} <= {path.name for path in seen if path.is_dir()}
    assert not {path.name: oct(mode) for path, mode in seen.items() if mode & 0o077}


@contextlib.asynccontextmanager
async def visited(site: Site, door: Door | None = None, port: int | None = None):  # type: ignore[no-untyped-def]
    """The site served for real; its address."""
    settings = Settings(_env_file=None, http_port=port or free_port())  # type: ignore[call-arg]
    async with contextlib.AsyncExitStack() as stack:
        await serve(stack, settings, site, door)
        yield f"http://127.0.0.1:{settings.http_port}"


def _modes(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mode & 0o777 for path in folder.rglob("*")}


async def _said(base: str, words: str) -> bytes:
    """What comes back first; nothing where the other side hangs up."""
    reader, writer = await asyncio.open_connection("127.0.0.1", urlsplit(base).port)
    try:
        writer.write(words.encode())
        await writer.drain()
        async with asyncio.timeout(5):
            with contextlib.suppress(ConnectionError):
                return await reader.read(1000)
            return b""
    finally:
        writer.close()


def _has(folder: Path, pattern: str) -> bool:
    return any(folder.glob(pattern))


async def _nothing() -> None: ...


async def _never() -> None:
    return None


async def _store(batch: object) -> None:
    raise AssertionError("nothing whole came")
