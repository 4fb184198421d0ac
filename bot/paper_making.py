"""The program that makes a paper: a process of its own, so that nobody's tap waits for it.

Python runs one thread at a time: a table of a region made in a thread held every tap up. This one reads the
order from its standard input, says on its standard output how far it is, and ends with what it has made.
It gives way to everybody (``nice``), and ends where nobody listens any more.
"""

import asyncio
import gc
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import orjson
from sqlalchemy import Connection

from bot.exporting import own_template
from bot.gathering import experience_of, folders_of, official_of, people_list_of, table_of
from bot.paper_order import MOST_BYTES, Made, MadeFile, Order, dated, dump_made, load_order
from core.outgoing import Paper
from core.people_list import ListKind
from core.ports import PublishedDecision
from papers.whole_file import ExportError
from storage.database import open_database
from storage.export import report_ids
from storage.reads import SqlReads
from storage.shelf import Shelf

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TOLD_EVERY = 0.5  # seconds
NICE = 5
Told = Callable[[int, int], None]
Writer = Callable[[Connection, SqlReads, PublishedDecision, Order, Told], Made]


def main() -> None:
    """One order, one answer."""
    os.nice(NICE)
    gc.freeze()
    gc.disable()  # what is read is let go by counting; a third of the time went into looking for circles
    order = load_order(sys.stdin.buffer.read())
    made = asyncio.run(_answered(order, _Telling()))
    _say(dump_made(made))


async def _answered(order: Order, told: Told) -> Made:
    database = open_database(order.url)
    try:
        return await database.read(lambda connection: make(connection, order, told))
    except ExportError as error:
        return Made(trouble=str(error))
    finally:
        await database.close()


def make(connection: Connection, order: Order, told: Told) -> Made:
    """Write the paper from one snapshot. Raises ExportError with one plain line."""
    reads = SqlReads(connection, Shelf())
    published = next(
        (one for one in reads.decisions(order.department_id) if one.id == order.decision_id), None
    )
    if published is None:
        return Made(gone=True)
    return WRITERS[order.paper](connection, reads, published, order, told)


def _table(
    connection: Connection, reads: SqlReads, published: PublishedDecision, order: Order, told: Told
) -> Made:
    from papers.table import write_table

    path = Path(order.folder) / "table.xlsx"
    written = write_table(table_of(connection, reads, published, order.setting), path, told)
    counts = (
        ("organisations", written.organisations),
        ("answers", written.answers),
        ("evidence", written.evidence),
        ("reminders", written.reminders),
        ("offers", written.experience),
    )
    return Made((_file(path, dated("Таблица", order.setting.now.date(), ".xlsx"), XLSX),), counts)


def _official(
    connection: Connection, reads: SqlReads, published: PublishedDecision, order: Order, told: Told
) -> Made:
    from papers.official_report import write_official

    path = Path(order.folder) / "official.docx"
    report = official_of(connection, reads, published, order.setting)
    count = write_official(report, path, own_template(Path(order.data_dir)))
    name = dated("Справка", order.setting.now.date(), ".docx")
    return Made((_file(path, name, DOCX),), (("organisations", count),))


def _archive(
    connection: Connection, reads: SqlReads, published: PublishedDecision, order: Order, told: Told
) -> Made:
    from papers.archive import write_archive

    path = Path(order.folder) / "files.zip"
    total = len(report_ids(connection, published.id, order.department_id))
    folders = folders_of(connection, published, order.setting)
    archived = write_archive(folders, order.kept_file, path, MOST_BYTES, lambda done: told(done, total))
    name = dated("Файлы", order.setting.now.date(), "")
    parts = len(archived.parts)
    files = tuple(
        _file(
            part, f"{name}, часть {number} из {parts}.zip" if parts > 1 else f"{name}.zip", "application/zip"
        )
        for number, part in enumerate(archived.parts, start=1)
    )
    counts = (
        ("organisations", archived.organisations),
        ("files", archived.files),
        ("missing", archived.missing),
    )
    return Made(files, counts)


def _experience(
    connection: Connection, reads: SqlReads, published: PublishedDecision, order: Order, told: Told
) -> Made:
    from papers.experience_docx import write_experience

    path = Path(order.folder) / "experience.docx"
    count = write_experience(experience_of(reads, order.setting), path)
    name = dated("Успешный опыт", order.setting.now.date(), ".docx")
    return Made((_file(path, name, DOCX),), (("experience", count),))


def _pages(
    connection: Connection, reads: SqlReads, published: PublishedDecision, order: Order, told: Told
) -> Made:
    from papers.experience_pages import write_pages

    path = Path(order.folder) / "pages.zip"
    count = write_pages(experience_of(reads, order.setting), path)
    name = dated("Опыт для сайта", order.setting.now.date(), ".zip")
    return Made((_file(path, name, "application/zip"),), (("experience", count),))


def _of_which(number: int, parts: int) -> str:
    return f", часть {number} из {parts}" if parts > 1 else ""


def _people(kind: ListKind, words: str) -> Writer:
    def write(
        connection: Connection, reads: SqlReads, published: PublishedDecision, order: Order, told: Told
    ) -> Made:
        from papers.people_list import write_people_list

        path = Path(order.folder) / "people.docx"
        count = write_people_list(people_list_of(connection, published, order.setting, kind), path)
        name = dated(words, order.setting.now.date(), ".docx")
        return Made((_file(path, name, DOCX),), (("people", count),))

    return write


WRITERS: dict[Paper, Writer] = {
    Paper.TABLE: _table,
    Paper.OFFICIAL: _official,
    Paper.ARCHIVE: _archive,
    Paper.ACQUAINTANCE: _people(ListKind.ACQUAINTANCE, "Лист ознакомления"),
    Paper.REGISTRATION: _people(ListKind.REGISTRATION, "Лист регистрации"),
    Paper.EXPERIENCE: _experience,
    Paper.PAGES: _pages,
}


def _file(path: Path, name: str, mime: str) -> MadeFile:
    return MadeFile(path.name, name, mime, path.stat().st_size)


class _Telling:
    """Says how far it is, now and then; a listener that is gone ends the work (BrokenPipeError)."""

    def __init__(self) -> None:
        self._said_at = time.monotonic()

    def __call__(self, done: int, whole: int) -> None:
        now = time.monotonic()
        if now - self._said_at >= TOLD_EVERY:
            self._said_at = now
            _say(orjson.dumps([done, whole]))


def _say(line: bytes) -> None:
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
