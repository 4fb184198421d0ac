"""The practical task for a head: a question a message, each answer saved at once, and resumed."""

from datetime import datetime

from core import practical
from core.changes.proceedings import PracticalAnswered
from core.changes.report import Prompted
from core.decision import PracticalTask
from core.ports import Call, Reads
from core.practical import Cell, PracticalAnswer
from core.proceedings import open_until
from core.prompts import PracticalPrompt
from core.typed import clean
from core.usecases import meetings
from core.usecases.proceedings import Guest, guest, task_of
from core.views import Note, PracticalAnswers, PracticalQuestion, Result, Show


def go_on(reads: Reads, call: Call, meeting_id: int, organisation_id: int) -> Result:
    """«Практическое задание»: the first question without an answer, else all the answers."""
    found = _found(reads, call, meeting_id, organisation_id)
    if isinstance(found, Result):
        return found
    me, task = found
    answers = _answers(reads, call, me)
    cell = practical.next_open(task, answers)
    if cell is None or _until(reads, call, me) is None:
        return _overview(reads, call, me, task, answers)
    return _question(reads, call, me, task, cell, answers)


def ask(reads: Reads, call: Call, meeting_id: int, organisation_id: int, cell: int) -> Result:
    """One question, also to change what was answered."""
    found = _found(reads, call, meeting_id, organisation_id)
    if isinstance(found, Result):
        return found
    me, task = found
    answers = _answers(reads, call, me)
    if _until(reads, call, me) is None:
        return _overview(reads, call, me, task, answers, Note.PRACTICAL_CLOSED)
    every = practical.cells(task)
    return _question(reads, call, me, task, every[min(cell, len(every) - 1)], answers)


def answers(reads: Reads, call: Call, meeting_id: int, organisation_id: int) -> Result:
    """«Мои ответы»."""
    found = _found(reads, call, meeting_id, organisation_id)
    if isinstance(found, Result):
        return found
    me, task = found
    return _overview(reads, call, me, task, _answers(reads, call, me))


def take(
    reads: Reads, call: Call, meeting_id: int, organisation_id: int, version: int, cell: int, option: int
) -> Result:
    """A typical line; ``option`` counts from 1, and 0 passes the question over."""
    found = _found(reads, call, meeting_id, organisation_id)
    if isinstance(found, Result):
        return found
    me, task = found
    here = _cell(task, cell)
    given = _answers(reads, call, me)
    if _until(reads, call, me) is None:
        return _overview(reads, call, me, task, given, Note.PRACTICAL_CLOSED)
    if here is None or me.meeting.version != version or option > len(here.options):
        shown = here or practical.cells(task)[0]
        return _question(reads, call, me, task, shown, given, Note.PRACTICAL_CHANGED)
    return _given(reads, call, me, task, here, option=here.options[option - 1].id if option else "")


def said(reads: Reads, call: Call, prompt: PracticalPrompt, text: str) -> Result:
    """«Своё, одна фраза»."""
    found = _found(reads, call, prompt.meeting_id, prompt.organisation_id)
    if isinstance(found, Result):
        return found
    me, task = found
    here = _cell(task, prompt.cell)
    given = _answers(reads, call, me)
    if _until(reads, call, me) is None:
        return _overview(reads, call, me, task, given, Note.PRACTICAL_CLOSED)
    if here is None or me.meeting.version != prompt.version:
        shown = here or practical.cells(task)[0]
        return _question(reads, call, me, task, shown, given, Note.PRACTICAL_CHANGED)
    words = " ".join(clean(text).split())
    if not words or len(words) > practical.LONGEST_OWN:
        return _question(reads, call, me, task, here, given, Note.PRACTICAL_LONG)
    return _given(reads, call, me, task, here, own=words)


def aside(reads: Reads, call: Call, prompt: PracticalPrompt, note: Note) -> Result:
    """Something that is no answer: say so, and show the question again."""
    found = _found(reads, call, prompt.meeting_id, prompt.organisation_id)
    if isinstance(found, Result):
        return found
    me, task = found
    given = _answers(reads, call, me)
    here = _cell(task, prompt.cell)
    if here is None or _until(reads, call, me) is None:
        return _overview(reads, call, me, task, given, note)
    return _question(reads, call, me, task, here, given, note)


def _given(
    reads: Reads, call: Call, me: Guest, task: PracticalTask, cell: Cell, option: str = "", own: str = ""
) -> Result:
    here = me.seat.organisation.id
    where = cell.direction.id, cell.aspect.id
    change = PracticalAnswered(
        me.meeting.id, call.department_id, here, *where, option, own, me.person_id, call.now
    )
    others = (one for one in _answers(reads, call, me) if (one.direction, one.aspect) != where)
    given = (*others, PracticalAnswer(here, *where, option, own, call.now))
    following = practical.next_open(task, given, cell.number)
    if following is None:
        shown = _overview(reads, call, me, task, given)
    else:
        shown = _question(reads, call, me, task, following, given)
    return Result(shown.shows, (change, *shown.changes))


def _found(
    reads: Reads, call: Call, meeting_id: int, organisation_id: int
) -> tuple[Guest, PracticalTask] | Result:
    me = guest(reads, call, meeting_id, organisation_id)
    if isinstance(me, Result):
        return me
    task = task_of(me.meeting)
    if task is None:
        return meetings.page(reads, call, me.meeting, me.seat, Note.OLD_BUTTON)
    return me, task


def _question(
    reads: Reads,
    call: Call,
    me: Guest,
    task: PracticalTask,
    cell: Cell,
    given: tuple[PracticalAnswer, ...],
    note: Note | None = None,
) -> Result:
    until = _until(reads, call, me)
    if until is None:
        return _overview(reads, call, me, task, given, note)
    before = practical.answer_to(cell, given)
    view = PracticalQuestion(
        me.meeting,
        me.seat.organisation,
        cell,
        len(practical.cells(task)),
        until.astimezone(call.now.tzinfo),
        call.today,
        practical.words_of(cell, before) if before is not None else None,
        me.of_several,
        note,
    )
    prompt = PracticalPrompt(me.meeting.id, me.seat.organisation.id, me.meeting.version, cell.number)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, prompt),))


def _overview(
    reads: Reads,
    call: Call,
    me: Guest,
    task: PracticalTask,
    given: tuple[PracticalAnswer, ...],
    note: Note | None = None,
) -> Result:
    until = _until(reads, call, me)
    local = until.astimezone(call.now.tzinfo) if until is not None else None
    view = PracticalAnswers(
        me.meeting, me.seat.organisation, task, given, local, call.today, me.of_several, note
    )
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def _until(reads: Reads, call: Call, me: Guest) -> datetime | None:
    return open_until(reads.steps(me.meeting.id, call.department_id), me.seat, call.now)


def _answers(reads: Reads, call: Call, me: Guest) -> tuple[PracticalAnswer, ...]:
    return reads.practical_answers(me.meeting.id, call.department_id, me.seat.organisation.id)


def _cell(task: PracticalTask, number: int) -> Cell | None:
    every = practical.cells(task)
    return every[number] if number < len(every) else None
