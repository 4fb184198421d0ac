"""Who kills the bot: what all killers share, and the one who kills at random moments of real time."""

import asyncio
import random
from collections import Counter
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

from tests.faults.town import Town


@dataclass(frozen=True)
class Kill:
    """Unix times of the death and of the next life's beginning: what was on its way may come in between."""

    at: float
    moment: str
    again: float


@dataclass
class Killer:
    """What both kinds share."""

    town: Town
    seed: str
    most: int
    kills: list[Kill] = field(default_factory=list)  # in order
    between: Callable[[], Coroutine[Any, Any, None]] | None = None  # what happens after death, before a life

    async def run(self, over: asyncio.Event) -> None:
        """Kill and start again, until it is over or enough; the bot is on its way up when this ends."""
        dice = random.Random(f"{self.seed}:{type(self).__name__}")
        while len(self.kills) < self.most:
            moment = await self._come(dice)
            if over.is_set():
                return
            await self._kill(moment, dice)

    async def _come(self, dice: random.Random) -> str:
        """Return at the moment to kill at, with its name."""
        raise NotImplementedError

    async def _kill(self, moment: str, dice: random.Random) -> None:
        wall = self.town.sandbox.telegram.wall
        at = wall()
        self.town.bot.kill()
        self.town.sandbox.faults.clear()
        code = await self.town.bot.ended()
        assert code == -9, f"it ended by itself with {code}:\n{self.town.bot.tail()}"
        await asyncio.sleep(dice.choice([0.0, 0.0, 0.1, 0.3]))  # people go on meanwhile
        if self.between is not None:
            await self.between()
        self.kills.append(Kill(at, moment, wall()))
        await self.town.bot.start()

    def by_moment(self) -> dict[str, int]:
        """How many kills each moment had."""
        return dict(sorted(Counter(kill.moment for kill in self.kills).items()))


@dataclass
class RandomKiller(Killer):
    """Kills at random moments of real time, whatever the bot is doing, one in ``mean`` seconds."""

    mean: float = 2.5

    async def _come(self, dice: random.Random) -> str:
        await asyncio.sleep(dice.expovariate(1 / self.mean))
        return "anytime"
