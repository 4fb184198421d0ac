"""An organisation's people ask the department, read its answers, and write again."""

from dataclasses import replace

from core.answers import QuestionKey
from core.changes.inquiry import InquiryAsked, InquiryWritten
from core.changes.joining import TurnedTo
from core.changes.report import Prompted
from core.inquiry import (
    MOST_OPEN,
    MOST_UNANSWERED,
    Inquiry,
    InquiryEntry,
    InquiryLine,
    InquiryState,
    Words,
)
from core.people import Member
from core.ports import Call, Reads
from core.prompts import InquiryAskPrompt, InquiryPrompt
from core.usecases import home as home_case
from core.usecases.pages import open_list
from core.views import InquiryAsk, InquiryFile, InquiryList, InquiryThread, Note, Result, Show

MOST_LISTED = 8


def ask(reads: Reads, call: Call, note: Note | None = None) -> Result:
    """«Задать вопрос управлению» in the menu: for the organisation at hand."""
    here = _at_hand(reads, call)
    if here is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    cards = (card.report_id for card in reads.cards(call.user_id) if card.organisation_id == here)
    return _asking(reads, call, InquiryAskPrompt(here, next(cards, 0)), note)


def ask_about(reads: Reads, call: Call, report_id: int, key: QuestionKey) -> Result:
    """The same at a question of the checklist: its task is named in the question."""
    report = reads.report(report_id, call.user_id)
    if report is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    task = report.decision.task(key.task)
    if task is None or task.question(key.question) is None:
        return open_list(reads, call, report_id, Note.OLD_BUTTON)
    return _asking(reads, call, InquiryAskPrompt(report.organisation.id, report_id, key))


def again(reads: Reads, call: Call, prompt: InquiryAskPrompt, note: Note) -> Result:
    """Something that is no question: say so, and ask once more."""
    return _asking(reads, call, prompt, note)


def said(reads: Reads, call: Call, prompt: InquiryAskPrompt, words: Words) -> Result:
    """The question itself. Whatever is written after it is added to it."""
    member = _member(reads, call, prompt.organisation_id)
    if member is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    if not words.fits:
        return _asking(reads, call, prompt, Note.INQUIRY_LENGTH)
    earlier = reads.inquiries_of(prompt.organisation_id)
    if sum(one.state is InquiryState.OPEN for one in earlier) >= MOST_OPEN:
        return mine(reads, call, Note.INQUIRY_MANY)
    number, report_id = reads.next_inquiry(), prompt.report_id or None
    here, about = member.organisation, _about(reads, call, prompt)
    change = InquiryAsked(
        number, call.department_id, here.id, report_id, about, member.person.id, words, call.now
    )
    line = InquiryLine(0, call.now, words, member.person.name)
    inquiry = Inquiry(number, call.department_id, here, InquiryState.OPEN, 1, (line,), about, report_id)
    shown = _shown(reads, call, inquiry, note=Note.INQUIRY_SENT, back=prompt.key)
    return replace(shown, changes=(change, *shown.changes))


def mine(reads: Reads, call: Call, note: Note | None = None) -> Result:
    """«Прежние вопросы» of the organisation at hand."""
    here = _at_hand(reads, call)
    member = _member(reads, call, here) if here is not None else None
    if member is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    entries = tuple(_local(call, one) for one in reads.inquiries_of(member.organisation.id))
    view = InquiryList(
        entries[:MOST_LISTED],
        len(entries),
        call.today,
        member.organisation,
        _of_several(reads, call),
        note=note,
    )
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def open_thread(reads: Reads, call: Call, inquiry_id: int, page: int = 0, note: Note | None = None) -> Result:
    """«Ответить», or one of those in the list: what is written next is added to it."""
    inquiry = reads.own_inquiry(inquiry_id, call.user_id)
    if inquiry is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    shown = _shown(reads, call, inquiry, page, note)
    if home_case.at_hand(reads, call.user_id) in (None, inquiry.organisation.id):
        return shown
    return replace(shown, changes=(*shown.changes, TurnedTo(call.user_id, inquiry.organisation.id)))


def add(reads: Reads, call: Call, prompt: InquiryPrompt, words: Words) -> Result:
    """One more message; an answered or closed question waits for the department again."""
    inquiry = reads.own_inquiry(prompt.inquiry_id, call.user_id)
    member = _member(reads, call, inquiry.organisation.id) if inquiry is not None else None
    if inquiry is None or member is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    if not words.fits:
        return _shown(reads, call, inquiry, note=Note.INQUIRY_LENGTH)
    if len(inquiry.unanswered) >= MOST_UNANSWERED:
        return _shown(reads, call, inquiry, note=Note.INQUIRY_WAITS)
    change = InquiryWritten(
        inquiry.id,
        call.department_id,
        inquiry.version,
        InquiryState.OPEN,
        call.now,
        words,
        by=member.person.id,
    )
    line = InquiryLine(0, call.now, words, member.person.name)
    after = replace(
        inquiry,
        state=InquiryState.OPEN,
        version=inquiry.version + 1,
        lines=(*inquiry.lines, line),
    )
    shown = _shown(reads, call, after, note=Note.INQUIRY_ADDED)
    return replace(shown, changes=(change, *shown.changes))


def thank(reads: Reads, call: Call, inquiry_id: int, version: int) -> Result:
    """«Спасибо, понятно»: closed, unless something new has been written since the button was sent."""
    inquiry = reads.own_inquiry(inquiry_id, call.user_id)
    member = _member(reads, call, inquiry.organisation.id) if inquiry is not None else None
    if inquiry is None or member is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    if inquiry.state is InquiryState.CLOSED:
        return _shown(reads, call, inquiry, note=Note.INQUIRY_THANKS)
    if inquiry.version != version or inquiry.state is not InquiryState.ANSWERED:
        return _shown(reads, call, inquiry, note=Note.INQUIRY_NEWS)
    change = InquiryWritten(
        inquiry.id, call.department_id, version, InquiryState.CLOSED, call.now, by=member.person.id
    )
    after = replace(inquiry, state=InquiryState.CLOSED, version=version + 1)
    view = InquiryThread(here_and_now(call, after), 0, _of_several(reads, call), Note.INQUIRY_THANKS)
    return Result((Show(call.chat_id, view),), (change, Prompted(call.chat_id, None)))


def show_file(reads: Reads, call: Call, inquiry_id: int, line_id: int) -> Result:
    """A file of the thread, once more."""
    inquiry = reads.own_inquiry(inquiry_id, call.user_id)
    if inquiry is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    line = next((one for one in inquiry.lines if one.id == line_id and one.words.file), None)
    if line is None:
        return _shown(reads, call, inquiry, note=Note.OLD_BUTTON)
    local = replace(line, at=line.at.astimezone(call.now.tzinfo))
    return Result((Show(call.chat_id, InquiryFile(inquiry, local, False)),))


def here_and_now(call: Call, inquiry: Inquiry) -> Inquiry:
    """The thread with the department's own clock times."""
    lines = (replace(line, at=line.at.astimezone(call.now.tzinfo)) for line in inquiry.lines)
    return replace(inquiry, lines=tuple(lines))


def _asking(reads: Reads, call: Call, prompt: InquiryAskPrompt, note: Note | None = None) -> Result:
    member = _member(reads, call, prompt.organisation_id)
    if member is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    view = InquiryAsk(
        member.organisation,
        _of_several(reads, call),
        _about(reads, call, prompt),
        prompt.report_id,
        prompt.key,
        len(reads.inquiries_of(prompt.organisation_id)),
        note,
    )
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, prompt),))


def _shown(
    reads: Reads,
    call: Call,
    inquiry: Inquiry,
    page: int = 0,
    note: Note | None = None,
    back: QuestionKey | None = None,
) -> Result:
    view = InquiryThread(here_and_now(call, inquiry), max(page, 0), _of_several(reads, call), note, back)
    prompt = InquiryPrompt(inquiry.id, inquiry.version)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, prompt),))


def _about(reads: Reads, call: Call, prompt: InquiryAskPrompt) -> str:
    """The task's name, as the question will carry it."""
    report = reads.report(prompt.report_id, call.user_id) if prompt.key else None
    task = report.decision.task(prompt.key.task) if report and prompt.key else None
    return f"Пункт {task.number}. {task.title}" if task else ""


def _local(call: Call, entry: InquiryEntry) -> InquiryEntry:
    return replace(entry, since=entry.since.astimezone(call.now.tzinfo))


def _at_hand(reads: Reads, call: Call) -> int | None:
    """The organisation at hand, of one or of several."""
    mine_ = [one.organisation for one in reads.memberships(call.user_id) if not one.organisation.closed]
    return home_case.at_hand(reads, call.user_id) or (mine_[0].id if mine_ else None)


def _member(reads: Reads, call: Call, organisation_id: int) -> Member | None:
    """The caller as one of that organisation's people; None of a closed one, too."""
    found = (one for one in reads.memberships(call.user_id) if one.organisation.id == organisation_id)
    return next((one for one in found if not one.organisation.closed), None)


def _of_several(reads: Reads, call: Call) -> bool:
    return sum(not one.organisation.closed for one in reads.memberships(call.user_id)) > 1
