"""What the page asks of the bot: its process, its clock, its invitations."""

import asyncio
import csv
import io
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic

import aiohttp

from bot.demo.cast import CAST, write_roster
from bot.demo.pair import Pair
from bot.errors import Refusal
from sandbox.page import BotClock, BotState, Invitation, NotNow

OPENING = datetime.fromisoformat("2020-08-03T09:00+03:00")
START_SECONDS = 180.0  # somebody is watching and can kill it; a busy machine is no reason to give up
LOOK_SECONDS = 1.0  # between two looks at the bot's clock
DRIFT = 0.4  # real seconds that the page's clock may differ before it is told again
NOT_RUNNING = "Бот сейчас не работает: запустите его снова."


class Behind:
    """The page's Backstage. ``work`` prepares, starts and watches; ``attach`` comes first."""

    def __init__(self) -> None:
        self.state = BotState.PREPARING
        self.why = ""
        self.invitations: Sequence[Invitation] = ()
        self.changed: Callable[[], None] = lambda: None
        self._pair: Pair | None = None
        self._wanted = True  # the bot ought to run: its end is no wish of the page's
        self._clock = BotClock(OPENING, 0.0)
        self._read_at = monotonic()
        self._launching: asyncio.Task[None] | None = None
        self._refresh = asyncio.Event()

    def attach(self, pair: Pair) -> None:
        """The processes to work with."""
        self._pair = pair

    @property
    def pair(self) -> Pair:
        """The sandbox and the bot's command line."""
        assert self._pair is not None
        return self._pair

    def clock(self) -> BotClock:
        """Counted on from the last look; stands while the bot doesn't run."""
        seen = self._clock
        passed = (monotonic() - self._read_at) * seen.speed
        return BotClock(seen.now + timedelta(seconds=passed), seen.speed, seen.next_reminder)

    async def work(self, folder: Path) -> None:
        """Put the roster in, make the invitations, start the bot, and look at its clock until cancelled."""
        try:
            roster = folder / "roster.csv"
            write_roster(roster)
            await self.pair.command("roster", "import", str(roster))
            self._launching = asyncio.create_task(self._launch())
            table = await self.pair.command("invites", "--csv")
            self.invitations = _read_invitations(table)
            self.changed()
        except Refusal as refusal:
            self._turn(BotState.STOPPED, str(refusal))
        while True:
            self._refresh.clear()
            if self.state is BotState.RUNNING:
                await self._look()
            with suppress(TimeoutError):
                async with asyncio.timeout(LOOK_SECONDS):  # wait_for of 3.11 may swallow a cancellation
                    await self._refresh.wait()

    async def move_clock(self, now: datetime | None, speed: float | None) -> None:
        """See Backstage."""
        if self.state is not BotState.RUNNING:
            raise NotNow(NOT_RUNNING)
        # Set at once, not after the answer: the reminder may arrive before it and wants its right time.
        if now is not None:
            self._set(BotClock(now, self._clock.speed, None))
        try:
            self._set(await self._ask({"now": now.isoformat() if now else None, "speed": speed}))
        except (aiohttp.ClientError, TimeoutError, OSError):
            raise NotNow("Бот не ответил, часы не передвинуты.") from None
        self.changed()
        asyncio.get_running_loop().call_later(0.3, self._refresh.set)  # the next rung is another by then

    async def kill(self) -> None:
        """See Backstage."""
        bot = self.pair.bot
        if self.state not in (BotState.RUNNING, BotState.STARTING) or bot is None:
            raise NotNow(NOT_RUNNING)
        self._wanted = False
        with suppress(ProcessLookupError):
            bot.kill()
        await bot.wait()

    async def start(self) -> None:
        """See Backstage."""
        if self.state is not BotState.STOPPED:
            raise NotNow("Бот уже работает или запускается.")
        self._launching = asyncio.create_task(self._launch())
        self._turn(BotState.STARTING)

    async def close(self) -> None:
        """No more watching."""
        if self._launching is not None:
            self._launching.cancel()
            await asyncio.gather(self._launching, return_exceptions=True)

    async def _launch(self) -> None:
        """One life of the bot's process, from its start to its end."""
        self._wanted = True
        self._turn(BotState.STARTING)
        await self.pair.start()
        bot = self.pair.bot
        assert bot is not None
        try:
            await self.pair.until_ready(START_SECONDS)
        except Refusal as refusal:
            if bot.returncode is None:
                bot.kill()
            self._turn(BotState.STOPPED, str(refusal) if self._wanted else "")
            return
        await self._look()
        self._turn(BotState.RUNNING)
        code = await bot.wait()
        self._turn(BotState.STOPPED, f"Бот завершился сам, код {code}." if self._wanted else "")

    def _turn(self, state: BotState, why: str = "") -> None:
        if state is not BotState.RUNNING:
            seen = self.clock()
            self._set(BotClock(seen.now, 0.0, seen.next_reminder))
        self.state, self.why = state, why
        self.changed()

    async def _look(self) -> None:
        try:
            found = await self._ask(None)
        except (aiohttp.ClientError, TimeoutError, OSError):
            return  # it may be stopping; the end of its process tells for certain
        seen = self.clock()
        apart = abs((found.now - seen.now).total_seconds()) > DRIFT * max(found.speed, 1.0)
        news = apart or found.speed != seen.speed or found.next_reminder != seen.next_reminder
        if news:
            self._set(found)
            self.changed()

    async def _ask(self, move: dict[str, object] | None) -> BotClock:
        url = f"http://127.0.0.1:{self.pair.http_port}/clock"
        timeout = aiohttp.ClientTimeout(total=10)
        async with (
            aiohttp.ClientSession(timeout=timeout) as client,
            client.request("GET" if move is None else "POST", url, json=move) as answer,
        ):
            answer.raise_for_status()
            found = await answer.json()
        coming = found.get("next_reminder")
        return BotClock(
            datetime.fromisoformat(found["now"]),
            float(found["speed"]),
            datetime.fromisoformat(coming) if coming else None,
        )

    def _set(self, clock: BotClock) -> None:
        self._clock, self._read_at = clock, monotonic()


def _read_invitations(table: str) -> tuple[Invitation, ...]:
    heads = {part.name: part.head for part in CAST}
    rows = csv.DictReader(io.StringIO(table.lstrip("\ufeff")))
    return tuple(
        Invitation(row["kindergarten"], heads.get(row["kindergarten"], ""), row["link"]) for row in rows
    )
