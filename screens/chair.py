"""The agenda for the chair: what is on, the minutes left, and what comes next."""

from core.agenda_run import AgendaRun
from core.decision import AgendaItem
from core.meeting import MeetingPlan, clock, sitting
from core.russian import count
from core.views import AgendaScreen
from screens.callbacks.meeting import AddFive, BeginAgenda, EndAgenda, LeaveAgenda, ListSeats, NextItem
from screens.notes import above
from screens.screen import Button, Rows, Screen, clip, esc

LONGEST = 300


def agenda(view: AgendaScreen) -> Screen:
    """One message that lives: it is edited as the time goes by."""
    plan, where = view.meeting.plan, (view.meeting.id, view.subgroup)
    found = plan.subgroup(view.subgroup)
    heading = f"<b>{esc(sitting(found))}</b>" if found else ""
    back: Rows = ((Button("К подгруппе", ListSeats(view.meeting.id, str(view.subgroup), 0).pack()),),)
    run = view.run
    item = run.current(plan) if run is not None else None
    if run is None or item is None:
        words = "Повестка закончена." if run is not None else _to_come(plan)
        begin: Rows = ()
        if plan.meeting.agenda:
            label = "Начать заново" if run is not None else "Начать"
            begin = ((Button(label, BeginAgenda(*where).pack()),),)
        return Screen(f"{above(view.note)}{heading}\n\n{words}", (*begin, *back))
    lines = [f"{heading}\nПункт {run.item + 1} из {len(plan.meeting.agenda)}", _item(item)]
    lines.append(_left(view, run))
    upcoming = run.upcoming(plan)
    rows: list[tuple[Button, ...]] = []
    if upcoming is not None:
        minutes = f" ({upcoming.minutes} мин)" if upcoming.minutes else ""
        lines.append(f"Дальше: {esc(clip(upcoming.title, LONGEST))}{minutes}")
        rows.append((Button("Дальше", NextItem(*where, run.item).pack()),))
    if item.minutes is not None:
        rows.append((Button("+5 минут", AddFive(*where, run.extra).pack()),))
    rows.append((Button("Закончить повестку", EndAgenda(*where).pack()),))
    rows.append((Button("К подгруппе", LeaveAgenda(*where).pack()),))
    return Screen(above(view.note) + "\n\n".join(line for line in lines if line), tuple(rows))


def _left(view: AgendaScreen, run: AgendaRun) -> str:
    until = run.until(view.meeting.plan)
    if until is None:
        return "Время на этот пункт не указано."
    left = run.left(view.meeting.plan, view.now)
    ends = clock(until.astimezone(view.now.tzinfo).time())
    if left > 0:
        word = "Осталась" if left % 10 == 1 and left % 100 != 11 else "Осталось"
        return f"{word} {count(left, 'минута', 'минуты', 'минут')}, до {ends}."
    if left == 0:
        return f"Время вышло в {ends}."
    return f"Время вышло в {ends}, {count(-left, 'минуту', 'минуты', 'минут')} назад."


def _item(item: AgendaItem) -> str:
    number = f"{item.number}. " if item.number else ""
    who = ", ".join(part for part in (item.speaker, item.position) if part)
    speaker = f"\n{esc(who)}" if who else ""
    return f"<b>{number}{esc(clip(item.title, LONGEST))}</b>{speaker}"


def _to_come(plan: MeetingPlan) -> str:
    items = plan.meeting.agenda
    if not items:
        return "В файле совещания нет повестки."
    minutes = sum(item.minutes or 0 for item in items)
    whole = f", всего {count(minutes, 'минута', 'минуты', 'минут')}" if minutes else ""
    return f"В повестке {count(len(items), 'пункт', 'пункта', 'пунктов')}{whole}. Начать?"
