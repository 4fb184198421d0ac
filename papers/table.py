"""The department's table as .xlsx: «Сводка» and the parts of ``papers.table_parts``, in one pass."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from core.table import ReportTable
from papers.harmless import for_xlsx
from papers.practical import practical_sheet
from papers.safe_book import open_book
from papers.table_parts import ANSWERS, EVIDENCE, EXPERIENCE, ORGANISATIONS, PARTS, REMINDERS, Part
from papers.table_sheets import Running, write_summary
from papers.whole_file import ExportError, whole_file

__all__ = ["ExportError", "Written", "write_table"]


Told = Callable[[int, int], None]  # how many organisations are done, of how many; may raise to give it up


@dataclass(frozen=True, slots=True)
class Written:
    """How much went into the file, to be told to whoever asked for it."""

    organisations: int
    answers: int
    evidence: int = 0
    reminders: int = 0
    experience: int = 0


def written_of(rows: Mapping[Part, int]) -> Written:
    """From the rows of each part."""
    return Written(*(rows.get(part, 0) for part in (ORGANISATIONS, ANSWERS, EVIDENCE, REMINDERS, EXPERIENCE)))


def nobody(done: int, whole: int) -> None:
    """Nobody asks how far it is."""


def write_table(table: ReportTable, path: Path, told: Told = nobody) -> Written:
    """Write the whole table; an older file at ``path`` is replaced only once the new one is complete.

    Raises ``ExportError`` with one plain line where the file can't be written.
    """
    if path.suffix.lower() != ".xlsx":
        raise ExportError(f"{path.name}: имя таблицы должно кончаться на .xlsx")
    with whole_file(path) as draft, open_book(draft) as book:
        book.raw.set_properties(
            {
                "title": for_xlsx(table.decision_title)[:255],
                "author": for_xlsx(table.department)[:255],
                "created": table.made_at.replace(tzinfo=None, microsecond=0),
            }
        )
        write_summary(book, table)
        running = [(part, Running(book, table, part)) for part in PARTS if part.is_wanted(table)]
        for done, piece in enumerate(table.each(), start=1):  # one pass: each sheet takes its rows of a piece
            for part, sheet in running:
                for cells in part.rows(piece):
                    sheet.put(cells)
            told(done, table.total)
        for part, sheet in running:
            for cells in part.whole(table):
                sheet.put(cells)
            sheet.end()
        if table.practical is not None:
            practical_sheet(book, table.practical)
        return written_of({part: sheet.total for part, sheet in running})
