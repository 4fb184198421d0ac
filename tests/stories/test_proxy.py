"""The way to Telegram leads through a proxy, which goes down and comes back like any network."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.stories.conftest import Town, running_town
from tests.stories.proxy import Proxy

KINDS = ("http", "socks5")


@pytest.fixture
async def proxy() -> AsyncIterator[Proxy]:
    """An open one."""
    made = Proxy()
    await made.start()
    yield made
    await made.stop()


@pytest.mark.parametrize("kind", KINDS)
async def test_everything_goes_through_the_proxy(tmp_path: Path, proxy: Proxy, kind: str) -> None:
    async with running_town(tmp_path, bot_proxy=f"{kind}://127.0.0.1:{proxy.port}") as town:
        head = await town.registered("Ласточка")
        await head.press("Начать")
        await head.press("Сделано")
        await head.press("Июль 2020")
        await head.send_document("приказ.pdf", b"%PDF-1.4 order")
        await head.sees("приказ.pdf")
        await _kept(town, b"%PDF-1.4 order")
    assert proxy.tunnels > 0


@pytest.mark.parametrize("kind", KINDS)
async def test_a_proxy_that_goes_down_costs_no_message(tmp_path: Path, proxy: Proxy, kind: str) -> None:
    async with running_town(tmp_path, bot_proxy=f"{kind}://127.0.0.1:{proxy.port}") as town:
        head = await town.registered("Ласточка")
        await proxy.stop()
        await head.press("Начать", react=False)
        await asyncio.sleep(1.5)  # the bot meets the closed door some times
        await proxy.start()
        await head.sees("Пункт 1 из 6", timeout=30)
        await head.press("Сделано")
        await head.sees("Когда это сделано?")


@pytest.mark.parametrize("kind", KINDS)
async def test_a_wrong_password_is_told_in_one_line(
    tmp_path: Path, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    guarded = Proxy(password="right")
    await guarded.start()
    try:
        async with running_town(tmp_path, bot_proxy=f"{kind}://bot:wrong@127.0.0.1:{guarded.port}") as town:
            town.sandbox.person("Мария")
            await asyncio.sleep(1.5)
        told = [line for line in caplog.messages if "BOT_PROXY refuses" in line]
        assert told == ["Telegram can't be reached: BOT_PROXY refuses to connect us"]
        assert "wrong" not in caplog.text
        assert guarded.tunnels == 0
        async with running_town(tmp_path, bot_proxy=f"{kind}://bot:right@127.0.0.1:{guarded.port}") as town:
            await town.registered("Ласточка")
    finally:
        await guarded.stop()


async def _kept(town: Town, content: bytes) -> None:
    """The bytes of a document came through, too."""
    folder = town.settings.data_dir / "files"
    for _ in range(200):
        if any(file.is_file() and file.read_bytes() == content for file in folder.rglob("*")):
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"nothing like that in {folder}")
