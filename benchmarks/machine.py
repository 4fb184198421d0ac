"""Where figures come from: without it they can't be compared."""

import os
import platform
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any


def described(folder: Path) -> dict[str, Any]:
    """Cores, Python, how long one fsync takes in this folder, and how busy the machine is already."""
    return {
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "fsync_ms": round(_fsync_seconds(folder) * 1000, 3),
        "load": round(os.getloadavg()[0], 1),
    }


def _fsync_seconds(folder: Path) -> float:
    taken = []
    with tempfile.TemporaryFile(dir=folder) as file:
        for _ in range(50):
            file.write(bytes(4096))
            file.flush()
            started = time.perf_counter()
            os.fsync(file.fileno())
            taken.append(time.perf_counter() - started)
    return median(taken)
