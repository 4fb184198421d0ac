"""A signal that comes while the program is still importing: nothing has begun, so it ends at once, in order.

Imports take seconds on a small machine, and a service manager doesn't wait for them. Once the loop runs,
``bot.lifetime`` takes over. Only the standard library here: this must stand before anything slow.
"""

import contextlib
import os
import signal
from types import FrameType


def heed_signals() -> None:
    """From now on SIGTERM and SIGINT end the program with 0."""
    for name in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(ValueError):  # not the main thread
            signal.signal(name, _leave)


def _leave(number: int, frame: FrameType | None) -> None:
    # Not sys.exit: raised in the middle of an import, or of a loop being made, it leaves halves behind
    # whose finalisers complain. Nothing is open yet that would have to be closed.
    os._exit(0)
