"""Files and pictures of the department on their way out: who asked must still be one of its people."""

import asyncio
from datetime import date

from sqlalchemy import Connection

from bot.opening import Installation
from bot.paper_desk import FOLDER
from core.heat import heat_pages
from core.outgoing import DepartmentPaper, MadePaper, Paper
from core.ports import PublishedDecision
from core.progress import progress_by_day
from core.summary import OrganisationState
from core.timeliness import day_of
from papers.whole_file import ExportError
from scheduler.enclosing import Content, NotNow
from storage.reads import SqlReads
from storage.reads_staff import roles
from storage.troubles import trouble_of

Found = tuple[PublishedDecision, tuple[OrganisationState, ...]]


class DepartmentPapers:
    """Pictures are drawn in a thread when they are sent; files were made before, by ``bot.paper_desk``."""

    def __init__(self, here: Installation) -> None:
        self._here = here

    async def of(self, asked: DepartmentPaper | MadePaper, user_id: int) -> Content | None:
        """None where the decision is closed, or the person isn't of the department. Raises NotNow."""
        try:
            if isinstance(asked, MadePaper):
                return await self._file(asked, user_id)
            found = await self._here.database.read(lambda c: self._look(c, asked, user_id))
            return await asyncio.to_thread(self._made, asked, found) if found is not None else None
        except ExportError as error:
            raise NotNow(str(error)) from None
        except Exception as error:
            if trouble_of(error):
                raise NotNow("the database can't be read") from None
            raise

    async def _file(self, asked: MadePaper, user_id: int) -> Content | None:
        if not await self._here.database.read(lambda c: self._is_ours(c, user_id)):
            return None
        path = self._here.settings.data_dir / FOLDER / asked.file
        try:
            return Content(asked.name, asked.mime, await asyncio.to_thread(path.read_bytes))
        except FileNotFoundError:
            return None
        except OSError as error:
            raise NotNow(error.strerror or "the file can't be read") from None

    def _is_ours(self, connection: Connection, user_id: int) -> bool:
        return user_id in (*self._here.settings.admin_ids, *roles(connection, self._here.department_id))

    def _look(self, connection: Connection, asked: DepartmentPaper, user_id: int) -> Found | None:
        here = self._here
        if not self._is_ours(connection, user_id):
            return None
        reads = SqlReads(connection, here.shelf)
        published = next(
            (one for one in reads.decisions(here.department_id) if one.id == asked.decision_id), None
        )
        return (published, reads.states(published.id, here.department_id)) if published else None

    def _made(self, asked: DepartmentPaper, found: Found) -> Content | None:
        match asked.paper:
            case Paper.HEAT:
                return Content("kartina.png", "image/png", self._heat(*found, asked.page))
            case Paper.PROGRESS:
                return Content("hod.png", "image/png", self._progress(*found, self._here.local_now().date()))
        return None  # a file that an earlier version meant to make here: it is asked for again

    def _heat(self, published: PublishedDecision, states: tuple[OrganisationState, ...], page: int) -> bytes:
        from papers.heat_map import heat_map

        pages = heat_pages(published.decision, states, self._here.local_now())
        return heat_map(pages[min(page, len(pages) - 1)])

    def _progress(
        self, published: PublishedDecision, states: tuple[OrganisationState, ...], today: date
    ) -> bytes:
        from papers.progress_chart import progress_chart

        zone = self._here.settings.zone
        days = [day for one in states if (day := day_of(one.first_sent_at, zone)) is not None]
        begun = published.published_at.astimezone(zone).date()
        title = published.decision.short_title
        return progress_chart(progress_by_day(title, begun, days, len(states), published.deadline, today))
