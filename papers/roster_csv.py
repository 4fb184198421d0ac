"""A roster saved as text: encoding, separator and quotes as they come from Excel, 1С or an editor."""

import codecs
import csv
import io
from collections.abc import Iterator
from itertools import islice

from papers.roster_header import find_header
from papers.roster_line import HEADER_WITHIN, MAX_ROWS, Line, RosterError

_DELIMITERS = (";", "\t", ",")
_BROKEN = "\ufffd"
_END = "\x00end of the roster\x00"  # no cell of a text file holds it: NULs are refused


def read_csv(data: bytes) -> list[Line]:
    """All lines, split by the separator that makes the best header."""
    text = _decode(data)
    if "\x00" in text:
        raise RosterError("это не текстовый файл: сохраните список как .csv или .xlsx")
    head = {mark: list(islice(_lines(text, mark), HEADER_WITHIN * 2)) for mark in _DELIMITERS}
    delimiter = max(_DELIMITERS, key=lambda mark: _goodness(head[mark]))
    lines = list(islice(_lines(text, delimiter), MAX_ROWS + HEADER_WITHIN + 1))
    if len(lines) > MAX_ROWS + HEADER_WITHIN:
        raise RosterError(f"больше {MAX_ROWS} строк: разделите файл")
    return lines


def _decode(data: bytes) -> str:
    """UTF-8, UTF-16 with its mark (Excel's «Текст Юникод»), or else cp1251.

    A UTF-8 file with a few broken bytes isn't cp1251: read as that, every name would turn into «Р”РµС‚».
    Its broken characters become U+FFFD, and only the rows that hold them are refused.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    text = data.decode("utf-8-sig", "replace")
    broken = text.count(_BROKEN)
    intact = sum(character > "\x7f" for character in text) - broken
    return data.decode("cp1251", "replace") if broken > intact else text


def _goodness(head: list[Line]) -> tuple[int, int]:
    header = find_header(head)
    if header is None:
        return 0, 0
    return len(header.columns), len(header.columns) + len(header.ignored)


def _lines(text: str, delimiter: str) -> Iterator[Line]:
    """Numbered as an editor numbers them: a record of several lines by its first."""
    source = io.StringIO(text if text.endswith(("\n", "\r")) else f"{text}\n", newline="")
    reader = csv.reader(_with_end(source), delimiter=delimiter)
    width, start = 0, 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise RosterError(f"строка {start}: слишком длинная или не закрыта кавычка") from error
        if cells is None or cells == [_END]:
            return
        width = max(width, len(cells))
        yield Line(start, tuple(cells), _trouble(cells, delimiter, width))
        start = reader.line_num + 1


def _with_end(source: io.StringIO) -> Iterator[str]:
    """One line more than the text has: it comes out as a row of its own unless a quote was left open."""
    yield from source
    yield _END


def _trouble(cells: list[str], delimiter: str, width: int) -> str:
    """An open quote swallows the rows below it; nobody would miss them until much later."""
    several = [cell for cell in cells if "\n" in cell or "\r" in cell]
    if any(_END in cell for cell in cells):
        return "не закрыта кавычка, поэтому строки ниже не прочитаны"
    if any(inner.count(delimiter) >= max(width - 1, 1) for cell in several for inner in cell.splitlines()):
        return "похоже, не закрыта кавычка: несколько строк слились в одну"
    if any(_BROKEN in cell for cell in cells):
        return "есть испорченные знаки: сохраните файл заново в кодировке UTF-8"
    return ""
