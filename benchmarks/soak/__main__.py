"""``python -m benchmarks.soak [--full] [--seconds N] [--rate N]``: a JSON line; 1 where something grows.

The real bot as a process of its own works at 30 updates a second: by default for two minutes, in full for
twenty. Every second its memory, its open files, its database and the log of it are looked at. The database
grows by what heads answer, which is what it is for; what is told and bounded is its growth an update.
"""

import argparse
import asyncio
import json
import sys
import tempfile
import time
from pathlib import Path
from statistics import quantiles
from typing import Any

from benchmarks import machine, town
from benchmarks.processes import ROOT, end, start
from benchmarks.soak.load import Load
from benchmarks.soak.slope import Course
from benchmarks.speed.connection import Connection

TOKEN = "123456:SOAK"
SEATS = 45
TAPS_A_HEAD = 40  # fewer than a report takes, registration and all
MEMORY_MB = 8.0  # that it may rise within the time it is seen, and as a share of what it began with
MEMORY_SHARE = 0.06
FILES = 2.0
DATABASE_BYTES = 1000.0  # an update: an answer with its history, its place in the queue, its report's counts
LOG_MB = 16.0  # the write-ahead log is written over again and again
REPLY_SECONDS = 1.0  # of ninety-nine of a hundred


def main() -> int:
    """The exit code: 0 where nothing grows."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak", description=__doc__)
    parser.add_argument("--full", action="store_true", help="twenty minutes")
    parser.add_argument("--seconds", type=float, help="another time")
    parser.add_argument("--rate", type=float, default=30.0, help="updates a second")
    given = parser.parse_args()
    seconds = given.seconds or (1200.0 if given.full else 120.0)
    scratch = ROOT / ".bench"
    scratch.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="soak-", dir=scratch) as name:
        about = machine.described(Path(name))
        line = asyncio.run(soak(Path(name), seconds, given.rate))
    print(json.dumps({"proof": "soak", **line, **about}, ensure_ascii=False), flush=True)
    for words in line["broken"]:
        print(f"soak: {words}", file=sys.stderr, flush=True)
    return 1 if line["broken"] else 0


async def soak(folder: Path, seconds: float, rate: float) -> dict[str, Any]:
    """Work for so long, and look."""
    codes = await town.prepare(folder / "data", int(seconds * rate / TAPS_A_HEAD) + 2 * SEATS)
    load = Load(codes, rate, SEATS)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(load.telegram), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    environment = {
        "BOT_TOKEN": TOKEN,
        "BOT_API_URL": f"http://127.0.0.1:{port}",
        "DATA_DIR": str(folder / "data"),
        "CLOCK_START": town.START,
        "MESSAGES_PER_SECOND": str(rate * 2),  # else the allowance is what is measured
    }
    seen: list[tuple[float, int, int, int, int, int]] = []
    with (folder / "bot.log").open("w") as log:
        bot = start(["-m", "bot", "run"], folder, log, environment)
        try:
            await _until_it_asks(load)
            began = time.monotonic()
            work = asyncio.create_task(load.run(seconds))
            while not work.done():
                await asyncio.wait([work], timeout=1.0)
                if bot.poll() is not None:
                    raise AssertionError((folder / "bot.log").read_text()[-2000:])
                passed = time.monotonic() - began
                seen.append((passed, *_looked(bot.pid, folder / "data" / "bot.db"), load.answered))
            await work
        finally:
            await asyncio.to_thread(end, bot)
            server.close()
    return _judged(load, seen, (folder / "data" / "bot.db"))


async def _until_it_asks(load: Load) -> None:
    async with asyncio.timeout(60):
        while "getupdates" not in load.telegram.calls:  # noqa: ASYNC110 - another process
            await asyncio.sleep(0.05)


def _looked(pid: int, database: Path) -> tuple[int, int, int, int]:
    """Resident bytes, open files, the database's bytes, its log's."""
    status = Path(f"/proc/{pid}/status").read_text()
    resident = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    files = len(list(Path(f"/proc/{pid}/fd").iterdir()))
    log = Path(f"{database}-wal")
    return (
        int(resident.split()[1]) * 1024,
        files,
        database.stat().st_size,
        log.stat().st_size if log.exists() else 0,
    )


def _judged(load: Load, seen: list[tuple[float, int, int, int, int, int]], database: Path) -> dict[str, Any]:
    seconds = [row[0] for row in seen]
    memory, files, size, log, answered = (
        Course(seconds, [float(row[place]) for row in seen]) for place in range(1, 6)
    )
    worked = answered.last - answered.first
    per_update = size.growth / worked if worked else 0.0
    odd = town.count(database, "SELECT count(*) FROM updates WHERE state = 'quarantined' OR attempts > 0")
    p99 = quantiles(load.took, n=100)[98] if len(load.took) > 100 else 0.0
    allowed = max(MEMORY_MB * 1024**2, memory.first * MEMORY_SHARE)
    broken = [
        words
        for words, is_broken in (
            (load.problem, bool(load.problem)),
            (f"memory grew by {memory.growth / 1024**2:.1f} MB", memory.growth > allowed),
            (f"open files grew by {files.growth:.1f}", files.growth > FILES),
            (f"the database grew by {per_update:.0f} bytes an update", per_update > DATABASE_BYTES),
            (f"the log is {log.last / 1024**2:.1f} MB", log.last > LOG_MB * 1024**2),
            (f"{load.given - load.answered} updates weren't answered", load.given - load.answered > SEATS),
            (f"{odd} updates failed", odd > 0),
            (f"a reply in a hundred took {p99:.2f} s and more", p99 > REPLY_SECONDS),
        )
        if is_broken
    ]
    return {
        "seconds": round(seconds[-1]),
        "updates": load.answered,
        "per_second": round(load.answered / seconds[-1], 1),
        "held": load.held,
        "reply_p99_ms": round(p99 * 1000),
        "memory_mb": [round(memory.first / 1024**2, 1), round(memory.last / 1024**2, 1)],
        "memory_mb_an_hour": round(memory.slope * 3600 / 1024**2, 2),
        "files": [int(files.first), int(files.last)],
        "database_bytes_an_update": round(per_update),
        "log_mb": round(log.last / 1024**2, 1),
        "ok": not broken,
        "broken": broken,
    }


if __name__ == "__main__":
    sys.exit(main())
