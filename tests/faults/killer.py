"""Who kills the bot: at moments drawn from a seed, most of them where it hurts."""

import asyncio
import contextlib
import random
from collections.abc import Callable
from dataclasses import dataclass, field

from sandbox import Call, Fault, FaultKind, Happening
from tests.faults.head import Head
from tests.faults.town import Town

MOMENTS = (
    "anytime",
    "idle",
    "updates handed over",
    "message delivered",
    "message edited",
    "delivered, answer lost",
    "edited, answer lost",
    "before it is delivered",
    "file asked for",
    "spinner stopped",
    "starting",
)
RARE_SECONDS = 2.0  # how long to wait for a moment that may not come any more


@dataclass
class Killer:
    """Kills ``times`` times, each time after the heads have got on by ``every`` deeds."""

    town: Town
    heads: list[Head]
    times: int
    every: int
    seed: str
    kills: list[tuple[float, str]] = field(default_factory=list)  # Unix time and moment, in order

    async def run(self) -> None:
        """Kill and start again until it is enough; the bot lives when this ends."""
        dice = random.Random(f"{self.seed}:killer")
        moments = [*MOMENTS, *dice.choices(MOMENTS, k=max(0, self.times - len(MOMENTS)))]
        dice.shuffle(moments)
        for number, moment in enumerate(moments[: self.times], 1):
            await self._progress(number * self.every)
            await self._come(moment, dice)
            await self._kill(moment, dice)
            if moment == "starting":  # killed again before it has come up
                await self.town.bot.start()
                await asyncio.sleep(dice.uniform(0.0, 0.4))
                await self._kill(moment, dice)
            await self.town.bot.start()

    async def _kill(self, moment: str, dice: random.Random) -> None:
        self.town.bot.kill()
        self.kills.append((self.town.sandbox.telegram.wall(), moment))
        self.town.sandbox.faults.clear()
        code = await self.town.bot.ended()
        assert code == -9, f"it ended by itself with {code}:\n{self.town.bot.tail()}"
        await asyncio.sleep(dice.choice([0.0, 0.0, 0.1, 0.3]))  # people go on meanwhile

    async def _progress(self, deeds: int) -> None:
        """Until the heads have done so much together, or have nothing more to do."""
        while sum(head.deeds for head in self.heads) < deeds and not all(head.done for head in self.heads):  # noqa: ASYNC110
            await asyncio.sleep(0.005)

    async def _come(self, moment: str, dice: random.Random) -> None:
        """Return at that moment, or a few milliseconds into it."""
        faults = self.town.sandbox.faults
        match moment:
            case "idle":
                await self._idle()
            case "updates handed over":
                await self._seen(lambda h: _called(h, "getUpdates", with_result=True))
            case "message delivered":
                await self._seen(lambda h: h.kind == "message" and h.data.from_bot)
            case "message edited":
                await self._seen(lambda h: h.kind == "edit" and h.data.from_bot)
            case "delivered, answer lost":
                faults.once("sendMessage", FaultKind.TIMEOUT_AFTER)
                await self._seen(lambda h: h.kind == "message" and h.data.from_bot)
            case "edited, answer lost":
                faults.once("editMessageText", FaultKind.TIMEOUT_AFTER)
                await self._seen(lambda h: h.kind == "edit" and h.data.from_bot)
            case "before it is delivered":
                faults.once("sendMessage", Fault(FaultKind.DELAY, 5.0))
                await asyncio.sleep(dice.uniform(0.05, 0.3))
            case "file asked for":
                await self._seen(lambda h: _called(h, "getFile"))
            case "spinner stopped":
                await self._seen(lambda h: _called(h, "answerCallbackQuery"))
            case _:
                await asyncio.sleep(dice.uniform(0.0, 0.25))
        if moment not in ("idle", "anytime", "starting"):
            await asyncio.sleep(dice.choice([0.0, 0.0, dice.uniform(0.0, 0.005)]))

    async def _idle(self) -> None:
        """Everybody rests, and the bot has nothing in hand."""
        for head in self.heads:
            head.may_go_on.clear()
        await self.town.settled()
        for head in self.heads:
            head.may_go_on.set()

    async def _seen(self, sign: Callable[[Happening], bool]) -> None:
        with self.town.sandbox.listen() as happenings, contextlib.suppress(TimeoutError):
            async with asyncio.timeout(RARE_SECONDS):
                while not sign(await happenings.get()):
                    pass


def _called(happening: Happening, method: str, *, with_result: bool = False) -> bool:
    call = happening.data
    if not isinstance(call, Call) or call.method != method:
        return False
    return bool(call.result) or not with_result
