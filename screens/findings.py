"""What the soft checks have found, in plain words: an observation, never a reproach."""

from collections.abc import Iterable

from core.decision import Task
from core.russian_dates import month_name, short_day
from core.soft_checks import Check, Finding


def in_remarks(findings: Iterable[Finding]) -> list[str]:
    """A line for each remark; tasks without evidence share one."""
    found = tuple(findings)
    lines = []
    if bare := [one.task for one in found if one.check is Check.EVIDENCE]:
        lines.append(f"По {_tasks(bare)} нет подтверждения.")
    for one in found:
        if one.check is Check.ORDER and one.other is not None:
            lines.append(f"Пункт {one.task.number} сделан, а пункт {one.other.number} не начат.")
        if one.check is Check.LATE_PLAN and one.day is not None:
            day = month_name(one.day.day) if one.day.whole_month else short_day(one.day.day)
            lines.append(f"По пункту {one.task.number} план позже срока: {day}.")
    return lines


def _tasks(tasks: list[Task]) -> str:
    numbers = ", ".join(str(task.number) for task in tasks)
    return f"{'пункту' if len(tasks) == 1 else 'пунктам'} {numbers}"
