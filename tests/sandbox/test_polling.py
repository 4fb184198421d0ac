"""getUpdates: held open, confirmed by offset, delivered again until then, one poller at a time."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest

from sandbox import Limits, Person, Retention, Sandbox
from sandbox.errors import ApiError
from sandbox.queue import UpdateQueue
from tests.sandbox.client import Client

CONFLICT = (
    "409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def say(head: Person, *words: str) -> None:
    for word in words:
        await head.say(word, react=False)


async def test_what_is_not_confirmed_comes_again(api: Client, head: Person) -> None:
    await say(head, "раз", "два", "три")
    first = await api.ok("getUpdates", limit=2)
    assert texts(first) == ["раз", "два"]
    assert await api.ok("getUpdates", limit=2) == first
    assert texts(await api.ok("getUpdates", offset=first[0]["update_id"] + 1)) == ["два", "три"]
    assert texts(await api.ok("getUpdates")) == ["два", "три"], "what is confirmed never comes again"


async def test_ids_grow_by_one_from_a_number_given_by_the_seed(api: Client, head: Person) -> None:
    await say(head, "раз", "два")
    one, two = [update["update_id"] for update in await api.ok("getUpdates")]
    assert two == one + 1
    assert one > 10**8
    assert Sandbox(seed=1).telegram.queue._next_id == Sandbox(seed=1).telegram.queue._next_id
    assert Sandbox(seed=1).telegram.queue._next_id != Sandbox(seed=2).telegram.queue._next_id


async def test_a_negative_offset_keeps_the_last_ones_only(api: Client, head: Person) -> None:
    await say(head, "раз", "два", "три")
    assert texts(await api.ok("getUpdates", offset=-1)) == ["три"]
    assert texts(await api.ok("getUpdates")) == ["три"]


async def test_a_poll_is_held_until_something_happens(api: Client, head: Person) -> None:
    poll = asyncio.create_task(api.ok("getUpdates", timeout=20))
    await asyncio.sleep(0.1)
    assert not poll.done()
    started = time.monotonic()
    await say(head, "раз")
    assert texts(await poll) == ["раз"]
    assert time.monotonic() - started < 1


async def test_an_empty_poll_ends_after_its_timeout(api: Client, head: Person) -> None:
    started = time.monotonic()
    assert await api.ok("getUpdates", timeout=1) == []
    assert 0.9 < time.monotonic() - started < 2


async def test_a_newer_poll_ends_the_older_one(api: Client, head: Person) -> None:
    older = asyncio.create_task(api.refused("getUpdates", timeout=20))
    await asyncio.sleep(0.1)
    newer = asyncio.create_task(api.ok("getUpdates", timeout=20))
    assert await older == CONFLICT
    await say(head, "раз")
    assert texts(await newer) == ["раз"]


async def test_a_poller_that_dies_leaves_its_updates_to_the_next(api: Client, head: Person) -> None:
    dying = asyncio.create_task(api.ok("getUpdates", timeout=20))
    await asyncio.sleep(0.1)
    dying.cancel()
    await asyncio.sleep(0.05)
    await say(head, "раз")
    assert texts(await api.ok("getUpdates", timeout=5)) == ["раз"]


async def test_allowed_updates_are_remembered(api: Client, head: Person) -> None:
    await api.ok("getUpdates", allowed_updates=["callback_query"])
    await say(head, "никто не слышит")
    assert await api.ok("getUpdates") == []
    await api.ok("getUpdates", allowed_updates=[])
    await say(head, "раз")
    assert texts(await api.ok("getUpdates")) == ["раз"]


async def test_a_raw_update_of_an_unknown_kind_comes_whatever_was_asked_for(
    api: Client, head: Person
) -> None:
    await api.ok("getUpdates", allowed_updates=["message"])
    await head.send_raw_update({"time_travel": {"year": 2077}})
    (update,) = await api.ok("getUpdates")
    assert update["time_travel"] == {"year": 2077}


async def test_with_a_webhook_set_there_is_no_polling(api: Client, head: Person) -> None:
    held = asyncio.create_task(api.refused("getUpdates", timeout=20))
    await asyncio.sleep(0.1)
    await api.ok("setWebhook", url="http://127.0.0.1:9/hook")
    assert await held == "409 Conflict: terminated by setWebhook request"
    assert await api.refused("getUpdates") == (
        "409 Conflict: can't use getUpdates method while webhook is active;"
        " use deleteWebhook to delete the webhook first"
    )
    await api.ok("deleteWebhook")
    assert await api.ok("getUpdates") == []


def test_callbacks_are_kept_for_a_shorter_time_than_messages() -> None:
    now = 0.0
    queue = UpdateQueue(100, Retention(messages=1000, callbacks=150), lambda: now)
    for kind in ("message", "callback_query", "message"):
        queue.push(kind, {}, 1)
    now = 151.0
    assert [update.kind for update in queue.take(100)] == ["message", "message"]
    now = 1001.0
    assert queue.take(100) == []
    assert queue.dropped == 3


def test_after_a_quiet_week_ids_go_on_from_another_number() -> None:
    queue = UpdateQueue(5000, Retention())
    queue.push("message", {}, 1)
    with pytest.raises(ValueError, match="waiting"):
        queue.restart_ids(100)
    queue.confirm(5001)
    queue.restart_ids(100)
    queue.push("message", {}, 1)
    queue.confirm(5001)  # the bot's old offset, from before
    assert [update.id for update in queue.take(10)] == [100]


async def test_confirmed_updates_can_be_delivered_again(api: Client, sandbox: Sandbox, head: Person) -> None:
    await say(head, "раз")
    (update,) = await api.ok("getUpdates")
    assert await api.ok("getUpdates", offset=update["update_id"] + 1) == []
    assert sandbox.redeliver() == 1
    assert await api.ok("getUpdates", offset=update["update_id"] + 1) == [update]
    sandbox.repeat_confirmed(2)
    await say(head, "два")
    (second,) = await api.ok("getUpdates")
    again = await api.ok("getUpdates", offset=second["update_id"] + 1)
    assert again == [second, second]
    assert await api.ok("getUpdates", offset=second["update_id"] + 1) == []


async def test_the_queue_refuses_with_an_api_error_that_has_a_code() -> None:
    queue = UpdateQueue(1, Retention())
    older = asyncio.create_task(queue.poll(0, 10, 5))
    await asyncio.sleep(0)
    newer = asyncio.create_task(queue.poll(0, 10, 0))
    with pytest.raises(ApiError) as caught:
        await older
    assert caught.value.code == 409
    assert await newer == []


async def test_limits_leave_polls_and_answers_alone(api: Client, sandbox: Sandbox) -> None:
    sandbox.limits = Limits(per_second=1)
    for _ in range(5):
        await api.ok("getUpdates")
        await api.ok("getMe")
