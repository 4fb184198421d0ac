"""Long work of a command shows how far it is, where somebody looks on."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

SAID_EVERY = 0.2  # seconds


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """A function for «so many of so many»; a line of the terminal, written over and wiped at the end."""
    if not sys.stderr.isatty():
        yield lambda done, whole: None
        return
    said_at = time.monotonic()

    def told(done: int, whole: int) -> None:
        nonlocal said_at
        if time.monotonic() - said_at >= SAID_EVERY:
            said_at = time.monotonic()
            print(f"\r{done} of {whole} {what}\x1b[K", end="", file=sys.stderr, flush=True)

    try:
        yield told
    finally:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
