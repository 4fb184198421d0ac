"""The head asks for another deadline: a date, a reason, and the department hears of it."""

from datetime import date

from core.changes.report import Prompted
from core.changes.time import ExtensionAsked
from core.extension import LONGEST_WORDS, Extension, can_be_asked, fitting, offered
from core.ports import Call, Reads
from core.prompts import ExtensionPrompt
from core.report import Report
from core.russian_dates import parse_day
from core.typed import clean
from core.usecases import home as home_case
from core.usecases.pages import open_list
from core.views import ExtensionDates, ExtensionQuestion, ExtensionReason, Note, Result, Show


def ask(reads: Reads, call: Call, report_id: int, note: Note | None = None) -> Result:
    """«Попросить перенос срока»: until when?"""
    report = reads.report(report_id, call.user_id)
    if report is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    if not can_be_asked(report):
        return open_list(reads, call, report_id, Note.EXTENSION_NEEDLESS)
    days = offered(report.deadline, call.today, call.days)
    view = ExtensionDates(report, days, reads.open_extension(report_id), note)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, ExtensionPrompt(report_id)),))


def choose(reads: Reads, call: Call, report_id: int, day: date) -> Result:
    """A date was named: why is it needed?"""
    report = reads.report(report_id, call.user_id)
    if report is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    real = fitting(day, report.deadline, call.today, call.days)
    if real is None or not can_be_asked(report):
        return ask(reads, call, report_id, Note.EXTENSION_BAD_DATE)
    return _why(call, report, real)


def said(reads: Reads, call: Call, prompt: ExtensionPrompt, text: str) -> Result:
    """Words typed on the way: a date of one's own first, then the reason."""
    if prompt.day is None:
        typed = parse_day(text, call.today, "future")
        if typed is None:
            return ask(reads, call, prompt.report_id, Note.NOT_A_DATE)
        return choose(reads, call, prompt.report_id, typed.day)
    report = reads.report(prompt.report_id, call.user_id)
    if report is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    real = fitting(prompt.day, report.deadline, call.today, call.days)
    if real is None or not can_be_asked(report):  # days have passed, or it was granted meanwhile
        return ask(reads, call, prompt.report_id, Note.EXTENSION_BAD_DATE)
    reason = clean(text)
    if not reason or len(reason) > LONGEST_WORDS:
        return _why(call, report, real, Note.REASON_LENGTH)
    return _asked(reads, call, report, real, reason)


def aside(reads: Reads, call: Call, prompt: ExtensionPrompt, note: Note) -> Result:
    """Something that is no words: say so, and show again what is asked."""
    report = reads.report(prompt.report_id, call.user_id)
    if report is not None and prompt.day is not None and can_be_asked(report):
        return _why(call, report, prompt.day, note)
    return ask(reads, call, prompt.report_id, note)


def _why(call: Call, report: Report, day: date, note: Note | None = None) -> Result:
    return Result(
        (Show(call.chat_id, ExtensionReason(report, day, note)),),
        (Prompted(call.chat_id, ExtensionPrompt(report.id, day)),),
    )


def _asked(reads: Reads, call: Call, report: Report, day: date, reason: str) -> Result:
    """Asking again while a request is open puts the new one in its place."""
    number = reads.next_extension()
    asker = reads.person(call.user_id)
    request = Extension(
        number,
        report.department_id,
        report.id,
        report.organisation,
        report.decision,
        report.deadline,
        report.state,
        day,
        reason,
        call.now,
        asker.name if asker else "",
    )
    mine = home_case.home_view(reads, call, Note.EXTENSION_ASKED, until=day)
    told = tuple(Show(chat, ExtensionQuestion(request), notice=True) for chat in sorted(call.staff_ids))
    change = ExtensionAsked(number, report.department_id, report.id, report.person_id, day, reason, call.now)
    return Result((Show(call.chat_id, mine), *told), (change, Prompted(call.chat_id, None)))
