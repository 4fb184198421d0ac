"""The sheets of the department's table: what stands where, how wide, and how it prints."""

from datetime import date, datetime

from core.decision import Status
from core.summary import NO_DATA, percent
from core.table import STATUS_WORDS, AnswerRow, ReportTable, SummaryLine
from papers.harmless import for_xlsx
from papers.safe_book import Book, Sheet, Style

A4 = 9
ANSWERS_PER_SHEET = 1_048_575  # Excel's rows less the header: 32,000 organisations may answer more
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


def write_organisations(book: Book, table: ReportTable) -> None:
    """«По организациям»: one row each. The header is row 1, so that the sheet sorts and merges as it is."""
    sheet = book.sheet("По организациям")
    tasks = [(f"{number}. {title}", 13) for number, title in enumerate(table.task_titles, start=1)]
    columns = (
        ("№", 5),
        ("Организация", 30),
        ("Руководитель", 20),
        *tasks,
        ("Дата", 11),
        ("Реквизиты или ссылка", 30),
        ("Плановая дата", 11),
        ("Трудности", 26),
        ("Примечание", 22),
        ("Состояние отчёта", 12),
    )
    _columns(book, sheet, columns, row=0)
    plain = book.style(border=1)
    looks = {words: book.style(border=1, **look) for words, look in _LOOKS.items()}
    for row, line in enumerate(table.rows, start=1):
        sheet.number(row, 0, line.number, plain)
        statuses = tuple(status or NO_DATA for status in line.statuses)
        details = (line.date, line.evidence, line.planned, line.difficulties, line.note, line.state)
        cells = (line.organisation, line.head, *statuses, *details)
        for column, text in enumerate(cells, start=1):
            is_status = 3 <= column < 3 + len(statuses)
            sheet.text(row, column, text, looks.get(text, plain) if is_status else plain)
    sheet.raw.freeze_panes(1, 2)
    sheet.raw.autofilter(0, 0, len(table.rows), len(columns) - 1)
    _print_setup(sheet, table, header_row=0)


def write_answers(book: Book, table: ReportTable, per_sheet: int = ANSWERS_PER_SHEET) -> int:
    """«Ответы»: every answer as given, going on to «Ответы 2» where a sheet is full; returns how many."""
    plain = book.style(border=1)
    when = book.style(border=1, num_format="dd.mm.yyyy hh:mm")
    sheet, total = _answers_sheet(book, table, "Ответы"), 0
    for total, answer in enumerate(table.answers, start=1):
        part, row = divmod(total - 1, per_sheet)
        if part and row == 0:
            sheet.raw.autofilter(0, 0, per_sheet, 6)
            sheet = _answers_sheet(book, table, f"Ответы {part + 1}")
        _answer(sheet, row + 1, answer, plain, when)
    sheet.raw.autofilter(0, 0, (total - 1) % per_sheet + 1 if total else 0, 6)
    return total


def _answers_sheet(book: Book, table: ReportTable, name: str) -> Sheet:
    sheet = book.sheet(name)
    columns = (
        ("Организация", 34),
        ("Пункт", 7),
        ("Задача", 26),
        ("Вопрос", 34),
        ("Ответ", 60),
        ("Когда", 16),
        ("Кто", 24),
    )
    _columns(book, sheet, columns, row=0)
    sheet.raw.freeze_panes(1, 1)
    _print_setup(sheet, table, header_row=0)
    return sheet


def _answer(sheet: Sheet, row: int, answer: AnswerRow, plain: Style, when: Style) -> None:
    sheet.text(row, 0, answer.organisation, plain)
    sheet.number(row, 1, answer.task_number, plain)
    sheet.text(row, 2, answer.task, plain)
    sheet.text(row, 3, answer.question, plain)
    sheet.text(row, 4, answer.answer, plain)
    sheet.moment(row, 5, answer.answered_at, when)
    sheet.text(row, 6, answer.who, plain)


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


def _columns(book: Book, sheet: Sheet, columns: tuple[tuple[str, int], ...], row: int) -> None:
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
