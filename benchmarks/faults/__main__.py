"""``python -m benchmarks.faults [kill] [weather] [power] [ticks] [fuzz] [--full]``: a JSON line each."""

import argparse
import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from benchmarks import machine
from benchmarks.faults import fuzz, kill, power, ticks, weather
from benchmarks.faults.report import Report
from benchmarks.faults.sizes import FULL, QUICK, Size
from tests.faults.run import in_words

# On the file system of the working copy: a temporary folder may lie in memory, where syncing costs nothing.
SCRATCH = Path(__file__).parents[2] / ".bench"
PROOFS: dict[str, Callable[[Size, Path], Coroutine[Any, Any, Report]]] = {
    "kill": kill.prove,
    "weather": weather.prove,
    "power": power.prove,
    "ticks": ticks.prove,
    "fuzz": fuzz.prove,
}


def main() -> int:
    """The exit code: 0 where every promise held."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.faults", description=__doc__)
    parser.add_argument("proofs", nargs="*", metavar="PROOF", help=f"{', '.join(PROOFS)}; all by default")
    parser.add_argument("--full", action="store_true", help="full size, which takes an hour or so")
    given = parser.parse_args()
    if unknown := set(given.proofs) - PROOFS.keys():
        parser.error(f"no such proof: {', '.join(sorted(unknown))}")
    held = [_prove(name, FULL if given.full else QUICK) for name in given.proofs or PROOFS]
    return 0 if all(held) else 1


def _prove(name: str, size: Size) -> bool:
    """Prove one, print its line, and say on stderr what was broken."""
    began = time.monotonic()
    SCRATCH.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="faults-", dir=SCRATCH) as folder:
        about = machine.described(Path(folder))
        try:
            report = asyncio.run(PROOFS[name](size, Path(folder)))
        except (AssertionError, TimeoutError, ExceptionGroup) as error:  # somebody waited in vain
            report = Report(name, broken=[in_words(error)])
    line = report.line() | {"size": size.name, "seconds": round(time.monotonic() - began)} | about
    print(json.dumps(line, ensure_ascii=False), flush=True)
    for words in report.broken:
        print(f"{name}: {words}", file=sys.stderr, flush=True)
    return not report.broken


if __name__ == "__main__":
    sys.exit(main())
