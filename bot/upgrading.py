"""A new release finds an old database: first a copy of it, then the migrations."""

import logging

from bot.backing import make_backup, refusals
from bot.clock import real_now
from bot.errors import Refusal
from bot.settings import Settings
from storage import backup_folder
from storage.database import Database
from storage.migrate import outdated, upgrade

log = logging.getLogger(__name__)


async def upgraded(database: Database, settings: Settings) -> None:
    """Bring it up to date. Refusal, and nothing changed, where the copy can't be made.

    The migrations lock the database, the copy doesn't: two programs that start together may each make one.
    """
    found = await database.read(outdated)
    if found is not None:
        await _keep(settings, found)
    await database.migrate(upgrade)


async def _keep(settings: Settings, revision: str) -> None:
    folder = settings.data_dir / "backups"
    now = real_now()
    file = folder / backup_folder.name_before_upgrade(now)
    try:
        with refusals():
            folder.mkdir(exist_ok=True, mode=0o700)
            await make_backup(settings, file, now, None, lambda done, whole: None)
    except (Refusal, OSError) as error:
        why = getattr(error, "strerror", None) or error
        raise Refusal(f"the database isn't upgraded, since no copy of it can be made first: {why}") from None
    log.info("the database is upgraded from migration %s; what it was is kept in %s", revision, file)
