"""The department reads: all organisations, one report, one task; and a report's history for whoever may."""

from dataclasses import replace
from datetime import date, tzinfo

from core import checklist
from core.answers import QuestionKey
from core.changes.report import Prompted
from core.districts import districts_of, lies_in, named
from core.history import StateChange
from core.people import PeopleChange, leaves
from core.ports import Call, PublishedDecision, Reads
from core.proof import LoggedRung
from core.report import Report, ReportState
from core.soft_checks import findings
from core.sources import source_marks
from core.summary import OrganisationState, by_number
from core.timeliness import day_of, timeliness
from core.usecases import home as home_case
from core.usecases.archive import readable
from core.usecases.pages import task_lines
from core.views import (
    DistrictChoice,
    EvidenceList,
    EvidencePiece,
    FileTask,
    Note,
    OrganisationLine,
    OrganisationList,
    ReportFile,
    ReportHistory,
    Result,
    Show,
)
from core.views.review import PER_PAGE


def organisations(reads: Reads, call: Call, decision_id: int, page: int = 0, district: str = "") -> Result:
    """A page of «По организациям»; ``district`` is a district's key, all of them where empty."""
    if not call.staff:
        return home_case.home(reads, call, Note.ONLY_DEPARTMENT)
    published = reads.decisions(call.department_id)
    chosen = readable(reads, call, decision_id) or (published[0] if published else None)
    if chosen is None:
        return home_case.home(reads, call, Note.NO_DECISION)
    return _page(reads, call, chosen, page, district)


def near(reads: Reads, call: Call, report_id: int) -> Result:
    """The page on which that report stands."""
    report = theirs(reads, call, report_id)
    if isinstance(report, Result):
        return report
    published = readable(reads, call, report.decision_id)
    if published is None:
        return home_case.home(reads, call, Note.NO_DECISION)
    states = _states(reads, call, published)
    place = next((n for n, state in enumerate(states) if state.report_id == report_id), 0)
    return _page(reads, call, published, place // PER_PAGE)


def choose_district(reads: Reads, call: Call, decision_id: int, section: str = "") -> Result:
    """Of which district shall the list, or (``section``) that page of the summary be?"""
    if not call.staff:
        return home_case.home(reads, call, Note.ONLY_DEPARTMENT)
    known = districts_of(reads.organisations_of(call.department_id))
    return Result((Show(call.chat_id, DistrictChoice(decision_id, section, known)),))


def _page(reads: Reads, call: Call, published: PublishedDecision, page: int, key: str = "") -> Result:
    states = _states(reads, call, published)
    everywhere = [state.organisation for state in states]
    district = named(everywhere, key)
    lines = tuple(
        OrganisationLine(
            state,
            timeliness(
                state.extended_to or published.deadline,
                day_of(state.first_sent_at, call.now.tzinfo),
                call.today,
            ),
        )
        for state in states
        if lies_in(state.organisation, district)
    )
    several = len(districts_of(everywhere)) > 1
    view = OrganisationList(published.id, published.decision, lines, max(page, 0), district, several)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def _states(reads: Reads, call: Call, published: PublishedDecision) -> list[OrganisationState]:
    states = reads.states(published.id, call.department_id)
    return sorted(states, key=lambda state: by_number(state.organisation))


def theirs(reads: Reads, call: Call, report_id: int) -> Report | Result:
    """The department's report; or the menu, for nobody else may read it."""
    if not call.staff:
        return home_case.home(reads, call, Note.NO_ACCESS)
    report = reads.department_report(report_id, call.department_id)
    return report if report is not None else home_case.home(reads, call, Note.OLD_BUTTON)


def working(reads: Reads, call: Call, report_id: int) -> Report | Result:
    """One that something can still be done with: not of the archive."""
    report = theirs(reads, call, report_id)
    if isinstance(report, Result) or not report.is_archived:
        return report
    return shown_file(reads, call, report, Note.DECISION_CLOSED)


def open_file(reads: Reads, call: Call, report_id: int, note: Note | None = None) -> Result:
    """A report with all its tasks."""
    report = theirs(reads, call, report_id)
    return report if isinstance(report, Result) else shown_file(reads, call, report, note)


def shown_file(
    reads: Reads, call: Call, report: Report, note: Note | None = None, last: StateChange | None = None
) -> Result:
    """The report's screen; whatever was being typed is forgotten. ``last`` where it is just being decided."""
    changes = (last,) if last else history(reads, call, report.id)
    own = own_deadline(reads, call, report)
    file = reads.organisation_file(report.organisation.id, call.department_id)
    kept = next((one for one in file.reports if one.report_id == report.id), None) if file else None
    rungs = reads.reminder_log(report.decision_id, report.organisation.id)
    zone = call.now.tzinfo
    works = not report.organisation.closed and not report.is_archived
    note = note or (Note.DECISION_CLOSED if report.is_archived else None)
    may_act = call.staff is not None and call.staff.may_act and works
    view = ReportFile(
        report,
        task_lines(report),
        timeliness(report.deadline, day_of(report.first_sent_at, call.now.tzinfo), call.today),
        findings(report.decision, report.answers, report.deadline),
        changes[-1] if changes else None,
        note,
        leaves(reads.members(report.organisation.id), call.today),
        may_manage=call.staff is not None and call.staff.may_manage and works,
        may_act=may_act,
        own_deadline=own if own != report.deadline else None,
        may_withdraw=may_act and is_untouched_return(report, changes[-1] if changes else None),
        may_fill=may_act and not report.is_locked(call.today),
        people=file.people if file else (),
        last_action=kept.last_action.astimezone(zone) if kept and kept.last_action else None,
        reminded=_latest(rungs, zone),
        next_reminder=_next(rungs, zone),
    )
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def open_by_organisation(reads: Reads, call: Call, decision_id: int, organisation_id: int) -> Result:
    """The organisation's report on that decision, from any list that names organisations."""
    if not call.staff:
        return home_case.home(reads, call, Note.NO_ACCESS)
    file = reads.organisation_file(organisation_id, call.department_id)
    kept = (one for one in file.reports if one.decision_id == decision_id) if file else ()
    report_id = next((one.report_id for one in kept), None)
    if report_id is None:
        return home_case.home(reads, call, Note.OLD_BUTTON)
    return open_file(reads, call, report_id)


def _latest(rungs: tuple[LoggedRung, ...], zone: tzinfo | None) -> LoggedRung | None:
    """The last reminder that went out."""
    went = [one for one in rungs if one.state == "sent" and one.decided_at is not None]
    return max(
        (one.at_home(zone) for one in went), key=lambda one: one.decided_at or one.due_at, default=None
    )


def _next(rungs: tuple[LoggedRung, ...], zone: tzinfo | None) -> LoggedRung | None:
    """The next that is planned."""
    waits = [one.at_home(zone) for one in rungs if one.state == "planned"]
    return min(waits, key=lambda one: one.due_at, default=None)


def open_file_task(reads: Reads, call: Call, report_id: int, task_id: str) -> Result:
    """One task's answers with their evidence."""
    report = theirs(reads, call, report_id)
    if isinstance(report, Result):
        return report
    task = report.decision.task(task_id)
    if task is None:
        return shown_file(reads, call, report, Note.OLD_BUTTON)
    marked = findings(report.decision, report.answers, report.deadline)
    view = FileTask(
        report,
        task,
        checklist.visible(task, report.answers),
        tuple(one for one in marked if one.task.id == task_id),
        source_marks(report, task, call.now.tzinfo),
    )
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def show_pieces(reads: Reads, call: Call, report_id: int, key: QuestionKey) -> Result:
    """For the department: everything that was attached under one question, and what was removed."""
    report = theirs(reads, call, report_id)
    if isinstance(report, Result):
        return report
    task = report.decision.task(key.task)
    question = task.question(key.question) if task else None
    if task is None or question is None:
        return shown_file(reads, call, report, Note.OLD_BUTTON)
    records = [r.at_home(call.now.tzinfo) for r in reads.evidence_records(report_id) if r.piece.key == key]
    attached = tuple(record for record in records if record.removed_at is None)
    removed = tuple(record for record in records if record.removed_at is not None)
    view = EvidenceList(report, task, question, attached, removed, locked=True, for_department=True)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def show_piece(reads: Reads, call: Call, report_id: int, evidence_id: int) -> Result:
    """For the department: one file, as it came."""
    report = theirs(reads, call, report_id)
    if isinstance(report, Result):
        return report
    records = reads.evidence_records(report_id)
    record = next((r for r in records if r.piece.id == evidence_id), None)
    if record is None:
        return shown_file(reads, call, report, Note.OLD_BUTTON)
    task = report.decision.task(record.piece.key.task)
    question = task.question(record.piece.key.question) if task else None
    if task is None or question is None or record.removed_at is not None or not record.is_file:
        return show_pieces(reads, call, report_id, record.piece.key)
    here = record.at_home(call.now.tzinfo)
    view = EvidencePiece(report, task, question, here, locked=True, for_department=True)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def own_deadline(reads: Reads, call: Call, report: Report) -> date:
    """The decision's deadline, whatever this organisation was granted."""
    published = readable(reads, call, report.decision_id)
    return published.deadline if published else report.deadline


def is_untouched_return(report: Report, last: StateChange | None) -> bool:
    """The report was returned, and nothing in it has changed since: the head may have looked, no more."""
    return (
        report.state is ReportState.RETURNED
        and last is not None
        and last.state is ReportState.RETURNED
        and last.version == report.version
    )


def show_history(reads: Reads, call: Call, report_id: int) -> Result:
    """«История»: a head of their own report, the department of any of its organisations."""
    mine = reads.report(report_id, call.user_id)
    report = mine or theirs(reads, call, report_id)
    if isinstance(report, Result):
        return report
    people = () if mine else _people(reads, call, report)
    view = ReportHistory(report, history(reads, call, report_id), mine is None, call.today, people)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def _people(reads: Reads, call: Call, report: Report) -> tuple[PeopleChange, ...]:
    return tuple(
        replace(change, at=change.at.astimezone(call.now.tzinfo))
        for change in reads.people_log(report.organisation.id)
    )


def history(reads: Reads, call: Call, report_id: int) -> tuple[StateChange, ...]:
    """The report's changes of state, in the department's time."""
    return tuple(
        replace(change, at=change.at.astimezone(call.now.tzinfo)) for change in reads.history(report_id)
    )
