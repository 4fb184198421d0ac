"""Whatever arrives takes effect or is passed over; `make faults` feeds a hundred thousand and more."""

from pathlib import Path

from tests.faults.fuzzing import fuzz

QUICK = 600


def test_no_update_crashes_the_worker_or_ends_in_quarantine(tmp_path: Path) -> None:
    found = fuzz(tmp_path / "data", QUICK)
    assert found.failed == []
    assert found.updates >= QUICK
