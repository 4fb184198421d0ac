"""A filled form, read with patience and never computed: what stands in the cells beside the hidden ids."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from core.form import Cell, FormMark
from papers.foreign_book import BookError, foreign_book
from papers.form_mark import SIGN, read_mark
from papers.form_writing import ANSWER, ID

LARGEST = 5 * 1024 * 1024  # bytes of a file; a form has some thirty thousand
MOST_UNPACKED = 50 * 1024 * 1024
MOST_ROWS, MOST_COLUMNS, MOST_SHEETS = 5000, 12, 300
LONGEST_TEXT = 40_000  # characters that a cell of Excel can't hold
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class FormError(Exception):
    """It is no form of ours; the message is one plain line."""


@dataclass(frozen=True, slots=True)
class ReadForm:
    """One sheet: whose it is, and the cells by the ids of their rows."""

    sheet: str
    mark: FormMark
    cells: dict[str, Cell]


def read_forms(data: bytes) -> list[ReadForm]:
    """Every form in the book: usually one; a specialist may have put many into one book, a sheet each."""
    if len(data) > LARGEST:
        raise FormError("файл слишком велик для формы: в нём больше 5 МБ")
    try:
        with foreign_book(data, MOST_UNPACKED, values=False) as book:
            sheets = book.worksheets
            if len(sheets) > MOST_SHEETS:
                raise FormError(f"в книге больше {MOST_SHEETS} листов: разделите её")
            found = [form for sheet in sheets if (form := _form(sheet))]
    except BookError as error:
        raise FormError(str(error)) from error
    if not found:
        raise FormError(
            "это не наша форма или в ней удалены служебные ячейки: возьмите форму у бота и заполните заново"
        )
    return found


def _form(sheet: Any) -> ReadForm | None:
    if not hasattr(sheet, "reset_dimensions"):  # a sheet that is a diagram
        return None
    mark: FormMark | None = None
    cells: dict[str, Cell] = {}
    for row in _rows(sheet):
        name = row[ID].value if len(row) > ID else None
        if not isinstance(name, str):
            continue
        if name.startswith(SIGN):
            mark = mark or read_mark(name)
        elif mark is not None and len(row) > ANSWER:
            cell = _cell(row[ANSWER])
            if cell is not None and name not in cells:
                cells[name] = cell
    return ReadForm(str(sheet.title)[:31], mark, cells) if mark else None


def _rows(sheet: Any) -> Iterator[Any]:
    sheet.reset_dimensions()  # what the file says of its own size is often wrong
    return iter(sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS))


def _cell(cell: Any) -> Cell | None:
    """What a person sees in it; None for an empty one."""
    value = cell.value
    if value is None:
        return None
    address = cell.coordinate
    if cell.data_type == "f":
        return Cell(address, is_formula=True)
    if isinstance(value, bool):
        return Cell(address, "да" if value else "нет")
    if isinstance(value, datetime):
        return Cell(address, day=value.date())
    if isinstance(value, date):
        return Cell(address, day=value)
    if isinstance(value, int | float):
        return Cell(address, _number(value, str(cell.number_format or "")))
    text = _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), str(value))
    return Cell(address, text[:LONGEST_TEXT])


def _number(value: float, look: str) -> str:
    """«80 %» is kept as 0.8; 5.0 is 5."""
    if "%" in look:
        value = round(value * 100, 6)
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**15:
        return str(int(value))
    return str(value).replace(".", ",")
