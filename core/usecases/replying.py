"""The department answers questions: the first to answer answers, and nobody answers over unread words."""

from dataclasses import replace

from core.changes.inquiry import InquiryWritten
from core.changes.report import Prompted
from core.inquiry import Inquiry, InquiryLine, InquiryState, Words
from core.ports import Call, Reads
from core.prompts import InquiryPrompt
from core.usecases import home as home_case
from core.usecases.inquiring import MOST_LISTED, here_and_now
from core.views import InquiryAnswer, InquiryDesk, InquiryFile, InquiryList, Note, Result, Show


def waiting(reads: Reads, call: Call, note: Note | None = None) -> Result:
    """«Вопросы»: those that wait, oldest first."""
    if (barred := _barred(reads, call)) is not None:
        return barred
    return _listed(reads, call, settled=False, note=note)


def settled(reads: Reads, call: Call) -> Result:
    """«Отвеченные»: those that don't."""
    if (barred := _barred(reads, call)) is not None:
        return barred
    return _listed(reads, call, settled=True)


def open_desk(reads: Reads, call: Call, inquiry_id: int, page: int = 0, note: Note | None = None) -> Result:
    """One question: what is written next is the answer."""
    found = _found(reads, call, inquiry_id)
    if isinstance(found, Result):
        return found
    return _shown(reads, call, found, note=note, page=page)


def said(reads: Reads, call: Call, prompt: InquiryPrompt, words: Words) -> Result:
    """The answer, or the last word."""
    found = _found(reads, call, prompt.inquiry_id)
    if isinstance(found, Result):
        return found
    if not words.fits:
        return _shown(reads, call, found, prompt.closing, Note.INQUIRY_LENGTH)
    if found.version != prompt.version:
        return _seen_late(reads, call, found, words, prompt.closing)
    return _written(reads, call, found, words, prompt.closing)


def send_draft(reads: Reads, call: Call, inquiry_id: int, version: int) -> Result:
    """«Отправить мой ответ», after what was new has been seen."""
    found = _found(reads, call, inquiry_id)
    if isinstance(found, Result):
        return found
    prompt = reads.prompt(call.chat_id)
    is_mine = isinstance(prompt, InquiryPrompt) and prompt.desk and prompt.inquiry_id == inquiry_id
    if not isinstance(prompt, InquiryPrompt) or not is_mine or prompt.draft is None:
        return _shown(reads, call, found, note=Note.INQUIRY_DRAFT_GONE)
    if not found.version == version == prompt.version:  # neither this screen nor this chat is behind
        return _seen_late(reads, call, found, prompt.draft, prompt.closing)
    return _written(reads, call, found, prompt.draft, prompt.closing)


def ask_close(reads: Reads, call: Call, inquiry_id: int) -> Result:
    """«Закрыть вопрос»: with a word, or without?"""
    found = _found(reads, call, inquiry_id)
    if isinstance(found, Result):
        return found
    if found.state is InquiryState.CLOSED:
        return _shown(reads, call, found, note=Note.INQUIRY_CLOSED)
    return _shown(reads, call, found, closing=True)


def close(reads: Reads, call: Call, inquiry_id: int, version: int) -> Result:
    """«Закрыть без слов»."""
    found = _found(reads, call, inquiry_id)
    if isinstance(found, Result):
        return found
    if found.state is InquiryState.CLOSED:
        return _shown(reads, call, found, note=Note.INQUIRY_CLOSED)
    if found.version != version:
        return _shown(reads, call, found, note=Note.INQUIRY_NEWS)
    return _written(reads, call, found, None, closing=True)


def aside(reads: Reads, call: Call, prompt: InquiryPrompt, note: Note) -> Result:
    """Something that is no answer: say so, and show again what is asked."""
    found = _found(reads, call, prompt.inquiry_id)
    if isinstance(found, Result):
        return found
    if prompt.draft is not None:
        return _seen_late(reads, call, found, prompt.draft, prompt.closing, note)
    return _shown(reads, call, found, prompt.closing, note)


def show_file(reads: Reads, call: Call, inquiry_id: int, line_id: int) -> Result:
    """A file of the thread."""
    found = _found(reads, call, inquiry_id)
    if isinstance(found, Result):
        return found
    line = next((one for one in found.lines if one.id == line_id and one.words.file), None)
    if line is None:
        return _shown(reads, call, found, note=Note.OLD_BUTTON)
    return Result((Show(call.chat_id, InquiryFile(found, line, True)),))


def _written(reads: Reads, call: Call, inquiry: Inquiry, words: Words | None, closing: bool) -> Result:
    state = InquiryState.CLOSED if closing else InquiryState.ANSWERED
    change = InquiryWritten(
        inquiry.id, call.department_id, inquiry.version, state, call.now, words, by_user=call.user_id
    )
    by = reads.known_as(call.user_id)
    line = InquiryLine(0, call.now, words, by, True) if words is not None else None
    after = replace(
        inquiry,
        state=state,
        version=inquiry.version + 1,
        lines=(*inquiry.lines, line) if line else inquiry.lines,
    )
    note = Note.INQUIRY_CLOSED if closing else Note.INQUIRY_ANSWERED
    shown = _shown(reads, call, after, note=note, prompted=not closing)
    told = InquiryAnswer(here_and_now(call, after))
    people = {one.person.chat_id for one in reads.members(inquiry.organisation.id)} - {call.chat_id}
    notices = tuple(Show(chat, told, notice=True) for chat in sorted(people))
    return Result((*shown.shows, *notices), (change, *shown.changes))


def _seen_late(
    reads: Reads, call: Call, inquiry: Inquiry, words: Words, closing: bool, note: Note | None = None
) -> Result:
    """Something new stands there: it is shown first, and the answer waits."""
    view = InquiryDesk(here_and_now(call, inquiry), 0, _others(reads, call, inquiry), words, closing, note)
    prompt = InquiryPrompt(inquiry.id, inquiry.version, True, closing, words)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, prompt),))


def _shown(
    reads: Reads,
    call: Call,
    inquiry: Inquiry,
    closing: bool = False,
    note: Note | None = None,
    prompted: bool = True,
    page: int = 0,
) -> Result:
    """A closed thread expects nothing: what is typed by chance must not open it again."""
    view = InquiryDesk(
        here_and_now(call, inquiry),
        max(page, 0),
        _others(reads, call, inquiry),
        closing=closing,
        note=note,
    )
    expected = prompted and inquiry.state is not InquiryState.CLOSED
    prompt = InquiryPrompt(inquiry.id, inquiry.version, True, closing) if expected else None
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, prompt),))


def _listed(reads: Reads, call: Call, settled: bool, note: Note | None = None) -> Result:
    if settled:
        entries = reads.settled_inquiries(call.department_id, MOST_LISTED)
        total = len(entries)
    else:
        entries = reads.open_inquiries(call.department_id)
        total = len(entries)
    zone = call.now.tzinfo
    shown = tuple(replace(one, since=one.since.astimezone(zone)) for one in entries[:MOST_LISTED])
    view = InquiryList(shown, total, call.today, settled=settled, note=note)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def _found(reads: Reads, call: Call, inquiry_id: int) -> Inquiry | Result:
    """The thread, if the caller may answer it."""
    if (barred := _barred(reads, call)) is not None:
        return barred
    found = reads.inquiry(inquiry_id, call.department_id)
    if found is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    if found.organisation.closed:
        return home_case.home(reads, call, Note.ORGANISATION_CLOSED)
    return here_and_now(call, found)


def _barred(reads: Reads, call: Call) -> Result | None:
    if call.staff is not None and call.staff.may_act:
        return None
    return home_case.home(reads, call, Note.VIEW_ONLY if call.staff else Note.NO_ACCESS)


def _others(reads: Reads, call: Call, inquiry: Inquiry) -> int:
    """Open questions beside this one, as they were before this very tap."""
    return sum(one.id != inquiry.id for one in reads.open_inquiries(call.department_id))
