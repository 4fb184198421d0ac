"""A paper of the department, made when it is sent: who asks must still be one of its people."""

import asyncio
import tempfile
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection

from bot.exporting import OFFICIAL_TEMPLATE
from bot.gathering import Gathered, gathered
from bot.opening import Installation
from core.outgoing import DepartmentPaper, Paper
from papers.whole_file import ExportError
from scheduler.enclosing import Content, NotNow
from storage.reads import SqlReads
from storage.reads_staff import roles
from storage.troubles import trouble_of

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class DepartmentPapers:
    """Reads in one snapshot, draws and writes in a thread: nobody's tap waits for it."""

    def __init__(self, here: Installation) -> None:
        self._here = here

    async def of(self, asked: DepartmentPaper, user_id: int) -> Content | None:
        """None where the decision is closed, or the person isn't of the department. Raises NotNow."""
        try:
            found = await self._here.database.read(lambda c: self._look(c, asked, user_id))
            return await asyncio.to_thread(self._made, asked, found) if found is not None else None
        except ExportError as error:
            raise NotNow(str(error)) from None
        except Exception as error:
            if trouble_of(error):
                raise NotNow("the database can't be read") from None
            raise

    def _look(self, connection: Connection, asked: DepartmentPaper, user_id: int) -> Gathered | None:
        here = self._here
        if user_id not in (*here.settings.admin_ids, *roles(connection, here.department_id)):
            return None
        reads = SqlReads(connection, here.shelf)
        published = next(
            (one for one in reads.decisions(here.department_id) if one.id == asked.decision_id), None
        )
        if published is None:
            return None
        return gathered(connection, here, reads, published)

    def _made(self, asked: DepartmentPaper, found: Gathered) -> Content:
        day = self._here.local_now().date()
        if asked.paper == Paper.OFFICIAL:  # from the outbox it comes as plain text
            return Content(f"Справка {day:%d.%m.%Y}.docx", DOCX, self._official(found))
        return Content(f"Таблица {day:%d.%m.%Y}.xlsx", XLSX, self._table(found))

    def _table(self, found: Gathered) -> bytes:
        from papers.table import write_table  # only who asks pays for the import

        return self._written(".xlsx", lambda path: write_table(found.table(self._here), path))

    def _official(self, found: Gathered) -> bytes:
        from papers.official_report import write_official

        template = self._here.settings.data_dir / OFFICIAL_TEMPLATE
        own = template if template.is_file() else None
        return self._written(".docx", lambda path: write_official(found.official(self._here), path, own))

    def _written(self, ending: str, write: Callable[[Path], object]) -> bytes:
        """Through a file of our own folder: answers of people don't pass through a shared /tmp."""
        with tempfile.TemporaryDirectory(prefix=".paper-", dir=self._here.settings.data_dir) as folder:
            path = Path(folder) / f"paper{ending}"
            write(path)
            return path.read_bytes()
