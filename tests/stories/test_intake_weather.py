"""The way in through any weather: few lines in the log, no update lost, and an end where there is no hope."""

import asyncio
import logging
from pathlib import Path

import aiohttp
import pytest

from bot.calling import UNREACHED, TokenRefused
from bot.patience import Patience
from sandbox import Fault, FaultKind
from tests.stories.conftest import TOKEN, Town, running_town
from tests.stories.heads import settled, soon

LIVELY = Patience(answer=0.6, hold=1, first=0.05, longest=0.2, webhook=0.1, conflict=0.1)


@pytest.mark.parametrize(
    "fault",
    [
        FaultKind.BAD_GATEWAY,
        FaultKind.BARRED,
        FaultKind.LOGIN,
        FaultKind.SERVER_ERROR,
        FaultKind.TOO_MANY,
        FaultKind.RESET_BEFORE,
        FaultKind.RESET_AFTER,
        FaultKind.TIMEOUT_BEFORE,
        FaultKind.TIMEOUT_AFTER,
    ],
)
async def test_what_was_said_meanwhile_is_heard_afterwards(tmp_path: Path, fault: FaultKind) -> None:
    async with running_town(tmp_path, LIVELY) as town:
        head = await town.registered("Ласточка")
        town.sandbox.faults.once("getUpdates", fault, fault)
        await head.press("Начать", timeout=20)
        await head.sees("Пункт 1 из 6")
        await head.press("Не начинали", timeout=20)
        await settled(town)
        assert len(await town.rows("SELECT id FROM answer_log")) == 1
        assert fault.value in [call.fault for call in town.sandbox.calls("getUpdates")]


async def test_an_outage_is_one_line_and_one_when_it_is_over(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    async with running_town(tmp_path, LIVELY) as town:
        head = await town.registered("Ласточка")
        town.sandbox.faults.outage = True
        await soon(lambda: refused_polls(town, 12))
        town.sandbox.faults.outage = False
        await head.press("Начать", timeout=20)
        await head.sees("Пункт 1 из 6")
    said = [line for line in caplog.messages if line.startswith(UNREACHED)]
    assert len(said) == 2, said
    assert said[1].startswith(f"{UNREACHED}: over, after ")


async def refused_polls(town: Town, number: int) -> bool:
    return sum(call.fault == "outage" for call in town.sandbox.calls("getUpdates")) >= number


async def test_telegram_s_own_pause_is_kept(tmp_path: Path) -> None:
    async with running_town(tmp_path, LIVELY) as town:
        head = await town.registered("Ласточка")
        town.sandbox.faults.once("getUpdates", Fault(FaultKind.TOO_MANY, seconds=2))
        await head.press("Начать", timeout=20)
        await head.press("Не начинали", timeout=20)
        refused, *later = [call for call in town.sandbox.calls("getUpdates") if call.at >= heard_of_429(town)]
        assert refused.status == 429
        assert later[0].at - refused.at >= 2.0


def heard_of_429(town: Town) -> float:
    return next(call.at for call in town.sandbox.calls("getUpdates") if call.status == 429)


async def test_a_token_that_is_revoked_later_ends_the_program(tmp_path: Path) -> None:
    async with running_town(tmp_path, LIVELY) as town:
        await town.registered("Ласточка")
        town.sandbox.telegram.token = "123456:ANOTHER"
        with pytest.raises(TokenRefused, match=r"Telegram refuses BOT_TOKEN \(401 Unauthorized\)"):
            await town.ended()


async def test_so_it_does_behind_a_webhook(tmp_path: Path) -> None:
    url = "http://127.0.0.1:{port}/telegram/hook"
    async with running_town(tmp_path, LIVELY, webhook_url=url, webhook_secret="s") as town:
        await town.registered("Ласточка")
        town.sandbox.telegram.token = "123456:ANOTHER"
        with pytest.raises(TokenRefused):
            await town.ended()


async def test_a_webhook_that_somebody_takes_away_is_set_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    url = "http://127.0.0.1:{port}/telegram/hook"
    async with running_town(tmp_path, LIVELY, webhook_url=url, webhook_secret="s") as town:
        head = await town.registered("Ласточка")
        async with aiohttp.ClientSession() as client:
            await client.post(f"{town.sandbox.base_url}/bot{TOKEN}/deleteWebhook")
        await head.press("Начать", timeout=20)
        await head.sees("Пункт 1 из 6")
    assert any("somebody else has changed the webhook" in line for line in caplog.messages)


async def test_a_tap_too_old_for_its_spinner_takes_effect_all_the_same(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    head = await town.registered("Ласточка")
    town.sandbox.telegram.query_lifetime = -1.0
    await head.press("Начать")
    await head.press("Не начинали")
    await head.sees("вопрос 2 из")
    await settled(town)
    answers = town.sandbox.calls("answerCallbackQuery")
    await asyncio.sleep(0.1)
    assert "query is too old" in str(answers[-1].result)
    assert len(await town.rows("SELECT id FROM answer_log")) == 1
    assert [record.message for record in caplog.records if record.levelno >= logging.WARNING] == []
