"""Processes of the benchmarks: started with a clean environment, talked to in JSON lines, measured."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).resolve().parents[1]
KEPT = ("PATH", "HOME", "LANG", "TMPDIR", "VIRTUAL_ENV")  # nothing else of the caller's, least of all a token
TICK = os.sysconf("SC_CLK_TCK")


def start(
    command: list[str], folder: Path, log: IO[str], environment: dict[str, str], talks: bool = False
) -> subprocess.Popen[str]:
    """Python with this command, in that folder; ``talks`` opens its standard input and output."""
    pipe = subprocess.PIPE if talks else None
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return subprocess.Popen(
        [sys.executable, *command],
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **environment},
        stdin=pipe,
        stdout=pipe or log,
        stderr=log,
        text=True,
    )


def say(process: subprocess.Popen[str], told: object) -> None:
    """One JSON line to it."""
    assert process.stdin is not None
    process.stdin.write(json.dumps(told) + "\n")
    process.stdin.flush()


def hear(process: subprocess.Popen[str]) -> dict[str, Any]:
    """Its next JSON line; nothing in it where it has ended."""
    assert process.stdout is not None
    line = process.stdout.readline()
    told: dict[str, Any] = json.loads(line) if line else {}
    return told


def end(process: subprocess.Popen[str]) -> None:
    """SIGTERM, and SIGKILL where that isn't heard."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            stream.close()


def cpu_seconds(pid: int) -> float:
    """What all threads of that process have computed so far (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK
