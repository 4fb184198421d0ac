"""The sentences of the official report: plain office Russian, each number with its share. Pure.

Heads are recommended, never obliged, so nothing here speaks of duties or breaches; and what nobody has
answered is «нет данных», never a zero.
"""

from core.official import OfficialReport
from core.own_tasks import WORDS
from core.russian import count, plural
from core.russian_dates import short_day
from core.summary import TaskCounts, percent

NAMED = 5  # difficulties and requests that are named one by one
MOST = 2  # of three: from here on «в большинстве»


def coverage(report: OfficialReport) -> tuple[str, ...]:
    """Who was asked, and how many have answered when."""
    found = report.summary.coverage
    if not found.total:
        return ("В списке управления нет организаций.",)
    to = plural(found.total, "организации", "организациям", "организациям")
    lines = [f"Решение адресовано {found.total} {to}. Срок исполнения: {short_day(report.deadline)}."]
    sent = f"Отчёты представили {percent(found.sent, found.total)}"
    punctual = report.punctual
    if punctual.late:
        sent += f", из них вовремя {punctual.on_time}, позже срока {punctual.late}"
    elif found.sent:
        sent += ", все вовремя"
    lines.append(f"{sent}.")
    rest = [
        (found.accepted, "принято управлением"),
        (found.returned, "возвращено на доработку"),
        (found.begun, "заполнение начато"),
        (found.not_opened, "не открывали"),
    ]
    if words := ", ".join(f"{words}: {number}" for number, words in rest if number):
        lines.append(f"{words[0].upper()}{words[1:]}.")
    if punctual.overdue:
        lines.append(f"Срок прошёл, отчёта нет: {percent(punctual.overdue, found.total)} (приложение 2).")
    return tuple(lines)


def own_tasks(report: OfficialReport) -> tuple[str, ...]:
    """What the department took upon itself: each point with its state, its day, and the note."""
    today = report.made_at.date()
    lines = []
    for one in report.own:
        number = f"Пункт {one.task.number}. " if one.task.number else ""
        said = f"{number}{_sentence(one.task.text)}. Состояние: {WORDS[one.standing.state]}"
        said += f", срок: {short_day(one.deadline)}{' (срок прошёл)' if one.is_late(today) else ''}."
        if one.task.owner:
            said += f" Отвечает: {one.task.owner}."
        if one.standing.note:
            said += f" {_sentence(one.standing.note)}."
        lines.append(said)
    return tuple(lines)


def achievements(report: OfficialReport) -> tuple[str, ...]:
    """Tasks that most of those who answered have done, the furthest first."""
    done = [task for task in report.summary.tasks if task.done and task.done * 3 >= _answered(task) * MOST]
    done.sort(key=lambda task: -task.done / _answered(task))
    counted = tuple(f"{_named(task)}: выполнено в {percent(task.done, _answered(task))}." for task in done)
    return (*counted, *practical(report, "достиж"))


def problems(report: OfficialReport) -> tuple[str, ...]:
    """What hinders, in the organisations' words, and the tasks that most haven't begun."""
    total = report.summary.coverage.total
    said = tuple(
        f"{_sentence(mention.text)}: {percent(mention.count, total)}."
        for mention in report.summary.difficulties[:NAMED]
    )
    behind = tuple(
        f"{_named(task)}: не начинали {percent(task.not_started, _answered(task))}."
        for task in report.summary.tasks
        if task.not_started and task.not_started * 3 >= _answered(task) * MOST
    )
    return (*said, *behind, *practical(report, "проблем", "трудност"))


def prospects(report: OfficialReport) -> tuple[str, ...]:
    """What is under way, and by when it is planned."""
    planned = report.planned
    lines = []
    if planned.in_time:
        lines.append(f"К сроку планируют завершить {_tasks(planned.in_time)}.")
    if planned.late:
        lines.append(f"Позже срока планируют завершить {_tasks(planned.late)}.")
    if planned.undated:
        lines.append(f"Без названной даты в работе {_tasks(planned.undated)}.")
    return (*lines, *practical(report, "перспектив", "план"))


def practical(report: OfficialReport, *stems: str) -> tuple[str, ...]:
    """What organisations said at the meeting, a line a direction; aspects are known by how they begin."""
    lines = []
    for one in report.practical:
        if one.said and one.cell.aspect.text.casefold().startswith(stems):
            said = "; ".join(f"{_lower(each.text)} ({each.count})" for each in one.said[:NAMED])
            lines.append(f"{_sentence(one.cell.direction.text)}: {said}.")
    return tuple(lines)


def proposed_conclusions(report: OfficialReport) -> tuple[str, ...]:
    """What follows from the counts; a specialist may write other words."""
    if report.conclusions is not None:
        return report.conclusions
    found = report.summary.coverage
    if not any(_answered(task) for task in report.summary.tasks):
        return ("Данных для выводов пока нет.",)
    lines = [f"Отчёты представили {percent(found.sent, found.total)}."]
    ahead = [task for task in report.summary.tasks if task.done * 3 >= _answered(task) * MOST > 0]
    if ahead:
        lines.append(f"Решение исполнено в большинстве ответивших организаций {_points(ahead)}.")
    behind = [task for task in report.summary.tasks if _answered(task) and task.done * 2 < _answered(task)]
    if behind:
        lines.append(f"Менее чем в половине ответивших организаций работа завершена {_points(behind)}.")
    if report.planned.late:
        lines.append("Часть организаций планирует завершить работу позже срока.")
    return tuple(lines)


def proposed_proposals(report: OfficialReport) -> tuple[str, ...]:
    """What the department may do: from who is missing, what is asked for, what lags behind."""
    if report.proposals is not None:
        return report.proposals
    lines = []
    if report.summary.coverage.missing:
        lines.append("Продолжить работу с организациями, не представившими отчёт (приложение 2).")
    if report.summary.coverage.returned:
        lines.append("Получить доработанные отчёты, возвращённые организациям.")
    if helps := report.summary.helps[:NAMED]:
        asked = "; ".join(f"{_lower(mention.text)} ({mention.count})" for mention in helps)
        lines.append(f"Оказать помощь, о которой просят организации: {asked}.")
    behind = [task for task in report.summary.tasks if _answered(task) and task.done * 2 < _answered(task)]
    if behind:
        lines.append(f"Рассмотреть на ближайшем совещании ход работы {_points(behind)}.")
    return tuple(lines) or ("Решение снять с контроля как исполненное.",)


def task_cells(task: TaskCounts) -> dict[str, str]:
    """The task's row in the table, by column."""
    cells = {
        "number": str(task.task.number),
        "title": task.task.title,
        "done": str(task.done),
        "in_progress": str(task.in_progress),
        "not_started": str(task.not_started),
        "no_data": str(task.no_data),
        "share": percent(task.done, task.total),
    }
    if task.no_data == task.total:
        cells |= dict.fromkeys(("done", "in_progress", "not_started", "share"), "нет данных")
    return cells


def _answered(task: TaskCounts) -> int:
    return task.total - task.no_data


def _named(task: TaskCounts) -> str:
    return f"Пункт {task.task.number}, «{task.task.title}»"


def _points(tasks: list[TaskCounts]) -> str:
    numbers = [str(task.task.number) for task in tasks]
    listed = ", ".join(numbers[:-1]) + (" и " if numbers[:-1] else "") + numbers[-1]
    return f"по {plural(len(numbers), 'пункту', 'пунктам', 'пунктам')} {listed}"


def _tasks(number: int) -> str:
    return count(number, "пункт", "пункта", "пунктов") + " (по всем организациям)"


def _sentence(text: str) -> str:
    text = text.rstrip(" .,;!")
    return text[:1].upper() + text[1:]


def _lower(text: str) -> str:
    text = text.rstrip(" .,;!")
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
