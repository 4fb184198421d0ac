"""The ladder of reminders: as it is, being changed, and whom a change would reach and when."""

from core.decision import Ladder
from core.ladder_change import (
    FARTHEST,
    MONTHLY,
    USUAL_BEFORE,
    USUAL_OVERDUE,
    has,
    hours,
    rungs_shown,
)
from core.people import Organisation
from core.rearming import Outing
from core.russian import count, plural
from core.russian_dates import day_and_month
from core.views import LadderAsk, LadderDraft, LadderPreview, LadderScreen
from screens.callbacks.evidence import AskProof
from screens.callbacks.ladder import (
    ApplyLadder,
    AskLadder,
    EditLadder,
    LookLadder,
    ResetLadder,
    SetHour,
    ShowLadder,
    SwitchRung,
)
from screens.callbacks.start import GoHome
from screens.notes import above
from screens.screen import Button, Rows, Screen, esc
from screens.states import moment_in_words, short_name

OFFERED = 5  # numbers on buttons; any other is typed
MOST_OUTINGS = 15  # dates listed of each kind
NAMED = 5  # organisations that are named; more are counted
A_ROW = 3  # hours beside each other


def ladder(view: LadderScreen) -> Screen:
    """In words; with buttons for those who may change it."""
    here, decision_id = view.in_force, view.in_force.decision_id
    by = f"Так решил администратор: {esc(here.by)}" if here.by else "Так решил администратор"
    since = f", {moment_in_words(here.at)}" if here.at else ""
    origin = f"{by}{since}." if here.version else "Так записано в файле решения."
    if here.version and here.ladder is None:
        origin = f"Снова по файлу решения. {by}{since}."
    rows: list[tuple[Button, ...]] = []
    if view.may_change:
        rows.append((Button("Изменить", EditLadder(decision_id).pack()),))
        if here.ladder is not None:
            rows.append((Button("Сбросить к файлу решения", ResetLadder(decision_id).pack()),))
    rows += [
        (Button("← Назад", AskProof(decision_id).pack()),),
        (Button("В меню", GoHome().pack()),),
    ]
    return Screen(
        f"{above(view.note)}<b>Лестница напоминаний</b>\n{esc(view.decision.short_title)}\n"
        f"Срок: {day_and_month(view.deadline)}\n\n{_in_words(here.now)}\n\n{origin}",
        tuple(rows),
    )


def draft(view: LadderDraft) -> Screen:
    """Each rung a button; a second press takes the mark away."""
    decision_id = view.in_force.decision_id
    shown = rungs_shown(view.draft, view.in_force.now, view.in_force.file)
    rungs = [_switch(decision_id, name, has(view.draft, name)) for name in shown]
    return Screen(
        f"{above(view.note)}<b>Когда напоминать?</b>\nОтметьте нужное. Пока не нажмёте «Применить», "
        "всё остаётся как есть.",
        (
            *((rung,) for rung in rungs),
            (Button("Добавить до срока", AskLadder(decision_id, "before").pack()),),
            (Button("Добавить после срока", AskLadder(decision_id, "overdue").pack()),),
            (Button(f"Час: {view.draft.at:%H:%M}", AskLadder(decision_id, "hour").pack()),),
            (Button("Что изменится", LookLadder(decision_id).pack()),),
            (Button("← Назад", ShowLadder(decision_id).pack()),),
        ),
    )


def ask(view: LadderAsk) -> Screen:
    """How many days, or which hour?"""
    number = f"Нажмите кнопку или напишите число от 1 до {FARTHEST}."
    if view.wants == "hour":
        opens, closes = view.draft.window[0], min(view.draft.window[1], view.draft.short_day_until)
        words = (
            "В котором часу напоминать? Нажмите кнопку или напишите, например 11:30.\n"
            f"Можно с {opens:%H:%M} до {closes:%H:%M}."
        )
        rows = _hours(view)
    elif view.wants == "before":
        words = f"За сколько рабочих дней до срока напомнить? {number}"
        rows = _numbers(view, USUAL_BEFORE)
    else:
        words = f"Через сколько рабочих дней после срока напомнить? {number}"
        rows = _numbers(view, USUAL_OVERDUE)
    back = (Button("← Назад", EditLadder(view.decision_id).pack()),)
    return Screen(above(view.note) + words, (*rows, back))


def preview(view: LadderPreview) -> Screen:
    """What will go to whom and when, what no longer, and what is new."""
    found, decision_id = view.preview, view.in_force.decision_id
    title = "Лестница из файла решения" if view.is_file else "Новая лестница"
    lines = [f"<b>{title}</b>", esc(view.decision.short_title), "", _in_words(view.draft), ""]
    owing = count(found.owing, "организация", "организации", "организаций")
    lines.append(f"<b>Кому и когда</b>\nЕщё не отправили отчёт: {owing}.")
    if found.alone:
        lines.append(f"Из них сообщения сейчас не дойдут: {found.alone}.")
    lines += _outings(found.coming) or ["Напоминаний впереди не будет."]
    if found.dropped:
        lines += ["", "<b>Больше не придут</b>", *_outings(found.dropped)]
    if found.changes_nothing:
        lines += ["", "Напоминания, которые ещё впереди, не изменятся."]
    apply = ApplyLadder(decision_id, view.in_force.version, view.fingerprint)
    return Screen(
        "\n".join(lines),
        (
            (Button("Применить", apply.pack()),),
            (Button("Изменить ещё", EditLadder(decision_id).pack()),),
            (Button("Отмена", ShowLadder(decision_id).pack()),),
        ),
    )


def _in_words(ladder: Ladder) -> str:
    """A line for each kind of rung."""
    lines = []
    if ladder.monthly_over is not None:
        left = count(ladder.monthly_over, "рабочего дня", "рабочих дней", "рабочих дней")
        lines.append(f"• раз в месяц, пока до срока больше {left}")
    if ladder.before:
        lines.append(f"• за {_days(ladder.before)} до срока")
    if ladder.on_the_day:
        lines.append("• в день срока")
    if ladder.overdue:
        lines.append(f"• через {_days(ladder.overdue)} после срока")
    if not lines:
        return "Напоминаний нет."
    return "\n".join(["Напоминаем:", *lines, f"в {ladder.at:%H:%M}, только по рабочим дням."])


def _days(numbers: tuple[int, ...]) -> str:
    *rest, last = map(str, numbers)
    listed = f"{', '.join(rest)} и {last}" if rest else last
    return f"{listed} {plural(int(last), 'рабочий день', 'рабочих дня', 'рабочих дней')}"


def _switch(decision_id: int, rung: str, on: bool) -> Button:
    kind, _, number = rung.partition("-")
    words = {MONTHLY: "Раз в месяц", "day": "В день срока"}.get(rung, "")
    if kind == "before":
        words = f"За {count(int(number), 'рабочий день', 'рабочих дня', 'рабочих дней')}"
    elif kind == "overdue":
        words = f"Через {count(int(number), 'рабочий день', 'рабочих дня', 'рабочих дней')} после"
    return Button(f"{'☑' if on else '☐'} {words}", SwitchRung(decision_id, rung, int(not on)).pack())


def _numbers(view: LadderAsk, usual: tuple[int, ...]) -> Rows:
    """Those that don't stand on the buttons of the draft already, marked or not."""
    word = "За" if view.wants == "before" else "Через"
    rungs = ((number, f"{view.wants}-{number}") for number in usual)
    free = [(number, rung) for number, rung in rungs if rung not in view.shown][:OFFERED]
    return tuple(
        (
            Button(
                f"{word} {count(number, 'рабочий день', 'рабочих дня', 'рабочих дней')}",
                SwitchRung(view.decision_id, rung, 1).pack(),
            ),
        )
        for number, rung in free
    )


def _hours(view: LadderAsk) -> Rows:
    buttons = [
        Button(f"{hour:%H:%M}", SetHour(view.decision_id, f"{hour:%H%M}").pack())
        for hour in hours(view.draft)
    ]
    return tuple(tuple(buttons[n : n + A_ROW]) for n in range(0, len(buttons), A_ROW))


def _outings(outings: tuple[Outing, ...]) -> list[str]:
    lines = [f"{moment_in_words(one.at)}: {_whom(one.organisations)}{_new(one)}" for one in outings]
    rest = len(lines) - MOST_OUTINGS
    more = [f"и ещё {count(rest, 'дата', 'даты', 'дат')}"] if rest > 0 else []
    return [*lines[:MOST_OUTINGS], *more]


def _whom(organisations: tuple[Organisation, ...]) -> str:
    if len(organisations) > NAMED:
        return count(len(organisations), "организация", "организации", "организаций")
    return ", ".join(esc(short_name(one.name, 40)) for one in organisations)


def _new(one: Outing) -> str:
    whole = len(one.organisations)
    parts = [
        words if number == whole else f"{words}: {number}"
        for words, number in (("новое", one.new), ("другой час", one.moved))
        if number
    ]
    return f" ({', '.join(parts)})" if parts else ""
