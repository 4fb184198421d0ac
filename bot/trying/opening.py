"""The composition of ``try``: page, sandbox, bot, browser; until Ctrl-C."""

import asyncio
import contextlib
import errno
import os
import signal
import sys
import tempfile
import webbrowser
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
from aiohttp import web

from bot.demo.cast import ADMIN_ID, DEPARTMENT
from bot.demo.pair import paired
from bot.errors import Refusal
from bot.trying.behind import OPENING, Behind
from bot.trying.scene import STEPS, hand_over, introduce_all
from sandbox import Limits, Sandbox
from sandbox.page import Room, build
from sandbox.page.site import NAME


async def open_page(port: int, browser: bool) -> None:
    """Serve the page until a signal. Refusal where the port can't be had."""
    async with _scene(port) as address:
        print(f"Чат с ботом: {address}", flush=True)
        if browser and _has_browser():
            await asyncio.to_thread(webbrowser.open, address)
        else:
            print("Откройте этот адрес в браузере.", flush=True)
        print("Остановить: Ctrl-C.", flush=True)
        await _until_signal()
    print("Остановлено.", flush=True)


@contextlib.asynccontextmanager
async def _scene(port: int) -> AsyncIterator[str]:
    behind = Behind()
    rooms: list[Room] = []

    def configure(sandbox: Sandbox, app: web.Application) -> None:
        room = Room(sandbox, behind, STEPS)
        introduce_all(room)
        build(room, app)
        rooms.append(room)

    # Telegram's limit for all stays; the one per chat would make people wait who tap faster than people do.
    limits = Limits(per_second=30, per_chat_per_second=None)
    async with contextlib.AsyncExitStack() as stack:
        folder = Path(
            stack.enter_context(tempfile.TemporaryDirectory(prefix="vsoko-try-", ignore_cleanup_errors=True))
        )
        try:
            pair = await stack.enter_async_context(
                paired(
                    folder,
                    limits,
                    port=port,
                    configure=configure,
                    ADMIN_IDS=str(ADMIN_ID),
                    DEPARTMENT_NAME=DEPARTMENT,
                    CLOCK_START=OPENING.isoformat(),
                    CLOCK_SPEED="1",
                    TICK_SECONDS="0.2",
                    MESSAGES_PER_SECOND="29",
                    CHAT_MESSAGES_PER_SECOND="1000",
                )
            )
        except OSError as error:
            raise Refusal(await _why_not(port, error)) from None
        behind.attach(pair)
        _hand_over_later(behind, rooms[0])
        working = asyncio.create_task(behind.work(folder))
        stack.push_async_callback(behind.close)
        stack.push_async_callback(_cancelled, working)
        yield f"{pair.sandbox.base_url}/"


def _hand_over_later(behind: Behind, room: Room) -> None:
    """The links exist only after the roster is in; the first news after that brings them."""
    tell = behind.changed

    def changed() -> None:
        if behind.invitations:
            behind.changed = tell
            hand_over(room, behind.invitations)
        tell()

    behind.changed = changed


async def _why_not(port: int, error: OSError) -> str:
    if error.errno != errno.EADDRINUSE:
        why = error.strerror or error
        return (
            f"port {port} can't be listened on ({why}): choose one with --port, or --port 0 for any free one"
        )
    address = f"http://127.0.0.1:{port}/"
    with contextlib.suppress(aiohttp.ClientError, TimeoutError, ValueError):
        timeout = aiohttp.ClientTimeout(total=2)
        async with (
            aiohttp.ClientSession(timeout=timeout) as client,
            client.get(f"{address}page/about") as found,
        ):
            if (await found.json()).get("name") == NAME:
                return f"`try` is running already: open {address}, or start another one with --port 0"
    return f"port {port} is taken by another program: choose one with --port, or --port 0 for any free one"


def _has_browser() -> bool:
    """Whether a window can be opened; a text browser would take the terminal over instead."""
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        return False
    try:
        webbrowser.get()
    except webbrowser.Error:
        return False
    return True


async def _until_signal() -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError, RuntimeError):  # Windows: Ctrl-C ends it by exception
            loop.add_signal_handler(name, stopped.set)
    await stopped.wait()


async def _cancelled(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
