"""A roster as an Excel book, opened with care: it comes by e-mail, and may not be what it says."""

import io
import lzma
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from itertools import chain, islice
from typing import IO, Any
from xml.parsers import expat

from openpyxl import load_workbook

from papers.roster_header import find_header
from papers.roster_line import HEADER_WITHIN, MAX_ROWS, Line, RosterError

MAX_UNPACKED = 100 * 1024 * 1024
MAX_COLUMNS = 100
LAST_ROW = 1_048_576  # of Excel: a forged row number must not make us count to it

# What openpyxl and zipfile raise on damaged books, seen by feeding them such.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RuntimeError,  # an encrypted part; NotImplementedError: an unknown compression
    SyntaxError,  # ill-formed XML
    TypeError,
    ValueError,
)


def read_xlsx(data: bytes) -> list[Line]:
    """The lines of the first visible sheet with a header (of hidden ones after that)."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_danger(archive)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # «extension is not supported»: of no interest to us
            return _read(data)
    except _DAMAGED as error:
        raise RosterError("книга Excel повреждена: откройте её в Excel и сохраните заново") from error


def _refuse_danger(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if sum(part.file_size for part in parts) > MAX_UNPACKED:  # zipfile unpacks no more than was declared
        raise RosterError("книга Excel слишком велика: оставьте в ней один лист со списком")
    names = {part.filename for part in parts}
    if "xl/workbook.bin" in names:
        raise RosterError("это .xlsb: сохраните книгу как .xlsx")
    if not any(name.endswith("workbook.xml") for name in names):
        raise RosterError("это не книга Excel: сохраните список как .xlsx или .csv")
    for part in parts:
        with archive.open(part) as stream:
            if _declares_doctype(stream):
                raise RosterError("в книге Excel посторонние объявления (DTD): файл небезопасен")


class _RootReached(Exception):
    """Past the place where a DTD may stand."""


def _declares_doctype(stream: IO[bytes]) -> bool:
    """Entities, with which a small file grows to gigabytes, need a DTD before the root element."""
    found = False

    def doctype(*_: Any) -> None:
        nonlocal found
        found = True
        raise _RootReached

    def root(*_: Any) -> None:
        raise _RootReached

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = root
    try:
        while chunk := stream.read(65_536):
            parser.Parse(chunk)
    except (_RootReached, expat.ExpatError):  # not XML: a picture; openpyxl parses none of those
        pass
    return found


def _read(data: bytes) -> list[Line]:
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    try:
        sheets = sorted(book.worksheets, key=lambda sheet: sheet.sheet_state != "visible")
        first: list[Line] = []
        for sheet in sheets:
            lines = _lines(sheet)
            head = list(islice(lines, HEADER_WITHIN))
            if find_header(head) is not None:
                return _all(head, lines)
            first = first or head
        return first
    finally:
        book.close()


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
