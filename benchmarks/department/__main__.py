"""``python -m benchmarks.department [--full]``: the department's work at three sizes, one JSON line.

Quick: 60 and 2,300 organisations; ``--full``: a region's 32,000, too. Goals are those of the region.
"""

import argparse
import asyncio
import json
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks import machine, seed
from benchmarks.department import taps
from benchmarks.processes import ROOT

QUICK, FULL = (60, 2300), (60, 2300, 32000)
PIECES = ("counts", "xlsx", "csv", "docx")
GOAL = {"counts_ms": 5.0, "xlsx_seconds": 30.0, "xlsx_peak_mb": 300, "tap_p95": 1.0}


def main() -> None:
    """Sow, measure, tell; exit 1 where a piece failed."""
    asked = _arguments()
    sizes = (asked.size,) if asked.size else FULL if asked.full else QUICK
    (ROOT / ".bench").mkdir(exist_ok=True)
    found: dict[str, Any] = {"benchmark": "department", "machine": machine.described(ROOT / ".bench")}
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="department-", dir=ROOT / ".bench") as place:
            found[str(size)] = _measured(Path(place), size)
    largest = found[str(sizes[-1])]
    reached = {
        "counts_ms": largest["counts"]["counts_ms"],
        "xlsx_seconds": largest["xlsx"]["seconds"],
        "xlsx_peak_mb": largest["xlsx"]["peak_mb"],
        "tap_p95": largest["taps"]["tap_p95"],
    }
    met = {name: reached[name] <= most for name, most in GOAL.items()}
    print(json.dumps({**found, "goal": GOAL, "reached": reached, "met": met}, ensure_ascii=False))


def _measured(place: Path, size: int) -> dict[str, Any]:
    folder = place / "data"
    started = time.perf_counter()
    sown = asyncio.run(seed.sow(folder, size))
    figures: dict[str, Any] = {
        "sown": asdict(sown),
        "sowing_seconds": round(time.perf_counter() - started, 1),
    }
    for piece in PIECES:
        figures[piece] = _apart(piece, folder)
        print(f"{size} {piece} {figures[piece]}", file=sys.stderr)
    try:
        figures["taps"] = asyncio.run(taps.measure(folder))
    except (AssertionError, ValueError, TimeoutError) as problem:
        log = (folder / "bot.log").read_text(encoding="utf-8")
        sys.exit(f"department: {problem or 'the table never came'}\n{log[-2000:]}")
    print(f"{size} taps {figures['taps']}", file=sys.stderr)
    shutil.rmtree(folder)
    return figures


def _apart(piece: str, folder: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.department.child", piece, str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{piece}: {done.stderr[-2000:]}")
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.department", description=__doc__)
    parser.add_argument("--full", action="store_true", help="32,000 organisations, too")
    parser.add_argument("--size", type=int, help="this size only")
    return parser.parse_args()


if __name__ == "__main__":
    main()
