"""One task of the summary: which organisations say what of it."""

from core.decision import Status
from core.districts import district_key
from core.table import STATUS_WORDS
from core.views import Section, TaskOrganisations
from core.views.department import NO_STATUS
from screens.callbacks.start import GoHome
from screens.callbacks.summary import ShowSummary, ShowTask, SummaryOfDistrict
from screens.question import STATUS_SIGNS
from screens.screen import Button, Rows, Screen, clip, esc
from screens.summary import LONGEST_NAME, to_reports


def organisations(view: TaskOrganisations) -> Screen:
    """A page of them, by number, each with its status; a button leads to its report."""
    shown = view.organisations
    task = view.counts.task
    where = f"\nРайон: {esc(clip(view.district, LONGEST_NAME))}" if view.district else ""
    lines = [f"<b>Пункт {task.number}. {esc(task.title)}</b>{where}", ""]
    lines += [f"{_said(status)}: {esc(clip(one.name, LONGEST_NAME))}" for one, status in shown]
    lines += [] if shown else ["Таких организаций нет."]
    reports = to_reports(view.decision_id, [one for one, _ in shown])
    return Screen("\n".join(lines), (*_turns(view), *reports, *_choices(view), *_back(view)))


def _said(status: Status | None) -> str:
    return f"{STATUS_SIGNS[status]} {STATUS_WORDS[status]}" if status else "— Нет данных"


def _choices(view: TaskOrganisations) -> Rows:
    """The other statuses, with how many organisations have them."""
    counts = view.counts
    choices = (
        ("", "Все", counts.total),
        (Status.DONE.value, STATUS_WORDS[Status.DONE], counts.done),
        (Status.IN_PROGRESS.value, STATUS_WORDS[Status.IN_PROGRESS], counts.in_progress),
        (Status.NOT_STARTED.value, STATUS_WORDS[Status.NOT_STARTED], counts.not_started),
        (NO_STATUS, "Нет данных", counts.no_data),
    )
    return tuple(
        (Button(f"{words} ({number})", _to(view, wanted, 0)),)
        for wanted, words, number in choices
        if wanted != view.wanted
    )


def _turns(view: TaskOrganisations) -> Rows:
    page, pages = view.page, view.pages
    if pages == 1:
        return ()
    steps = (("←", page - 1), (f"{page + 1} из {pages}", page), ("→", page + 1))
    return (tuple(Button(words, _to(view, view.wanted, to)) for words, to in steps if 0 <= to < pages),)


def _back(view: TaskOrganisations) -> Rows:
    section, key = Section.TASKS.value, district_key(view.district)
    all_tasks = (
        SummaryOfDistrict(view.decision_id, section, 0, key)
        if key
        else ShowSummary(view.decision_id, section, 0)
    )
    return ((Button("← Назад", all_tasks.pack()),), (Button("В меню", GoHome().pack()),))


def _to(view: TaskOrganisations, wanted: str, page: int) -> str:
    key = district_key(view.district)
    return ShowTask(view.decision_id, view.counts.task.id, wanted, page, key).pack()
