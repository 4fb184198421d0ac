"""What an answer changes beside itself: each task's mark, and the report's state."""

from collections.abc import Container
from zoneinfo import ZoneInfo

from core import checklist
from core.answers import Answers, QuestionKey, Value
from core.changes.report import ReportChanged, TaskMark, TaskPlan
from core.follow_up import decides_a_plan, task_plan
from core.ports import Call
from core.report import Report, ReportState


def marks_of(report: Report, answers: Answers, tasks: Container[str] | None = None) -> tuple[TaskMark, ...]:
    """The status and fill of these tasks (of all, where none are named), to be kept beside the answers."""
    return tuple(
        TaskMark(task.id, checklist.task_status(task, answers), checklist.is_filled(task, answers))
        for task in report.decision.tasks
        if tasks is None or task.id in tasks
    )


def change_of(
    call: Call,
    report: Report,
    answers: Answers,
    answered: tuple[tuple[QuestionKey, Value], ...] = (),
    cleared: tuple[QuestionKey, ...] = (),
) -> ReportChanged:
    """The change that these answers make of the report; a report not opened yet is begun by it.

    A specialist's answers are marked «со слов».
    """
    begun = ReportState.BEGUN if report.state is ReportState.NOT_OPENED else report.state
    touched = {key.task for key in (*(key for key, _ in answered), *cleared)}
    return ReportChanged(
        report.id,
        report.version,
        report.person_id or None,
        call.now,
        begun,
        checklist.progress(report.decision, answers).filled,
        marks_of(report, answers, touched),
        answered,
        cleared,
        was=report.state,
        deadline=report.deadline,
        plans=_plans(call, report, answers, tuple(key for key, _ in answered) + cleared),
        source=report.source,
        by_user=report.by_user,
    )


def _plans(
    call: Call, report: Report, answers: Answers, keys: tuple[QuestionKey, ...]
) -> tuple[TaskPlan, ...]:
    """Which tasks are to be asked after, and when: only of those whose plan these answers may move."""
    zone = call.now.tzinfo
    if report.state.finished or not isinstance(zone, ZoneInfo):
        return ()
    found: dict[str, TaskPlan] = {}
    for key in keys:
        task = report.decision.task(key.task)
        question = task.question(key.question) if task else None
        if task is not None and question is not None and decides_a_plan(question):
            found[task.id] = task_plan(task, answers, call.today, report.decision.ladder, zone, call.days)
    return tuple(found.values())
