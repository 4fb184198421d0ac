"""The practical task as the department takes it away: a sheet of a table, a table alone, a document."""

from itertools import groupby
from pathlib import Path
from typing import Any

from core.practical import CellResult, PracticalResults, Said
from core.russian import kindergarten_number
from core.summary import NO_DATA, percent
from papers.harmless import for_xlsx, printable
from papers.office_paper import CENTRE, fill, line, new_paper, table
from papers.safe_book import Book, height_of, lines_of, open_book
from papers.whole_file import ExportError, whole_file

SHEET = "Практическое задание"
COLUMNS = (("Направление", 30), ("Аспект", 18), ("Ответ", 56), ("Сколько", 10), ("Организации", 50))
DOCX_COLUMNS = (("Аспект", 32), ("Ответ", 98), ("Сколько", 35))


def write_practical_xlsx(results: PracticalResults, path: Path) -> None:
    """The sheet alone. ExportError with one plain line."""
    if path.suffix.lower() != ".xlsx":
        raise ExportError(f"{path.name}: имя таблицы должно кончаться на .xlsx")
    with whole_file(path) as draft, open_book(draft) as book:
        book.raw.set_properties(
            {
                "title": for_xlsx(f"{SHEET}, {results.meeting}")[:255],
                "author": for_xlsx(results.department)[:255],
                "created": results.made_at.replace(tzinfo=None, microsecond=0),
            }
        )
        practical_sheet(book, results)


def practical_sheet(book: Book, results: PracticalResults) -> None:
    """A row for each different answer; a cell that nobody answered says so."""
    sheet = book.sheet(SHEET)
    heading = book.style(bold=True, border=1, bg_color="#D9E2F3", valign="vcenter", align="center")
    plain = book.style(border=1)
    for column, (title, width) in enumerate(COLUMNS):
        sheet.raw.set_column(column, column, width)
        sheet.text(0, column, title, heading)
    row = 0
    for result in results.results:
        for one in result.said or (Said(NO_DATA, ()),):
            row += 1
            who = ", ".join(_short(each.name) for each in one.organisations)
            cells = (result.cell.direction.text, result.cell.aspect.text, one.text, who)
            high = max(lines_of(text, width) for text, width in zip(cells, (30, 18, 56, 50), strict=True))
            sheet.raw.set_row(row, height_of(high))
            for column, text in zip((0, 1, 2, 4), cells, strict=True):
                sheet.text(row, column, text, plain)
            sheet.number(row, 3, one.count or None, plain)
    sheet.raw.freeze_panes(1, 0)
    sheet.raw.autofilter(0, 0, row, len(COLUMNS) - 1)
    sheet.raw.set_landscape()
    sheet.raw.set_paper(9)
    sheet.raw.fit_to_pages(1, 0)
    sheet.raw.repeat_rows(0)


def write_practical_docx(results: PracticalResults, path: Path) -> None:
    """By direction and aspect, with counts. ExportError with one plain line."""
    if path.suffix.lower() != ".docx":
        raise ExportError(f"{path.name}: имя документа должно кончаться на .docx")
    paper = new_paper(SHEET, results.made_at)
    line(paper, printable(results.department), align=CENTRE)
    line(paper, "ПРАКТИЧЕСКОЕ ЗАДАНИЕ", bold=True, align=CENTRE)
    line(paper, printable(results.meeting), size=12, align=CENTRE)
    line(paper, printable(results.topic), size=12, align=CENTRE)
    line(paper, "")
    line(paper, f"Ответили: {percent(results.answered, results.asked)}.")
    for direction, cells in groupby(results.results, lambda one: one.cell.direction.text):
        line(paper, "")
        line(paper, printable(direction), bold=True).paragraph_format.keep_with_next = True
        rows = table(paper, DOCX_COLUMNS)
        for result in cells:
            _aspect(rows, result)
    line(paper, "")
    line(paper, f"Составлено {results.made_at:%d.%m.%Y} в {results.made_at:%H:%M}.", size=11)
    with whole_file(path) as draft:
        paper.save(str(draft))


def _aspect(rows: Any, result: CellResult) -> None:
    said = result.said or (Said(NO_DATA, ()),)
    for place, one in enumerate(said):
        aspect = printable(result.cell.aspect.text) if place == 0 else ""
        cells = [aspect, printable(one.text), str(one.count) if one.count else ""]
        fill(rows.add_row(), cells, DOCX_COLUMNS)


def _short(name: str) -> str:
    number = kindergarten_number(name)
    return f"№ {number}" if number is not None else name
