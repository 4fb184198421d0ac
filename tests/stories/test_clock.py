"""The bot's own clock: started by the settings, moved over loopback, never turned back by a restart."""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar

import aiohttp
import pytest

from bot.clock import RunningClock, real_now
from tests.stories.conftest import Town, running_town

START = datetime.fromisoformat("2020-08-03T09:00+03:00")


async def shown(town: Town) -> datetime:
    async with aiohttp.ClientSession() as client, client.get(f"{town.http}/clock") as answer:
        return datetime.fromisoformat((await answer.json())["now"])


async def posted(town: Town, body: str) -> tuple[int, dict[str, Any]]:
    async with aiohttp.ClientSession() as client, client.post(f"{town.http}/clock", data=body) as answer:
        return answer.status, await answer.json()


async def test_it_starts_where_it_is_told(town: Town) -> None:
    assert START <= await shown(town) < START + timedelta(minutes=1)


async def test_it_runs_as_fast_as_it_is_told(tmp_path: Path) -> None:
    async with running_town(tmp_path, clock_speed=3600.0) as town:
        before = await shown(town)
        await asyncio.sleep(0.3)
        passed = await shown(town) - before
        assert timedelta(minutes=12) < passed < timedelta(hours=2)


async def test_it_can_be_moved_and_hurried(town: Town) -> None:
    moment = await town.clock("2020-08-12T10:00")
    assert moment - datetime.fromisoformat("2020-08-12T10:00+03:00") < timedelta(minutes=1)
    status, said = await posted(town, '{"speed": 60}')
    assert (status, said["speed"]) == (200, 60.0)
    assert await shown(town) >= moment


NONSENSE = (
    ("", "JSON"),
    ("[]", "JSON"),
    ("nonsense", "JSON"),
    ('{"now": "12.08.2020"}', "JSON"),
    ('{"now": 5}', "JSON"),
    ('{"now": "2020-08-12T10:00"}', "offset"),
    ('{"now": "0001-01-01T00:00+03:00"}', "JSON"),
    ('{"now": "9999-12-31T23:59-03:00"}', "JSON"),
    ('{"now": "2150-01-01T00:00+03:00"}', "2100"),
    ('{"speed": 0}', "speed"),
    ('{"speed": -1}', "speed"),
    ('{"speed": "fast"}', "JSON"),
    ('{"speed": NaN}', "speed"),
    ('{"speed": 1e300}', "speed"),
)


async def test_a_body_that_makes_no_sense_is_told_in_plain_words_and_moves_nothing(town: Town) -> None:
    before = await shown(town)
    for body, word in NONSENSE:
        status, said = await posted(town, body)
        assert (status, word in said["error"]) == (400, True), (body, status, said)
    assert timedelta(0) <= await shown(town) - before < timedelta(minutes=1)


async def test_nobody_else_may_move_it(town: Town) -> None:
    class Abroad:
        remote = "10.0.0.7"
        headers: ClassVar[dict[str, str]] = {}

    from aiohttp import web

    from bot.health import loopback_only

    with pytest.raises(web.HTTPForbidden):
        loopback_only(Abroad())  # type: ignore[arg-type]


async def test_where_the_bot_follows_the_real_time_it_can_t_be_moved(tmp_path: Path) -> None:
    async with running_town(tmp_path, clock_start=None) as town:
        status, said = await posted(town, '{"speed": 60}')
        assert (status, "CLOCK_START" in said["error"]) == (409, True)
        assert abs(await shown(town) - real_now()) < timedelta(minutes=1)


async def test_a_restart_never_turns_it_back(town: Town) -> None:
    latest = await shown(town)
    for moment in (None, "2020-08-21T10:00", "2020-12-31T23:59"):
        if moment is not None:
            latest = await town.clock(moment)
        await town.restart()
        assert await shown(town) >= latest
        latest = await shown(town)


async def test_a_fast_clock_isn_t_turned_back_by_a_restart_either(town: Town) -> None:
    await town.clock(speed=86_400)
    await asyncio.sleep(0.3)
    latest = await shown(town)
    assert latest > START + timedelta(hours=6)
    await town.restart()
    assert await shown(town) >= latest


async def test_a_later_start_in_the_settings_wins(town: Town) -> None:
    town.settings.clock_start = datetime.fromisoformat("2020-09-01T10:00+03:00")
    await town.restart()
    assert await shown(town) >= town.settings.clock_start


async def test_what_the_bot_says_follows_it(town: Town) -> None:
    head = await town.registered("Ласточка")
    await town.clock("2020-08-31T12:00")
    await head.say("/menu")
    await head.sees("До 1 сентября остался 1 день")


def test_a_jump_ahead_is_shown_only_once_it_is_stored() -> None:
    clock = RunningClock(START)
    clock.allow(clock.ahead(10))
    before = clock.now()
    clock.set(START + timedelta(days=30), None)
    assert before <= clock.now() < START + timedelta(minutes=1)
    clock.allow(clock.ahead(10))
    assert clock.now() >= START + timedelta(days=30)


def test_it_stands_still_where_its_horizon_could_not_be_stored() -> None:
    clock = RunningClock(START, 1_000_000.0)
    horizon = START + timedelta(seconds=5)
    clock.allow(horizon)
    while clock.now() < horizon:
        pass
    assert clock.now() == horizon


def test_moved_back_by_hand_it_goes_on_from_there() -> None:
    clock = RunningClock(START)
    clock.allow(clock.ahead(10))
    clock.set(START - timedelta(days=1), None)
    assert clock.now() < START
