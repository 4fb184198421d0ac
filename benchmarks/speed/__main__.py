"""``python -m benchmarks.speed``: everybody in turn, several rounds, one JSON line."""

import argparse
import importlib.util
import json
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import machine
from benchmarks.processes import ROOT
from benchmarks.speed.heat import HeatFailed, Result, run
from benchmarks.speed.lineup import CONTENDERS
from benchmarks.speed.profiling import program

LONGEST_WALK = 40
GOAL = {"D/A": 1.0, "D/B": 4.0, "D/C": 2.0}


def main() -> None:
    """Run the heats; exit 1 where one failed."""
    asked = _arguments()
    chosen = [c for c in CONTENDERS if c.letter in asked.only]
    for contender in [c for c in chosen if importlib.util.find_spec(c.needs) is None]:
        print(f"{contender.letter} is left out: {contender.needs} isn't installed here", file=sys.stderr)
        chosen.remove(contender)
    if not chosen:
        sys.exit(1)
    results: dict[str, list[Result]] = {contender.letter: [] for contender in chosen}
    (ROOT / ".bench").mkdir(exist_ok=True)
    about = machine.described(ROOT / ".bench")
    with tempfile.TemporaryDirectory(dir=ROOT / ".bench") as place:
        for number in range(1, asked.rounds + 1):
            for contender in chosen:
                try:
                    result = run(contender, asked.chats, asked.updates, Path(place), asked.profile)
                except HeatFailed as failed:
                    sys.exit(str(failed))
                results[contender.letter].append(result)
                print(
                    f"round {number} {contender.letter} {result.rate:7.0f}/s,"
                    f" {result.cpu / result.updates * 1000:.2f} ms of CPU each",
                    file=sys.stderr,
                )
    print(json.dumps(_figures(results, asked, about), ensure_ascii=False))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    letters = "".join(contender.letter for contender in CONTENDERS)
    parser.add_argument("--only", default=letters, metavar="LETTERS", help="such as D or AD")
    parser.add_argument("--full", action="store_true", help="3,000 updates and 5 rounds")
    parser.add_argument("--updates", type=int, help="in each heat")
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--chats", type=int, default=100)
    parser.add_argument("--profile", type=Path, help="where py-spy's report goes; with one letter")
    asked = parser.parse_args()
    asked.updates = asked.updates or (3000 if asked.full else 1500)
    asked.rounds = asked.rounds or (1 if asked.profile else 5 if asked.full else 3)
    asked.only = asked.only.upper()
    if not asked.only or set(asked.only) - set(letters):
        parser.error(f"--only: letters of {letters}")
    if asked.updates > LONGEST_WALK * asked.chats:
        parser.error(f"--updates: at most {LONGEST_WALK} for each chat, or the checklist comes to its end")
    if asked.profile is not None:
        asked.profile = asked.profile.resolve()
        if program() is None:
            parser.error("--profile wants py-spy: run it with .venv-bench/bin/python")
        if len(asked.only) != 1 or asked.rounds != 1:
            parser.error("--profile wants --only with one letter, and one round")
    return asked


def _figures(
    results: dict[str, list[Result]], asked: argparse.Namespace, about: dict[str, Any]
) -> dict[str, Any]:
    medians = {letter: median(r.rate for r in heats) for letter, heats in results.items()}
    figures: dict[str, Any] = {"benchmark": "speed", "updates": asked.updates, "chats": asked.chats}
    figures |= {"rounds": asked.rounds, "machine": about}
    for letter, heats in results.items():
        rates = [result.rate for result in heats]
        figures[letter] = {
            "per_second": round(medians[letter]),
            "min": round(min(rates)),
            "max": round(max(rates)),
            "cpu_ms_each": round(median(r.cpu / r.updates for r in heats) * 1000, 3),
            "busy": round(median(r.cpu / r.seconds for r in heats), 2),
            "other_end_busy": round(median(r.other_end / r.seconds for r in heats), 2),
            "taps": round(median(r.taps / r.updates for r in heats), 3),
            "stored": round(median(r.stored / r.updates for r in heats), 3),
            "lost": sum(r.lost for r in heats),
        }
    ratios = {
        f"D/{letter}": round(medians["D"] / medians[letter], 2)
        for letter in "ABCF"
        if "D" in medians and letter in medians
    }
    met = all(ratios.get(name, 0.0) >= least for name, least in GOAL.items())
    return figures | ratios | {"goal": GOAL, "met": met}


if __name__ == "__main__":
    main()
