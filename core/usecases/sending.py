"""«Проверьте ответы» → send → receipt; and looking at what was answered."""

from dataclasses import replace

from core import checklist
from core.changes import Change
from core.changes.report import Prompted, QuestionOpened, ReportChanged
from core.ports import Call, Reads
from core.report import Report, ReportState
from core.usecases.answering import answerable, barred
from core.usecases.by_word import told
from core.usecases.pages import open_list, shown_review, shown_task, turned
from core.views import Note, Receipt, ReceiptToPrint, Result, Show


def review(reads: Reads, call: Call, report_id: int) -> Result:
    """What was answered, task by task, and what is still open."""
    report = answerable(reads, call, report_id)
    if report is None:
        return barred(reads, call, report_id)
    return shown_review(call, report, ())


def review_task(reads: Reads, call: Call, report_id: int, task_id: str, note: Note | None = None) -> Result:
    """One task's answers in full, each a button to change it."""
    report = answerable(reads, call, report_id)
    if report is None:
        return barred(reads, call, report_id)
    task = report.decision.task(task_id)
    if task is None:
        return open_list(reads, call, report_id, Note.OLD_BUTTON)
    return shown_task(call, report, task, (), note)


def send(reads: Reads, call: Call, report_id: int) -> Result:
    """«Отправить»: only when every task is filled; a second tap shows the same receipt."""
    report = answerable(reads, call, report_id)
    if report is None:
        return barred(reads, call, report_id)
    if report.state.finished and report.number is not None and report.sent_at is not None:
        return Result((Show(call.chat_id, _receipt(reads, call, report)),), toast=Note.ALREADY_SENT)
    if report.is_archived:
        return shown_review(call, report, ())
    if not checklist.is_complete(report.decision, report.answers, report.accepted):
        return shown_review(call, report, (), Note.NOT_COMPLETE)
    number = report.number or reads.next_number(report.decision_id)
    change = ReportChanged(
        report.id,
        report.version,
        report.person_id or None,
        call.now,
        ReportState.SENT,
        len(report.decision.tasks),
        number=number,
        sent_at=call.now,
        was=report.state,
        deadline=report.deadline,
        source=report.source,
        by_user=report.by_user,
        again=report.first_sent_at is not None,
    )
    first = report.first_sent_at or call.now
    sent = replace(report, state=ReportState.SENT, number=number, sent_at=call.now, first_sent_at=first)
    to_them: tuple[Show, ...] = ()
    then: tuple[Change, ...] = ()
    if report.is_by_word:
        to_them, then = told(reads, call, replace(sent, version=report.version + 1), sent=True)
    return Result(
        (Show(call.chat_id, _receipt(reads, call, sent)), *to_them),
        (
            change,
            *then,
            Prompted(call.chat_id, None),
            QuestionOpened(report.id, None, call.now),
            *turned(call, report),
        ),
    )


def receipt(reads: Reads, call: Call, report_id: int) -> Result:
    """The receipt again; the review where nothing was sent yet."""
    report = answerable(reads, call, report_id)
    if report is None:
        return barred(reads, call, report_id)
    if report.number is None or report.sent_at is None:
        return shown_review(call, report, ())
    return Result((Show(call.chat_id, _receipt(reads, call, report)),))


def _receipt(reads: Reads, call: Call, report: Report) -> Receipt:
    """Of a sent report; with what is still asked of the head themself."""
    assert report.number is not None
    assert report.sent_at is not None
    mine = () if report.is_by_word else reads.cards(call.user_id)
    unread = any(card.report_id == report.id and not card.acquainted for card in mine)
    return Receipt(report, report.number, report.sent_at.astimezone(call.now.tzinfo), call.today, unread)


def print_receipt(reads: Reads, call: Call, report_id: int) -> Result:
    """The receipt as a document; the review where nothing was sent yet."""
    report = answerable(reads, call, report_id)
    if report is None:
        return barred(reads, call, report_id)
    if report.number is None or report.sent_at is None:
        return shown_review(call, report, ())
    view = ReceiptToPrint(report, report.number, report.sent_at.astimezone(call.now.tzinfo))
    return Result((Show(call.chat_id, view),))
