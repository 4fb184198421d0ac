"""The sandbox in this process and the bot in one of its own, joined over HTTP on loopback."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp
from aiohttp import web

from bot.errors import Refusal
from sandbox import Limits, Manners, Sandbox

TOKEN = "123456:DEMO-not-a-secret"  # noqa: S105 - the sandbox's own; it opens nothing
USERNAME = "vsoko_demo_bot"
START_SECONDS = 45.0
# The post office may hold a screen for the rest of its second, the window of Telegram's limit. A person who
# looked away sooner would read the old screen and tap a question that is answered already.
MANNERS = Manners(timeout=20.0, grace=3.0)


@dataclass
class Pair:
    """A running sandbox, and the command line of a bot that knows nothing else."""

    sandbox: Sandbox
    environment: dict[str, str]
    http_port: int
    log: Path
    folder: Path  # the commands' working folder: a `.env` of the caller's with a real database isn't there
    bot: asyncio.subprocess.Process | None = None

    async def command(self, *arguments: str) -> str:
        """Run ``python -m bot …`` as an administrator would; its output. Refusal where it fails."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            *arguments,
            env=self.environment,
            cwd=self.folder,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        out, err = await process.communicate()
        if process.returncode != 0:
            raise Refusal(f"`{' '.join(arguments)}` ended with {process.returncode}: {err.decode().strip()}")
        return out.decode()

    async def start(self) -> None:
        """Start the bot; ``until_ready`` waits for it."""
        with self.log.open("ab") as log:
            self.bot = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "bot",
                "run",
                env=self.environment,
                cwd=self.folder,
                stdout=log,
                stderr=log,
            )

    async def until_ready(self, seconds: float = START_SECONDS) -> None:
        """Wait until the bot answers. Refusal where it ends or keeps silent that long."""
        async with aiohttp.ClientSession() as client:
            for _ in range(int(seconds / 0.1)):
                if self.bot is None or self.bot.returncode is not None:
                    raise Refusal(f"the bot didn't start, see {self.log}")
                try:
                    async with client.get(f"{self._base}/healthz") as answer:
                        if answer.status == 200:
                            return
                except aiohttp.ClientError:
                    pass
                await asyncio.sleep(0.1)
        raise Refusal(f"the bot didn't answer within {seconds:.0f} s, see {self.log}")

    async def clock(self, now: str, speed: float) -> None:
        """Move the bot's clock: ``now`` is local Moscow time."""
        async with (
            aiohttp.ClientSession() as client,
            client.post(f"{self._base}/clock", json={"now": f"{now}+03:00", "speed": speed}) as answer,
        ):
            if answer.status != 200:
                raise Refusal(f"the clock wasn't moved: {await answer.text()}")

    async def stop(self) -> int | None:
        """Ask the bot to stop; its exit code."""
        if self.bot is None or self.bot.returncode is not None:
            return self.bot.returncode if self.bot else None
        self.bot.send_signal(signal.SIGTERM)
        try:
            return await asyncio.wait_for(self.bot.wait(), 10.0)
        except TimeoutError:
            self.bot.kill()
            return await self.bot.wait()

    @property
    def _base(self) -> str:
        return f"http://127.0.0.1:{self.http_port}"


@asynccontextmanager
async def paired(
    folder: Path,
    limits: Limits,
    *,
    port: int = 0,
    configure: Callable[[Sandbox, web.Application], None] | None = None,
    **settings: str,
) -> AsyncIterator[Pair]:
    """A sandbox with those limits and the settings for a bot on it; whatever runs is stopped at the end.

    ``port`` is the sandbox's, 0 for any; ``configure`` may add routes to it. OSError: the port can't be had.
    """
    folder = _absolute(folder)
    sandbox = Sandbox(TOKEN, USERNAME, limits=limits, manners=MANNERS)

    def more(app: web.Application) -> None:
        if configure is not None:
            configure(sandbox, app)

    async with sandbox.serve(port, configure=more) as base_url:
        http_port = _free_port()
        # Nothing of the caller's own settings may reach the demo's bot, least of all a real token.
        kept = ("PATH", "PYTHONPATH", "SYSTEMROOT", "TEMP", "TMP", "HOME", "LANG", "VIRTUAL_ENV")
        environment = {name: os.environ[name] for name in kept if name in os.environ}
        code = str(Path(__file__).parents[2])  # the working folder is another one than the caller's
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, (code, environment.get("PYTHONPATH"))))
        environment |= {
            "BOT_TOKEN": TOKEN,
            "BOT_USERNAME": USERNAME,
            "BOT_API_URL": base_url,
            "DATA_DIR": str(folder),
            "HTTP_PORT": str(http_port),
            "PYTHONUNBUFFERED": "1",
            "PYTHONIOENCODING": "utf-8",
            **settings,
        }
        pair = Pair(sandbox, environment, http_port, folder / "bot.log", folder)
        try:
            yield pair
        finally:
            await pair.stop()


def _absolute(folder: Path) -> Path:
    return folder.resolve()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
