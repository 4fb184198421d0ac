"""The form as a workbook: questions on the left, a yellow cell for each answer, words on how to fill it.

It is sent around by e-mail and filled on whatever computer there is, so everything that matters stands in
one sheet: ids in a hidden column, the mark in a hidden row. Everything but the answers is protected, without
a password: against slips, not against people. It prints on A4.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from core.answers import Answers
from core.decision import Condition, Decision, Kind, Question, Status, Task
from core.form import FormMark, FormRow, Part, allowed_words, form_rows, prefilled
from core.russian_dates import long_day
from core.table import STATUS_WORDS
from papers.form_mark import mark_text
from papers.safe_book import Book, Sheet, Style, open_book
from papers.whole_file import whole_file

A4 = 9
ID, NUMBER, ASKED, ANSWER, HOW = range(5)
WIDTHS = {ID: 3, NUMBER: 5, ASKED: 48, ANSWER: 40, HOW: 38}
ACROSS = sum(WIDTHS.values()) - WIDTHS[ID]
LINE = 14.0  # height of a line of text, in points
HIDDEN = {"hidden": True}
SHEET, LISTS = "Форма", "Списки"
HOW_TO = {
    Kind.STATUS: "Выберите из списка",
    Kind.CHOICE: "Выберите из списка",
    Kind.SEVERAL: "Поставьте «да» у каждого подходящего",
    Kind.TEXT: "Напишите одной фразой",
    Kind.DATE: "Дата, например 25.08.2020",
    Kind.LIST: "По одному в строке (новая строка: Alt+Enter)",
    Kind.EVIDENCE: "Приказ или протокол с № и датой либо ссылка; по одному в ячейке",
}


@dataclass(frozen=True, slots=True)
class BlankForm:
    """A form for one organisation, with what it has answered so far."""

    mark: FormMark
    decision: Decision
    organisation: str
    department: str
    deadline: date
    answers: Answers
    attached: dict[str, int]  # how many pieces stand under a question, by «task.question»


@dataclass(frozen=True, slots=True)
class _Looks:
    title: Style
    name: Style
    note: Style
    header: Style
    task: Style
    asked: Style
    inner: Style
    answer: Style
    number: Style
    day: Style
    hidden: Style


def write_form(form: BlankForm, path: Path) -> None:
    """Raises ExportError where the file can't be written."""
    with whole_file(path) as draft, open_book(draft) as book:
        _write(book, form)


def _write(book: Book, form: BlankForm) -> None:
    looks = _looks(book)
    sheet = book.sheet(SHEET)
    lists = _Lists(book)
    for column, width in WIDTHS.items():
        sheet.raw.set_column(column, column, width, None, HIDDEN if column == ID else {})
    sheet.raw.set_row(0, None, None, HIDDEN)
    sheet.text(0, ID, mark_text(form.mark), looks.hidden)
    first = _head(sheet, form, looks)
    for row, line in enumerate(_lines(form.decision), start=first):
        if isinstance(line, Task):
            _across(sheet, row, f"{line.number}. {line.title}\n{line.text}", looks.task)
        elif isinstance(line, Question):
            _asked(sheet, row, line.text, _how(form, line, row=None), looks, _place(form.decision, line))
        else:
            _row(sheet, row, line, form, looks, lists)
    _set_up(sheet, form, first - 1)


def _lines(decision: Decision) -> Iterator[Task | Question | FormRow]:
    """Tasks, then their questions; one with several rows has a line of its own above them."""
    task: Task | None = None
    question: Question | None = None
    for row in form_rows(decision):
        if row.task is not task:
            task = row.task
            yield task
        if row.question is not question:
            question = row.question
            if row.part is not Part.ANSWER:
                yield question
        yield row


def _head(sheet: Sheet, form: BlankForm, looks: _Looks) -> int:
    """What the form is and how to fill it; the first row after the header."""
    _across(sheet, 1, f"Отчёт: {form.decision.short_title}", looks.title)
    _across(sheet, 2, form.organisation, looks.name)
    _across(
        sheet,
        3,
        f"Заполните жёлтые ячейки до {long_day(form.deadline)} и верните файл: {form.department}. "
        "Где можно выбрать, в ячейке есть список. Чего не знаете, оставьте пустым.",
        looks.note,
    )
    for column, words in ((NUMBER, "№"), (ASKED, "Вопрос"), (ANSWER, "Ответ"), (HOW, "Как заполнить")):
        sheet.text(4, column, words, looks.header)
    return 5


def _row(sheet: Sheet, row: int, line: FormRow, form: BlankForm, looks: _Looks, lists: "_Lists") -> None:
    if line.part is Part.ANSWER:
        how = _how(form, line.question, row=line)
        _asked(sheet, row, line.question.text, how, looks, _place(form.decision, line.question))
    else:
        what = {Part.OWN: f"{line.question.own} (по одному в строке)", Part.PIECE: "Подтверждение"}
        words = line.option.text if line.option else what[line.part]
        _asked(sheet, row, words, "", looks)
    sheet.text(row, ID, line.id, looks.hidden)
    _answer(sheet, row, prefilled(line, form.answers), line, looks)
    _validate(sheet, row, line, lists)


def _asked(sheet: Sheet, row: int, words: str, how: str, looks: _Looks, place: str = "") -> None:
    sheet.raw.set_row(row, _height((words, WIDTHS[ASKED]), (how, WIDTHS[HOW])))
    sheet.text(row, NUMBER, place, looks.asked)
    sheet.text(row, ASKED, words, looks.asked if place else looks.inner)
    sheet.text(row, ANSWER, "", looks.asked)
    sheet.text(row, HOW, how, looks.note)


def _answer(sheet: Sheet, row: int, value: object, line: FormRow, looks: _Looks) -> None:
    if line.question.kind is Kind.DATE:
        if isinstance(value, date) and value.year >= 1900:
            sheet.raw.write_datetime(row, ANSWER, value, looks.day.plain)
        else:
            sheet.text(row, ANSWER, "" if value is None else str(value), looks.day)
    elif isinstance(value, int):
        sheet.number(row, ANSWER, value, looks.number)
    else:
        style = looks.number if line.question.kind is Kind.NUMBER else looks.answer
        sheet.text(row, ANSWER, "" if value is None else str(value), style)


def _validate(sheet: Sheet, row: int, line: FormRow, lists: "_Lists") -> None:
    """A list to choose from, and a friendly word about the rest; only what can't be meant is refused."""
    question = line.question
    if words := allowed_words(line):
        rule: dict[str, Any] = {
            "validate": "list",
            "source": lists.of(words),
            "show_error": not question.own or line.part is Part.OPTION,
            "error_title": "Выберите из списка",
            "error_message": "Здесь подходит только то, что есть в списке.",
        }
    elif question.kind is Kind.NUMBER:
        rule = {
            "validate": "integer",
            "criteria": "between",
            "minimum": question.minimum if question.minimum is not None else 0,
            "maximum": question.maximum if question.maximum is not None else 10**9 - 1,
            "error_title": "Нужно число",
            "error_message": f"{_number(question)}.",
        }
    else:
        return
    sheet.raw.data_validation(row, ANSWER, row, ANSWER, rule)


def _how(form: BlankForm, question: Question, row: FormRow | None) -> str:
    """Conditions, the way to fill it, the hint."""
    task = next(task for task in form.decision.tasks if question in task.questions)
    words = [_condition(task, condition) for condition in question.when]
    words.append(_number(question) if question.kind is Kind.NUMBER else HOW_TO[question.kind])
    if row is not None and question.kind is Kind.CHOICE and question.own:
        words[-1] += " или напишите своё"
    if attached := form.attached.get(f"{task.id}.{question.id}"):
        words.append(f"Уже приложено: {attached}, повторять не нужно")
    if question.hint:
        words.append(question.hint)
    return ". ".join(one.rstrip(".") for one in words)


def _place(decision: Decision, question: Question) -> str:
    """«2.3»: so that two people on the phone speak of the same question."""
    task = next(task for task in decision.tasks if question in task.questions)
    return f"{task.number}.{task.questions.index(question) + 1}"


def _condition(task: Task, condition: Condition) -> str:
    """«Если «Сделано»»."""
    asked = task.question(condition.question)
    if condition.question == "status" or (asked is not None and asked.kind is Kind.STATUS):
        names = [STATUS_WORDS[Status(one)] for one in condition.any_of]
    else:
        found = (asked.option(one) if asked else None for one in condition.any_of)
        names = [option.text for option in found if option]
    either = " или ".join(f"«{name}»" for name in names)
    where = (
        "" if condition.question == "status" or asked is None else f" в вопросе «{asked.label or asked.text}»"
    )
    return f"Если{where} {either}"


def _number(question: Question) -> str:
    low = question.minimum if question.minimum is not None else 0
    return f"Целое число от {low} до {question.maximum}" if question.maximum is not None else "Целое число"


def _across(sheet: Sheet, row: int, words: str, style: Style) -> None:
    """One text over the whole width; merged cells don't grow by themselves."""
    sheet.raw.set_row(row, _height((words, ACROSS)))
    sheet.raw.merge_range(row, NUMBER, row, HOW, "", style.plain)
    sheet.text(row, NUMBER, words, style)


def _height(*texts: tuple[str, int]) -> float:
    lines = max(sum(1 + len(part) // width for part in words.split("\n")) for words, width in texts)
    return LINE * lines + 3


def _set_up(sheet: Sheet, form: BlankForm, header: int) -> None:
    sheet.raw.freeze_panes(header + 1, 0)
    sheet.raw.protect("", {"format_rows": True, "format_columns": True})
    sheet.raw.set_landscape()
    sheet.raw.set_paper(A4)
    sheet.raw.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.raw.fit_to_pages(1, 0)
    sheet.raw.repeat_rows(header)
    sheet.raw.set_footer(f"&L&9Форма от {form.mark.made_at:%d.%m.%Y}&R&9Страница &P из &N")
    sheet.raw.hide_gridlines(2)
    sheet.raw.activate()


class _Lists:
    """The sheet with the lists to choose from, a row each; the same list stands there once."""

    def __init__(self, book: Book) -> None:
        self._sheet = book.sheet(LISTS)
        self._sheet.raw.very_hidden()
        self._plain = book.style()
        self._rows: dict[tuple[str, ...], int] = {}

    def of(self, words: tuple[str, ...]) -> str:
        """The range where they stand."""
        if words not in self._rows:
            row = self._rows[words] = len(self._rows)
            for column, word in enumerate(words):
                self._sheet.text(row, column, word, self._plain)
        row = self._rows[words] + 1
        return f"={LISTS}!$A${row}:${_letter(len(words) - 1)}${row}"


def _letter(column: int) -> str:
    first, second = divmod(column, 26)
    return (chr(64 + first) if first else "") + chr(65 + second)


def _looks(book: Book) -> _Looks:
    yellow: dict[str, Any] = {"bg_color": "#FFF9D6", "border": 1, "locked": False, "num_format": "@"}
    return _Looks(
        title=book.style(bold=True, font_size=14),
        name=book.style(bold=True, font_size=12),
        note=book.style(font_size=9, font_color="#555555"),
        header=book.style(bold=True, border=1, bg_color="#D9E2F3", align="center"),
        task=book.style(bold=True, border=1, bg_color="#EEF3FA"),
        asked=book.style(),
        inner=book.style(indent=2),
        answer=book.style(**yellow),
        number=book.style(**(yellow | {"num_format": "0", "align": "left"})),
        day=book.style(**(yellow | {"num_format": "dd.mm.yyyy", "align": "left"})),
        hidden=book.style(font_color="#FFFFFF", text_wrap=False),
    )
