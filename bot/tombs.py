"""The list of who was erased, beside the database: a restore reads it, even where the database is lost.

No names and no numbers of accounts stand in it (``storage.tombstones``). It belongs into every copy of
DATA_DIR that is kept elsewhere.
"""

import asyncio
import json
import logging
import os
from datetime import datetime
from pathlib import Path

from bot.errors import Refusal
from storage import tombstones
from storage.database import Database
from storage.syncing import sync_folder
from storage.tombstones import Tombstones

log = logging.getLogger(__name__)
FILE = "erased.json"


class Tombs:
    """Writes the list anew after each erasure; what stands in it already stays."""

    def __init__(self, folder: Path, database: Database) -> None:
        self._folder = folder
        self._database = database

    async def renew(self) -> None:
        """Never fails: the night tries again."""
        try:
            found = await self._database.read(tombstones.known)
            await asyncio.to_thread(write, self._folder, found)
        except Exception as error:
            log.error("the list of erased people can't be written: %s", error)


def write(folder: Path, found: Tombstones) -> None:
    """Whole or not at all."""
    whole = tombstones.together([found, read(folder)])
    if not whole.salt:
        return
    raw = {"salt": whole.salt, "erased": [[mark, at.isoformat()] for mark, at in whole.erased]}
    draft = folder / f".{FILE}.new"
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        json.dump(raw, out, indent=0)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(folder / FILE)
    sync_folder(folder)


def read(folder: Path) -> Tombstones:
    """What the list says; Refusal where it is there and can't be read: nobody may come back by a mistake."""
    path = folder / FILE
    try:
        raw = json.loads(path.read_text())
        return Tombstones(
            str(raw["salt"]), tuple((str(m), datetime.fromisoformat(at)) for m, at in raw["erased"])
        )
    except FileNotFoundError:
        return Tombstones()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Refusal(
            f"{path} can't be read ({type(error).__name__}): it tells whom a restore leaves out"
        ) from None
