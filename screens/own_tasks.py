"""The department's own tasks: the list, one of them, and the line that the summary says of them."""

from datetime import date

from core.own_tasks import WORDS, OwnStanding, OwnState, OwnTask
from core.russian import count
from core.russian_dates import short_day
from core.views import OwnTaskList, OwnTaskPage
from screens.callbacks.experience import ListOwnTasks, OpenOwnTask, OwnTaskDay, SetOwnTask, WantOwnTask
from screens.callbacks.start import GoHome
from screens.callbacks.summary import ShowSummary
from screens.notes import above
from screens.screen import Button, Rows, Screen, clip, esc
from screens.states import moment_in_words

HOME = (Button("В меню", GoHome().pack()),)
LONGEST_TEXT = 600
LAST = 5  # lines of the history on the page
LABELS = {OwnState.NOT_BEGUN: "Не начат", OwnState.UNDER_WAY: "Идёт", OwnState.DONE: "Исполнен"}
IN_CAPTION = 3  # tasks that are named one by one under the picture


def brief(tasks: tuple[OwnTask, ...], today: date) -> list[str]:
    """What the summary says of them: a line each, or counts where they are many. As HTML."""
    if not tasks:
        return []
    if len(tasks) <= IN_CAPTION:
        said = "; ".join(f"{esc(one.name)} {_state(one, today)}" for one in tasks)
        return [f"Задачи управления: {said}"]
    done = sum(one.standing.state is OwnState.DONE for one in tasks)
    late = sum(one.is_late(today) for one in tasks)
    return [f"Задачи управления: исполнено {done} из {len(tasks)}{f', срок прошёл у {late}' if late else ''}"]


def listing(view: OwnTaskList) -> Screen:
    """All of them as they stand."""
    lines = [f"{above(view.note)}<b>{esc(clip(view.title, 200))}</b>\nЗадачи управления"]
    if not view.tasks:
        lines.append("Своих задач у управления в этом решении нет.")
    for one in view.tasks[:20]:
        note = f"\n    {esc(one.standing.note)}" if one.standing.note else ""
        lines.append(
            f"<b>{esc(one.name)}</b>: {_state(one, view.today)}\n    {esc(clip(one.task.text, 120))}{note}"
        )
    rows: Rows = tuple(
        (
            Button(
                clip(f"{one.name}: {WORDS[one.standing.state]}", 28),
                OpenOwnTask(view.decision_id, one.key).pack(),
            ),
        )
        for one in view.tasks[:20]
    )
    back = (Button("← К сводке", ShowSummary(view.decision_id, "o", 0).pack()),)
    return Screen("\n\n".join(lines), (*rows, back, HOME))


def page(view: OwnTaskPage) -> Screen:
    """One of them: its text, how it stands, and what may be changed."""
    one, now = view.task, view.task.standing
    back = (Button("← Назад", OpenOwnTask(view.decision_id, one.key).pack()),)
    if view.wants:
        asked = {
            "note": "Что записать о ходе? Напишите до 300 знаков.",
            "deadline": "К какому дню? Напишите дату.",
        }[view.wants]
        excess = ""
        if view.excess:
            excess = f"Не поместилось: сократите на {count(view.excess, 'знак', 'знака', 'знаков')}.\n\n"
        rows: Rows = (back,)
        if view.wants == "deadline" and now.deadline is not None:
            own = OwnTaskDay(view.decision_id, one.key, now.version)
            rows = ((Button("Как в решении", own.pack()),), back)
        return Screen(f"{above(view.note)}{excess}<b>Пункт {esc(one.name)}</b>\n{asked}", rows)
    lines = [
        f"{above(view.note)}<b>Задача управления {esc(one.name)}</b>",
        esc(clip(one.task.text, LONGEST_TEXT)),
    ]
    facts = [f"Состояние: {_state(one, view.today)}", f"Срок: {short_day(one.deadline)}"]
    facts += [f"Отвечает: {esc(one.task.owner)}"] if one.task.owner else []
    facts += [f"Примечание: {esc(now.note)}"] if now.note else []
    if one.task.categories:
        facts.append("Разделы: " + "; ".join(esc(option.text) for option in one.task.categories))
    lines.append("\n".join(facts))
    if view.history:
        lines.append("\n".join(_logged(one) for one in view.history[-LAST:]))
    ways = (Button("← Все задачи", ListOwnTasks(view.decision_id).pack()),)
    if not view.may_act:
        return Screen("\n\n".join(lines), (ways, HOME))
    states: Rows = tuple(
        (Button(words, SetOwnTask(view.decision_id, one.key, state.value, now.version).pack()),)
        for state, words in LABELS.items()
        if state is not now.state
    )
    more: Rows = (
        (Button("Примечание", WantOwnTask(view.decision_id, one.key, "note").pack()),),
        (Button("Изменить срок", WantOwnTask(view.decision_id, one.key, "deadline").pack()),),
    )
    return Screen("\n\n".join(lines), (*states, *more, ways, HOME))


def _logged(one: OwnStanding) -> str:
    """«12.08.2020 в 10:00: идёт, срок 15.08.2020, примечание (Ирина)»."""
    when = f"{moment_in_words(one.at)}: " if one.at else ""
    day = f", срок {short_day(one.deadline)}" if one.deadline else ""
    note = f", {esc(clip(one.note, 60))}" if one.note else ""
    return f"{when}{WORDS[one.state]}{day}{note}{f' ({esc(clip(one.by, 60))})' if one.by else ''}"


def _state(one: OwnTask, today: date) -> str:
    late = ", срок прошёл" if one.is_late(today) else ""
    return f"{WORDS[one.standing.state]}{late}"
