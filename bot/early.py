"""A signal that comes while the program is still importing: nothing has begun, so it ends at once, in order.

Imports take seconds on a small machine, and a service manager doesn't wait for them. Once the loop runs,
``bot.lifetime`` takes over. Only the standard library here: this must stand before anything slow.
"""

import contextlib
import signal
import sys
from types import FrameType


def heed_signals() -> None:
    """From now on SIGTERM and SIGINT end the program with 0."""
    for name in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(ValueError):  # not the main thread
            signal.signal(name, _leave)


def _leave(number: int, frame: FrameType | None) -> None:
    sys.exit(0)
