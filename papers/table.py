"""The department's table as .xlsx: «Сводка», «По организациям», «Ответы»."""

from dataclasses import dataclass
from pathlib import Path

from core.table import ReportTable
from papers.harmless import for_xlsx
from papers.safe_book import open_book
from papers.table_sheets import write_answers, write_organisations, write_summary
from papers.whole_file import ExportError, whole_file

__all__ = ["ExportError", "Written", "write_table"]


@dataclass(frozen=True, slots=True)
class Written:
    """How much went into the file, to be told to whoever asked for it."""

    organisations: int
    answers: int


def write_table(table: ReportTable, path: Path) -> Written:
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
        write_organisations(book, table)
        return Written(len(table.rows), write_answers(book, table))
