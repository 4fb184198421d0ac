"""Limits: over all chats, in one chat, in a group; told by 429 with the wait."""

from __future__ import annotations

import asyncio

import pytest

from sandbox import ApiError, Limits, Person, Sandbox
from sandbox.limits import RateLimiter
from tests.sandbox.client import Client


def passes(limiter: RateLimiter, chat: int, at: float, *, group: bool = False, messages: int = 1) -> int:
    """0 if let through, else the seconds to wait."""
    try:
        limiter.charge(chat, at, group=group, messages=messages)
    except ApiError as error:
        return int((error.parameters or {})["retry_after"])
    return 0


def test_30_messages_fit_into_any_one_second() -> None:
    limiter = RateLimiter(Limits(per_chat_per_second=None))
    assert [passes(limiter, chat, 0.5) for chat in range(30)] == [0] * 30
    assert passes(limiter, 99, 1.49) == 1
    assert passes(limiter, 99, 1.5) == 0


def test_one_chat_takes_a_burst_and_then_one_a_second() -> None:
    limiter = RateLimiter(Limits(per_chat_burst=3))
    assert [passes(limiter, 1, 0) for _ in range(5)] == [0, 0, 0, 1, 1]
    assert passes(limiter, 2, 0) == 0, "another chat has its own allowance"
    assert [passes(limiter, 1, 1.0), passes(limiter, 1, 1.0)] == [0, 1]
    assert [passes(limiter, 1, 60) for _ in range(4)] == [0, 0, 0, 1]


def test_a_group_takes_20_a_minute() -> None:
    limiter = RateLimiter(Limits(per_chat_per_second=None))
    assert [passes(limiter, -1, second, group=True) for second in range(20)] == [0] * 20
    assert passes(limiter, -1, 20, group=True) == 40
    assert passes(limiter, -1, 60, group=True) == 0


def test_an_album_counts_each_of_its_messages() -> None:
    limiter = RateLimiter(Limits(per_chat_burst=5))
    assert passes(limiter, 1, 0, messages=10) == 0
    assert passes(limiter, 1, 0) == 6


def test_a_refused_message_costs_nothing() -> None:
    limiter = RateLimiter(Limits(per_chat_burst=1))
    assert passes(limiter, 1, 0) == 0
    assert [passes(limiter, 1, 0.9) for _ in range(50)] == [1] * 50
    assert passes(limiter, 1, 1.0) == 0


@pytest.mark.parametrize("limits", [Limits.lifted(), Limits(per_second=None, per_chat_per_second=None)])
def test_each_limit_can_be_lifted(limits: Limits) -> None:
    limiter = RateLimiter(limits)
    assert [passes(limiter, 1, 0) for _ in range(200)] == [0] * 200


async def test_a_429_says_when_to_come_back_in_body_and_header(
    api: Client, sandbox: Sandbox, head: Person
) -> None:
    sandbox.limits = Limits(per_chat_burst=1)
    await api.ok("sendMessage", chat_id=head.id, text="x")
    async with api.session.post(f"{api.url}/sendMessage", json={"chat_id": head.id, "text": "x"}) as response:
        body = await response.json()
        assert (response.status, response.headers["Retry-After"]) == (429, "1")
    assert body["description"] == "Too Many Requests: retry after 1"
    assert body["parameters"] == {"retry_after": 1}
    await asyncio.sleep(1.02)
    await api.ok("sendMessage", chat_id=head.id, text="x")


async def test_edits_count_and_answers_do_not(api: Client, sandbox: Sandbox, head: Person) -> None:
    keys = {"inline_keyboard": [[{"text": "Да", "callback_data": "y"}]]}
    sent = await api.ok("sendMessage", chat_id=head.id, text="x", reply_markup=keys)
    await head.press("Да", react=False)
    (update,) = await api.ok("getUpdates")
    sandbox.limits = Limits(per_second=1)
    place = {"chat_id": head.id, "message_id": sent["message_id"]}
    for _ in range(3):
        await api.ok("answerCallbackQuery", callback_query_id=update["callback_query"]["id"])
        await api.ok("sendChatAction", chat_id=head.id, action="typing")
    await api.ok("editMessageText", **place, text="y")
    assert (await api.refused("editMessageText", **place, text="z")).startswith("429")
    assert (await api.refused("sendMessage", chat_id=head.id, text="x")).startswith("429")
