"""One piece of the department's work in a process of its own, so that its memory is its own.

``python -m benchmarks.department.child WHAT FOLDER`` prints a JSON line: seconds, and the most memory held.
"""

import asyncio
import json
import resource
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import Connection

from benchmarks import town
from bot.exporting import Wanted, export
from bot.opening import Installation
from core.heat import heat_pages
from core.ports import Call
from core.staff import StaffRole
from core.summary import summarise
from core.usecases import overview
from storage.reads import SqlReads

LOOKS = 50
WANTED = {"xlsx": "paper.xlsx", "csv": "papers", "docx": "paper.docx"}


async def _export(here: Installation, what: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(dir=here.settings.data_dir) as folder:
        path = Path(folder) / WANTED[what]
        started, worked = time.perf_counter(), time.process_time()
        (line,) = await export(here, Wanted(**{what: path}))
        took, worked = time.perf_counter() - started, time.process_time() - worked
        size = sum(f.stat().st_size for f in ([path] if path.is_file() else path.iterdir()))
    figures = {"seconds": round(took, 2), "cpu_seconds": round(worked, 2), "mb": round(size / 1e6, 1)}
    return figures | {"told": line.partition(": ")[2]}


def _counts(connection: Connection, here: Installation) -> dict[str, Any]:
    """The counts kept up beside a full scan, /summary as it is decided, and its picture."""
    reads = SqlReads(connection, here.shelf)
    published = reads.decisions(here.department_id)[0]
    of = published.id, here.department_id
    took = []
    for _ in range(LOOKS):
        started = time.perf_counter()
        tally = reads.tally(*of)
        counted = tally.coverage(), tally.tasks(published.decision)
        took.append(time.perf_counter() - started)
    started = time.perf_counter()
    states = reads.states(*of)
    scanned = summarise(published.decision, states)
    scan = time.perf_counter() - started
    if counted != (scanned.coverage, scanned.tasks):
        raise AssertionError("the counts that are kept up aren't those of a full scan")
    looks = _looks(reads, here)
    from papers.heat_map import heat_map  # Pillow, for the picture only

    started = time.perf_counter()
    picture = heat_map(heat_pages(published.decision, states, here.local_now())[0])
    return {
        "counts_ms": round(median(took) * 1000, 3),
        "counts_worst_ms": round(max(took) * 1000, 3),
        "scan_ms": round(scan * 1000, 1),
        "summary_ms": round(median(looks) * 1000, 2),
        "summary_worst_ms": round(max(looks) * 1000, 2),
        "picture_ms": round((time.perf_counter() - started) * 1000, 1),
        "picture_kb": round(len(picture) / 1e3, 1),
    }


def _looks(reads: SqlReads, here: Installation) -> list[float]:
    """How long the first page of /summary takes to be decided, inside the transaction that writes."""
    call = Call(1, 1, here.local_now(), here.department_id, "", here.days, StaffRole.ADMINISTRATOR)
    took = []
    for _ in range(LOOKS):
        started = time.perf_counter()
        overview.summary(reads, call)
        took.append(time.perf_counter() - started)
    return took


async def measured(what: str, folder: Path) -> dict[str, Any]:
    """Do it once. Memory is this process's high-water mark, with everything that was imported."""
    async with town.opened(folder) as here:
        if what == "counts":
            found = await here.database.read(lambda c: _counts(c, here))
        else:
            found = await _export(here, what)
    return found | {"peak_mb": round(_most_memory() / 1024)}


def _most_memory() -> int:
    """In kB. What getrusage tells on Linux is at least the parent's, who sowed: it outlives an exec."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text(encoding="ascii", errors="replace").splitlines()
        return int(next(line for line in lines if line.startswith("VmHWM:")).split()[1])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    print(json.dumps(asyncio.run(measured(sys.argv[1], Path(sys.argv[2]))), ensure_ascii=False))
