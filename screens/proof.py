"""What became of each reminder of one organisation, in words; and whom to call."""

from datetime import date, datetime

from core.decision import Decision
from core.follow_up import task_of
from core.people import Called
from core.proof import CallReason, LoggedRung, ToCall
from core.russian import count
from core.russian_dates import day_and_month, month_name, short_day
from core.views import ProofChoice, ProofScreen
from screens.callbacks.evidence import AskProof, ShowProof
from screens.callbacks.ladder import ShowLadder
from screens.callbacks.summary import OpenReportOf, ShowSummary
from screens.notes import above
from screens.people import away
from screens.screen import Button, Rows, Screen, clip, esc

ASKED_FOR = ("snooze", "return", "plan")  # what stands for no deadline
PER_PAGE = 12
LONGEST_NAME = 80
LONGEST_LABEL = 28
STATES = {
    "planned": "ждёт",
    "queued": "передано на отправку",
    "sent": "отправлено",
    "missed": "не отправлено",
    "cancelled": "отменено",
}
REASONS = {
    "finished": "отчёт уже отправлен",
    "nobody_registered": "никто не зарегистрирован",
    "unreachable": "сообщения не доходят",
    "superseded": "вместо него ушло более позднее",
    "absent": "отпуск",
    "snoozed": "просили напомнить позже",
    "already_today": "в этот день уже напоминали",
    "recent_activity": "недавно заходили в отчёт",
    "outside_window": "вне рабочих часов",
    "plan_changed": "план изменился или выполнен",
    "deadline_moved": "срок перенесён",
    "closed": "организация закрыта",
    "ladder_changed": "лестницу изменили",
    "refused": "мессенджер не принял",
}
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
    return (
        f"{short_day(rung.planned_at.date())}, {_name(rung.id, decision)}{towards}\n    {state}{at}{esc(why)}"
    )


def _name(rung_id: str, decision: Decision) -> str:
    kind, _, rest = rung_id.partition("-")
    match kind:
        case "monthly":
            return f"ежемесячное ({month_name(date.fromisoformat(f'{rest}-01'))})"
        case "before":
            return f"за {count(int(rest), 'рабочий день', 'рабочих дня', 'рабочих дней')}"
        case "day":
            return "в день срока"
        case "overdue":
            return f"через {count(int(rest), 'рабочий день', 'рабочих дня', 'рабочих дней')} после"
        case "snooze":
            return "по просьбе"
        case "return":
            return "после возврата"
        case "plan":
            task = decision.task(task_of(rung_id) or "")
            return f"о плане по пункту {task.number}" if task else "о плане"
    return esc(rung_id)


def _moment(when: datetime) -> str:
    return f"{short_day(when.date())} в {when:%H:%M}"
