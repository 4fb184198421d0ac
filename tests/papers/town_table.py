"""A department whose table has every sheet; the same number, the same rows."""

from datetime import datetime, timedelta

from core.decision import Status
from core.table import (
    STATUS_WORDS,
    AnswerRow,
    EvidenceRow,
    ReminderRow,
    ReportTable,
    SummaryLine,
    TablePiece,
    TableRow,
)
from tests.core.fake_town import DECISION, DEPARTMENT, MOSCOW

NOW = datetime(2020, 9, 2, 9, 5, tzinfo=MOSCOW)
WORDS = list(STATUS_WORDS.values())


def a_town(count: int) -> ReportTable:
    """So many organisations, all with answers, evidence and reminders."""
    return ReportTable(
        DECISION.short_title,
        DEPARTMENT,
        NOW,
        DECISION.deadline,
        tuple(task.title for task in DECISION.tasks),
        (_piece(number) for number in range(1, count + 1)),
        (SummaryLine("Охват"), SummaryLine("Сдали", count - 3, count)),
        count,
        has_evidence=True,
        has_reminders=True,
    )


def _piece(number: int) -> TablePiece:
    name, head = f"МБДОУ № {number} «Ласточка» города Калуги", "Иванова Мария Петровна"
    at = NOW - timedelta(days=number)
    statuses = tuple(
        WORDS[(number + place) % 4] if (number + place) % 4 < len(WORDS) else ""
        for place in range(len(DECISION.tasks))
    )
    row = TableRow(
        *(number, name, head, statuses, "1) 25.08.2020", "1) приказ № 132/02-05 от 25.08.2020"),
        *("2) 01.10.2020", "3) нет людей или времени", "3) нужен образец", f"сдан, № {number}, вовремя"),
    )
    answers = tuple(
        AnswerRow(name, task.number, task.title, "На каком этапе?", STATUS_WORDS[Status.DONE], at, head)
        for task in DECISION.tasks
    )
    task = DECISION.tasks[0]
    evidence = (
        EvidenceRow(
            *(number, name, 1, task.title, "файл", "", "Положение о ВСОКО.pdf", "application/pdf"),
            *(123_456_789, "0123456789abcdef" * 4, "сохранён", at, head),
        ),
        EvidenceRow(
            *(number, name, 1, task.title, "ссылка", "https://sad5.kaluga.ru/vsoko/polozhenie-2020.pdf"),
            *("", "", None, "", "", at, head),
        ),
    )
    reminders = (
        ReminderRow(
            *(number, name, "за 14 рабочих дней", DECISION.deadline, at, at, head, "отправлено"),
        ),
        ReminderRow(
            *(number, name, "ежемесячное (август 2020)", DECISION.deadline, at, None, ""),
            "отменено: отчёт уже отправлен",
        ),
    )
    return TablePiece(row, answers, evidence, reminders)
