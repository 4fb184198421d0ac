"""A person's own data on the way out: made for whoever the chat belongs to, at the moment it is sent."""

import asyncio

from bot.opening import Installation
from core.outgoing import OwnData
from papers.own_data import Part, as_html, as_json
from scheduler.enclosing import Content, NotNow
from storage.dossier import dossier
from storage.troubles import trouble_of


class OwnDataFiles:
    """Nothing is kept of it on our side."""

    def __init__(self, here: Installation) -> None:
        self._here = here

    async def of(self, asked: OwnData, user_id: int) -> Content | None:
        """In a private chat the chat's number is the person's. Raises NotNow."""
        try:
            found = await self._here.database.read(lambda c: dossier(c, user_id))
        except Exception as error:
            if trouble_of(error):
                raise NotNow("the database can't be read") from None
            raise
        parts = [Part(section.table, section.title, section.rows) for section in found]
        facts = (parts, self._here.settings.department_name, self._here.local_now())
        if asked.form == "json":
            return Content("moi-dannye.json", "application/json", await asyncio.to_thread(as_json, *facts))
        return Content("moi-dannye.html", "text/html", await asyncio.to_thread(as_html, *facts))
