"""One process sends at a time: two bots on one database would both send what waits there.

The lock is the system's, so whoever dies gives it up at once, and the other one takes over. On a database
that several machines share it says nothing: claims do that there.
"""

import asyncio
import contextlib
import logging
from pathlib import Path

from scheduler.post_office import PostOffice
from storage.presence import Taken, present

log = logging.getLogger(__name__)
LOCK = "sending.lock"  # in DATA_DIR
PAUSE = 0.5  # seconds between two looks at whether it is our turn


async def send_in_turn(post_office: PostOffice, data_dir: Path, held: contextlib.ExitStack) -> None:
    """Send while nobody else does, until cancelled. ``held`` gives the turn back, after the last answer."""
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
    await post_office.run()
