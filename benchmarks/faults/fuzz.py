"""Fuzz: updates as nobody would send them, none of which may crash the worker or end in quarantine."""

import asyncio
import logging
import time
from pathlib import Path

from benchmarks.faults.report import Report
from benchmarks.faults.sizes import Size
from tests.faults.fuzzing import fuzz


async def prove(size: Size, folder: Path) -> Report:
    """In a thread of its own: hypothesis drives the loop from outside."""
    logging.getLogger("bot.worker").setLevel(logging.CRITICAL)  # what is odd is told of by the thousand
    began = time.monotonic()
    found = await asyncio.to_thread(fuzz, folder / "data", size.fuzzed)
    spent = time.monotonic() - began
    figures = {
        "updates": found.updates,
        "failed": len(found.failed),
        "per_second": round(found.updates / spent),
    }
    return Report("fuzz", figures, [words[:2000] for words in found.failed])
