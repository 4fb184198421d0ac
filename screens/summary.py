"""The summary's pages in words: tasks by status, difficulties, requests, who has not answered."""

from typing import TypeVar

from core.districts import district_key
from core.people import CutOff, Organisation, Role
from core.report import ReportState
from core.russian_dates import day_and_month
from core.summary import NAMED, Mention, NotAnswered, TaskCounts, by_number, percent
from core.views import Section, SummaryScreen
from core.views.department import LISTED
from screens.callbacks.broadcast import AskBroadcast
from screens.callbacks.organisations import OpenOrganisation
from screens.callbacks.review import ListReports
from screens.callbacks.start import GoHome
from screens.callbacks.summary import (
    ChooseDistrict,
    FindReport,
    ListDistrict,
    OpenReportOf,
    ShowSummary,
    ShowTask,
    SummaryOfDistrict,
)
from screens.files import district_button
from screens.home import term
from screens.own_tasks import brief
from screens.proof import called, to_call
from screens.screen import Button, Rows, Screen, clip, esc
from screens.states import short_name

T = TypeVar("T")
ABREAST = 3  # short names in a row of buttons
LONGEST_MENTION = 150  # characters of somebody's own words on a page; the whole stands in the table
LONGEST_NAME = 80
LONGEST_TITLE = 200
LONGEST_LABEL = 28
NAMELESS = {
    Role.HEAD: "заведующий",
    Role.ACTING: "исполняет обязанности",
    Role.DEPUTY: "старший воспитатель или зам",
}


def summary(view: SummaryScreen) -> Screen:
    """The page asked for, with buttons to the others."""
    match view.section:
        case (
            Section.OVERVIEW | Section.MORE | Section.TASKS | Section.DAYS
        ):  # pictures have their own screens
            body, pages = _overview(view), 1
        case Section.DIFFICULTIES:
            body, pages = _mentions("Что мешает", view.summary.difficulties), view.pages
        case Section.HELP:
            body, pages = _mentions("Просьбы о помощи", view.summary.helps), view.pages
        case Section.MISSING:
            body, pages = _missing(view), view.pages
        case Section.CUT_OFF:
            body, pages = _cut_off(view)
        case Section.CALLS:
            body, pages = _calls(view)
    rows = () if view.brief else (*_turns(view, pages), *_to_call(view), *_named(view), *_sections(view))
    return Screen(heading(view) + body, rows)


def heading(view: SummaryScreen) -> str:
    """What it is a summary of."""
    title = esc(clip(view.decision.short_title, LONGEST_TITLE))
    where = f"\nРайон: {esc(clip(view.district, LONGEST_NAME))}" if view.district else ""
    return f"<b>{title}</b>\n{term(view.deadline, view.today)}{where}\n\n"


def counts(view: SummaryScreen) -> list[str]:
    """Who has sent it, in time or later, who has begun."""
    coverage, punctual = view.summary.coverage, view.punctual
    return [
        f"<b>Сдали {percent(coverage.sent, coverage.total)}</b>",
        *(
            [f"Вовремя: {punctual.on_time}, позже срока: {punctual.late}"]
            if punctual.on_time or punctual.late
            else []
        ),
        *([f"Из них приняты: {coverage.accepted}"] if coverage.accepted else []),
        *([f"Возвращены: {coverage.returned}"] if coverage.returned else []),
        f"Начали: {coverage.begun}, не открывали: {coverage.not_opened}",
        f"Зарегистрированы: {percent(coverage.registered, coverage.total)}",
    ]


def _overview(view: SummaryScreen) -> str:
    lines = [
        *counts(view),
        *(() if view.brief else brief(view.own, view.today)),
        "",
        "✅ сделано, 🟡 в работе, ⚪ не начинали, — нет данных",
    ]
    lines += [_task(task) for task in view.summary.tasks]
    for title, mentions in (("Чаще всего мешает", view.summary.difficulties), ("Просят", view.summary.helps)):
        if mentions and not view.brief:
            top = "; ".join(f"{esc(clip(m.text, LONGEST_NAME))} ({m.count})" for m in mentions[:3])
            lines += ["", f"{title}: {top}"]
    return "\n".join(lines)


def _task(task: TaskCounts) -> str:
    counts = (
        f"✅ {task.done} · 🟡 {task.in_progress} · ⚪ {task.not_started} · — {task.no_data}"
        if task.no_data < task.total
        else "нет данных"
    )
    return f"{task.task.number}. {esc(task.task.title)}\n    {counts}"


def _mentions(title: str, mentions: tuple[Mention, ...]) -> str:
    if not mentions:
        return f"<b>{title}</b>\n\nНет данных."
    lines = [f"<b>{title}</b>", ""]
    for mention in mentions:
        names = ", ".join(esc(_short(o.name, o.number)) for o in mention.organisations[:NAMED])
        more = mention.count - NAMED
        said = esc(clip(mention.text, LONGEST_MENTION))
        lines.append(f"{said}: {mention.count}\n    {names}{f' и ещё {more}' if more > 0 else ''}")
    return "\n".join(lines)


def _missing(view: SummaryScreen) -> str:
    coverage = view.summary.coverage
    if not coverage.missing:
        return "<b>Ответили все</b>"
    lines = [f"<b>Не сдали {percent(coverage.missing, coverage.total)}</b>", ""]
    lines += [_absentee(entry) for entry in view.summary.not_answered]
    return "\n".join(lines)


def _cut_off(view: SummaryScreen) -> tuple[str, int]:
    if not view.cut_off:
        return "<b>Сообщения доходят до всех</b>", 1
    shown, pages = _page(view.cut_off, view.page)
    lines = ["<b>Не доставлено</b>", "Бот заблокирован или учётной записи больше нет.", ""]
    lines += [_lost(entry) for entry in shown]
    return "\n".join(lines), pages


def _calls(view: SummaryScreen) -> tuple[str, int]:
    if not view.calls:
        return "<b>Обзванивать некого</b>", 1
    shown, pages = _page(view.calls, view.page)
    lines = [f"<b>Обзвонить: {len(view.calls)}</b>", "Кому напоминания не помогли.", ""]
    lines += [to_call(entry) for entry in shown]
    return "\n".join(lines), pages


def _lost(entry: CutOff) -> str:
    organisation, person = entry.member.organisation, entry.member.person
    who = esc(clip(person.name, LONGEST_NAME)) or NAMELESS[entry.member.role]
    phone = f", {esc(organisation.phone)}" if organisation.phone else ""
    name = esc(clip(organisation.name, LONGEST_NAME))
    return f"<b>{name}</b>\n    {who}, с {day_and_month(entry.since.date())}{phone}{called(entry.called)}"


def _absentee(entry: NotAnswered) -> str:
    if not entry.registered:
        state = "не зарегистрированы"
    elif entry.report_state is ReportState.RETURNED:
        state = f"возвращён, {entry.filled} из {entry.of}"
    elif entry.last_action is None:
        state = "не открывали"
    else:
        state = f"{entry.filled} из {entry.of}, заходили {day_and_month(entry.last_action.date())}"
    if entry.extended_to is not None:
        state += f", срок до {day_and_month(entry.extended_to)}"
    phone = f", {esc(entry.organisation.phone)}" if entry.organisation.phone else ""
    return f"<b>{esc(clip(entry.organisation.name, LONGEST_NAME))}</b>\n    {state}{phone}"


def _to_call(view: SummaryScreen) -> Rows:
    """Each organisation on a page of those to be called, with its own page, where the call is noted."""
    if not view.may_act:
        return ()
    match view.section:
        case Section.CALLS:
            shown = [one.organisation for one in _page(view.calls, view.page)[0]]
        case Section.CUT_OFF:
            shown = [one.member.organisation for one in _page(view.cut_off, view.page)[0]]
        case _:
            return ()
    each = {one.id: one for one in shown}.values()
    return tuple(
        (Button(short_name(one.name, LONGEST_LABEL), OpenOrganisation(one.id).pack()),) for one in each
    )


def _named(view: SummaryScreen) -> Rows:
    """Each organisation named on the page, with its report; each task, with its organisations."""
    where = district_key(view.district)
    match view.section:
        case Section.TASKS:
            return tuple(
                (
                    Button(
                        clip(f"{one.task.number}. {one.task.title}", LONGEST_LABEL),
                        ShowTask(view.decision_id, one.task.id, "", 0, where).pack(),
                    ),
                )
                for one in view.summary.tasks
            )
        case Section.MISSING:
            shown = [one.organisation for one in view.summary.not_answered]
        case Section.DIFFICULTIES:
            shown = _naming(view.summary.difficulties)
        case Section.HELP:
            shown = _naming(view.summary.helps)
        case Section.CALLS if not view.may_act:
            shown = [one.organisation for one in _page(view.calls, view.page)[0]]
        case Section.CUT_OFF if not view.may_act:
            shown = [one.member.organisation for one in _page(view.cut_off, view.page)[0]]
        case _:
            return ()
    return to_reports(view.decision_id, shown)


def to_reports(decision_id: int, organisations: list[Organisation]) -> Rows:
    """Each of them once, by its short name, several in a row."""
    each = list({one.id: one for one in organisations}.values())[:LISTED]
    buttons = [Button(short_name(one.name), OpenReportOf(decision_id, one.id).pack()) for one in each]
    return tuple(tuple(buttons[at : at + ABREAST]) for at in range(0, len(buttons), ABREAST))


def _naming(mentions: tuple[Mention, ...]) -> list[Organisation]:
    named = (one for mention in mentions for one in mention.organisations[:NAMED])
    return sorted(named, key=by_number)


def _page(items: tuple[T, ...], page: int) -> tuple[tuple[T, ...], int]:
    pages = max(1, -(-len(items) // LISTED))
    page = min(page, pages - 1)
    return items[page * LISTED : (page + 1) * LISTED], pages


def _turns(view: SummaryScreen, pages: int) -> Rows:
    if pages == 1:
        return ()
    page = min(view.page, pages - 1)
    row: list[Button] = []
    if page > 0:
        row.append(Button("←", to(view, view.section, page - 1)))
    row.append(Button(f"{page + 1} из {pages}", to(view, view.section, page)))
    if page < pages - 1:
        row.append(Button("→", to(view, view.section, page + 1)))
    return (tuple(row),)


def _sections(view: SummaryScreen) -> Rows:
    """The other pages, two a row where both are short, and the way back to the picture."""
    here = view.section
    rows = (
        ((None, everybody(view)), (Section.TASKS, _page_button(view, Section.TASKS, "По пунктам"))),
        ((Section.MISSING, _page_button(view, Section.MISSING, missing_words(view))),),
        (
            (Section.DIFFICULTIES, _page_button(view, Section.DIFFICULTIES, "Что мешает")),
            (Section.HELP, _page_button(view, Section.HELP, "Просьбы о помощи")),
        ),
        (
            (None, Button("Найти", FindReport(view.decision_id).pack())),
            (Section.CALLS, _page_button(view, Section.CALLS, "Обзвонить")),
        ),
        *(
            (((Section.CUT_OFF, _page_button(view, Section.CUT_OFF, cut_off_words(view))),),)
            if view.cut_off
            else ()
        ),
    )
    shown = (tuple(button for section, button in row if section is not here) for row in rows)
    back = (Button("← К сводке", to(view, Section.OVERVIEW, 0)), Button("В меню", GoHome().pack()))
    return (*(row for row in shown if row), *by_district(view), *to_many(view), back)


def _page_button(view: SummaryScreen, section: Section, words: str) -> Button:
    return Button(words, to(view, section, 0))


def everybody(view: SummaryScreen) -> Button:
    """«По организациям», of the same district."""
    narrowed = ListDistrict(view.decision_id, district_key(view.district), 0)
    data = narrowed if view.district else ListReports(view.decision_id, 0)
    return Button("По организациям", data.pack())


def missing_words(view: SummaryScreen) -> str:
    """«Кто не ответил (16)»."""
    return f"Кто не ответил ({view.summary.coverage.missing})"


def cut_off_words(view: SummaryScreen) -> str:
    """«Не доставлено (2)»."""
    return f"Не доставлено ({len(view.cut_off)})"


def by_district(view: SummaryScreen) -> Rows:
    """«Район: все», where there are several."""
    if not view.districts:
        return ()
    section = Section.OVERVIEW if view.section is Section.MORE else view.section
    return (district_button(view.district, ChooseDistrict(view.decision_id, section.value)),)


def to_many(view: SummaryScreen) -> Rows:
    """«Напомнить», for whoever may: to those whom the summary shows."""
    if not view.may_act:
        return ()
    return ((Button("Напомнить", AskBroadcast(view.decision_id, district_key(view.district)).pack()),),)


def to(view: SummaryScreen, section: Section, page: int) -> str:
    """Another page of the same decision and district."""
    if view.district:
        return SummaryOfDistrict(view.decision_id, section.value, page, district_key(view.district)).pack()
    return ShowSummary(view.decision_id, section.value, page).pack()


def _short(name: str, number: int | None) -> str:
    return f"№ {number}" if number is not None else clip(name, LONGEST_NAME)
