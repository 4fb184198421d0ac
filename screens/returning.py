"""Returning tasks, step by step; what the organisation hears of a decision; a report's history."""

from core.decision import Task
from core.history import StateChange
from core.report import Report, ReportState
from core.report_rows import STATE_WORDS
from core.views import RemarkScreen, ReportHistory, ReturnChoice, ReviewNotice
from screens.callbacks.checklist import OpenList, OpenQuestion
from screens.callbacks.review import ChooseReturned, OpenFile, SendBack, WriteRemark
from screens.callbacks.sending import OpenReview, ShowHistory, ShowReceipt
from screens.callbacks.start import GoHome
from screens.notes import above
from screens.people import came_or_went
from screens.screen import Button, Screen, clip, esc
from screens.states import moment_in_words

LONGEST_LABEL = 28
MOST_CHANGES = 30  # on a screen: a report goes to and fro a few times, not dozens


def choice(view: ReturnChoice) -> Screen:
    """Which tasks? One button each; a second press takes the mark away."""
    report = view.report
    mask = _mask(report, view.chosen)
    text = (
        f"{above(view.note)}<b>{esc(report.organisation.name)}</b>\n"
        "Какие пункты вернуть? Остальные будут приняты."
    )
    rows = [
        (
            Button(
                clip(f"{'☑' if task in view.chosen else '☐'} {task.number}. {task.title}", LONGEST_LABEL),
                ChooseReturned(report.id, report.version, mask ^ 1 << place).pack(),
            ),
        )
        for place, task in enumerate(report.decision.tasks)
    ]
    if view.chosen:
        onward = WriteRemark(report.id, report.version, mask)
        rows.append((Button("Дальше: замечание", onward.pack()),))
    rows.append((Button("← Назад", OpenFile(report.id).pack()),))
    return Screen(text, tuple(rows))


def remark(view: RemarkScreen) -> Screen:
    """What to say; and once it was said, the last look before it goes."""
    report = view.report
    lines = [f"<b>{esc(report.organisation.name)}</b>", _returned(view.chosen)]
    back = (Button("← Назад", ChooseReturned(report.id, report.version, _mask(report, view.chosen)).pack()),)
    if not view.remark:
        lines += ["", "Что исправить? Напишите замечание одним сообщением."]
        return Screen(above(view.note) + "\n".join(lines), (back,))
    lines += [
        f"Замечание: «{esc(view.remark)}»",
        "",
        "Вернуть отчёт? Чтобы изменить замечание, напишите его заново.",
    ]
    rows = ((Button("Вернуть отчёт", SendBack(report.id, report.version).pack()),), back)
    return Screen(above(view.note) + "\n".join(lines), rows)


def notice(view: ReviewNotice) -> Screen:
    """To a head: what was returned and why, with a button to the very question; or that all is accepted."""
    report = view.report
    hello = f"Добрый день, {esc(view.name)}!" if view.name else "Добрый день!"
    menu = (Button("В меню", GoHome().pack()),)
    where = f"<b>{esc(report.organisation.name)}</b>\n{esc(report.decision.short_title)}"
    if view.withdrawn:
        text = f"{hello} Возврат отчёта № {report.number} отозван: исправлять ничего не нужно.\n\n{where}"
        return Screen(text, ((Button("Посмотреть ответы", OpenReview(report.id).pack()),), menu))
    if not view.returned:
        text = f"{hello} Управление приняло отчёт № {report.number}. Спасибо!\n\n{where}"
        return Screen(text, ((Button("Квитанция", ShowReceipt(report.id).pack()),), menu))
    first = view.returned[0]
    key = report.at
    question = key.question if key is not None else first.questions[0].id
    lines = [
        f"{hello} Управление просит дополнить отчёт № {report.number}.",
        "",
        where,
        "",
        _returned(view.returned),
        f"Замечание: «{esc(view.remark)}»",
    ]
    if len(view.returned) < len(report.decision.tasks):
        lines += ["", "Остальные пункты приняты, их менять не нужно."]
    rows = (
        (Button("Исправить", OpenQuestion(report.id, first.id, question).pack()),),
        (Button("Посмотреть ответы", OpenReview(report.id).pack()),),
        menu,
    )
    return Screen("\n".join(lines), rows)


def history(view: ReportHistory) -> Screen:
    """Who did what and when; the head's own page doesn't name the specialist."""
    report = view.report
    lines = [f"<b>История</b>\n{esc(report.organisation.name)}\n{esc(report.decision.short_title)}", ""]
    if not view.changes:
        lines.append("Пока ничего не было.")
    if len(view.changes) > MOST_CHANGES:
        lines.append("Показаны последние записи.")
    lines += [_change(view, change) for change in view.changes[-MOST_CHANGES:]]
    if view.people:
        lines += ["", "<b>Люди</b>", *(came_or_went(one) for one in view.people[-MOST_CHANGES:])]
    back = OpenFile(report.id) if view.for_department else OpenList(report.id)
    rows = (
        (Button("Обновить", ShowHistory(report.id).pack()),),
        (Button("← Назад", back.pack()),),
        (Button("В меню", GoHome().pack()),),
    )
    return Screen("\n".join(lines), rows)


def _change(view: ReportHistory, change: StateChange) -> str:
    if change.by_department:
        named = change.who if view.for_department else ""
        who = f"управление{f', {esc(named)}' if named else ''}"
    else:
        who = esc(change.who) or "организация"
    if change.is_by_word:
        who += ", со слов"
    line = f"{moment_in_words(change.at)}: {STATE_WORDS[change.was]} → {STATE_WORDS[change.state]} ({who})"
    if change.state is ReportState.SENT and change.deadline and change.at.date() > change.deadline:
        line += ", позже срока"
    tasks = tuple(task for task in view.report.decision.tasks if task.id in change.tasks)
    if tasks:
        line += f"\n    {_returned(tasks)}"
    return line + (f"\n    «{esc(clip(change.remark, 200))}»" if change.remark else "")


def _returned(tasks: tuple[Task, ...]) -> str:
    word = "Пункт" if len(tasks) == 1 else "Пункты"
    return f"{word}: {', '.join(f'{task.number}. {esc(task.title)}' for task in tasks)}"


def _mask(report: Report, chosen: tuple[Task, ...]) -> int:
    return sum(1 << place for place, task in enumerate(report.decision.tasks) if task in chosen)
