"""Who works with an installation: many at a time, or one restore alone."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from bot.errors import Refusal
from storage.presence import Taken, present

LOCK = "run.lock"  # in DATA_DIR


@contextlib.contextmanager
def working_in(data_dir: Path) -> Iterator[None]:
    """Held by the bot and by each command while it works. Refusal while a backup is being restored."""
    with _held(data_dir, True, "a backup is being restored here: wait until that is done"):
        yield


@contextlib.contextmanager
def alone_in(data_dir: Path) -> Iterator[None]:
    """Held by a restore. Refusal while anybody works here, however they were started."""
    with _held(data_dir, False, "the bot is running here, or a command is: stop it first"):
        yield


@contextlib.contextmanager
def _held(data_dir: Path, shared: bool, refusal: str) -> Iterator[None]:
    with contextlib.ExitStack() as stack:
        try:
            stack.enter_context(present(data_dir / LOCK, shared=shared))
        except Taken:
            raise Refusal(refusal) from None
        except OSError as error:
            raise Refusal(f"DATA_DIR can't be used: {error.strerror}: {error.filename}") from None
        yield
