"""The first thing that anyone runs: the whole story of the demo, told to its end by two real processes."""

import resource
from pathlib import Path

import pytest

from tests.house.processes import run_bot

MOST_CPU = 30.0  # seconds; alone on two cores it takes half a minute of time, and other tests run beside it


@pytest.mark.timeout(150)
def test_the_demo_tells_its_story_to_the_end(tmp_path: Path) -> None:
    before = _cpu()
    told = run_bot(tmp_path, "demo", "--out", "told")
    assert told.returncode == 0, told.stdout[-2000:] + told.stderr
    assert told.stdout.rstrip().endswith("История рассказана до конца.")
    assert _cpu() - before <= MOST_CPU
    out = tmp_path / "told"
    assert (out / "transcript.txt").read_text("utf-8").strip() == told.stdout.strip()
    assert {"roster.csv", "invites.csv", "table.xlsx"} <= {file.name for file in out.iterdir()}


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
