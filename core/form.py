"""A form to be filled in a spreadsheet: its rows, and what the filled cells say. Pure; cells are ``papers``'.

The rows follow from the decision alone: one for each question, for «several» one for each option. Each row
carries an id, so that it is found again wherever the person has moved it.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from core.answers import (
    Answers,
    Attached,
    Chosen,
    Day,
    EvidenceKind,
    Lines,
    Number,
    QuestionKey,
    Skipped,
    Value,
)
from core.decision import Decision, Kind, Option, Question, Status, Task
from core.spoken import in_words
from core.table import STATUS_WORDS
from core.typed import Misread, TypedEvidence, clean, read_answer, read_evidence

PIECES = 3  # rows for evidence under one question
YEARS = range(2000, 2101)
YES, NO = "да", "нет"
_YES = {YES, "+", "x", "х", "v", "✓", "✔", "1", "yes", "есть"}
_NO = {"", NO, "-", "–", "—", "0", "no", "не"}


class Part(StrEnum):
    """What of a question's answer stands in a row."""

    ANSWER = "answer"
    OPTION = "option"  # «да» or «нет» to one of several
    OWN = "own"  # lines of one's own beside several options
    PIECE = "piece"  # requisites or a link


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row to be filled."""

    id: str
    task: Task
    question: Question
    part: Part
    option: Option | None = None

    @property
    def key(self) -> QuestionKey:
        """The question it belongs to."""
        return QuestionKey(self.task.id, self.question.id)


@dataclass(frozen=True, slots=True)
class Cell:
    """A filled cell: its words, or the day where it is a date; its address as the program shows it."""

    address: str
    text: str = ""
    day: date | None = None
    is_formula: bool = False

    @property
    def is_blank(self) -> bool:
        """Nothing stands in it."""
        return self.day is None and not self.is_formula and not clean(self.text)


@dataclass(frozen=True, slots=True)
class FormMark:
    """What tells a form from any other: whose it is, of which decision and organisation, and when made."""

    installation: str
    decision: str
    edition: str
    organisation_id: int
    made_at: datetime


class Bad(StrEnum):
    """Why a cell isn't understood, beyond what typing in the chat knows."""

    FORMULA = "formula"
    NOT_YES_OR_NO = "not_yes_or_no"
    NOT_AN_OPTION = "not_an_option"


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell that says nothing we understand; ``allowed`` are the words that may stand there."""

    address: str
    text: str
    question: str
    why: str  # of ``Misread`` or ``Bad``
    allowed: tuple[str, ...] = ()
    minimum: int | None = None
    maximum: int | None = None


@dataclass(frozen=True, slots=True)
class FormPiece:
    """A piece of evidence that was written into the form."""

    key: QuestionKey
    kind: EvidenceKind
    text: str


@dataclass(frozen=True, slots=True)
class FormAnswer:
    """An answer that was written into the form."""

    key: QuestionKey
    value: Value


@dataclass(frozen=True, slots=True)
class FilledForm:
    """What a form says: answers in the order of the paper, pieces of evidence, and what wasn't understood."""

    answers: tuple[FormAnswer, ...] = ()
    pieces: tuple[FormPiece, ...] = ()
    bad: tuple[BadCell, ...] = ()


def form_rows(decision: Decision) -> Iterator[FormRow]:
    """Every row, in the order of the paper."""
    for task, question in decision.questions():
        name = f"{task.id}.{question.id}"
        if question.kind is Kind.SEVERAL:
            for option in question.options:
                yield FormRow(f"{name}.{option.id}", task, question, Part.OPTION, option)
            if question.own:
                yield FormRow(f"{name}.+", task, question, Part.OWN)
        elif question.kind is Kind.EVIDENCE:
            for number in range(1, PIECES + 1):
                yield FormRow(f"{name}.#{number}", task, question, Part.PIECE)
        else:
            yield FormRow(name, task, question, Part.ANSWER)


def edition_of(decision: Decision) -> str:
    """Of the questions: an amendment that asks otherwise makes forms of before useless, and no other does."""
    rows = [
        "|".join((row.id, row.question.kind, row.question.text, row.option.text if row.option else ""))
        + "|".join((*(o.id + o.text for o in row.question.options), *map(str, row.question.when)))
        for row in form_rows(decision)
    ]
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:12]


def allowed_words(row: FormRow) -> tuple[str, ...]:
    """What may be chosen from a list in that row; empty where it is free."""
    if row.part is Part.OPTION:
        return (YES, NO)
    match row.question.kind:
        case Kind.STATUS:
            return tuple(STATUS_WORDS[status] for status in Status)
        case Kind.CHOICE:
            return tuple(option.text for option in row.question.options)
    return ()


def read_form(decision: Decision, cells: Mapping[str, Cell], today: date) -> FilledForm:
    """The answers of the cells, by the ids of their rows; blank cells say nothing."""
    answers: list[FormAnswer] = []
    pieces: list[FormPiece] = []
    bad: list[BadCell] = []
    rows_of: dict[QuestionKey, list[FormRow]] = {}
    for row in form_rows(decision):
        rows_of.setdefault(row.key, []).append(row)
    for key, rows in rows_of.items():
        filled = [(row, cells[row.id]) for row in rows if row.id in cells and not cells[row.id].is_blank]
        chosen: list[str] = []
        own: tuple[str, ...] = ()
        for row, cell in filled:
            found = _read(row, cell, today)
            if isinstance(found, Misread | Bad):
                bad.append(_bad(row, cell, found))
            elif isinstance(found, TypedEvidence):
                pieces.append(FormPiece(key, found.kind, found.text))
            elif row.part is Part.OPTION:
                chosen += [row.option.id] if found and row.option else []
            elif row.part is Part.OWN and isinstance(found, Chosen):
                own = found.own
                chosen += found.options
            elif not isinstance(found, bool):
                answers.append(FormAnswer(key, found))
        if chosen or own:
            options = rows[0].question.options
            taken = tuple(option.id for option in options if option.id in chosen)
            answers.append(FormAnswer(key, Chosen(taken, own)))
    return FilledForm(tuple(answers), tuple(pieces), tuple(bad))


def _read(row: FormRow, cell: Cell, today: date) -> Value | TypedEvidence | bool | Misread | Bad:
    if cell.is_formula:
        return Bad.FORMULA
    if row.question.kind is Kind.DATE and cell.day is not None:
        return Day(cell.day) if cell.day.year in YEARS else Misread.NOT_A_DATE
    text = clean(f"{cell.day:%d.%m.%Y}" if cell.day is not None else cell.text)
    match row.part:
        case Part.OPTION:
            said = text.casefold().rstrip(".!")
            return True if said in _YES else False if said in _NO else Bad.NOT_YES_OR_NO
        case Part.PIECE:
            return read_evidence(text, None)
    value = _lines(row, text, today) if _has_lines(row) else read_answer(row.question, text, today, None)
    if value is Misread.PRESS_A_BUTTON:
        return Bad.NOT_AN_OPTION
    if isinstance(value, Day) and value.day.year not in YEARS:
        return Misread.NOT_A_DATE
    return value


def _has_lines(row: FormRow) -> bool:
    return row.part is Part.OWN or row.question.kind is Kind.LIST


def _lines(row: FormRow, text: str, today: date) -> Value | Misread:
    """Line by line, as they come in the chat: there each may be long, too."""
    value: Value | None = None
    for line in filter(None, map(str.strip, text.splitlines())):
        found = read_answer(row.question, line, today, value)
        if isinstance(found, Misread):
            return found
        value = found
    return value or Misread.EMPTY


def prefilled(row: FormRow, answers: Answers) -> str | int | date | None:
    """What stands in the row from the beginning: nobody retypes what was answered already."""
    answer = answers.get(row.key)
    match answer.value if answer else None:
        case Chosen(options, own):
            if row.part is Part.OPTION:
                return YES if row.option and row.option.id in options else None
            if row.part is Part.OWN or own:
                return "\n".join(own) or None
            return in_words(row.question, Chosen(options))
        case Number(number):
            return number
        case Day(day, False):
            return day
        case Lines(lines):
            return "\n".join(lines)
        case None | Skipped() | Attached():
            return None
        case value:
            return in_words(row.question, value)


def _bad(row: FormRow, cell: Cell, why: Misread | Bad) -> BadCell:
    question = row.question
    what = row.option.text if row.option else question.label or question.text
    return BadCell(
        cell.address, cell.text[:60], what, why, allowed_words(row), question.minimum, question.maximum
    )
