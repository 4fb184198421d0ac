"""One process sends at a time: two bots on one database would both send what waits there.

The lock is the system's, so whoever dies gives it up at once, and the other one takes over. On a database
that several machines share it says nothing: claims do that there.
"""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from bot.lifetime import cancel
from scheduler.post_office import PostOffice
from storage.presence import Taken, present

log = logging.getLogger(__name__)
LOCK = "sending.lock"  # in DATA_DIR
PAUSE = 0.5  # seconds between two looks at whether it is our turn


async def send_in_turn(
    post_office: PostOffice,
    data_dir: Path,
    held: contextlib.ExitStack,
    *beside: Callable[[], Awaitable[None]],
) -> None:
    """Send while nobody else does, until cancelled. ``held`` gives the turn back, after the last answer.

    ``beside`` are loops that only one bot may run, too.
    """
    waits = False
    while True:
        try:
            held.enter_context(present(data_dir / LOCK))
            break
        except Taken:
            if not waits:
                log.warning("another bot sends from this database; this one takes over when it stops")
            waits = True
            await asyncio.sleep(PAUSE)
    await _first_to_end([post_office.run(), *(loop() for loop in beside)])


async def _first_to_end(loops: Sequence[Awaitable[None]]) -> None:
    """None ends by itself: what one raises ends all."""
    running = [asyncio.ensure_future(loop) for loop in loops]
    try:
        await asyncio.gather(*running)
    finally:
        await cancel(running)
