"""``export``: the department's papers from one snapshot of the database."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from bot.errors import Refusal
from bot.gathering import gathered
from bot.opening import Installation
from papers.official_report import Executor, write_official
from papers.table import Written, write_table
from papers.table_csv import write_csv
from papers.whole_file import ExportError
from storage.reads import SqlReads

OFFICIAL_TEMPLATE = "templates/spravka.docx"  # in DATA_DIR: where it stands, it is used


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be written; whatever isn't named isn't."""

    xlsx: Path | None = None
    csv: Path | None = None  # a folder
    docx: Path | None = None
    executor: Executor | None = None

    def __bool__(self) -> bool:
        return any((self.xlsx, self.csv, self.docx))


async def export(here: Installation, wanted: Wanted) -> list[str]:
    """Write papers of the newest decision from one snapshot; a line for each.

    Refusal where nothing is published, or a file can't be written.
    """
    try:
        return await here.database.read(lambda connection: _write(connection, here, wanted))
    except ExportError as error:
        raise Refusal(str(error)) from None


def _write(connection: Connection, here: Installation, wanted: Wanted) -> list[str]:
    reads = SqlReads(connection, here.shelf)
    published = reads.decisions(here.department_id)
    if not published:
        raise Refusal("no decision is published yet: run `publish FILE` or start the bot")
    found = gathered(connection, here, reads, published[0])
    lines = []
    if wanted.xlsx:
        lines.append(f"{wanted.xlsx}: {_counted(write_table(found.table(here), wanted.xlsx))}")
    if wanted.csv:
        lines.append(f"{wanted.csv}: {_counted(write_csv(found.table(here), wanted.csv))}")
    if wanted.docx:
        template = here.settings.data_dir / OFFICIAL_TEMPLATE
        count = write_official(
            found.official(here), wanted.docx, template if template.is_file() else None, wanted.executor
        )
        lines.append(f"{wanted.docx}: {count} organisations")
    return lines


def _counted(written: Written) -> str:
    return f"{written.organisations} organisations, {written.answers} answers"
