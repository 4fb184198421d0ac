"""From a report's answers to one row of the department's table. Pure."""

from collections.abc import Sequence
from datetime import date

from core import checklist
from core.answers import Answers, Evidence, Skipped
from core.decision import Decision, Kind, Purpose, Question, Task
from core.people import Organisation
from core.report import ReportState
from core.russian_dates import short_day
from core.spoken import in_words, piece_in_words
from core.summary import Summary
from core.table import STATUS_WORDS, SummaryLine, TableRow
from core.timeliness import TIMELINESS_WORDS, Timeliness

Shown = Sequence[tuple[Task, Question]]  # the questions that apply now
STATE_WORDS = {
    ReportState.NOT_OPENED: "не открыт",
    ReportState.BEGUN: "начат",
    ReportState.SENT: "сдан",
    ReportState.RETURNED: "возвращён",
    ReportState.ACCEPTED: "принят",
}


def table_row(
    decision: Decision,
    organisation: Organisation,
    head: str,
    state: ReportState,
    answers: Answers,
    evidence: tuple[Evidence, ...],
    number: int | None,
    beside: Timeliness | None = None,
    extended_to: date | None = None,
) -> TableRow:
    """One organisation. Where several tasks say something, each is marked with its number."""
    shown = [(task, question) for task in decision.tasks for question in checklist.visible(task, answers)]
    statuses = (checklist.task_status(task, answers) for task in decision.tasks)
    return TableRow(
        number=organisation.number,
        organisation=organisation.name,
        head=head,
        statuses=tuple(STATUS_WORDS[status] if status else "" for status in statuses),
        date=_by_purpose(shown, answers, Purpose.DONE_ON),
        evidence=_evidence(shown, evidence),
        planned=_by_purpose(shown, answers, Purpose.PLANNED_ON),
        difficulties=_by_purpose(shown, answers, Purpose.DIFFICULTY),
        note=_by_purpose(shown, answers, Purpose.HELP),
        state=standing(state, number, beside) + (f", срок {short_day(extended_to)}" if extended_to else ""),
    )


def standing(state: ReportState, number: int | None, beside: Timeliness | None) -> str:
    """«сдан, № 23, вовремя»: the state, the receipt's number and what stands beside it."""
    parts = (
        STATE_WORDS[state],
        f"№ {number}" if number else "",
        TIMELINESS_WORDS[beside] if beside else "",
    )
    return ", ".join(part for part in parts if part)


def summary_lines(summary: Summary) -> tuple[SummaryLine, ...]:
    """The sheet «Сводка»: coverage, tasks by status, difficulties, requests."""
    coverage = summary.coverage
    lines = [
        SummaryLine("Охват"),
        SummaryLine("Сдали", coverage.sent, coverage.total),
        SummaryLine("Из них приняты", coverage.accepted, coverage.total),
        SummaryLine("Возвращены", coverage.returned, coverage.total),
        SummaryLine("Начали, не сдали", coverage.begun, coverage.total),
        SummaryLine("Не открывали", coverage.not_opened, coverage.total),
        SummaryLine("Зарегистрированы", coverage.registered, coverage.total),
    ]
    for task in summary.tasks:
        lines += [
            SummaryLine(f"{task.task.number}. {task.task.title}"),
            SummaryLine("Сделано", task.done, task.total),
            SummaryLine("В работе", task.in_progress, task.total),
            SummaryLine("Не начинали", task.not_started, task.total),
            SummaryLine("Нет данных", task.no_data, task.total),
        ]
    for title, mentions in (("Что мешает", summary.difficulties), ("Просьбы о помощи", summary.helps)):
        lines.append(SummaryLine(title))
        lines += [SummaryLine(m.text, m.count, coverage.total) for m in mentions]
    return tuple(lines)


def _by_purpose(shown: Shown, answers: Answers, purpose: Purpose) -> str:
    said = (
        (task.number, _words(task, question, answers))
        for task, question in shown
        if question.purpose is purpose
    )
    return "; ".join(f"{number}) {words}" for number, words in said if words)


def _words(task: Task, question: Question, answers: Answers) -> str:
    answer = answers.get(checklist.key_of(task, question))
    if answer is None or isinstance(answer.value, Skipped):
        return ""
    return in_words(question, answer.value)


def _evidence(shown: Shown, evidence: tuple[Evidence, ...]) -> str:
    if not evidence:
        return ""
    parts: list[str] = []
    for task, question in shown:
        if question.kind is Kind.EVIDENCE:
            key = checklist.key_of(task, question)
            mine = [piece_in_words(piece) for piece in evidence if piece.key == key]
            parts += [f"{task.number}) {'; '.join(mine)}"] if mine else []
    return "; ".join(parts)
