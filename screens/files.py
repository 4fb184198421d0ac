"""What the department reads: the list of organisations, a report, one task of it."""

from core import checklist
from core.answers import Skipped
from core.decision import Question, Task
from core.districts import district_key
from core.report import Report, ReportState
from core.report_rows import STATE_WORDS, standing
from core.russian_dates import day_and_month
from core.soft_checks import Finding
from core.spoken import in_words
from core.table import STATUS_WORDS
from core.views import FileTask, OrganisationLine, OrganisationList, ReportFile, TaskLine
from core.views.review import PER_PAGE
from screens import by_word
from screens.callbacks.by_word import AskForm
from screens.callbacks.checklist import GoOn
from screens.callbacks.evidence import ListFiles, ShowProof
from screens.callbacks.organisations import OpenOrganisation
from screens.callbacks.people import NewHead
from screens.callbacks.review import (
    AcceptReport,
    ChooseReturned,
    ListReports,
    NearReport,
    OpenFile,
    OpenFileTask,
    WithdrawReturn,
)
from screens.callbacks.sending import ShowHistory
from screens.callbacks.start import GoHome
from screens.callbacks.summary import (
    ChooseDistrict,
    FindReport,
    ListDistrict,
    ShowSummary,
    SummaryOfDistrict,
)
from screens.callbacks.terms import ManageDeadline
from screens.directory import person_line
from screens.findings import in_remarks
from screens.notes import above
from screens.people import away
from screens.question import STATUS_SIGNS
from screens.screen import Button, Rows, Screen, clip, esc
from screens.states import STATE_SIGNS, moment_in_words, short_name

LONGEST_NAME = 80
LONGEST_ANSWER = 300  # characters of one answer on a screen; the whole stands in the table
LONGEST_LABEL = 28


def organisations(view: OrganisationList) -> Screen:
    """All of them by number, each a button to its report."""
    page = min(view.page, view.pages - 1)
    shown = view.lines[page * PER_PAGE : (page + 1) * PER_PAGE]
    where = f", район: {esc(clip(view.district, LONGEST_NAME))}" if view.district else ""
    lines = [f"<b>{esc(view.decision.short_title)}</b>", f"По организациям{where}", ""]
    lines += [_organisation(line) for line in shown] or ["Организаций пока нет."]
    rows = [(Button(_organisation_button(line), OpenFile(line.state.report_id).pack()),) for line in shown]
    summary = (
        SummaryOfDistrict(view.decision_id, "o", 0, district_key(view.district))
        if view.district
        else ShowSummary(view.decision_id, "o", 0)
    )
    choice = district_button(view.district, ChooseDistrict(view.decision_id, ""))
    back: Rows = (
        *((choice,) if view.districts else ()),
        (Button("Найти организацию", FindReport(view.decision_id).pack()),),
        (Button("← Назад", summary.pack()),),
        (Button("В меню", GoHome().pack()),),
    )
    return Screen("\n".join(lines), (*rows, *_turns(view, page), *back))


def report_file(view: ReportFile) -> Screen:
    """A report: its state, its tasks, what is doubtful, and what can be decided."""
    report = view.report
    lines = [f"<b>{esc(report.organisation.name)}</b>", esc(report.decision.short_title)]
    lines += [f"Отчёт {standing(report.state, report.number, view.timeliness)}"]
    if view.own_deadline is not None:
        lines.append(f"Срок: {day_and_month(report.deadline)}, в решении {day_and_month(view.own_deadline)}")
    lines += _last(view)
    lines += by_word.entered(report)
    lines += ["", *_contacts(view)]
    lines += ["", *(_task(line, report) for line in view.lines)]
    lines += _findings(view.findings)
    rows: list[tuple[Button, ...]] = []
    if report.organisation.closed:
        lines.insert(1, "Организация закрыта, это архив.")
    if view.may_act and report.state is ReportState.SENT:
        rows.append((Button("Принять", AcceptReport(report.id, report.version).pack()),))
    if view.may_act and report.state.finished:
        rows.append((Button("Вернуть", ChooseReturned(report.id, report.version, 0).pack()),))
    if view.may_withdraw:
        rows.append((Button("Отозвать возврат", WithdrawReturn(report.id, report.version).pack()),))
    if view.may_fill:
        rows.append((Button("Заполнить со слов", GoOn(report.id).pack()),))
        rows.append((Button("Форма для заполнения", AskForm(report.id).pack()),))
    rows += [
        (Button(_numbered(line.task), OpenFileTask(report.id, line.task.id).pack()),) for line in view.lines
    ]
    if view.may_manage:
        rows.append((Button("Новый руководитель", NewHead(report.id, 0).pack()),))
    if view.may_act and report.state is not ReportState.ACCEPTED:
        words = "Изменить срок" if view.own_deadline is not None else "Перенести срок"
        rows.append((Button(words, ManageDeadline(report.id).pack()),))
    here = report.organisation.id
    rows += [
        (Button("Напоминания", ShowProof(report.decision_id, here, 0).pack()),),
        (Button("История", ShowHistory(report.id).pack()),),
    ]
    if view.may_act:
        rows.append((Button("Страница организации", OpenOrganisation(here).pack()),))
    rows += [
        (Button("Найти другую", FindReport(report.decision_id).pack()),),
        (Button("← Назад", NearReport(report.id).pack()),),
    ]
    return Screen(above(view.note) + "\n".join(lines), tuple(rows))


def _contacts(view: ReportFile) -> list[str]:
    """Whom to talk to, and when they were here and heard from us last."""
    phone = view.report.organisation.phone
    lines = [f"Телефон: {esc(phone)}" if phone else "Телефона в списке нет"]
    lines += [person_line(one) for one in view.people] or ["Никто не зарегистрирован."]
    lines += [away(leave) for leave in view.leaves]
    if view.last_action is not None:
        lines.append(f"Заходили в отчёт {moment_in_words(view.last_action)}")
    elif view.people and view.report.state is ReportState.NOT_OPENED:
        lines.append("В отчёт ещё не заходили")
    if view.reminded is not None and view.reminded.decided_at is not None:
        lines.append(f"Напоминали {moment_in_words(view.reminded.decided_at)}")
    if view.next_reminder is not None:
        lines.append(f"Следующее напоминание {moment_in_words(view.next_reminder.due_at)}")
    return lines


def file_task(view: FileTask) -> Screen:
    """One task's answers in full, with the evidence in words."""
    report, task = view.report, view.task
    lines = [
        f"<b>Пункт {task.number} из {len(report.decision.tasks)}: {esc(task.title)}</b>",
        esc(report.organisation.name),
        "",
    ]
    lines += [f"{esc(q.label or q.text)}: {_answer(view, q)}" for q in view.questions]
    lines += _findings(view.findings)
    place = report.decision.tasks.index(task)
    following = report.decision.tasks[place + 1 : place + 2]
    rows: Rows = tuple(
        (Button(f"Дальше: пункт {one.number}", OpenFileTask(report.id, one.id).pack()),) for one in following
    )
    pieces = tuple(row for question in view.questions for row in _pieces(view, question))
    return Screen("\n".join(lines), (*pieces, *rows, (Button("← Назад", OpenFile(report.id).pack()),)))


def _pieces(view: FileTask, question: Question) -> Rows:
    """A way to each piece of evidence, and to the trace of what was removed."""
    key = checklist.key_of(view.task, question)
    number = len(view.report.evidence_for(key))
    if not number and key not in view.report.emptied:
        return ()
    words = f"Приложено ({number})" if number else "Что было убрано"
    return ((Button(words, ListFiles(view.report.id, view.task.id, question.id).pack()),),)


def _organisation(line: OrganisationLine) -> str:
    state = line.state
    words = standing(state.report_state, state.number, line.timeliness)
    return f"{STATE_SIGNS[state.report_state]} {esc(clip(state.organisation.name, LONGEST_NAME))}: {words}"


def _organisation_button(line: OrganisationLine) -> str:
    state = line.state
    return f"{short_name(state.organisation.name)} · {STATE_WORDS[state.report_state]}"


def _turns(view: OrganisationList, page: int) -> Rows:
    if view.pages == 1:
        return ()
    steps = (("←", page - 1), (f"{page + 1} из {view.pages}", page), ("→", page + 1))
    row = [Button(words, _at(view, to)) for words, to in steps if 0 <= to < view.pages]
    return (tuple(row),)


def _at(view: OrganisationList, page: int) -> str:
    if view.district:
        return ListDistrict(view.decision_id, district_key(view.district), page).pack()
    return ListReports(view.decision_id, page).pack()


def district_button(district: str, choosing: ChooseDistrict) -> tuple[Button, ...]:
    """«Район: все», which leads to the choice."""
    return (Button(clip(f"Район: {district or 'все'}", LONGEST_LABEL), choosing.pack()),)


def _last(view: ReportFile) -> list[str]:
    """How the report came to be as it is."""
    last = view.last
    if last is None or last.state is not view.report.state:
        return []
    who = f", {esc(last.who)}" if last.who else ""
    said = [f"Замечание: «{esc(last.remark)}»"] if last.remark else []
    return [f"{STATE_WORDS[last.state].capitalize()} {moment_in_words(last.at)}{who}", *said]


def _task(line: TaskLine, report: Report) -> str:
    if line.status is None:
        words = "нет данных"
    else:
        words = f"{STATUS_SIGNS[line.status]} {STATUS_WORDS[line.status]}"
        words += "" if line.filled else ", не до конца"
    if report.state is ReportState.RETURNED:
        words += ", принят" if line.task.id in report.accepted else ", возвращён"
    return f"{line.task.number}. {esc(line.task.title)}: {words}"


def _numbered(task: Task) -> str:
    return clip(f"{task.number}. {task.title}", LONGEST_LABEL)


def _findings(findings: tuple[Finding, ...]) -> list[str]:
    return ["", "Обратите внимание:", *in_remarks(findings)] if findings else []


def _answer(view: FileTask, question: Question) -> str:
    key = checklist.key_of(view.task, question)
    given = view.report.answers.get(key)
    if given is None:
        return "нет данных"
    if isinstance(given.value, Skipped):
        return "пропущено" + by_word.beside(view.marks.get(key))
    words = in_words(question, given.value, view.report.evidence_for(key))
    return esc(clip(words, LONGEST_ANSWER)) + by_word.beside(view.marks.get(key))
