"""How long the program runs: until a signal, or until one of its loops fails."""

import asyncio
import contextlib
import signal

from storage.writer import Writer


def stop_signal() -> asyncio.Event:
    """Set on SIGTERM or SIGINT, from now on: one that comes while we are starting ends us in order, too."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError, RuntimeError):  # Windows; not the main thread
            loop.add_signal_handler(name, stopped.set)
    return stopped


async def until_stopped(stopped: asyncio.Event, tasks: list[asyncio.Task[None]]) -> None:
    """Return on a signal; raise what a task raised: none of them ends by itself."""
    waiting = asyncio.create_task(stopped.wait())
    done, _ = await asyncio.wait([waiting, *tasks], return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    for task in done:
        if task is not waiting:
            task.result()


async def cancel(tasks: list[asyncio.Task[None]]) -> None:
    """End tasks and wait until they have ended."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def stop_writing(writer: Writer, writing: asyncio.Task[None]) -> None:
    """End the writer's loop, and write what still waits."""
    await cancel([writing])
    await writer.drain()
