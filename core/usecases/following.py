"""«Вы планировали закончить к 15 июня: получилось?»: what each of the three answers does."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from core import checklist
from core.answers import Chosen
from core.changes.report import Prompted
from core.changes.time import AskedLater
from core.decision import Kind, Status, Task
from core.follow_up import FollowUp, planned_day, planned_question, rung
from core.ports import Call, Reads
from core.report import Report
from core.together import mark_of
from core.usecases import filling
from core.usecases import home as home_case
from core.usecases.pages import shown_task
from core.views import FollowUpScreen, Note, Result, Show

LATER = timedelta(days=7)


def ask(reads: Reads, call: Call, report_id: int, task_id: str) -> Result:
    """The question itself, on a screen of its own."""
    found = _planned(reads, call, report_id, task_id)
    return found if isinstance(found, Result) else Result((Show(call.chat_id, FollowUpScreen(found[2])),))


def done(reads: Reads, call: Call, report_id: int, task_id: str) -> Result:
    """«Сделано»: the status changes, and the questions that follow from it are asked."""
    found = _planned(reads, call, report_id, task_id)
    if isinstance(found, Result):
        return found
    report, task, _ = found
    for question in task.questions:
        key = checklist.key_of(task, question)
        answer = report.answers.get(key)
        in_progress = Chosen((Status.IN_PROGRESS.value,))  # what the question about the plan speaks of
        if question.kind is Kind.STATUS and answer and answer.value == in_progress:
            return filling.pick(reads, call, report_id, key, Status.DONE.value, seen=mark_of(in_progress))
    return filling.open_task(reads, call, report_id, task_id)


def goes_on(reads: Reads, call: Call, report_id: int, task_id: str) -> Result:
    """«Ещё в работе»: until when now?"""
    found = _planned(reads, call, report_id, task_id)
    if isinstance(found, Result):
        return found
    report, task, _ = found
    question = planned_question(task, report.answers)
    if question is None:
        return filling.open_task(reads, call, report_id, task_id)
    return filling.open_question(reads, call, report_id, checklist.key_of(task, question))


def later(reads: Reads, call: Call, report_id: int, task_id: str) -> Result:
    """«Напомнить позже»: the same question in a week; the plan stays as it is."""
    found = _planned(reads, call, report_id, task_id)
    if isinstance(found, Result):
        return found
    report, task, _ = found
    zone = call.now.tzinfo
    assert isinstance(zone, ZoneInfo), "a call's time is the department's"
    day = call.days.next_working(call.today + LATER)
    asked = AskedLater(report.id, rung(task.id, day, report.decision.ladder, zone, call.days), call.now)
    view = home_case.home_view(reads, call, Note.PLAN_LATER, until=day)
    return Result((Show(call.chat_id, view),), (asked, Prompted(call.chat_id, None)))


def _planned(
    reads: Reads, call: Call, report_id: int, task_id: str
) -> tuple[Report, Task, FollowUp] | Result:
    """The plan as it stands; where it was answered or the report was sent meanwhile, the present."""
    report = reads.report(report_id, call.user_id)
    if report is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    task = report.decision.task(task_id)
    if task is None:
        return home_case.home(reads, call, Note.OLD_BUTTON)
    day = planned_day(task, report.answers)
    if day is None or report.state.finished or report.is_archived:
        return shown_task(call, report, task, (), Note.PLAN_PASSED)
    return report, task, FollowUp(report.id, report.organisation.name, task, day)
