"""What an answer changes beside itself: each task's mark, and the report's state."""

from collections.abc import Container

from core import checklist
from core.answers import Answers, QuestionKey, Value
from core.changes import ReportChanged, TaskMark
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
    """The change that these answers make of the report; a report not opened yet is begun by it."""
    begun = ReportState.BEGUN if report.state is ReportState.NOT_OPENED else report.state
    touched = {key.task for key in (*(key for key, _ in answered), *cleared)}
    return ReportChanged(
        report.id,
        report.version,
        report.person_id,
        call.now,
        begun,
        checklist.progress(report.decision, answers).filled,
        marks_of(report, answers, touched),
        answered,
        cleared,
        was=report.state,
        deadline=report.deadline,
    )
