"""The log of requests, and the feed for a page to listen to."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import aiohttp
import pytest

from sandbox import Person, Sandbox, run_server
from tests.sandbox.client import Client


async def test_every_request_is_logged_without_the_token(api: Client, sandbox: Sandbox, head: Person) -> None:
    await api.ok("sendMessage", chat_id=head.id, text="x")
    await api.refused("sendMessage", chat_id=404, text="y")
    sent, refused = sandbox.calls("sendmessage")
    assert (sent.status, sent.ok, sent.chat_id, sent.params["text"]) == (200, True, head.id, "x")
    assert sent.result["message_id"] == head.screen.id
    assert (refused.status, refused.ok, refused.result) == (400, False, "Bad Request: chat not found")
    assert sandbox.calls(chat_id=head.id) == [sent]
    assert not any(sandbox.token in repr(call) for call in sandbox.calls())


async def test_files_stand_in_the_log_by_name_and_size(api: Client, sandbox: Sandbox, head: Person) -> None:
    await api.upload("sendDocument", "document", "a.bin", b"12345", chat_id=str(head.id))
    (call,) = sandbox.calls("sendDocument")
    assert call.params["part1"] == "<a.bin, 5 bytes>"
    assert call.chat_id == head.id


async def test_the_log_forgets_the_oldest() -> None:
    sandbox = Sandbox(log_size=3)
    async with sandbox.serve() as base_url, aiohttp.ClientSession() as session:
        api = Client(session, base_url, sandbox.token)
        for _ in range(5):
            await api.ok("getMe")
    assert len(sandbox.calls()) == 3
    assert sandbox.telegram.calls.total == 5


async def test_a_listener_hears_of_messages_and_requests(api: Client, sandbox: Sandbox, head: Person) -> None:
    with sandbox.listen() as happenings:
        await head.say("привет", react=False)
        await api.ok("sendMessage", chat_id=head.id, text="x")
        kinds = [happenings.get_nowait().kind for _ in range(happenings.qsize())]
    assert kinds == ["message", "message", "call"]
    await api.ok("getMe")
    assert happenings.empty(), "nobody listens any more"


async def test_a_stopped_server_comes_back_with_everything_it_had(unused_tcp_port: int) -> None:
    sandbox = Sandbox()
    head = sandbox.person("Мария")
    async with aiohttp.ClientSession() as session:
        async with sandbox.serve(unused_tcp_port) as base_url:
            with pytest.raises(OSError, match="address already in use"):
                async with sandbox.serve(unused_tcp_port):
                    pass
        await head.say("пока никто не слышит", react=False)
        async with sandbox.serve(unused_tcp_port) as base_url:
            (update,) = await Client(session, base_url, sandbox.token).ok("getUpdates")
    assert update["message"]["text"] == "пока никто не слышит"


async def test_the_server_runs_until_cancelled() -> None:
    started: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(run_server(Sandbox(), port=0, ready=started.set_result))
    assert (await started).startswith("http://127.0.0.1:")
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    assert task.cancelled()
