"""The list of tasks, «проверьте ответы», one task's answers, the receipt."""

from datetime import date

from core import checklist
from core.answers import Skipped
from core.decision import Question
from core.outgoing import PrintedReceipt
from core.report import Report, ReportState
from core.russian_dates import day_and_month, short_day
from core.spoken import in_words
from core.table import STATUS_WORDS
from core.views import Checklist, Receipt, ReceiptToPrint, Review, TaskLine, TaskReview
from screens import by_word
from screens.acquaintance import read_button
from screens.callbacks.by_word import ConfirmWord
from screens.callbacks.checklist import GoOn, OpenList, OpenQuestion, OpenTask
from screens.callbacks.evidence import ListEvidence
from screens.callbacks.sending import (
    OpenReview,
    PrintReceipt,
    ReviewTask,
    SendReport,
    ShowHistory,
    ShowReceipt,
)
from screens.callbacks.start import GoHome
from screens.callbacks.time import AskExtension
from screens.findings import in_remarks
from screens.home import term
from screens.notes import NOTES, above
from screens.question import STATUS_SIGNS
from screens.screen import Button, Rows, Screen, clip, esc
from screens.states import of_which

LONGEST_ANSWER = 300  # characters of one answer on a screen; the whole stands in the table
LONGEST_LABEL = 40  # of a button


def tasks(view: Checklist) -> Screen:
    """All tasks of a report with their state."""
    report = view.report
    total = len(view.lines)
    finished = report.state.finished
    text = (
        f"{by_word.heading(report)}{above(view.note)}<b>{esc(report.organisation.name)}</b>\n"
        f"{esc(report.decision.short_title)}\n"
        f"{_headline(report, view.today)}\n"
        f"Заполнено {view.filled} из {total}{by_word.waiting(report)}"
    )
    rows = tuple(
        (Button(_task_button(line), OpenTask(report.id, line.task.id).pack()),) for line in view.lines
    )
    if finished:
        onward: Rows = ()
    elif checklist.is_complete(report.decision, report.answers, report.accepted):
        onward = ((Button("Проверить и отправить", OpenReview(report.id).pack()),),)
    else:
        onward = ((Button("Продолжить", GoOn(report.id).pack()),),)
    past: Rows = ((Button("История", ShowHistory(report.id).pack()),),) if report.number else ()
    more_time: Rows = ((Button("Попросить перенос срока", AskExtension(report.id).pack()),),)
    if report.state is ReportState.ACCEPTED or report.is_by_word:
        more_time = ()
    to_confirm: Rows = ()
    if by_word.waiting(report):
        to_confirm = ((Button("Проверить внесённое", OpenReview(report.id).pack()),),)
    way_out = (by_word.way_out(report, Button("В меню", GoHome().pack())),)
    return Screen(text, (*onward, *to_confirm, *rows, *more_time, *past, way_out))


def review(view: Review) -> Screen:
    """What was answered, task by task, and what is still open."""
    report = view.report
    finished = report.state.finished
    done = "Ответы" if report.is_by_word else "Ваши ответы"
    lines = [f"<b>{done if finished else 'Проверьте ответы'}</b>", esc(report.organisation.name), ""]
    if report.to_fix:
        lines[-1:] = [f"Замечание управления: «{esc(report.remark)}»", ""]
    lines += [
        f"{line.task.number}. {esc(line.task.title)}: {_standing(line)}{_reviewed(report, line)}"
        for line in view.lines
    ]
    if view.complete and (remarks := in_remarks(view.findings)):
        lines += ["", *remarks]
        if not finished:
            lines.append("Отправить можно и так.")
    rows = [
        (Button(f"{line.task.number}. {line.task.title}", ReviewTask(report.id, line.task.id).pack()),)
        for line in view.lines
    ]
    if finished:
        open_still = "Ответы закрыты для изменений." if view.locked else "До срока ответы можно изменить."
        word = "принят" if report.state is ReportState.ACCEPTED else "отправлен"
        lines += ["", f"Отчёт {word}, № {report.number}. {open_still}"]
    elif not view.complete:
        filled = sum(line.filled for line in view.lines)
        lines += ["", f"Заполнено {filled} из {len(view.lines)}"]
    if view.complete and not finished:
        word = "Отправить со слов" if report.is_by_word else "Отправить"
        rows.insert(0, (Button(word, SendReport(report.id).pack()),))
    elif not view.complete and not view.locked:
        rows.insert(0, (Button("Продолжить", GoOn(report.id).pack()),))
    if by_word.waiting(report):
        lines += ["", by_word.waiting(report).strip()]
        rows.insert(0, (Button("Всё верно", ConfirmWord(report.id, report.version).pack()),))
    if view.locked and report.state is not ReportState.ACCEPTED and not report.is_by_word:
        rows.append((Button("Попросить перенос срока", AskExtension(report.id).pack()),))
    rows.append((by_word.way_out(report, Button("В меню", GoHome().pack())),))
    return Screen(by_word.heading(report) + above(view.note) + "\n".join(lines), tuple(rows))


def task_review(view: TaskReview) -> Screen:
    """The answers of one task in full, each a button to change it."""
    report, task = view.report, view.task
    lines = [f"<b>Пункт {task.number} из {len(report.decision.tasks)}: {esc(task.title)}</b>", ""]
    lines += [f"{esc(_label(question))}: {_answer(view, question)}" for question in view.questions]
    if view.locked:
        lines += ["", NOTES[view.why_locked]]
        rows = [
            (Button("Посмотреть приложенное", ListEvidence(report.id, task.id, q.id).pack()),)
            for q in view.questions
            if report.evidence_for(key := checklist.key_of(task, q)) or key in report.emptied
        ]
    else:
        again = " Отправлять заново не нужно." if report.state.finished else ""
        lines += ["", f"Чтобы изменить ответ, нажмите на него.{again}"]
        rows = [
            (Button(clip(_label(q), LONGEST_LABEL), OpenQuestion(report.id, task.id, q.id).pack()),)
            for q in view.questions
        ]
    note = "" if view.locked else above(view.note)
    back = (
        Button("← Назад", OpenReview(report.id).pack()),
        Button("Все пункты", OpenList(report.id).pack()),
    )
    return Screen(by_word.heading(report) + note + of_which(report) + "\n".join(lines), (*rows, back))


def receipt(view: Receipt) -> Screen:
    """«Принято 14.08.2020 в 11:20, № 23»."""
    report = view.report
    when = f"{short_day(view.sent_at.date())} в {view.sent_at:%H:%M}"
    late = (report.first_sent_at or view.sent_at).astimezone(view.sent_at.tzinfo).date() > report.deadline
    progress = checklist.progress(report.decision, report.answers)
    lines = [
        f"✅ <b>Принято {when}, № {view.number}</b>",
        "",
        esc(report.organisation.name),
        esc(report.decision.short_title),
        f"Заполнено {progress.filled} из {progress.total}" + (", позже срока" if late else ""),
        "",
        by_word.thanks(report),
    ]
    if not report.is_locked(view.today):
        lines.append(f"До {day_and_month(report.deadline)} их можно изменить.")
    if report.state is ReportState.ACCEPTED:
        lines.append("Отчёт проверен и принят.")
    unread = ((read_button(report.id),),) if view.unread else ()
    rows = (
        *unread,
        (Button("Посмотреть ответы", OpenReview(report.id).pack()),),
        (Button("Квитанция для печати", PrintReceipt(report.id).pack()),),
        (Button("История", ShowHistory(report.id).pack()),),
        (by_word.way_out(report, Button("В меню", GoHome().pack())),),
    )
    return Screen("\n".join(lines), rows)


def _headline(report: Report, today: date) -> str:
    if report.state is ReportState.ACCEPTED:
        return f"Принято, № {report.number}"
    if report.state is ReportState.SENT:
        return f"Отправлено, № {report.number}"
    if report.to_fix:
        return f"Вернули с замечанием: «{esc(report.remark)}»"
    return term(report.deadline, today)


def _reviewed(report: Report, line: TaskLine) -> str:
    """Beside a task, once the department has looked: what it has accepted, and what it wants mended."""
    if not report.to_fix:
        return ""
    return ", принято" if line.task.id in report.accepted else ", исправьте"


def receipt_to_print(view: ReceiptToPrint) -> Screen:
    """The document, made when it is sent."""
    text = (
        f"<b>Квитанция № {view.number}</b>\n{esc(clip(view.report.organisation.name, LONGEST_ANSWER))}\n"
        "Её можно распечатать или переслать."
    )
    rows = ((Button("← Назад", ShowReceipt(view.report.id).pack()),),)
    return Screen(text, rows, PrintedReceipt(view.report.id))


def _task_button(line: TaskLine) -> str:
    sign = "✓ " if line.filled else "… " if line.begun else ""
    return f"{sign}{line.task.number}. {line.task.title}"


def _standing(line: TaskLine) -> str:
    if line.status is None:
        return "не заполнен" if not line.begun else "заполнен не до конца"
    words = f"{STATUS_SIGNS[line.status]} {STATUS_WORDS[line.status]}"
    return words if line.filled else f"{words}, заполнен не до конца"


def _label(question: Question) -> str:
    return question.label or question.text


def _answer(view: TaskReview, question: Question) -> str:
    key = checklist.key_of(view.task, question)
    given = view.report.answers.get(key)
    if given is None:
        return "—"
    if isinstance(given.value, Skipped):
        return "пропущено" + by_word.beside(view.marks.get(key))
    words = in_words(question, given.value, view.report.evidence_for(key))
    return esc(clip(words, LONGEST_ANSWER)) + by_word.beside(view.marks.get(key))
