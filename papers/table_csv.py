"""The department's data as CSV files, for whatever program comes after: UTF-8 with BOM, «;»."""

import csv
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from core.table import AnswerRow, ReportTable
from papers.harmless import for_csv
from papers.table import Written
from papers.whole_file import ExportError, whole_file

ORGANISATIONS, ANSWERS = "organisations.csv", "answers.csv"


def write_csv(table: ReportTable, folder: Path) -> Written:
    """Write both files into the folder, made if need be. ExportError with one plain line."""
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise ExportError(f"не удалось создать папку {folder}: {error.strerror}") from None
    tasks = [f"{number}. {title}" for number, title in enumerate(table.task_titles, start=1)]
    heading = ["№", "Организация", "Руководитель", *tasks, "Дата", "Реквизиты или ссылка"]
    heading += ["Плановая дата", "Трудности", "Примечание", "Состояние отчёта"]
    organisations = _write(folder / ORGANISATIONS, heading, _organisations(table))
    heading = ["Организация", "Пункт", "Задача", "Вопрос", "Ответ", "Когда", "Кто"]
    return Written(organisations, _write(folder / ANSWERS, heading, map(_answer, table.answers)))


def _organisations(table: ReportTable) -> Iterator[list[str]]:
    for row in table.rows:
        number = str(row.number) if row.number is not None else ""
        statuses = [status or "нет данных" for status in row.statuses]
        rest = [row.date, row.evidence, row.planned, row.difficulties, row.note, row.state]
        yield [number, row.organisation, row.head, *statuses, *rest]


def _answer(row: AnswerRow) -> list[str]:
    at = _moment(row.answered_at) if row.answered_at else ""
    return [row.organisation, str(row.task_number), row.task, row.question, row.answer, at, row.who]


def _write(path: Path, heading: list[str], rows: Iterable[list[str]]) -> int:
    count = 0
    with whole_file(path) as draft, draft.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out, delimiter=";", lineterminator="\r\n")  # as Excel writes them
        writer.writerow([for_csv(cell) for cell in heading])
        for row in rows:
            writer.writerow([for_csv(cell) for cell in row])
            count += 1
    return count


def _moment(at: datetime) -> str:
    return f"{at:%d.%m.%Y %H:%M}"
