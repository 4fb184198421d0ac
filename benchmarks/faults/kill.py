"""Kill: SIGKILL in the middle of a season, at random moments and where it hurts; nothing may be missing."""

import math
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.faults.report import Report
from benchmarks.faults.sizes import Size
from sandbox import Limits
from tests.faults.aimed import AimedKiller
from tests.faults.blaming import blamed
from tests.faults.counting import Tally
from tests.faults.head import Head, heads_of
from tests.faults.killers import Killer, RandomKiller
from tests.faults.run import State, losses, told
from tests.faults.state import state_of
from tests.faults.town import Town, quick_sandbox, town
from tests.faults.witness import Delivery

KILLS_PER_REPEAT = 20  # the goal: at most one repeated message in so many kills
SURE_SAMPLE = 200  # kills; with fewer, a goal missed by chance alone isn't called broken
MANY = 1_000_000
BRISK = (0.1, 0.5)  # seconds between two deeds while kills are aimed: more moments to aim at


async def prove(size: Size, folder: Path) -> Report:
    """Seasons with kills until there were enough of either kind, each beside the same one in peace."""
    report = Report("kill", {"heads": size.kill_heads, "pace_seconds": size.pace, "aimed_at": {}})
    figures = report.figures
    number = 0
    while _some_missing(report, size) and not report.broken:
        number += 1
        peace = await _in_peace(size, folder / f"{number}-calm", str(number))
        if figures.get("kills_random", 0) < size.random_kills:
            at_random = partial(RandomKiller, most=MANY, mean=size.kill_every)
            await _season(report, size, folder / f"{number}-random", peace, at_random)
        if figures.get("kills_aimed", 0) < size.aimed_kills:
            most = size.aimed_kills - figures.get("kills_aimed", 0)
            await _season(report, size, folder / f"{number}-aimed", peace, partial(AimedKiller, most=most))
    figures["kills"] = figures["kills_random"] + figures["kills_aimed"]
    figures["goal"] = f"at most 1 repeated message in {KILLS_PER_REPEAT} random kills"
    figures["goal_met"] = figures["repeated_random"] * KILLS_PER_REPEAT <= figures["kills_random"]
    if not figures["goal_met"] and not _by_chance(figures["repeated_random"], figures["kills_random"]):
        report.broken.append("more messages repeated than the goal allows")
    return report


def _some_missing(report: Report, size: Size) -> bool:
    at_random, aimed = (int(report.figures.get(f"kills_{kind}", 0)) for kind in ("random", "aimed"))
    return at_random < size.random_kills or aimed < size.aimed_kills


async def _season(
    report: Report, size: Size, folder: Path, peace: State, killer_of: Callable[[Town, str], Killer]
) -> None:
    seed, _, kind = folder.name.partition("-")
    pace = size.pace if kind == "random" else BRISK
    async with town(folder, size=size.kill_heads, **_as_telegram(kind)) as place:
        heads = heads_of(place, size.kill_heads, seed, pace, size.habits)
        killer = killer_of(place, seed)
        found = await told(place, heads, killer.run, size.rungs)
        report.lost(losses(place, heads, found, peace))
        deliveries = list(place.witness.deliveries)
    _counted(report, kind, heads, killer, found)
    blame = blamed(killer.kills, found.repeated, deliveries)
    report.broken += [_unexplained(one) for one, kill in zip(found.repeated, blame, strict=True) if not kill]
    if kind == "aimed":
        for moment, count in killer.by_moment().items():
            told_of = report.figures["aimed_at"].setdefault(moment, {"kills": 0, "repeated": 0})
            told_of["kills"] += count
            told_of["repeated"] += sum(kill is not None and kill.moment == moment for kill in blame)


def _as_telegram(kind: str) -> dict[str, Any]:
    """Telegram's own limits on both sides; but for the quick people whom aimed kills need."""
    if kind == "aimed":
        return {}
    return {
        "sandbox": quick_sandbox(limits=Limits()),
        "messages_per_second": 25,
        "chat_messages_per_second": 1,
    }


async def _in_peace(size: Size, folder: Path, seed: str) -> State:
    async with town(folder, size=size.kill_heads) as place:
        heads = heads_of(place, size.kill_heads, seed, habits=size.habits)
        await told(place, heads, rungs=size.rungs)
        return state_of(place)


def _counted(report: Report, kind: str, heads: Sequence[Head], killer: Killer, found: Tally) -> None:
    report.count("deeds", sum(head.deeds for head in heads))
    report.count("letters", sum(head.letters for head in heads))
    report.count(f"kills_{kind}", len(killer.kills))
    report.count(f"repeated_{kind}", len(found.repeated))
    report.count(f"repeated_unseen_{kind}", len(found.repeated_unseen))
    longest = max(head.longest_wait for head in heads)
    report.figures["longest_wait_seconds"] = round(
        max(longest, report.figures.get("longest_wait_seconds", 0.0)), 1
    )


def _unexplained(repeat: Delivery) -> str:
    """A kill may repeat the one message that was on its way to a chat, and no other."""
    return f"repeated in chat {repeat.chat_id}, by no kill of its own: {repeat.content[0][:60]}"


def _by_chance(repeated: int, kills: int) -> bool:
    """Whether a bot that just meets the goal would repeat so many in one run of a hundred, or more often."""
    if kills >= SURE_SAMPLE:
        return False
    mean = kills / KILLS_PER_REPEAT
    fewer = sum(math.exp(-mean) * mean**n / math.factorial(n) for n in range(repeated))
    return 1 - fewer >= 0.01
