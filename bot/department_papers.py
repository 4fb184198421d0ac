"""Files of the department on their way out: who asked must still be one of its people."""

import asyncio

from sqlalchemy import Connection

from bot.opening import Installation
from bot.paper_desk import FOLDER
from core.outgoing import MadePaper
from scheduler.enclosing import Content, NotNow
from storage.reads_staff import roles
from storage.troubles import trouble_of


class DepartmentPapers:
    """They were made before, by ``bot.paper_desk``."""

    def __init__(self, here: Installation) -> None:
        self._here = here

    async def of(self, asked: MadePaper, user_id: int) -> Content | None:
        """None where the person isn't of the department, or the file is gone. Raises NotNow."""
        try:
            if not await self._here.database.read(lambda c: self._is_ours(c, user_id)):
                return None
        except Exception as error:
            if trouble_of(error):
                raise NotNow("the database can't be read") from None
            raise
        path = self._here.settings.data_dir / FOLDER / asked.file
        try:
            return Content(asked.name, asked.mime, await asyncio.to_thread(path.read_bytes))
        except FileNotFoundError:
            return None
        except OSError as error:
            raise NotNow(error.strerror or "the file can't be read") from None

    def _is_ours(self, connection: Connection, user_id: int) -> bool:
        return user_id in (*self._here.settings.admin_ids, *roles(connection, self._here.department_id))
