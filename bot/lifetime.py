"""How long the program runs: until a signal, or until one of its loops fails."""

import asyncio
import contextlib
import signal
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar

from storage.writer import Writer

T = TypeVar("T")


class Stopped(Exception):
    """A signal came while we were starting."""


def stop_signal() -> asyncio.Event:
    """Set on SIGTERM or SIGINT, from now on: one that comes while we are starting ends us in order, too."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError, RuntimeError):  # Windows; not the main thread
            loop.add_signal_handler(name, stopped.set)
    return stopped


async def unless_stopped(
    stopped: asyncio.Event, work: Awaitable[T], hurry: Callable[[], None] = lambda: None
) -> T:
    """The outcome of a part of the start, which may take long: another program may hold the database.

    Raises Stopped where a signal comes first; ``work`` is cancelled then, after ``hurry``.
    """
    working = asyncio.ensure_future(work)
    waiting = asyncio.create_task(stopped.wait())
    try:
        await asyncio.wait([working, waiting], return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            return working.result()
        hurry()
        raise Stopped
    finally:
        await cancel([working, waiting])


async def until_stopped(stopped: asyncio.Event, tasks: list[asyncio.Task[None]]) -> None:
    """Return on a signal; raise what a task raised: none of them ends by itself."""
    waiting = asyncio.create_task(stopped.wait())
    done, _ = await asyncio.wait([waiting, *tasks], return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    for task in done:
        if task is not waiting:
            task.result()


async def cancel(tasks: Sequence[asyncio.Future[Any]]) -> None:
    """End tasks and wait until they have ended."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def stop_writing(writer: Writer, writing: asyncio.Task[None]) -> None:
    """End the writer's loop, and write what still waits."""
    await cancel([writing])
    await writer.drain()
