"""What became of each reminder of one organisation, in words; and whom to call."""

from datetime import datetime

from core.decision import Decision
from core.people import Called
from core.proof import BROADCAST, CallReason, LoggedRung, ToCall
from core.rung_words import REASONS, STATES, rung_name
from core.russian_dates import day_and_month, short_day
from core.views import ProofChoice, ProofScreen
from screens.callbacks.evidence import AskProof, ShowProof
from screens.callbacks.ladder import ShowLadder
from screens.callbacks.summary import OpenReportOf, ShowSummary
from screens.notes import above
from screens.people import away
from screens.screen import Button, Rows, Screen, clip, esc

ASKED_FOR = ("snooze", "return", "plan", BROADCAST)  # what stands for no deadline
PER_PAGE = 12
LONGEST_NAME = 80
LONGEST_LABEL = 28
LONGEST_QUOTE = 60
CALLS = {
    CallReason.NOT_REGISTERED: "не зарегистрированы",
    CallReason.UNREACHABLE: "сообщения не доходят",
    CallReason.NOT_MOVED: "после последнего напоминания не заходили",
}


def choice(view: ProofChoice) -> Screen:
    """Of which organisation?"""
    words = "Чьи напоминания показать? Напишите номер сада или часть названия."
    if view.found:
        words = "Подходят несколько. Нажмите на нужную или напишите точнее."
    rows: Rows = tuple(
        (Button(clip(one.name, LONGEST_LABEL), ShowProof(view.decision_id, one.id, 0).pack()),)
        for one in view.found
    )
    ladder = (Button("Лестница напоминаний", ShowLadder(view.decision_id).pack()),)
    back = (Button("← Назад", ShowSummary(view.decision_id, "o", 0).pack()),)
    return Screen(above(view.note) + words, (*rows, ladder, back))


def proof(view: ProofScreen) -> Screen:
    """The list."""
    pages = max(1, -(-len(view.rungs) // PER_PAGE))
    page = min(view.page, pages - 1)
    shown = view.rungs[page * PER_PAGE : (page + 1) * PER_PAGE]
    lines = [f"<b>Напоминания: {esc(clip(view.organisation.name, LONGEST_NAME))}</b>", ""]
    lines += [_line(rung, view.decision) for rung in shown] or ["Напоминаний нет."]
    rows: list[tuple[Button, ...]] = []
    if pages > 1:
        turns = [("←", page - 1), (f"{page + 1} из {pages}", page), ("→", page + 1)]
        rows.append(tuple(Button(words, _to(view, n)) for words, n in turns if 0 <= n < pages))
    report = OpenReportOf(view.decision_id, view.organisation.id)
    rows.append((Button("Отчёт организации", report.pack()),))
    rows.append((Button("Другая организация", AskProof(view.decision_id).pack()),))
    rows.append((Button("← Назад", ShowSummary(view.decision_id, "o", 0).pack()),))
    return Screen("\n".join(lines), tuple(rows))


def to_call(entry: ToCall) -> str:
    """One organisation of «Обзвонить», with its telephone."""
    organisation = entry.organisation
    head = f"{esc(clip(organisation.head, LONGEST_NAME))}, " if organisation.head else ""
    phone = esc(organisation.phone) or "телефона в списке нет"
    absent = "".join(f"\n    {away(leave)}" for leave in entry.away)
    name = esc(clip(organisation.name, LONGEST_NAME))
    return f"<b>{name}</b>\n    {CALLS[entry.reason]}\n    {head}{phone}{called(entry.called)}{absent}"


def called(call: Called | None) -> str:
    """A line of its own about the last call; empty where there was none."""
    return f"\n    звонили {_moment(call.at)}, {esc(call.by)}" if call else ""


def _to(view: ProofScreen, page: int) -> str:
    return ShowProof(view.decision_id, view.organisation.id, page).pack()


def _line(rung: LoggedRung, decision: Decision) -> str:
    state = STATES.get(rung.state, rung.state)
    when = rung.due_at if rung.state == "planned" else rung.decided_at
    at = f" {_moment(when)}" if when and rung.state in ("planned", "sent") else ""
    why = f": {REASONS.get(rung.why, rung.why)}" if rung.why else ""
    towards = "" if rung.id.startswith(ASKED_FOR) else f", к сроку {day_and_month(rung.deadline)}"
    name = esc(_said(rung) or rung_name(rung.id, decision))
    return f"{short_day(rung.planned_at.date())}, {name}{towards}\n    {state}{at}{esc(why)}"


def _said(rung: LoggedRung) -> str:
    """The department's own words, where it wrote to many."""
    return f"сообщение управления: «{clip(rung.text, LONGEST_QUOTE)}»" if rung.text else ""


def _moment(when: datetime) -> str:
    return f"{short_day(when.date())} в {when:%H:%M}"
