"""A workbook that people's text can't break: XlsxWriter with three of its guesses taken away.

Rows go to disk as they are written (``constant_memory``), so that 32,000 organisations fit. Rows must
therefore come in order, each written once.
"""

import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from math import ceil
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZipFile

import xlsxwriter.workbook  # type: ignore[import-untyped]
from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError  # type: ignore[import-untyped]
from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from papers.harmless import begins_formula, for_xlsx

MAX_EXACT_INTEGER = 10**15  # beyond, a spreadsheet's number loses digits
FIRST_YEAR = 1901  # a spreadsheet's calendar begins with 1900, and with a day that never was
DAY_NOUGHT = datetime(1899, 12, 30).toordinal()  # noqa: DTZ001 - a cell knows no time zone
DAY = 86_400  # seconds
KEPT = 4096  # cells of a column
SHARED = 65_536  # strings that are written once for the whole book; more would have to be held in memory
SHORT = 200  # characters of such a string
AT_ONCE = 500  # rows handed to the disk
COPIED = 1 << 20  # bytes
LEVEL = 4  # of zlib, where 6 is usual
Value = str | int | datetime | None
Body = Callable[[Value], tuple[str, int]]  # XML from the style on, and how many lines it takes
_LETTERS = tuple(map(str, map(xl_col_to_name, range(100))))
_ESCAPE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


@cache
def _row_of(columns: int) -> Callable[..., str]:
    """What puts a row together from its number, its height and so many cells, in one call."""
    cells = "".join(
        f'<c r="{letters}{{0}}"{{{at}}}' for at, letters in enumerate(_LETTERS[:columns], start=2)
    )
    return f'<row r="{{0}}"{{1}}>{cells}</row>'.format


class _QuickZip(ZipFile):
    """Squeezes a little less for two thirds of the time: 4.4 s of a region's table at zlib's own level."""

    def __init__(self, *asked: Any, **named: Any) -> None:
        super().__init__(*asked, **{**named, "compresslevel": LEVEL})


xlsxwriter.workbook.ZipFile = _QuickZip  # XlsxWriter has no setting for it


class _PlainWorksheet(Worksheet):  # type: ignore[misc]
    """Takes a string for a string, whatever it looks like."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting_rows: list[str] = []

    def _xml_rich_inline_string(self, string: str, attributes: Any = ()) -> None:
        # XlsxWriter puts «<r>…</r>» into the file unescaped, taking it for its own rich text: a head who
        # typed that would break the file, or forge it. We write no rich text.
        self._xml_inline_string(string, True, attributes)

    @staticmethod
    def _escape_control_characters(data: object) -> str:
        # A literal «_x0041_» means «A» in this format, so its underscore is escaped; XlsxWriter misses
        # the second of two that share an underscore. Real control characters are gone by now.
        return _ESCAPE_LIKE.sub("_x005F_", str(data))  # a limit of a number comes as one

    def plain_row(self, row: int, cells: Sequence[str], lines: int) -> None:
        """A whole row of cells that are XML already; see ``Sheet.line``.

        The height is a guess that a program may better: LibreOffice doesn't look for itself, Excel does.
        """
        if self.table:  # what was written before by cell
            self._write_single_row(row)
        self.previous_row = self.dim_rowmax = row
        height = f' ht="{height_of(lines)}"' if lines > 1 else ""
        rows = self.waiting_rows
        rows.append(_row_of(len(cells))(row + 1, height, *cells))
        if len(rows) >= AT_ONCE:
            self.hand_over()

    def _write_single_row(self, current_row_num: int = 0) -> None:
        self.hand_over()
        super()._write_single_row(current_row_num)

    def hand_over(self) -> None:
        """Let the waiting rows go to the disk."""
        xml = "".join(self.waiting_rows)
        self.waiting_rows.clear()
        self.str_table.count += xml.count(' t="s">')
        self.row_data_fh.write(xml)

    def _write_optimized_sheet_data(self) -> None:
        # XlsxWriter decodes the rows from the scratch file and encodes them again: a twentieth of the time.
        self.hand_over()
        if self.dim_rowmin is None:  # an empty sheet
            super()._write_optimized_sheet_data()
            return
        self._xml_start_tag("sheetData")
        self.fh.flush()
        self.row_data_fh.flush()
        self.row_data_fh.buffer.seek(0)
        shutil.copyfileobj(self.row_data_fh.buffer, self.fh.buffer, COPIED)
        self.row_data_fh.close()
        Path(self.row_data_filename).unlink()
        self._xml_end_tag("sheetData")


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell looks; ``quoted`` is the same for text that must not become a formula when edited."""

    plain: Any
    quoted: Any
    shared: Any  # the book's table of strings

    def body(self, width: int) -> Body:
        """What makes cells of a column of that width; most of them come again and again, and are kept."""
        styles = _Styles(self.plain._get_xf_index(), self.quoted._get_xf_index(), self.shared)

        def made(value: Value) -> tuple[str, int]:
            lines = lines_of(value, width) if isinstance(value, str) else 1
            return _body(styles, value), lines

        return lru_cache(KEPT)(made)

    def moments(self) -> Body:
        """The same for a column of moments: they seldom come again, and to look one up takes longest."""
        styles = _Styles(self.plain._get_xf_index(), self.quoted._get_xf_index(), self.shared)
        return lambda value: (_body(styles, value), 1)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; ``raw`` is XlsxWriter's own, for layout only. Cells are written through these methods."""

    raw: Any

    def text(self, row: int, column: int, text: str, style: Style) -> None:
        """A string, always a string; an empty one is a blank cell in that style."""
        text = for_xlsx(text)
        if text:
            self.raw.write_string(row, column, text, style.quoted if begins_formula(text) else style.plain)
        else:
            self.raw.write_blank(row, column, None, style.plain)

    def line(self, row: int, values: Sequence[Value], bodies: Sequence[Body]) -> None:
        """A whole row at once, for sheets of a million: the same cells as one by one, five times as fast.

        ``bodies`` come from ``Style.body``, one for each column.
        """
        cells, lines = [], 1
        for value, body in zip(values, bodies, strict=False):
            cell, high = body(value)
            cells.append(cell)
            if high > lines:
                lines = high
        self.raw.plain_row(row, cells, lines)

    def number(self, row: int, column: int, number: int | None, style: Style) -> None:
        """A whole number that can be summed; a blank cell for None."""
        if number is None or abs(number) >= MAX_EXACT_INTEGER:
            self.text(row, column, "" if number is None else str(number), style)
        else:
            self.raw.write_number(row, column, number, style.plain)

    def moment(self, row: int, column: int, moment: datetime | None, style: Style) -> None:
        """A date and time that sorts; the wall time it carries, since a cell knows no time zone."""
        if moment is None or moment.year < FIRST_YEAR:
            self.text(row, column, f"{moment:%d.%m.%Y %H:%M}" if moment else "", style)
        else:
            naive = moment.replace(tzinfo=None, microsecond=0)
            self.raw.write_datetime(row, column, naive, style.plain)


@dataclass(frozen=True, slots=True)
class Book:
    """The workbook being written."""

    raw: Any

    def sheet(self, name: str) -> Sheet:
        """A new sheet at the end."""
        sheet = self.raw.add_worksheet(name, worksheet_class=_PlainWorksheet)
        # «01.09.2020» and «132» typed by people are text; no green corner shall say otherwise.
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        return Sheet(sheet)

    def style(self, **look: Any) -> Style:
        """A style by XlsxWriter's property names; wraps, at the top, unless told otherwise."""
        look = {"text_wrap": True, "valign": "top", "font_size": 10} | look
        quoted = look | {"quote_prefix": True, "num_format": look.get("num_format", "@")}
        return Style(self.raw.add_format(look), self.raw.add_format(quoted), self.raw.str_table)


def lines_of(text: str, width: int) -> int:
    """How many lines a text takes in a column of so many characters, as a guess on the safe side."""
    one, more = width * 1.15, width * 0.98  # words don't fill a line to its end where they go on to the next
    return sum(1 if len(line) <= one else ceil(len(line) / more) for line in text.split("\n"))


def height_of(lines: int) -> float:
    """Of a row with so many lines, in points; Excel has no higher ones than 409."""
    return min(409.0, 2 + 13.0 * lines)


class _Styles(NamedTuple):
    """By number in the file; ``shared`` is the book's table of strings."""

    plain: int
    quoted: int
    shared: Any


def _body(styles: _Styles, value: Value) -> str:
    """A cell's XML from its style on."""
    match value:
        case str():
            text = for_xlsx(value)
            if text:
                style = styles.quoted if begins_formula(text) else styles.plain
                return f' s="{style}"{_string(text, styles.shared)}</c>'
        case int():
            if abs(value) >= MAX_EXACT_INTEGER:
                return _body(styles, str(value))
            return f' s="{styles.plain}"><v>{value}</v></c>'
        case datetime():
            if value.year < FIRST_YEAR:
                return _body(styles, f"{value:%d.%m.%Y %H:%M}")
            second = value.hour * 3600 + value.minute * 60 + value.second
            days = ((value.toordinal() - DAY_NOUGHT) * DAY + second) / DAY
            return f' s="{styles.plain}"><v>{days:.16G}</v></c>'
    return f' s="{styles.plain}"/>'


def _string(text: str, shared: Any) -> str:
    """In the book's table of strings where there is room: «Ответы» says the same 450 MB long otherwise.

    What XlsxWriter writes into that table, or openpyxl reads from it, in a way of its own stands in its cell:
    spaces at the ends, what looks like marks of XML, and underscores, which this format escapes with.
    """
    number = shared.string_table.get(text)
    if number is None:
        if (
            len(text) > SHORT
            or len(shared.string_table) >= SHARED
            or text != text.strip()
            or "<" in text
            or "_" in text
        ):
            return f' t="inlineStr"><is>{_inline(text)}</is>'
        number = shared._get_shared_string_index(text)
        shared.count -= 1  # cells are counted as their rows are written
    return f' t="s"><v>{number}</v>'


def _inline(text: str) -> str:
    safe = _ESCAPE_LIKE.sub("_x005F_", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    kept = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<t{kept}>{safe}</t>"


@contextmanager
def open_book(path: Path) -> Iterator[Book]:
    """A new workbook at ``path``; scratch files go beside it. Refusals of the disk stay ``OSError``."""
    options = {
        "constant_memory": True,
        "tmpdir": str(path.parent),
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    try:
        with Workbook(str(path), options) as raw:
            yield Book(raw)
            for sheet in raw.worksheets():  # XlsxWriter asks for the table of strings before it asks for rows
                sheet.hand_over()
    except FileCreateError as error:
        cause = error.args[0] if error.args else None
        raise cause if isinstance(cause, OSError) else OSError(str(error)) from error
