"""Pictures of the summary: looked up when they are sent, and drawn only where Telegram doesn't have them."""

import asyncio

from sqlalchemy import Connection

from bot.clock import real_now
from bot.opening import Installation
from core.heat import HeatPage
from core.outgoing import SummaryPicture
from core.picture import Drawing, digest_of
from core.usecases.counted import counted, drawing_of
from scheduler.enclosing import Drawable, NotNow
from storage import pictures
from storage.reads import SqlReads
from storage.reads_staff import roles
from storage.troubles import trouble_of
from storage.writer import Writer


class Pictures:
    """Reads in one snapshot, draws in a thread: nobody's tap waits for it. ``bot_id`` owns the files' ids."""

    def __init__(self, here: Installation, writer: Writer, bot_id: int) -> None:
        self._here = here
        self._writer = writer
        self._bot_id = bot_id

    async def of(self, asked: SummaryPicture, user_id: int) -> Drawable | None:
        """None where the decision is closed, or the person isn't of the department. Raises NotNow."""
        try:
            found = await self._here.database.read(lambda c: self._look(c, asked, user_id))
        except Exception as error:
            if trouble_of(error):
                raise NotNow("the database can't be read") from None
            raise
        if found is None:
            return None
        drawing, digest, file_id = found
        name = "svodka.png" if isinstance(drawing, HeatPage) else "hod.png"

        async def draw() -> bytes:
            return await asyncio.to_thread(drawn, drawing)

        async def keep(new: str) -> None:
            kept = (self._bot_id, self._here.department_id, digest, new, real_now())
            await self._writer.do(lambda c: pictures.keep(c, *kept))

        return Drawable(name, file_id, draw, keep)

    def _look(
        self, connection: Connection, asked: SummaryPicture, user_id: int
    ) -> tuple[Drawing, str, str] | None:
        here = self._here
        if user_id not in (*here.settings.admin_ids, *roles(connection, here.department_id)):
            return None
        reads = SqlReads(connection, here.shelf)
        every = (*reads.decisions(here.department_id), *reads.archive(here.department_id))
        published = next((one for one in every if one.id == asked.decision_id), None)
        if published is None:
            return None
        today, zone = here.local_now().date(), here.settings.zone
        found = counted(reads, published.id, here.department_id, asked.district)
        drawing = drawing_of(
            reads, here.department_id, asked.paper, published, found, zone, today, asked.page
        )
        digest = digest_of(drawing)
        return drawing, digest, pictures.known(connection, self._bot_id, here.department_id, digest)


def drawn(drawing: Drawing) -> bytes:
    """The PNG."""
    from papers.heat_map import heat_map  # only who looks pays for the import of Pillow
    from papers.progress_chart import progress_chart

    return heat_map(drawing) if isinstance(drawing, HeatPage) else progress_chart(drawing)
