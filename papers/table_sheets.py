"""The sheets of the department's table: what stands where, how wide, and how it prints."""

from collections.abc import Sequence
from datetime import date, datetime

from core.decision import Status
from core.summary import NO_DATA, percent
from core.table import STATUS_WORDS, ReportTable, SummaryLine
from papers.harmless import for_xlsx
from papers.safe_book import Body, Book, Sheet, Style, height_of, lines_of
from papers.table_parts import Cell, Column, Kind, Part

A4 = 9
STATUS_WIDTH = 14
ROWS_PER_SHEET = 1_048_575  # Excel's rows less the header: 32,000 organisations may answer more
HEADER_LIMIT = 100  # characters of the title in the page header; Excel allows 255 for all of it

# The sign belongs to the display format, so the cell holds exactly the word: filters and COUNTIF find it,
# and the meaning hangs neither on the colour nor on the sign.
_LOOKS = {
    STATUS_WORDS[Status.DONE]: {"num_format": '"✓ "@', "bg_color": "#E2EFDA", "font_color": "#1E4620"},
    STATUS_WORDS[Status.IN_PROGRESS]: {"num_format": '"◐ "@', "bg_color": "#FFF2CC", "font_color": "#5C4500"},
    STATUS_WORDS[Status.NOT_STARTED]: {"num_format": '"○ "@', "bg_color": "#FCE4D6", "font_color": "#6B2A0B"},
    NO_DATA: {"num_format": '"— "@', "bg_color": "#F2F2F2", "font_color": "#505050"},
}


def write_summary(book: Book, table: ReportTable) -> None:
    """«Сводка»: whose, of what, as of when; then the counts, each with its share."""
    sheet = book.sheet("Сводка")
    columns = (("Показатель", 60), ("Число", 12), ("Всего", 12), ("Доля", 24))
    plain, title = book.style(border=1), book.style(bold=True, font_size=14, text_wrap=False)
    unframed, heading = book.style(text_wrap=False), book.style(bold=True, border=1, bg_color="#F2F2F2")
    sheet.text(0, 0, table.decision_title, title)
    sheet.text(1, 0, table.department, unframed)
    sheet.text(2, 0, f"Срок исполнения: {_day(table.deadline)}", unframed)
    sheet.text(3, 0, f"По состоянию на {_moment(table.made_at)}", unframed)
    _columns(book, sheet, columns, row=5)
    for row, line in enumerate(table.summary, start=6):
        _summary_line(sheet, row, line, heading if line.count is None else plain)
    _print_setup(sheet, table, header_row=5, landscape=False)


class Running:
    """A part being written, row by row; where a sheet is full it goes on to «Ответы 2» at the book's end."""

    def __init__(self, book: Book, table: ReportTable, part: Part, per_sheet: int = ROWS_PER_SHEET) -> None:
        self._book, self._table, self._part, self._per_sheet = book, table, part, per_sheet
        self._columns = part.columns(table)
        self._bodies = [_body(book, column) for column in self._columns]
        self._statuses = [place for place, column in enumerate(self._columns) if column.kind is Kind.STATUS]
        self._looks = {
            words: book.style(border=1, **look).body(STATUS_WIDTH) for words, look in _LOOKS.items()
        }
        self._sheet = self._new_sheet(part.sheet)
        self._row = 0
        self.total = 0

    def put(self, cells: Sequence[Cell]) -> None:
        """One more row."""
        if self._row == self._per_sheet:
            self.end()
            self._sheet = self._new_sheet(f"{self._part.sheet} {self.total // self._per_sheet + 1}")
            self._row = 0
        self._row += 1
        self.total += 1
        bodies = self._bodies
        if self._statuses:
            bodies = list(bodies)
            for place in self._statuses:
                bodies[place] = self._looks.get(str(cells[place]), bodies[place])
        self._sheet.line(self._row, cells, bodies)

    def end(self) -> None:
        """The sheet has all its rows."""
        self._sheet.raw.autofilter(0, 0, self._row, len(self._columns) - 1)

    def _new_sheet(self, name: str) -> Sheet:
        sheet = self._book.sheet(name)
        # The header is row 1, so that the sheet sorts and merges as it is.
        _columns(self._book, sheet, [(column.title, column.width) for column in self._columns], row=0)
        sheet.raw.freeze_panes(1, self._part.frozen)
        _print_setup(sheet, self._table, header_row=0)
        return sheet


def _body(book: Book, column: Column) -> Body:
    if column.kind is Kind.MOMENT:
        return book.style(border=1, num_format="dd.mm.yyyy hh:mm").moments()
    return book.style(border=1).body(column.width)


def _summary_line(sheet: Sheet, row: int, line: SummaryLine, style: Style) -> None:
    sheet.text(row, 0, line.label, style)
    if line.count is None or line.of is None:
        sheet.number(row, 1, line.count, style)
        sheet.text(row, 2, "", style)
        sheet.text(row, 3, "", style)
    elif line.of == 0:  # a zero here would read as «nobody did», while nobody was asked
        for column, text in enumerate((NO_DATA, "", NO_DATA), start=1):
            sheet.text(row, column, text, style)
    else:
        sheet.number(row, 1, line.count, style)
        sheet.number(row, 2, line.of, style)
        sheet.text(row, 3, percent(line.count, line.of), style)


def _columns(book: Book, sheet: Sheet, columns: Sequence[tuple[str, int]], row: int) -> None:
    sheet.raw.set_row(row, height_of(max(lines_of(title, width) for title, width in columns)))
    style = book.style(bold=True, border=1, bg_color="#D9E2F3", valign="vcenter", align="center")
    for column, (title, width) in enumerate(columns):
        sheet.raw.set_column(column, column, width)
        sheet.text(row, column, title, style)


def _print_setup(sheet: Sheet, table: ReportTable, header_row: int, *, landscape: bool = True) -> None:
    if landscape:
        sheet.raw.set_landscape()
    sheet.raw.set_paper(A4)
    sheet.raw.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.raw.fit_to_pages(1, 0)  # one page wide, as many long as it takes
    sheet.raw.repeat_rows(header_row)
    title = for_xlsx(table.decision_title).replace("\n", " ")[:HEADER_LIMIT]
    sheet.raw.set_header("&C&9" + " " + title.replace("&", "&&"))  # the space: a title may begin with digits
    sheet.raw.set_footer(f"&L&9 {_moment(table.made_at)}&R&9Страница &P из &N")


def _day(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def _moment(moment: datetime) -> str:
    return f"{moment:%d.%m.%Y %H:%M}"
