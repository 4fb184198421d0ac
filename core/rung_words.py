"""Reminders in words: which rung it was, and what became of it; for the chat and for papers."""

from datetime import date

from core.decision import Decision
from core.follow_up import task_of
from core.russian import count
from core.russian_dates import month_name

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
    "nobody": "никто не зарегистрирован",
    "refused_consent": "отозвано согласие",
    "away": "отпуск",
    "nothing_owed": "отчёт уже отправлен",
    "access_ended": "доступ закрыт",
    "stopped": "отправку остановили",
}


def rung_name(rung_id: str, decision: Decision) -> str:
    """«за 14 рабочих дней», «после возврата»; the id itself of a kind unknown here."""
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
        case "broadcast":
            return "напоминание управления"
        case "plan":
            task = decision.task(task_of(rung_id) or "")
            return f"о плане по пункту {task.number}" if task else "о плане"
    return rung_id


def outcome(state: str, why: str) -> str:
    """«отменено: отпуск»."""
    reason = f": {REASONS.get(why, why)}" if why else ""
    return STATES.get(state, state) + reason
