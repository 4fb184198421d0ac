"""A task «в работе» with a planned date is asked after on that date. It doesn't close the task. Pure."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from core import checklist
from core.answers import Answers, Day
from core.changes.report import TaskPlan
from core.decision import Decision, Kind, Ladder, Purpose, Question, Status, Task
from core.ladder import Rung, at_hour
from core.working_days import WorkingDays

KIND = "plan"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What is asked: «Вы планировали закончить к 15 июня: получилось?»."""

    report_id: int
    organisation: str
    task: Task
    day: date


def planned_question(task: Task, answers: Answers) -> Question | None:
    """The question of the planned date, where it applies now; the last one, if a task has several."""
    asked = [q for q in checklist.visible(task, answers) if q.purpose is Purpose.PLANNED_ON]
    return asked[-1] if asked else None


def planned_day(task: Task, answers: Answers) -> date | None:
    """The day for which the task's end is planned; None where it isn't in progress, or names none."""
    if checklist.task_status(task, answers) is not Status.IN_PROGRESS:
        return None
    days = [
        answer.value.day
        for question in checklist.visible(task, answers)
        if question.purpose is Purpose.PLANNED_ON
        and (answer := answers.get(checklist.key_of(task, question))) is not None
        and isinstance(answer.value, Day)
    ]
    return max(days, default=None)


def plans_of(decision: Decision, answers: Answers) -> dict[str, date]:
    """The planned day of each task that has one."""
    found = ((task.id, planned_day(task, answers)) for task in decision.tasks)
    return {task: day for task, day in found if day is not None}


def decides_a_plan(question: Question) -> bool:
    """Whether an answer to this question may move or end a follow-up."""
    return question.kind is Kind.STATUS or question.purpose is Purpose.PLANNED_ON


def task_plan(
    task: Task, answers: Answers, today: date, ladder: Ladder, tz: ZoneInfo, days: WorkingDays
) -> TaskPlan:
    """When to ask after the task under these answers; a day that isn't to come is never asked after."""
    day = planned_day(task, answers)
    if day is None or day <= today:
        return TaskPlan(task.id, None)
    return TaskPlan(task.id, rung(task.id, day, ladder, tz, days))


def rung(task: str, day: date, ladder: Ladder, tz: ZoneInfo, days: WorkingDays) -> Rung:
    """``plan-<task>-<day>``, at the ladder's hour of that day or of the next working one."""
    return Rung(f"{KIND}-{task}-{day.isoformat()}", at_hour(days.next_working(day), ladder.at, tz))


def task_of(rung_id: str) -> str | None:
    """The task that a rung asks after; None for a rung of any other kind."""
    kind, _, rest = rung_id.partition("-")
    return rest.partition("-")[0] if kind == KIND else None
