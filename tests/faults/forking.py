"""The real bot as a real process, forked from one that has imported everything already.

aiogram's import takes seconds and 170 MB on a small machine. The standard library's fork server pays for it
once per test session; every bot after that starts in a fraction of a second, and is a process like any other:
it has a pid, its own database connections, and dies of SIGKILL in the middle of whatever it does.
"""

import asyncio
import contextlib
import logging
import multiprocessing
import os
import sys
from collections.abc import Callable, Coroutine
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

import aiohttp

from bot.patience import USUAL, Patience
from bot.settings import Settings

_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload(["bot.app", __name__])  # the server runs no event loop and no thread
START_SECONDS = 180.0  # the very first bot waits for the imports


class BotProcess:
    """The bot in a process of its own, started and killed as often as the test likes on the same data."""

    def __init__(
        self,
        settings: Settings,
        log: Path,
        first: Callable[[], None] | None = None,
        patience: Patience = USUAL,
    ) -> None:
        self.settings = settings
        self.patience = patience  # with Telegram
        self.log = log  # what all its lives wrote to stderr
        self.first = first  # runs at the beginning of each life; picklable
        self._process: ForkServerProcess | None = None

    @property
    def pid(self) -> int:
        """The present life's process id."""
        pid = self._process.pid if self._process is not None else None
        assert pid is not None, "the bot was never started"
        return pid

    async def start(self) -> None:
        """Begin a life; the fork has happened when this returns, nothing more."""
        process = _SERVER.Process(
            target=_live, args=(self.settings, self.log, self.first, self.patience), daemon=True
        )
        await asyncio.to_thread(process.start)
        self._process = process

    async def begun(self) -> None:
        """Wait until its own code runs: before, a signal meets Python and not the bot."""
        assert self._process is not None
        async with asyncio.timeout(START_SECONDS):
            while f"process {self._process.pid} begins" not in self.tail():  # noqa: ASYNC110
                await asyncio.sleep(0.002)

    async def healthy(self) -> None:
        """Wait until it answers ``/healthz``; AssertionError with its log where it ends before."""
        url = f"http://127.0.0.1:{self.settings.http_port}/healthz"
        process = self._process
        assert process is not None
        async with asyncio.timeout(START_SECONDS), aiohttp.ClientSession() as client:
            while True:
                assert process.is_alive(), f"it ended:\n{self.tail()}"
                with contextlib.suppress(aiohttp.ClientError):
                    async with client.get(url) as answer:
                        if answer.status == 200:
                            return
                await asyncio.sleep(0.01)

    def kill(self) -> None:
        """SIGKILL: no handler, no flush, no goodbye."""
        assert self._process is not None
        self._process.kill()

    def terminate(self) -> None:
        """SIGTERM: the way a service manager stops it."""
        assert self._process is not None
        self._process.terminate()

    async def ended(self, seconds: float = 60.0) -> int:
        """The exit code (negative for a signal); AssertionError when it goes on living."""
        process = self._process
        assert process is not None
        await asyncio.to_thread(process.join, seconds)
        assert process.exitcode is not None, f"still alive after {seconds:g} s:\n{self.tail()}"
        return process.exitcode

    async def gone(self) -> None:
        """Make sure that nothing is left running."""
        if self._process is not None and self._process.is_alive():
            self._process.kill()
            await self.ended()

    def tail(self, lines: int = 40) -> str:
        """The end of its log, to be read in failures."""
        text = self.log.read_text(encoding="utf-8", errors="replace") if self.log.exists() else ""
        return "\n".join(text.splitlines()[-lines:])


def _live(settings: Settings, log: Path, first: Callable[[], None] | None, patience: Patience) -> None:
    """One life, in the forked process: what ``python -m bot run`` does once the settings are read."""
    from bot import app
    from bot.early import heed_signals
    from bot.errors import Refusal
    from bot.logs import set_up

    with log.open("ab") as out:
        os.dup2(out.fileno(), 1)
        os.dup2(out.fileno(), 2)
    sys.stdout = sys.stderr = os.fdopen(2, "w", buffering=1, encoding="utf-8", closefd=False)
    set_up(settings.log_level, "text", (settings.token(),))
    heed_signals()
    logging.getLogger(__name__).info("process %s begins", os.getpid())
    if first is not None:
        first()
    try:
        asyncio.run(_with_its_test(app.run(settings, patience)))
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        sys.exit(refusal.exit_code)


async def _with_its_test(running: Coroutine[Any, Any, None]) -> None:
    """Run, and end at once when the test process is gone, however it went: its end of a pipe closes then."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    asyncio.get_running_loop().add_reader(parent.sentinel, os._exit, 1)
    await running
