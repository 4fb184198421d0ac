"""Waiting for the bot's deeds in some chats, with no polling: each deed wakes whoever watches its chat."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TypeVar

from sandbox.model import ActKind, Chat
from sandbox.people.transcript import tail

T = TypeVar("T")


async def until(chats: Sequence[Chat], look: Callable[[], T | None], timeout: float) -> T | None:
    """The first result of `look` that isn't None, tried after each deed; None after `timeout` seconds."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + timeout
    while (found := look()) is None:
        left = deadline - loop.time()
        if left <= 0 or not await _next_deed(chats, left):
            return look()
    return found


async def reaction(
    chats: Sequence[Chat], since: int, timeout: float, *, query_id: str = "", grace: float = 0.0
) -> None:
    """Wait until the bot has sent, edited or deleted something after deed `since`.

    If it has only answered the tap `query_id`, `grace` seconds are left for a message. AssertionError with
    the chat's tail if it keeps silent for `timeout` seconds.
    """

    def noticed() -> ActKind | None:
        answered = None
        for chat in chats:
            for act in reversed(chat.acts):
                if act.number <= since:
                    break
                if act.kind is not ActKind.ANSWER:
                    return act.kind
                if act.query_id == query_id:
                    answered = act.kind
        return answered

    def spoken() -> ActKind | None:
        kind = noticed()
        return None if kind is ActKind.ANSWER else kind

    kind = await until(chats, noticed, timeout)
    if kind is None:
        raise AssertionError(f"the bot kept silent for {timeout:g} s; the chat:\n{tail(chats[0])}")
    if kind is ActKind.ANSWER:
        await until(chats, spoken, grace)


async def _next_deed(chats: Sequence[Chat], timeout: float) -> bool:
    loop = asyncio.get_running_loop()
    future: asyncio.Future[None] = loop.create_future()
    for chat in chats:
        chat.watch(future)
    timer = loop.call_later(timeout, future.cancel)
    try:
        await future
    except asyncio.CancelledError:
        if (task := asyncio.current_task()) is not None and task.cancelling():
            raise
        return False
    finally:
        timer.cancel()
        for chat in chats:
            chat.unwatch(future)
    return True
