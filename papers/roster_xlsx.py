"""A roster as an Excel book, opened with care: it comes by e-mail, and may not be what it says."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import chain, islice
from typing import Any

from papers.foreign_book import BookError, foreign_book
from papers.roster_header import find_header
from papers.roster_line import HEADER_WITHIN, MAX_ROWS, Line, RosterError

MAX_UNPACKED = 100 * 1024 * 1024
MAX_COLUMNS = 100
LAST_ROW = 1_048_576  # of Excel: a forged row number must not make us count to it


def read_xlsx(data: bytes) -> list[Line]:
    """The lines of the first visible sheet with a header (of hidden ones after that)."""
    try:
        with foreign_book(data, MAX_UNPACKED, values=True) as book:
            return _read(book)
    except BookError as error:
        raise RosterError(str(error)) from error


def _read(book: Any) -> list[Line]:
    sheets = sorted(book.worksheets, key=lambda sheet: sheet.sheet_state != "visible")
    first: list[Line] = []
    for sheet in sheets:
        lines = _lines(sheet)
        head = list(islice(lines, HEADER_WITHIN))
        if find_header(head) is not None:
            return _all(head, lines)
        first = first or head
    return first


def _all(head: list[Line], rest: Iterator[Line]) -> list[Line]:
    limit = MAX_ROWS + HEADER_WITHIN
    lines = list(islice(chain(head, rest), limit + 1))
    if len(lines) > limit:
        raise RosterError(f"больше {MAX_ROWS} строк: разделите файл")
    return lines


def _lines(sheet: Any) -> Iterator[Line]:
    """Rows with something in them, numbered as Excel does."""
    sheet.reset_dimensions()  # what the file says of its own size is often wrong
    rows = sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True)
    for number, values in enumerate(rows, start=1):
        if number > LAST_ROW:
            return
        if any(values):  # first, since sheets «formatted to the end» hold a million empty rows
            yield Line(number, tuple(_text(value) for value in values))


def _text(value: object) -> str:
    """A cell as a person reads it: a phone kept as the number 89101234567.0 is its digits."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return f"{value:.0f}"
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, date) and not isinstance(value, datetime):
        return f"{value:%d.%m.%Y}"
    return str(value)
