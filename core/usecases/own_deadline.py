"""The department sets one organisation's deadline by itself: another day, or the decision's own again.

Buttons carry the deadline that they were shown with: where it has moved meanwhile, nothing is done.
"""

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from core.changes.report import Prompted
from core.changes.time import DeadlineSet
from core.extension import Extension, ExtensionState, can_be_asked, fitting, offered
from core.ladder import Rung, to_come
from core.ports import Call, Reads
from core.prompts import DeadlinePrompt
from core.report import Report, ReportState
from core.russian_dates import parse_day
from core.usecases.granting import settled_for_all
from core.usecases.reports import own_deadline, shown_file, working
from core.views import DeadlineChoice, DeadlineConfirm, Note, Result, Show


def ask(reads: Reads, call: Call, report_id: int, note: Note | None = None) -> Result:
    """«Изменить срок»: until when?"""
    report = _mine(reads, call, report_id)
    if isinstance(report, Result):
        return report
    own = own_deadline(reads, call, report)
    days = tuple(day for day in offered(own, call.today, call.days) if day != report.deadline)
    view = DeadlineChoice(report, own, days, note)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, DeadlinePrompt(report_id)),))


def said(reads: Reads, call: Call, prompt: DeadlinePrompt, text: str) -> Result:
    """A date of the department's own."""
    typed = parse_day(text, call.today, "future")
    if typed is None:
        return ask(reads, call, prompt.report_id, Note.NOT_A_DATE)
    return choose(reads, call, prompt.report_id, None, typed.day)


def choose(reads: Reads, call: Call, report_id: int, was: date | None, day: date | None) -> Result:
    """A day was named (None: the decision's own): shown once more before anybody hears of it."""
    report = _mine(reads, call, report_id)
    if isinstance(report, Result):
        return report
    found = _fit(reads, call, report, was, day)
    if isinstance(found, Result):
        return found
    view = DeadlineConfirm(report, found, is_own=day is None, is_past=found < call.today)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def change(reads: Reads, call: Call, report_id: int, was: date, day: date | None, word: str = "") -> Result:
    """The organisation's people and the other administrators hear of it once; the ladder follows."""
    report = _mine(reads, call, report_id)
    if isinstance(report, Result):
        return report
    deadline = _fit(reads, call, report, was, day)
    if isinstance(deadline, Result):
        return deadline
    until = deadline if day is not None else None
    number = reads.next_extension()
    settled = Extension(
        number,
        report.department_id,
        report.id,
        report.organisation,
        report.decision,
        deadline,
        report.state,
        deadline,
        "",
        call.now,
        state=ExtensionState.GRANTED if until else ExtensionState.WITHDRAWN,
        until=until,
        word=word,
        decided_by=call.user_id,
    )
    made = DeadlineSet(
        number,
        report.department_id,
        report.id,
        report.version,
        until,
        deadline,
        call.user_id,
        call.now,
        _rungs(call, report, deadline),
        word,
    )
    return replace(settled_for_all(reads, call, settled), changes=(made, Prompted(call.chat_id, None)))


def _mine(reads: Reads, call: Call, report_id: int) -> Report | Result:
    report = working(reads, call, report_id)
    if isinstance(report, Result):
        return report
    if call.staff is None or not call.staff.may_act:
        return shown_file(reads, call, report, Note.ONLY_SPECIALISTS)
    if report.organisation.closed:
        return shown_file(reads, call, report, Note.ORGANISATION_CLOSED)
    if not can_be_asked(report):
        return shown_file(reads, call, report, Note.EXTENSION_NEEDLESS)
    return report


def _fit(reads: Reads, call: Call, report: Report, was: date | None, day: date | None) -> date | Result:
    """The deadline that would count; or the screen that tells why it can't."""
    if was is not None and was != report.deadline:
        return ask(reads, call, report.id, Note.DEADLINE_CHANGED)
    own = own_deadline(reads, call, report)
    if day is None:
        return own if report.deadline != own else ask(reads, call, report.id, Note.DEADLINE_SAME)
    real = fitting(day, own, call.today, call.days)
    if real is None:
        return ask(reads, call, report.id, Note.DEADLINE_BAD_DATE)
    return real if real != report.deadline else ask(reads, call, report.id, Note.DEADLINE_SAME)


def _rungs(call: Call, report: Report, deadline: date) -> tuple[Rung, ...]:
    zone = call.now.tzinfo
    assert isinstance(zone, ZoneInfo), "a call's time is the department's"
    returned = report.state is ReportState.RETURNED
    return to_come(report.decision.ladder, deadline, call.now, zone, call.days, returned=returned)
