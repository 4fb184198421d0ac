"""`python -m bot try` as its user starts it: a process of its own, found by the address it prints."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
STARTS_WITHIN = 60.0  # seconds; the page itself, the bot takes longer


@contextmanager
def trying(folder: Path | None = None) -> Iterator[str]:
    """The page's address, while the block lasts; afterwards it must end by itself, with exit code 0.

    ``folder`` is where it is called; the repository itself otherwise.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "try", "--port", "0", "--no-browser"],
        cwd=folder or ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"},
    )
    try:
        yield _address(process)
        process.send_signal(signal.SIGINT)
        assert process.wait(15) == 0
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


def _address(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    until = time.monotonic() + STARTS_WITHIN
    said = ""
    while time.monotonic() < until and (line := process.stdout.readline()):
        said += line
        if found := re.search(r"http://127\.0\.0\.1:\d+/", line):
            return found.group()
    raise AssertionError(f"`try` printed no address:\n{said}")
