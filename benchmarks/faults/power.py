"""Power: the mains fail in the middle of a season, and the disk keeps only what it was made to keep.

Each cut is a SIGKILL after which whatever SQLite had not synced is lost, torn or kept by the dice, and files
whose names were not synced vanish. The bot goes on from there, and in the end nothing may be missing. Beside
that the disk of each life is looked at as it would have been at many other moments.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.faults.disk.mains import Mains
from benchmarks.faults.report import Report
from benchmarks.faults.sizes import Size
from tests.faults.head import heads_of
from tests.faults.killers import RandomKiller
from tests.faults.run import State, losses, told
from tests.faults.state import state_of
from tests.faults.town import quick_sandbox, town
from tests.ports import free_port

EVERY = 1.5  # seconds between two cuts, on average
MOST_TOLD = 10  # of what is wrong, in words


async def prove(size: Size, folder: Path) -> Report:
    """Seasons with power cuts, by polling and by webhook, until there were enough of either."""
    report = Report("power", {"heads": size.power_heads, "moments_checked": 0, "moments_wrong": 0})
    number = 0
    while _cuts(report) < size.power_cuts and not report.broken:
        number += 1
        seed = f"power {number}"
        async with town(folder / f"{number}-calm", size=size.power_heads) as place:
            heads = heads_of(place, size.power_heads, seed, habits=size.habits)
            await told(place, heads, rungs=size.rungs)
            peace = state_of(place)
        for way in ("polling", "webhook"):
            await _season(report, size, folder / f"{number}-{way}", seed, peace, way)
    return report


async def _season(report: Report, size: Size, folder: Path, seed: str, peace: State, way: str) -> None:
    mains = Mains(folder / "power", folder / "data" / "bot.db", seed, size.power_points)
    sandbox = quick_sandbox(webhook_time_scale=0.1)
    settings = _webhook() if way == "webhook" else {}
    async with town(
        folder, size=size.power_heads, sandbox=sandbox, first=mains.recording(), **settings
    ) as place:
        heads = heads_of(place, size.power_heads, seed, habits=size.habits)
        killer = RandomKiller(place, seed, 1_000_000, mean=EVERY, between=lambda: mains.fail(place))
        found = await told(place, heads, killer.run, size.rungs)
        report.lost(losses(place, heads, found, peace))
    report.count(f"cuts_{way}", mains.cuts)
    report.count("deeds", sum(head.deeds for head in heads))
    report.count("moments_checked", mains.checked)
    report.count("moments_wrong", len(mains.wrong))
    report.count("syncs", mains.syncs)
    report.count("unsynced_writes_at_cuts", mains.unsynced)
    report.count("unsynced_files_lost", len(mains.lost_files))
    report.count("repeated", len(found.repeated))
    report.broken += _told(mains.wrong)


def _cuts(report: Report) -> int:
    return min(int(report.figures.get(f"cuts_{way}", 0)) for way in ("polling", "webhook"))


def _webhook() -> dict[str, Any]:
    port = free_port()
    return {
        "http_port": port,
        "webhook_url": f"http://127.0.0.1:{port}/telegram",
        "webhook_secret": "power-cuts",
    }


def _told(wrong: Sequence[str]) -> list[str]:
    more = [f"and {len(wrong) - MOST_TOLD} more"] if len(wrong) > MOST_TOLD else []
    return [*wrong[:MOST_TOLD], *more]
