"""The doctor, called as an administrator does: a process of its own, asking the sandbox."""

import asyncio
from pathlib import Path

import aiohttp
import pytest

from sandbox import Limits, Sandbox
from tests.house.processes import run_bot
from tests.house.test_cli import ROSTER
from tests.stories.conftest import Town

TOKEN = "123456:doctor-story"


async def examined(folder: Path, **settings: str) -> tuple[int, str]:
    done = await asyncio.to_thread(run_bot, folder, "doctor", **settings)
    assert done.stderr == ""
    assert "doctor-story" not in done.stdout  # a secret is never printed
    return done.returncode, done.stdout


def verdict(told: str, about: str) -> list[str]:
    """The lines about that: how bad, and the words."""
    return [f"{line[:4].strip()}: {line[19:]}" for line in told.splitlines() if line[6:18].strip() == about]


async def test_a_new_installation_is_told_what_it_still_needs(tmp_path: Path) -> None:
    sandbox = Sandbox(TOKEN, "kindergarten_bot", limits=Limits.lifted())
    async with sandbox.serve() as base_url:
        code, told = await examined(tmp_path, BOT_TOKEN=TOKEN, BOT_API_URL=base_url)
    assert code == 0, told
    assert verdict(told, "settings") == ["note: ADMIN_IDS is empty: nobody gets /summary or hears of trouble"]
    assert verdict(told, "department") == [
        "note: Управление образования has no organisations: `roster import FILE`"
    ]
    assert verdict(told, "Telegram") == [f"ok: reached through {base_url}, this is @kindergarten_bot"]
    assert verdict(told, "way in") == ["ok: long polling"]
    assert verdict(told, "backups") == ["ok: none yet; the bot makes one each night"]


async def test_a_running_bot_is_well_and_says_what_it_will_do(town: Town) -> None:
    await town.registered("Ласточка")
    given = town.settings
    code, told = await examined(
        given.data_dir.parent,
        BOT_TOKEN=given.token(),
        BOT_USERNAME=str(given.bot_username),
        BOT_API_URL=given.bot_api_url,
        DATA_DIR=str(given.data_dir),
        HTTP_PORT=str(given.http_port),
        ADMIN_IDS="900000001",
        DEPARTMENT_NAME=given.department_name,
    )
    assert code == 0, told
    assert verdict(told, "department") == [
        "ok: Управление образования города Калуги, 1 of 4 organisations registered"
    ]
    assert verdict(told, "decision") == [
        "note: «Решение о ВСОКО от 29.01.2020», deadline 2020-09-01, which has passed"
    ]
    assert verdict(told, "port") == [f"ok: 127.0.0.1:{given.http_port}, the bot listens there"]
    assert "12" in verdict(told, "reminders")[0]


@pytest.mark.parametrize(
    ("settings", "about", "words"),
    [
        ({"BOT_TOKEN": ""}, "settings", "BOT_TOKEN is missing"),
        ({"BOT_TOKEN": "123456:another-one"}, "token", "Telegram refuses BOT_TOKEN (401 Unauthorized)"),
        ({"BOT_USERNAME": "somebody_else_bot"}, "token", "BOT_USERNAME is somebody_else_bot, but the token"),
        ({"BOT_API_URL": "http://127.0.0.1:9"}, "Telegram", "http://127.0.0.1:9 can't be reached"),
        ({"BOT_PROXY": "socks5://127.0.0.1:9"}, "Telegram", "over BOT_PROXY can't be reached"),
        ({"TIMEZONE": "Europe/Kaluga"}, "settings", "TIMEZONE is wrong"),
        ({"HTTP_HOST": "192.0.2.1", "HTTP_PORT": "8099"}, "port", "can't be listened on"),
        ({"DATA_DIR": "occupied"}, "data folder", "DATA_DIR occupied can't be written"),
    ],
)
async def test_what_must_be_mended_is_named_and_ends_with_one(
    tmp_path: Path, settings: dict[str, str], about: str, words: str
) -> None:
    (tmp_path / "occupied").write_text("a file where the folder should be")
    sandbox = Sandbox(TOKEN, "kindergarten_bot", limits=Limits.lifted())
    async with sandbox.serve() as base_url:
        given = {"BOT_TOKEN": TOKEN, "BOT_API_URL": base_url} | settings
        code, told = await examined(tmp_path, **given)
    assert code == 1, told
    [line] = [line for line in verdict(told, about) if line.startswith("FAIL")]
    assert words in line


async def test_a_webhook_of_somebody_else_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "roster.csv").write_text(ROSTER, "utf-8")
    assert (await asyncio.to_thread(run_bot, tmp_path, "roster", "import", "roster.csv")).returncode == 0
    sandbox = Sandbox(TOKEN, "kindergarten_bot", limits=Limits.lifted())
    async with sandbox.serve() as base_url:
        async with aiohttp.ClientSession() as client:
            await client.post(
                f"{base_url}/bot{TOKEN}/setWebhook", json={"url": "https://old.example/secret-path"}
            )
        code, told = await examined(tmp_path, BOT_TOKEN=TOKEN, BOT_API_URL=base_url)
    assert code == 0, told
    assert verdict(told, "way in") == ["note: a webhook is set, at old.example: `run` removes it to poll"]
