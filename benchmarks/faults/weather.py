"""Weather: every kind of fault on every method, an outage, and each update three times over; nothing changes.

One kind reigns after the other, each over a fifth of all requests whatever their method, downloads included.
"""

import asyncio
import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.faults.report import Report
from benchmarks.faults.sizes import Size
from sandbox import Call, Fault, FaultKind, Manners, Retention
from tests.faults.head import Head, heads_of
from tests.faults.run import losses, told
from tests.faults.state import state_of
from tests.faults.town import Town, quick_sandbox, town

SHARE = 0.2  # of all requests
PATIENCE = 300.0  # seconds that a head waits: the bot gives an unanswered poll 45 of them
AGAIN = 2  # times that each update is delivered once more
HOLD = {FaultKind.DELAY: 1.5, FaultKind.TOO_MANY: 1.0}  # seconds of the delay and of ``retry_after``
UNHEARD = (FaultKind.RESET_AFTER.value, FaultKind.TIMEOUT_AFTER.value)  # done, and the bot doesn't know
SHOWING = ("sendMessage", "editMessageText")  # an edit that went unheard may be sent anew, too
# The time-outs come last: what is then in hand stands still until the bot gives up.
SLOW = (FaultKind.TIMEOUT_BEFORE, FaultKind.TIMEOUT_AFTER)
KINDS = sorted(FaultKind, key=lambda kind: kind in SLOW)


@dataclass
class Weather:
    """``run`` lets each kind reign until the heads have done their share of deeds, or its time is over."""

    town: Town
    heads: Sequence[Head]
    share: float  # deeds of all heads together
    silent_seconds: float
    outage_seconds: float
    reigned: list[str] = field(default_factory=list)

    async def run(self, over: asyncio.Event) -> None:
        """An outage first, then one kind after the other, round and round until it is over."""
        faults = self.town.sandbox.faults
        await self._deeds(self.share, PATIENCE, over)
        faults.outage = True
        await asyncio.sleep(self.outage_seconds)
        faults.outage = False
        for kind in itertools.cycle(KINDS):
            if over.is_set():
                break
            faults.weather({Fault(kind, HOLD.get(kind, 1.0)): SHARE})
            if kind not in SLOW:  # what a bot does first meets the weather, too
                code = await self.town.stopped()
                assert code == 0, f"it ended with {code}"
                await self.town.bot.start()
                await self.town.bot.healthy()
            await self._deeds(self.share, self.silent_seconds if kind in SLOW else PATIENCE, over)
            if not over.is_set():
                self.reigned.append(kind.value)
        faults.clear()

    async def _deeds(self, count: float, seconds: float, over: asyncio.Event) -> None:
        loop = asyncio.get_running_loop()
        began, wanted = loop.time(), self._done() + count
        while self._done() < wanted and loop.time() - began < seconds and not over.is_set():  # noqa: ASYNC110
            await asyncio.sleep(0.05)

    def _done(self) -> int:
        return sum(head.deeds for head in self.heads)


async def prove(size: Size, folder: Path) -> Report:
    """A season in peace and the same one in bad weather."""
    report = Report("weather", {"heads": size.weather_heads, "share": SHARE})
    async with town(folder / "calm", size=size.weather_heads) as place:
        heads = heads_of(place, size.weather_heads, habits=size.habits)
        await told(place, heads, rungs=size.rungs)
        peace, deeds = state_of(place), sum(head.deeds for head in heads)
    sandbox = quick_sandbox(
        manners=Manners(timeout=PATIENCE, patience=PATIENCE),
        retention=Retention(callbacks=24 * 3600.0),  # a tap that Telegram drops isn't one that the bot loses
        log_size=1_000_000,
    )
    sandbox.repeat_confirmed(AGAIN)
    async with town(
        folder / "stormy", size=size.weather_heads, sandbox=sandbox, patience=size.patience
    ) as place:
        heads = heads_of(place, size.weather_heads, habits=size.habits, patience=PATIENCE)
        share = deeds / (len(KINDS) + 3)
        weather = Weather(place, heads, share, size.silent_seconds, size.outage_seconds)
        found = await told(place, heads, weather.run, size.rungs)
        report.lost(losses(place, heads, found, peace))
        calls = place.sandbox.calls()
    unheard = sum(call.method in SHOWING and call.fault in UNHEARD for call in calls)
    report.figures |= {
        "deeds": sum(head.deeds for head in heads),
        "letters": sum(head.letters for head in heads),
        "outage_seconds": size.outage_seconds,
        "bot_waits_for_answers": size.patience.answer,
        "each_update_delivered": 1 + AGAIN,
        "faults_met": _met(calls),
        "shown_unheard": unheard,
        "repeated": len(found.repeated),
        "repeated_unseen": len(found.repeated_unseen),
        "longest_wait_seconds": round(max(head.longest_wait for head in heads), 1),
    }
    if len(found.repeated) > unheard:
        report.broken.append("a message was repeated though its answer had come")
    report.broken += [f"«{kind}» never reigned" for kind in KINDS if kind.value not in weather.reigned]
    return report


def _met(calls: Sequence[Call]) -> dict[str, dict[str, int]]:
    """How often each kind struck which method."""
    met: dict[str, Counter[str]] = {}
    for call in calls:
        if call.fault:
            met.setdefault(call.fault, Counter())[call.method] += 1
    return {kind: dict(sorted(counts.items())) for kind, counts in sorted(met.items())}
