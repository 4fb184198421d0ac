"""``/summary`` in the chat: coverage, tasks by status, difficulties, requests, who has not answered."""

from typing import TypeVar

from core.districts import district_key
from core.outgoing import Paper
from core.people import CutOff, Role
from core.report import ReportState
from core.russian_dates import day_and_month
from core.summary import Mention, NotAnswered, TaskCounts, percent
from core.views import Section, SummaryScreen
from screens.callbacks.broadcast import AskBroadcast
from screens.callbacks.evidence import AskProof
from screens.callbacks.organisations import OpenOrganisation
from screens.callbacks.review import ListReports
from screens.callbacks.start import GoHome
from screens.callbacks.summary import (
    AskPapers,
    ChooseDistrict,
    ListDistrict,
    SendPaper,
    ShowSummary,
    SummaryOfDistrict,
)
from screens.callbacks.terms import ListExtensions
from screens.files import district_button
from screens.home import term
from screens.proof import called, to_call
from screens.screen import Button, Rows, Screen, clip, esc
from screens.states import short_name

PER_PAGE = 12  # organisations on a page: one phone screen
T = TypeVar("T")
NAMED = 3  # organisations named under a request
LONGEST_MENTION = 150  # characters of somebody's own words on a page; the whole stands in the table
LONGEST_NAME = 80
LONGEST_LABEL = 28
NAMELESS = {
    Role.HEAD: "заведующий",
    Role.ACTING: "исполняет обязанности",
    Role.DEPUTY: "старший воспитатель или зам",
}


def summary(view: SummaryScreen) -> Screen:
    """The page asked for, with buttons to the others."""
    match view.section:
        case Section.OVERVIEW:
            body, pages = _overview(view), 1
        case Section.DIFFICULTIES:
            body, pages = _mentions("Что мешает", view.summary.difficulties, view.page)
        case Section.HELP:
            body, pages = _mentions("Просьбы о помощи", view.summary.helps, view.page)
        case Section.MISSING:
            body, pages = _missing(view)
        case Section.CUT_OFF:
            body, pages = _cut_off(view)
        case Section.CALLS:
            body, pages = _calls(view)
    where = f"\nРайон: {esc(clip(view.district, LONGEST_NAME))}" if view.district else ""
    head = f"<b>{esc(view.decision.short_title)}</b>\n{term(view.deadline, view.today)}{where}\n\n"
    rows = () if view.brief else (*_turns(view, pages), *_to_call(view), *_sections(view))
    return Screen(head + body, rows)


def _overview(view: SummaryScreen) -> str:
    coverage = view.summary.coverage
    lines = [
        f"<b>Сдали {percent(coverage.sent, coverage.total)}</b>",
        *([f"Из них приняты: {coverage.accepted}"] if coverage.accepted else []),
        *([f"Возвращены: {coverage.returned}"] if coverage.returned else []),
        f"Начали: {coverage.begun}, не открывали: {coverage.not_opened}",
        f"Зарегистрированы: {percent(coverage.registered, coverage.total)}",
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


def _mentions(title: str, mentions: tuple[Mention, ...], page: int) -> tuple[str, int]:
    if not mentions:
        return f"<b>{title}</b>\n\nНет данных.", 1
    shown, pages = _page(mentions, page)
    lines = [f"<b>{title}</b>", ""]
    for mention in shown:
        names = ", ".join(esc(_short(o.name, o.number)) for o in mention.organisations[:NAMED])
        more = mention.count - NAMED
        said = esc(clip(mention.text, LONGEST_MENTION))
        lines.append(f"{said}: {mention.count}\n    {names}{f' и ещё {more}' if more > 0 else ''}")
    return "\n".join(lines), pages


def _missing(view: SummaryScreen) -> tuple[str, int]:
    missing = view.summary.not_answered
    if not missing:
        return "<b>Ответили все</b>", 1
    shown, pages = _page(missing, view.page)
    lines = [f"<b>Не сдали {percent(len(missing), view.summary.coverage.total)}</b>", ""]
    lines += [_absentee(entry) for entry in shown]
    return "\n".join(lines), pages


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


def _page(items: tuple[T, ...], page: int) -> tuple[tuple[T, ...], int]:
    pages = max(1, -(-len(items) // PER_PAGE))
    page = min(page, pages - 1)
    return items[page * PER_PAGE : (page + 1) * PER_PAGE], pages


def _turns(view: SummaryScreen, pages: int) -> Rows:
    if pages == 1:
        return ()
    page = min(view.page, pages - 1)
    row: list[Button] = []
    if page > 0:
        row.append(Button("←", _to(view, view.section, page - 1)))
    row.append(Button(f"{page + 1} из {pages}", _to(view, view.section, page)))
    if page < pages - 1:
        row.append(Button("→", _to(view, view.section, page + 1)))
    return (tuple(row),)


def _sections(view: SummaryScreen) -> Rows:
    missing = len(view.summary.not_answered)
    named = (
        (Section.OVERVIEW, "По пунктам"),
        (Section.MISSING, f"Кто не ответил ({missing})"),
        (Section.DIFFICULTIES, "Что мешает"),
        (Section.HELP, "Просьбы о помощи"),
        (Section.CALLS, "Обзвонить"),
        *(((Section.CUT_OFF, f"Не доставлено ({len(view.cut_off)})"),) if view.cut_off else ()),
    )
    rows: list[tuple[Button, ...]] = [
        (Button(words, _to(view, section, 0)),) for section, words in named if section is not view.section
    ]
    everybody = (
        ListDistrict(view.decision_id, district_key(view.district), 0)
        if view.district
        else ListReports(view.decision_id, 0)
    )
    if view.asking:
        rows.insert(0, (Button(f"Просят перенести срок ({view.asking})", ListExtensions().pack()),))
    rows.insert(0, (Button("По организациям", everybody.pack()),))
    if view.districts:
        rows.append(district_button(view.district, ChooseDistrict(view.decision_id, view.section.value)))
    if view.may_act:
        rows.append(
            (Button("Напомнить", AskBroadcast(view.decision_id, district_key(view.district)).pack()),)
        )
    rows.append((Button("Напоминания", AskProof(view.decision_id).pack()),))
    rows.append((Button("Картина по организациям", SendPaper(view.decision_id, Paper.HEAT.value, 0).pack()),))
    rows.append((Button("Выгрузить", AskPapers(view.decision_id).pack()),))
    if view.section is Section.OVERVIEW:
        rows.append((Button("Обновить", _to(view, view.section, 0)),))
    return (*rows, (Button("В меню", GoHome().pack()),))


def _to(view: SummaryScreen, section: Section, page: int) -> str:
    if view.district:
        return SummaryOfDistrict(view.decision_id, section.value, page, district_key(view.district)).pack()
    return ShowSummary(view.decision_id, section.value, page).pack()


def _short(name: str, number: int | None) -> str:
    return f"№ {number}" if number is not None else clip(name, LONGEST_NAME)
