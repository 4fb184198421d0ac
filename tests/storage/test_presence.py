"""Presence is a lock that ends with its process, however that ends."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from storage.presence import Taken, is_present, present

HOLDER = (
    "import sys, time; from pathlib import Path; from storage.presence import present\n"
    "with present(Path(sys.argv[1]), shared=sys.argv[2] == 'shared'):\n"
    "    print('here', flush=True); time.sleep(60)"
)


def holder(lock: Path, how: str) -> "subprocess.Popen[str]":
    """Another process that holds the lock."""
    command = [sys.executable, "-c", HOLDER, str(lock), how]
    process = subprocess.Popen(command, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "here\n"
    return process


def test_many_may_share_it_and_one_may_have_it_alone(tmp_path: Path) -> None:
    lock = tmp_path / "run.lock"
    with present(lock, shared=True), present(lock, shared=True):
        assert is_present(lock)
        with pytest.raises(Taken), present(lock):
            pass
    with present(lock), pytest.raises(Taken), present(lock, shared=True):
        pass
    assert not is_present(lock)


@pytest.mark.parametrize("how", ["shared", "alone"])
def test_it_ends_with_a_process_that_is_killed(tmp_path: Path, how: str) -> None:
    lock = tmp_path / "run.lock"
    process = holder(lock, how)
    try:
        assert is_present(lock)
        with pytest.raises(Taken), present(lock):
            pass
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate()
    assert not is_present(lock)


def test_the_lock_is_for_the_operator_only(tmp_path: Path) -> None:
    with present(tmp_path / "run.lock"):
        assert (tmp_path / "run.lock").stat().st_mode & 0o777 == 0o600
