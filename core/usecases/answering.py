"""Whose report is being answered: one's own organisation's, or, for a specialist, any of the department's.

A specialist walks through the same questions as a head («со слов»). Nothing is lent and nothing has to be
taken back: what a specialist may do is looked up at each step, so whoever loses the role loses the report.
"""

from dataclasses import replace

from core.answers import Answer, QuestionKey, Source, Value
from core.ports import Call, Reads
from core.prompts import AnswerPrompt
from core.rehearsal import draft_of
from core.report import Report
from core.usecases import home as home_case
from core.views import Note, Result


def answerable(reads: Reads, call: Call, report_id: int) -> Report | None:
    """The report as the caller may answer it; None where it isn't theirs to answer, or nobody's any more.

    A member answers for their own organisation, whatever else they are; for a closed one nobody does.
    """
    own = reads.report(report_id, call.user_id)
    if draft_of(report_id) is not None:
        return own if call.staff is not None and call.staff.may_manage else None
    if own is not None or call.staff is None or not call.staff.may_act:
        return own
    theirs = reads.department_report(report_id, call.department_id)
    if theirs is None or theirs.organisation.closed or theirs.is_archived:
        return None
    return replace(theirs, by_user=call.user_id)


def barred(reads: Reads, call: Call, report_id: int) -> Result:
    """The menu with the reason why the report isn't to be answered."""
    note = Note.NO_ACCESS if draft_of(report_id) is None else Note.DRAFT_GONE
    if call.staff is not None:
        theirs = reads.department_report(report_id, call.department_id)
        if theirs is not None and theirs.organisation.closed:
            note = Note.ORGANISATION_CLOSED
        elif theirs is not None and theirs.is_archived:
            note = Note.DECISION_CLOSED
        elif theirs is not None and not call.staff.may_act:
            note = Note.VIEW_ONLY
    return home_case.home(reads, call, note)


def given_now(call: Call, report: Report, key: QuestionKey, value: Value) -> Answer:
    """The answer as it will stand once it is kept."""
    person = report.person_id or None
    return Answer(key, value, 1, call.now, person, report.source, report.by_user)


def is_unseen(reads: Reads, call: Call, report: Report, key: QuestionKey) -> bool:
    """A specialist is about to replace what the organisation has answered itself, without having seen it."""
    answer = report.answers.get(key)
    if not report.is_by_word or answer is None or answer.source is not Source.OWN:
        return False
    prompt = reads.prompt(call.chat_id)
    shown = isinstance(prompt, AnswerPrompt) and (prompt.report_id, prompt.key) == (report.id, key)
    return not (shown and isinstance(prompt, AnswerPrompt) and prompt.version == answer.version)
