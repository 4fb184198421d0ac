"""The department decides: accept, or return chosen tasks with a remark. The later of two sees the earlier's.

Every button carries the version of the report that the specialist has looked at: where it isn't the present
one, nothing is decided and the report is shown as it is now.
"""

from dataclasses import replace
from zoneinfo import ZoneInfo

from core import checklist
from core.answers import QuestionKey
from core.changes.report import Prompted, ReportReviewed
from core.decision import Task
from core.history import StateChange
from core.ladder import Rung, to_come
from core.ports import Call, Reads
from core.prompts import RemarkPrompt
from core.report import Report, ReportState
from core.typed import clean
from core.usecases.reports import is_untouched_return, shown_file, working
from core.views import Note, RemarkScreen, Result, ReturnChoice, ReviewNotice, Show

LONGEST_REMARK = 600


def accept(reads: Reads, call: Call, report_id: int, version: int) -> Result:
    """«Принять»: nothing in the report can be changed any more, until the department returns it."""
    report = _present(reads, call, report_id, version, ReportState.SENT)
    if isinstance(report, Result):
        return report
    every = tuple(task.id for task in report.decision.tasks)
    decided = _decided(call, report, ReportState.ACCEPTED, every)
    return _told(reads, call, report, decided, ())


def choose(reads: Reads, call: Call, report_id: int, version: int, chosen: int) -> Result:
    """«Вернуть»: which tasks? ``chosen`` is a bit for each, in the order of the paper."""
    report = _present(reads, call, report_id, version)
    if isinstance(report, Result):
        return report
    return _shown_choice(call, report, _tasks(report, chosen))


def ask_remark(reads: Reads, call: Call, report_id: int, version: int, chosen: int) -> Result:
    """«Дальше»: the remark is typed next."""
    report = _present(reads, call, report_id, version)
    if isinstance(report, Result):
        return report
    tasks = _tasks(report, chosen)
    if not tasks:
        return _shown_choice(call, report, tasks, Note.NOTHING_CHOSEN)
    return _shown_remark(call, report, tasks)


def type_remark(reads: Reads, call: Call, prompt: RemarkPrompt, text: str) -> Result:
    """The remark as typed; it goes when it is confirmed. Typed again, it replaces the first."""
    report = _present(reads, call, prompt.report_id, prompt.version)
    if isinstance(report, Result):
        return report
    tasks = _named(report, prompt)
    remark = clean(text).strip()
    if len(remark) > LONGEST_REMARK:
        return _shown_remark(call, report, tasks, prompt.remark, Note.REMARK_TOO_LONG)
    return _shown_remark(call, report, tasks, remark or prompt.remark)


def remind_of_remark(reads: Reads, call: Call, prompt: RemarkPrompt, note: Note) -> Result:
    """Something that is no remark (a voice, a sticker): say so, and ask again."""
    report = _present(reads, call, prompt.report_id, prompt.version)
    if isinstance(report, Result):
        return report
    return _shown_remark(call, report, _named(report, prompt), prompt.remark, note)


def send_back(reads: Reads, call: Call, report_id: int, version: int) -> Result:
    """«Вернуть отчёт»: the organisation's people get one message; the other tasks are accepted."""
    report = _present(reads, call, report_id, version)
    if isinstance(report, Result):
        return report
    prompt = reads.prompt(call.chat_id)
    if not isinstance(prompt, RemarkPrompt) or prompt.report_id != report_id or not prompt.remark:
        return _shown_choice(call, report, ())
    tasks = _named(report, prompt)
    if not tasks:
        return _shown_choice(call, report, tasks, Note.NOTHING_CHOSEN)
    kept = tuple(task.id for task in report.decision.tasks if task not in tasks)
    opening = tasks[0].questions[0]
    shown = checklist.visible(tasks[0], report.answers)
    first = QuestionKey(tasks[0].id, (shown[0] if shown else opening).id)
    decided = replace(
        _decided(call, report, ReportState.RETURNED, kept),
        returned=tuple(task.id for task in tasks),
        remark=prompt.remark,
        first=first,
        rungs=_owed_again(call, report),
    )
    return _told(reads, call, report, decided, tasks)


def withdraw(reads: Reads, call: Call, report_id: int, version: int) -> Result:
    """«Отозвать возврат»: as if the report had never been returned, while nothing was changed in it."""
    report = working(reads, call, report_id)
    if isinstance(report, Result):
        return report
    if call.staff is None or not call.staff.may_act:
        return shown_file(reads, call, report, Note.ONLY_SPECIALISTS)
    if report.organisation.closed:
        return shown_file(reads, call, report, Note.ORGANISATION_CLOSED)
    changes = reads.history(report_id)
    last = changes[-1] if changes else None
    if last is None or report.version != version or not is_untouched_return(report, last):
        began = report.state is ReportState.RETURNED
        return shown_file(reads, call, report, Note.RETURN_STANDS if began else Note.REPORT_CHANGED)
    return _told(reads, call, report, _decided(call, report, last.was, last.kept), (), Note.RETURN_WITHDRAWN)


def _owed_again(call: Call, report: Report) -> tuple[Rung, ...]:
    """The reminders of the report that is owed once more; none of this very moment."""
    zone = call.now.tzinfo
    assert isinstance(zone, ZoneInfo), "a call's time is the department's"
    rungs = to_come(report.decision.ladder, report.deadline, call.now, zone, call.days, returned=True)
    return tuple(rung for rung in rungs if rung.at > call.now)


def _present(reads: Reads, call: Call, report_id: int, version: int, *states: ReportState) -> Report | Result:
    """The report where it may be decided on and is as the specialist has seen it; else what to show."""
    report = working(reads, call, report_id)
    if isinstance(report, Result):
        return report
    if call.staff is None or not call.staff.may_act:
        return shown_file(reads, call, report, Note.VIEW_ONLY)
    if report.organisation.closed:
        return shown_file(reads, call, report, Note.ORGANISATION_CLOSED)
    if report.version != version:
        return shown_file(reads, call, report, Note.REPORT_CHANGED)
    if report.state not in (states or (ReportState.SENT, ReportState.ACCEPTED)):
        return shown_file(reads, call, report, Note.NOT_REVIEWABLE)
    return report


def _decided(call: Call, report: Report, state: ReportState, accepted: tuple[str, ...]) -> ReportReviewed:
    return ReportReviewed(
        report.id,
        report.version,
        call.user_id,
        call.now,
        report.state,
        state,
        report.deadline,
        accepted,
        kept=tuple(task.id for task in report.decision.tasks if task.id in report.accepted),
    )


def _told(
    reads: Reads,
    call: Call,
    report: Report,
    decided: ReportReviewed,
    returned: tuple[Task, ...],
    note: Note = Note.REVIEW_DONE,
) -> Result:
    """The decision, the specialist's screen after it, and a message to each of the organisation's people."""
    after = replace(
        report,
        state=decided.state,
        version=report.version + 1,
        accepted=frozenset(decided.accepted),
        remark=decided.remark,
        at=decided.first,
    )
    person = reads.person(call.user_id)
    last = StateChange(
        decided.was,
        decided.state,
        call.now,
        person.name if person else "",
        by_department=True,
        deadline=decided.deadline,
        tasks=decided.returned,
        remark=decided.remark,
        version=after.version,
        kept=decided.kept,
    )
    shown = shown_file(reads, call, after, note, last)
    withdrawn = note is Note.RETURN_WITHDRAWN
    notices = tuple(
        Show(
            member.person.chat_id,
            ReviewNotice(member.person.name, after, returned, decided.remark, withdrawn),
            notice=True,
        )
        for member in reads.members(report.organisation.id)
    )
    return Result((*shown.shows, *notices), (decided, *shown.changes))


def _tasks(report: Report, chosen: int) -> tuple[Task, ...]:
    return tuple(task for place, task in enumerate(report.decision.tasks) if chosen >> place & 1)


def _named(report: Report, prompt: RemarkPrompt) -> tuple[Task, ...]:
    return tuple(task for task in report.decision.tasks if task.id in prompt.tasks)


def _shown_choice(call: Call, report: Report, tasks: tuple[Task, ...], note: Note | None = None) -> Result:
    return Result((Show(call.chat_id, ReturnChoice(report, tasks, note)),), (Prompted(call.chat_id, None),))


def _shown_remark(
    call: Call, report: Report, tasks: tuple[Task, ...], remark: str = "", note: Note | None = None
) -> Result:
    ids = tuple(task.id for task in tasks)
    prompt = RemarkPrompt(report.id, report.version, ids, remark)
    view = RemarkScreen(report, tasks, remark, note)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, prompt),))
