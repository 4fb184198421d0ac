"""What stands in the department's table, part by part: the sheets of the .xlsx and the files of the CSV.

A new part is one more entry in ``PARTS``, at its place among the sheets: «Практическое задание»
goes between the evidence and «Опыт». A part without a row isn't written.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import NamedTuple

from core.russian_dates import short_day
from core.summary import NO_DATA
from core.table import ReportTable, TablePiece

Cell = str | int | datetime | None


class Kind(Enum):
    """What a column holds."""

    PLAIN = "plain"
    STATUS = "status"
    MOMENT = "moment"


class Column(NamedTuple):
    """``width`` in characters."""

    title: str
    width: int
    kind: Kind = Kind.PLAIN


@dataclass(frozen=True, slots=True)
class Part:
    """A sheet and a file; ``frozen`` columns stay in sight."""

    sheet: str
    file: str
    columns: Callable[[ReportTable], Sequence[Column]]
    rows: Callable[[TablePiece], Iterable[Sequence[Cell]]]
    frozen: int = 2
    is_wanted: Callable[[ReportTable], bool] = lambda table: True
    whole: Callable[[ReportTable], Iterable[Sequence[Cell]]] = lambda table: ()  # of no one organisation


def _organisation_columns(table: ReportTable) -> Sequence[Column]:
    tasks = (
        Column(f"{number}. {title}", 14, Kind.STATUS)
        for number, title in enumerate(table.task_titles, start=1)
    )
    return (
        Column("№", 5),
        Column("Организация", 30),
        Column("Руководитель", 20),
        *tasks,
        Column("Дата", 13),
        Column("Реквизиты или ссылка", 30),
        Column("Плановая дата", 13),
        Column("Трудности", 26),
        Column("Примечание", 22),
        Column("Состояние отчёта", 17),
    )


def _organisation(piece: TablePiece) -> Iterator[Sequence[Cell]]:
    row = piece.row
    statuses = (status or NO_DATA for status in row.statuses)
    details = (row.date, row.evidence, row.planned, row.difficulties, row.note, row.state)
    yield (row.number, row.organisation, row.head, *statuses, *details)


def _answers(piece: TablePiece) -> Iterable[Sequence[Cell]]:
    return piece.answers


def _evidence(piece: TablePiece) -> Iterator[Sequence[Cell]]:
    for row in piece.evidence:
        where = (row.number, row.organisation, row.task_number, row.task)
        file = (row.file_name, row.mime, row.size, row.sha256, row.state)
        yield (*where, row.kind, row.text, *file, row.sent_at, row.who)


def _reminders(piece: TablePiece) -> Iterator[Sequence[Cell]]:
    for row in piece.reminders:
        towards = short_day(row.deadline) if row.deadline else ""
        due = (row.number, row.organisation, row.rung, towards, row.planned_at)
        yield (*due, row.sent_at, row.whom, row.result)


def _experience(table: ReportTable) -> Iterator[Sequence[Cell]]:
    for row in table.experience:
        what = (row.category, row.number, row.organisation, row.title, row.description, row.result)
        how = (row.showing, row.publication, row.author, row.state, row.link)
        yield (*what, *how, row.files, row.useful, row.asked, row.sent_at)


ORGANISATIONS = Part("По организациям", "organisations.csv", _organisation_columns, _organisation)
ANSWERS = Part(
    "Ответы",
    "answers.csv",
    lambda table: (
        Column("Организация", 34),
        Column("Пункт", 7),
        Column("Задача", 26),
        Column("Вопрос", 34),
        Column("Ответ", 60),
        Column("Когда", 16, Kind.MOMENT),
        Column("Кто", 24),
    ),
    _answers,
    frozen=1,
)
EVIDENCE = Part(
    "Доказательства",
    "evidence.csv",
    lambda table: (
        Column("№", 5),
        Column("Организация", 30),
        Column("Пункт", 7),
        Column("Задача", 22),
        Column("Вид", 10),
        Column("Реквизиты или ссылка", 36),
        Column("Имя файла", 24),
        Column("Тип", 16),
        Column("Размер, байт", 13),
        Column("SHA-256", 40),
        Column("Файл", 12),
        Column("Когда", 16, Kind.MOMENT),
        Column("Кто", 24),
    ),
    _evidence,
    is_wanted=lambda table: table.has_evidence,
)
REMINDERS = Part(
    "Напоминания",
    "reminders.csv",
    lambda table: (
        Column("№", 5),
        Column("Организация", 34),
        Column("Напоминание", 30),
        Column("К сроку", 11),
        Column("Намечено на", 16, Kind.MOMENT),
        Column("Отправлено", 16, Kind.MOMENT),
        Column("Кому", 34),
        Column("Чем кончилось", 34),
    ),
    _reminders,
    is_wanted=lambda table: table.has_reminders,
)
EXPERIENCE = Part(
    "Опыт",
    "experience.csv",
    lambda table: (
        Column("Раздел", 24),
        Column("№", 5),
        Column("Организация", 30),
        Column("Название", 30),
        Column("Описание", 60),
        Column("Результат", 40),
        Column("Готовы показать", 15),
        Column("Публикация", 15),
        Column("Автор", 24),
        Column("Состояние", 14),
        Column("Ссылка", 30),
        Column("Файлов", 8),
        Column("Полезно", 8),
        Column("Просят показать", 9),
        Column("Прислан", 16, Kind.MOMENT),
    ),
    lambda piece: (),
    frozen=4,
    is_wanted=lambda table: bool(table.experience),
    whole=_experience,
)
PARTS = (ORGANISATIONS, ANSWERS, EVIDENCE, EXPERIENCE, REMINDERS)
