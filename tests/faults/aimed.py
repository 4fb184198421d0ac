"""Who kills the bot where it hurts: between Telegram's deed and the stamp on the bot's own row, mostly."""

import asyncio
import contextlib
import random
from collections.abc import Callable
from dataclasses import dataclass, field

from sandbox import Call, Fault, FaultKind, Happening, Message
from tests.faults.killers import Killer

RARE_SECONDS = 2.0  # how long to wait for a moment that may not come any more
AIMED = (
    "message delivered",
    "message delivered",
    "message edited",
    "delivered, answer lost",
    "edited, answer lost",
    "before it is delivered",
    "updates handed over",
    "file asked for",
    "spinner stopped",
    "starting",
)
LETTER = "letter delivered"


@dataclass
class AimedKiller(Killer):
    """Kills at chosen moments: most of them between Telegram's deed and the bot's stamp on its own row."""

    rest: tuple[float, float] = (0.3, 1.3)  # seconds between two kills, so that the bot gets on
    rare: float = RARE_SECONDS
    _coming: list[str] = field(default_factory=list)

    async def _come(self, dice: random.Random) -> str:
        await asyncio.sleep(dice.uniform(*self.rest))
        if not self._coming:
            self._coming = dice.sample(AIMED, len(AIMED))
        moment = self._coming.pop()
        if moment == "starting":
            await self._kill("anytime", dice)
            await asyncio.sleep(dice.uniform(0.0, 0.4))
            return moment
        return await self._wait_for(moment, dice)

    async def _wait_for(self, moment: str, dice: random.Random) -> str:
        faults = self.town.sandbox.faults
        match moment:
            case "delivered, answer lost":
                faults.once("sendMessage", FaultKind.TIMEOUT_AFTER)
            case "edited, answer lost":
                faults.once("editMessageText", FaultKind.TIMEOUT_AFTER)
            case "before it is delivered":
                faults.once("sendMessage", Fault(FaultKind.DELAY, 5.0))
                await asyncio.sleep(dice.uniform(0.05, 0.3))
                return moment
        sign = _SIGNS[moment]
        letters = dice.randint(0, 3)  # a letter is a rare chance: taken after a few of them have come
        with self.town.sandbox.listen() as happenings, contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self.rare):
                while True:
                    happening = await happenings.get()
                    if _is_letter(happening):
                        letters -= 1
                        if letters < 0:
                            moment = LETTER
                            break
                    elif sign(happening):
                        break
        await asyncio.sleep(dice.choice([0.0, 0.0, dice.uniform(0.0, 0.005)]))
        return moment


def _called(method: str) -> Callable[[Happening], bool]:
    def sign(happening: Happening) -> bool:
        call = happening.data
        return isinstance(call, Call) and call.method == method and bool(call.result)

    return sign


def _told(kind: str) -> Callable[[Happening], bool]:
    return lambda happening: happening.kind == kind and happening.data.from_bot


def _is_letter(happening: Happening) -> bool:
    message = happening.data
    return (
        happening.kind == "message"
        and isinstance(message, Message)
        and any("Напомнить завтра" in row for row in message.buttons)
    )


_SIGNS = {
    "message delivered": _told("message"),
    "message edited": _told("edit"),
    "delivered, answer lost": _told("message"),
    "edited, answer lost": _told("edit"),
    "updates handed over": _called("getUpdates"),
    "file asked for": _called("getFile"),
    "spinner stopped": _called("answerCallbackQuery"),
}
