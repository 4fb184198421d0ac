"""Bad weather on demand."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from contextlib import suppress
from typing import Any

import aiohttp
import pytest

from sandbox import EVERY, FILES, Fault, FaultKind, Faults, Person, Sandbox
from tests.sandbox.client import Client


@pytest.mark.parametrize(
    ("kind", "status", "title"),
    [
        (FaultKind.BAD_GATEWAY, 502, "502 Bad Gateway"),
        (FaultKind.BARRED, 403, "403 Forbidden"),
        (FaultKind.LOGIN, 401, "401 Authorization Required"),
    ],
)
async def test_whoever_stands_in_between_answers_with_a_page(
    api: Client, sandbox: Sandbox, head: Person, kind: FaultKind, status: int, title: str
) -> None:
    sandbox.faults.once("sendmessage", kind)
    async with api.session.post(f"{api.url}/sendMessage", json={"chat_id": head.id, "text": "x"}) as response:
        assert (response.status, response.content_type) == (status, "text/html")
        assert title in await response.text()
    assert len(head.messages) == 1
    await api.ok("sendMessage", chat_id=head.id, text="once only")


async def test_a_500_and_a_429_are_json(api: Client, sandbox: Sandbox) -> None:
    sandbox.faults.once("getMe", FaultKind.SERVER_ERROR, Fault(FaultKind.TOO_MANY, seconds=7))
    assert await api.refused("getMe") == "500 Internal Server Error"
    status, body = await api.call("getMe")
    assert (status, body["parameters"]) == (429, {"retry_after": 7})
    await api.ok("getMe")


@pytest.mark.parametrize(("kind", "sent"), [(FaultKind.RESET_BEFORE, 0), (FaultKind.RESET_AFTER, 1)])
async def test_a_broken_connection_may_hide_that_it_was_done(
    api: Client, sandbox: Sandbox, head: Person, kind: FaultKind, sent: int
) -> None:
    sandbox.faults.once("sendMessage", kind)
    with pytest.raises(aiohttp.ClientError):
        await api.call("sendMessage", chat_id=head.id, text="x")
    assert len(head.messages) == 1 + sent
    assert (sandbox.calls("sendMessage")[-1].status, sandbox.calls("sendMessage")[-1].fault) == (
        0,
        kind.value,
    )


@pytest.mark.parametrize(("kind", "sent"), [(FaultKind.TIMEOUT_BEFORE, 0), (FaultKind.TIMEOUT_AFTER, 1)])
async def test_a_timeout_may_hide_that_it_was_done(
    api: Client, sandbox: Sandbox, head: Person, kind: FaultKind, sent: int
) -> None:
    sandbox.faults.once("sendMessage", kind)
    with pytest.raises(asyncio.TimeoutError):
        async with asyncio.timeout(0.2):
            await api.call("sendMessage", chat_id=head.id, text="x")
    assert len(head.messages) == 1 + sent


async def test_a_delay_only_delays(api: Client, sandbox: Sandbox) -> None:
    sandbox.faults.once(EVERY, Fault(FaultKind.DELAY, seconds=0.2))
    started = time.monotonic()
    await api.ok("getMe")
    assert time.monotonic() - started >= 0.2


async def test_a_lost_batch_of_updates_comes_again(api: Client, sandbox: Sandbox, head: Person) -> None:
    await head.say("раз", react=False)
    sandbox.faults.once("getUpdates", FaultKind.RESET_AFTER)
    with pytest.raises(aiohttp.ClientError):
        await api.call("getUpdates")
    assert [u["message"]["text"] for u in await api.ok("getUpdates")] == ["раз"]


async def test_an_outage_breaks_everything_even_a_held_poll(
    api: Client, sandbox: Sandbox, head: Person
) -> None:
    poll = asyncio.create_task(api.call("getUpdates", timeout=20))
    await asyncio.sleep(0.1)
    sandbox.faults.outage = True
    with pytest.raises(aiohttp.ClientError):
        await poll
    with pytest.raises(aiohttp.ClientError):
        await api.call("getMe")
    await head.say("в пустоту", react=False)
    sandbox.faults.outage = False
    assert [u["message"]["text"] for u in await api.ok("getUpdates")] == ["в пустоту"]


async def test_downloads_meet_the_weather_too(api: Client, sandbox: Sandbox, head: Person) -> None:
    await head.send_document("приказ.pdf", b"%PDF", react=False)
    (update,) = await api.ok("getUpdates")
    file = await api.ok("getFile", file_id=update["message"]["document"]["file_id"])
    # aiohttp's client repeats a GET by itself once, so it takes two resets for an error.
    sandbox.faults.once(FILES, FaultKind.BAD_GATEWAY, FaultKind.RESET_AFTER, FaultKind.RESET_AFTER)
    assert (await api.download(file["file_path"]))[0] == 502
    with pytest.raises(aiohttp.ClientError):
        await api.download(file["file_path"])
    assert await api.download(file["file_path"]) == (200, b"%PDF")


async def test_the_server_stops_at_once_though_requests_hang(sandbox: Sandbox) -> None:
    async with aiohttp.ClientSession() as session:
        async with sandbox.serve() as base_url:
            api = Client(session, base_url, sandbox.token)
            sandbox.faults.once("getMe", FaultKind.TIMEOUT_BEFORE)
            hanging = [
                asyncio.create_task(api.call("getMe")),
                asyncio.create_task(api.call("getUpdates", timeout=50)),
            ]
            await asyncio.sleep(0.1)
            started = time.monotonic()
        assert time.monotonic() - started < 2
        results = await asyncio.gather(*hanging, return_exceptions=True)
        assert all(isinstance(result, aiohttp.ClientError) for result in results)


async def test_in_bad_weather_a_bot_that_confirms_last_loses_nothing(
    api: Client, sandbox: Sandbox, head: Person
) -> None:
    async def stubborn(method: str, **params: Any) -> Any:
        for _ in range(100):
            with suppress(aiohttp.ClientError):  # a page, a broken connection
                status, body = await api.call(method, **params)
                if status == 200:
                    return body["result"]
        raise AssertionError("a hundred failures in a row")

    kinds = (FaultKind.BAD_GATEWAY, FaultKind.SERVER_ERROR, FaultKind.RESET_BEFORE, FaultKind.RESET_AFTER)
    sandbox.faults.weather(dict.fromkeys(kinds, 0.1))
    sandbox.repeat_confirmed(1)
    said = [str(number) for number in range(40)]
    for word in said:
        await head.say(word, react=False)
    offset, acted = 0, set()
    while sandbox.pending:
        for update in await stubborn("getUpdates", offset=offset, limit=7):
            await stubborn("sendMessage", chat_id=head.id, text=update["message"]["text"])
            acted.add(update["message"]["text"])
            offset = update["update_id"] + 1
    assert acted == set(said)
    echoed = [message.text for message in head.messages if message.from_bot]
    assert set(echoed) == acted
    assert len(echoed) > len(said), "answers lost after acting are repeated"


def test_the_weather_keeps_to_its_chances_and_to_its_seed() -> None:
    def month(seed: int) -> list[str]:
        faults = Faults(seed)
        faults.weather({FaultKind.BAD_GATEWAY: 0.2, FaultKind.RESET_AFTER: 0.1}, methods={"sendMessage"})
        drawn = [faults.draw("sendmessage") for _ in range(2000)]
        assert all(faults.draw("getupdates") is None for _ in range(100))
        return [fault.kind.value if fault else "" for fault in drawn]

    counted = Counter(month(1))
    assert 340 < counted["502 page"] < 460
    assert 150 < counted["reset after acting"] < 250
    assert month(1) == month(1) != month(2)


def test_chances_over_one_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="exceed 1"):
        Faults(1).weather({FaultKind.BAD_GATEWAY: 0.7, FaultKind.RESET_AFTER: 0.7})


def test_fair_weather_clears_everything() -> None:
    faults = Faults(1)
    faults.once("getMe", FaultKind.SERVER_ERROR)
    faults.weather({FaultKind.SERVER_ERROR: 1})
    faults.outage = True
    faults.clear()
    assert faults.draw("getme") is None
    assert not faults.outage
