"""Filled forms: a specialist asks for a blank one, sends a filled one, looks at what it says, puts it in.

What a form says is worked out anew each time: whatever the head has answered meanwhile is seen.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.answers import Answer, Attached, Source
from core.changes import Change
from core.changes.by_word import FormDecided, FormRead, FormSent
from core.changes.report import NewEvidence, Prompted, ReportChanged
from core.decision import Kind
from core.draft import is_decision
from core.form import Cell, FilledForm, FormMark, edition_of, read_form
from core.form_plan import FormPlan, attaches_first, plan
from core.ports import Call, Reads, SentForm
from core.prompts import AnswerPrompt
from core.report import Report
from core.usecases import drafting, evidence
from core.usecases import home as home_case
from core.usecases.answering import answerable, barred
from core.usecases.pages import shown_review
from core.usecases.recording import change_of
from core.usecases.reports import open_file, working
from core.views import FormPreview, FormRefusal, FormRefused, FormToFill, FormWaiting, Note, Result, Show

LARGEST = 5 * 1024 * 1024  # bytes; a form has some thirty thousand


@dataclass(frozen=True, slots=True)
class OneForm:
    """One form as its cells were read."""

    mark: FormMark
    cells: dict[str, Cell]


def ask(reads: Reads, call: Call, report_id: int) -> Result:
    """«Форма для заполнения»: a file for one organisation."""
    report = working(reads, call, report_id)
    if isinstance(report, Result):
        return report
    if report.organisation.closed:
        return open_file(reads, call, report_id, Note.ORGANISATION_CLOSED)
    return Result((Show(call.chat_id, FormToFill(report)),))


def add_document(reads: Reads, call: Call, sent: NewEvidence) -> Result:
    """A document that isn't asked for as evidence: a specialist's workbook is a form.

    An administrator's paper or decision file is a draft.
    """
    manages = call.staff is not None and call.staff.may_manage
    if manages and is_decision(sent.file_name) and not _is_awaited(reads, call):
        return drafting.add_document(reads, call, sent)
    may_act = call.staff is not None and call.staff.may_act
    if not may_act or not sent.file_name.casefold().endswith(".xlsx") or _is_awaited(reads, call):
        return evidence.add_file(reads, call, sent)
    if sent.size is not None and sent.size > LARGEST:
        refused = FormRefused(sent.file_name, FormRefusal.TOO_BIG)
        return Result((Show(call.chat_id, refused),))
    change = FormSent(call.department_id, call.chat_id, call.user_id, sent.file_id, sent.file_name, call.now)
    shown = Show(call.chat_id, FormWaiting(sent.file_name))
    return Result((shown,), (change, Prompted(call.chat_id, None)))


def _is_awaited(reads: Reads, call: Call) -> bool:
    """The chat stands at a question that is answered by files."""
    prompt = reads.prompt(call.chat_id)
    report = answerable(reads, call, prompt.report_id) if isinstance(prompt, AnswerPrompt) else None
    if report is None or not isinstance(prompt, AnswerPrompt):
        return False
    task = report.decision.task(prompt.key.task)
    question = task.question(prompt.key.question) if task else None
    return question is not None and question.kind is Kind.EVIDENCE


def was_read(reads: Reads, call: Call, form: SentForm, found: Sequence[OneForm], why: str = "") -> Result:
    """The file is here: what it says, to be looked at; or why it can't be put in (``why``: be read)."""
    if not found:
        return _unread(call, form, FormRefusal.UNREADABLE, why)
    if len(found) > 1:
        return _unread(call, form, FormRefusal.SEVERAL)
    report = report_of(reads, call, found[0].mark)
    if isinstance(report, FormRefusal):
        return _unread(call, form, report)
    mark = found[0].mark
    filled = read_form(report.decision, found[0].cells, call.today)
    change = FormRead(form.id, report.id, filled, mark.made_at, call.now)
    view = FormPreview(form.id, report, filled, _plan(call, report, filled, mark))
    return Result((Show(call.chat_id, view, notice=True),), (change,))


def was_lost(call: Call, form: SentForm) -> Result:
    """The messenger doesn't give the file any more."""
    return _unread(call, form, FormRefusal.LOST)


def report_of(reads: Reads, call: Call, mark: FormMark) -> Report | FormRefusal:
    """The report that a form belongs to."""
    if mark.installation != reads.forms_mark():
        return FormRefusal.OTHER_DEPARTMENT
    published = next((p for p in reads.decisions(call.department_id) if p.decision.id == mark.decision), None)
    if published is None:
        return FormRefusal.OTHER_DECISION
    if edition_of(published.decision) != mark.edition:
        return FormRefusal.OTHER_EDITION
    states = reads.states(published.id, call.department_id)
    report_id = next((s.report_id for s in states if s.organisation.id == mark.organisation_id), None)
    report = reads.department_report(report_id, call.department_id) if report_id is not None else None
    return report if report is not None else FormRefusal.NO_SUCH_ORGANISATION


def put_in(reads: Reads, call: Call, form_id: int, version: int) -> Result:
    """«Внести»: into the report as it was looked at; where it has changed since, another look comes first."""
    form = reads.form(form_id, call.department_id) if _may(call) else None
    if form is None or form.report_id is None or form.made_at is None:
        return home_case.home(reads, call, Note.OLD_BUTTON if _may(call) else Note.NO_ACCESS)
    report = answerable(reads, call, form.report_id)
    if report is None:
        return barred(reads, call, form.report_id)
    if not form.is_open:
        return open_file(reads, call, report.id, _over(form))
    report = replace(report, by_user=call.user_id)
    planned = plan(report, form.filled, form.made_at, call.today, evidence.MOST_PIECES)
    if report.version != version or planned.is_empty:
        note = Note.REPORT_CHANGED if report.version != version else None
        view = FormPreview(form.id, report, form.filled, planned, note)
        return Result((Show(call.chat_id, view),))
    change, after = carried_out(call, report, planned)
    decided = FormDecided(form.id, True, call.now)
    changes: tuple[Change, ...] = (change, decided)
    return shown_review(call, after, changes, Note.FORM_PUT_IN)


def drop(reads: Reads, call: Call, form_id: int) -> Result:
    """«Отмена»."""
    form = reads.form(form_id, call.department_id) if _may(call) else None
    if form is None:
        return home_case.home(reads, call, Note.OLD_BUTTON if _may(call) else Note.NO_ACCESS)
    if not form.is_open:
        return home_case.home(reads, call, _over(form))
    changes = (FormDecided(form.id, False, call.now),)
    if form.report_id is None:
        shown = home_case.home(reads, call, Note.FORM_DROPPED)
    else:
        shown = open_file(reads, call, form.report_id, Note.FORM_DROPPED)
    return replace(shown, changes=(*shown.changes, *changes))


def carried_out(call: Call, report: Report, planned: FormPlan) -> tuple[ReportChanged, Report]:
    """The change that a plan makes, every answer marked «из формы»; and the report after it."""
    attached = tuple((key, Attached()) for key in attaches_first(report, planned))
    given = (*((one.key, one.value) for one in planned.taken), *attached)
    fresh = {
        key: Answer(key, value, 1, call.now, None, Source.FROM_FORM, report.by_user) for key, value in given
    }
    answers = {**report.answers, **fresh}
    pieces = tuple(NewEvidence(piece.key, piece.kind, piece.text) for piece in planned.pieces)
    change = replace(
        change_of(call, report, answers, answered=given),
        by=None,
        source=Source.FROM_FORM,
        by_user=report.by_user,
        attached=pieces,
    )
    return change, replace(report, answers=answers, version=report.version + 1, state=change.state)


def _plan(call: Call, report: Report, filled: FilledForm, mark: FormMark) -> FormPlan:
    return plan(report, filled, mark.made_at, call.today, evidence.MOST_PIECES)


def _unread(call: Call, form: SentForm, refusal: FormRefusal, why: str = "") -> Result:
    view = FormRefused(form.file_name, refusal, why)
    change = FormRead(form.id, None, FilledForm(), None, call.now)
    return Result((Show(call.chat_id, view, notice=True),), (change,))


def _may(call: Call) -> bool:
    return call.staff is not None and call.staff.may_act


def _over(form: SentForm) -> Note:
    """Why nothing can be done with it any more."""
    return Note.FORM_EXPIRED if form.is_expired else Note.FORM_DONE
