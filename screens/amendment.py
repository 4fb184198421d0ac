"""What an amendment changes, in a line each: for whoever agrees to it, and for those whom it touches."""

from collections.abc import Sequence
from datetime import date

from core.amendment import Edit, What
from core.report import ReportCard
from core.russian_dates import day_and_month
from core.views import Amended
from screens.callbacks.checklist import GoOn, OpenList
from screens.screen import Button, Rows, Screen, clip, esc
from screens.states import short_name

MOST_LINES = 12
LONGEST = 90
MOST_CARDS = 8
ABOUT = {
    "title": "название",
    "short_title": "короткое название",
    "basis": "основание",
    "day": "дата решения",
    "point": "номер пункта",
    "addressees": "кому",
    "recommended": "рекомендуется или нет",
    "meeting": "совещание",
    "practical_task": "практическое задание",
    "department_task": "дела управления",
    "department_tasks": "дела управления",
    "checks": "проверки перед отправкой",
}


def lines_of(edits: Sequence[Edit]) -> list[str]:
    """Plain text, a line each; the many as «и ещё»."""
    told = list(dict.fromkeys(map(line_of, edits)))
    more = len(told) - MOST_LINES
    return [*told[:MOST_LINES], *([f"и ещё {more}"] if more > 0 else [])]


def line_of(edit: Edit) -> str:
    """«Добавлен пункт 7: Обучение»."""
    task = f"пункт {edit.number}"
    here = f"В пункте {edit.number}"
    now, was = clip(edit.now, LONGEST), clip(edit.was, LONGEST)
    match edit.what:
        case What.DEADLINE:
            days = (day_and_month(date.fromisoformat(day)) for day in (edit.was, edit.now))
            return "Срок: был {}, теперь {}".format(*days)
        case What.LADDER:
            return "Другие дни напоминаний"
        case What.TASK_ADDED:
            return f"Добавлен {task}: {now}"
        case What.TASK_REMOVED:
            return f"Убран {task}: {was}"
        case What.TASK_REWORDED:
            return f"{task.capitalize()} теперь: {now}"
        case What.QUESTION_ADDED:
            return f"{here} новый вопрос: {now}"
        case What.QUESTION_REMOVED:
            return f"{here} больше не спрашивают: {was}"
        case What.QUESTION_REWORDED:
            return f"{here} вопрос теперь: {now}"
        case What.QUESTION_ANEW:
            return f"{here} спрашивают заново: {now}"
        case What.QUESTION_RULES:
            return (
                f"{here} отвечают иначе: {clip(edit.label, LONGEST)}"
                if edit.label
                else f"{here} другой порядок"
            )
        case What.OPTION_ADDED:
            return f"{here} новый вариант: {now}"
        case What.OPTION_REMOVED:
            return f"{here} убран вариант: {was}"
        case What.OPTION_REWORDED:
            return f"{here} вариант теперь: {now}"
        case What.ORDER:
            return "Другой порядок пунктов"
        case What.ABOUT:
            return f"Изменено: {ABOUT.get(edit.label, edit.label)}"


def amended(view: Amended) -> Screen:
    """One message: what is different, what becomes of one's answers, and the way on."""
    hello = f"Добрый день, {esc(view.name)}!" if view.name else "Добрый день!"
    title = esc(clip(view.cards[0].title, LONGEST))
    where = "; ".join(esc(clip(card.organisation, LONGEST)) for card in view.cards[:MOST_CARDS])
    lines = [f"{hello} Решение изменили: <b>{title}</b>.", where, ""]
    lines += [f"• {esc(line)}" for line in lines_of(view.edits)]
    said = ["Остальные Ваши ответы на месте."]
    if view.gone:
        said.insert(0, "Ответы, которые больше не подходят, сохранены у управления.")
    if view.reopened:
        said.append("Отчёт снова открыт: дополните его и отправьте ещё раз.")
    said.append(f"Срок: {_deadlines(view.cards)}.")
    several = len(view.cards) > 1
    rows: Rows = tuple(
        (
            Button(
                f"Открыть: {short_name(card.organisation, 16)}" if several else "Открыть",
                GoOn(card.report_id).pack(),
            ),
        )
        for card in view.cards[:MOST_CARDS]
    )
    if not several:
        rows = (*rows, (Button("Все пункты", OpenList(view.cards[0].report_id).pack()),))
    return Screen("\n".join([*lines, "", " ".join(said)]), rows)


def _deadlines(cards: Sequence[ReportCard]) -> str:
    days = sorted({card.deadline for card in cards})
    return " или ".join(day_and_month(day) for day in days)
