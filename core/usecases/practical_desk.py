"""The practical task for the department: started for a sitting or until a day, counted live, told grouped."""

from datetime import date, datetime, time, timedelta

from core import practical
from core.changes.proceedings import StepTaken
from core.changes.report import Prompted
from core.meeting import PublishedMeeting, Seat
from core.ports import Call, Reads
from core.proceedings import AT_LEISURE, Step, StepKind, sitting_of, taken_step
from core.prompts import PracticalUntilPrompt
from core.russian_dates import parse_day
from core.usecases import meetings
from core.usecases.proceedings import ours, task_of, told
from core.views import (
    Note,
    PracticalCall,
    PracticalDesk,
    PracticalFile,
    PracticalMinutes,
    PracticalSaid,
    Result,
    Show,
)

MOST_MINUTES = 240
MOST_DAYS = 183
DAYS_ON = (3, 7, 14)  # offered as buttons


def desk(reads: Reads, call: Call, meeting_id: int, note: Note | None = None) -> Result:
    """«Практическое задание»: what goes on, and «ответили 17 из 30»."""
    meeting = ours(reads, call, meeting_id)
    if isinstance(meeting, Result):
        return meeting
    return _shown(reads, call, meeting, note)


def ask_start(reads: Reads, call: Call, meeting_id: int, part: int, note: Note | None = None) -> Result:
    """For how many minutes, or until which day?"""
    meeting = ours(reads, call, meeting_id, acting=True)
    if isinstance(meeting, Result):
        return meeting
    if task_of(meeting) is None or not _is_part(meeting, part):
        return meetings.open_desk(reads, call, meeting_id, Note.OLD_BUTTON)
    days: tuple[date, ...] = ()
    if part == AT_LEISURE:
        days = tuple(dict.fromkeys(call.days.next_working(call.today + timedelta(days=on)) for on in DAYS_ON))
    view = PracticalMinutes(meeting, part, days, note)
    prompt = PracticalUntilPrompt(meeting.id) if part == AT_LEISURE else None
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, prompt),))


def start(reads: Reads, call: Call, meeting_id: int, part: int, minutes: int) -> Result:
    """In the hall: from now on for so many minutes."""
    meeting = ours(reads, call, meeting_id, acting=True)
    if isinstance(meeting, Result):
        return meeting
    is_sitting = part != AT_LEISURE and _is_part(meeting, part)
    if not is_sitting or not 0 < minutes <= MOST_MINUTES:
        return meetings.open_desk(reads, call, meeting_id, Note.OLD_BUTTON)
    return _started(reads, call, meeting, part, call.now + timedelta(minutes=minutes))


def start_until(reads: Reads, call: Call, meeting_id: int, day: date) -> Result:
    """At leisure: until the end of that day."""
    meeting = ours(reads, call, meeting_id, acting=True)
    if isinstance(meeting, Result):
        return meeting
    if not call.today <= day <= call.today + timedelta(days=MOST_DAYS):
        return ask_start(reads, call, meeting_id, AT_LEISURE, Note.PRACTICAL_BAD_DAY)
    end = datetime.combine(day, time(23, 59), call.now.tzinfo)
    return _started(reads, call, meeting, AT_LEISURE, end)


def said(reads: Reads, call: Call, prompt: PracticalUntilPrompt, text: str) -> Result:
    """The day, typed."""
    typed = parse_day(text, call.today, "future")
    if typed is None:
        return ask_start(reads, call, prompt.meeting_id, AT_LEISURE, Note.PRACTICAL_BAD_DAY)
    return start_until(reads, call, prompt.meeting_id, typed.day)


def aside(reads: Reads, call: Call, prompt: PracticalUntilPrompt, note: Note) -> Result:
    """Something that is no day."""
    return ask_start(reads, call, prompt.meeting_id, AT_LEISURE, note)


def stop(reads: Reads, call: Call, meeting_id: int, part: int) -> Result:
    """«Завершить»: the time ends now; what is being typed is taken all the same."""
    meeting = ours(reads, call, meeting_id, acting=True)
    if isinstance(meeting, Result):
        return meeting
    before = taken_step(reads.steps(meeting.id, call.department_id), StepKind.PRACTICAL, part)
    if before is None or before.until is None or before.until <= call.now:
        return _shown(reads, call, meeting)
    ended = StepTaken(
        meeting.id, call.department_id, StepKind.PRACTICAL, part, before.at, call.user_id, call.now
    )
    return _shown(reads, call, meeting, Note.PRACTICAL_ENDED, ended)


def results(reads: Reads, call: Call, meeting_id: int, page: int = 0) -> Result:
    """«Что ответили»: grouped, a direction a page."""
    meeting = ours(reads, call, meeting_id)
    if isinstance(meeting, Result):
        return meeting
    task = task_of(meeting)
    if task is None:
        return meetings.open_desk(reads, call, meeting_id, Note.OLD_BUTTON)
    seats = reads.seats(meeting.id, call.department_id)
    answers = reads.practical_answers(meeting.id, call.department_id)
    grouped = practical.grouped(task, answers, (one.organisation for one in seats))
    page = min(max(page, 0), len(task.directions) - 1)
    answered = len({one.organisation_id for one in answers if not one.skipped})
    view = PracticalSaid(meeting, grouped, page, len(seats), answered)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def file(reads: Reads, call: Call, meeting_id: int, kind: str) -> Result:
    """The whole matrix as .xlsx or .docx."""
    meeting = ours(reads, call, meeting_id, acting=True)
    if isinstance(meeting, Result):
        return meeting
    if task_of(meeting) is None or kind not in ("xlsx", "docx"):
        return meetings.open_desk(reads, call, meeting_id, Note.OLD_BUTTON)
    return Result((Show(call.chat_id, PracticalFile(meeting, kind)),))


def _started(reads: Reads, call: Call, meeting: PublishedMeeting, part: int, until: datetime) -> Result:
    """Whoever is asked hears of it; an organisation that has answered everything isn't troubled again."""
    task = task_of(meeting)
    assert task is not None
    step = StepTaken(meeting.id, call.department_id, StepKind.PRACTICAL, part, call.now, call.user_id, until)
    before = taken_step(reads.steps(meeting.id, call.department_id), StepKind.PRACTICAL, part)
    if before is not None and before.until is not None and before.until > call.now:
        return _shown(reads, call, meeting)  # it goes on: a double tap begins nothing anew
    answers = reads.practical_answers(meeting.id, call.department_id)
    waiting = []
    for seat in _asked(reads.seats(meeting.id, call.department_id), part):
        theirs = [one for one in answers if one.organisation_id == seat.organisation.id]
        if practical.next_open(task, theirs) is not None:
            waiting.append(seat)
    shows = told(
        reads,
        waiting,
        lambda seat, several: PracticalCall(meeting, seat.organisation, until, call.today, several),
    )
    shown = _shown(reads, call, meeting, Note.PRACTICAL_STARTED, step)
    return Result((*shown.shows, *shows), shown.changes)


def _shown(
    reads: Reads,
    call: Call,
    meeting: PublishedMeeting,
    note: Note | None = None,
    step: StepTaken | None = None,
) -> Result:
    task = task_of(meeting)
    if task is None:
        return meetings.open_desk(reads, call, meeting.id, Note.OLD_BUTTON)
    steps = reads.steps(meeting.id, call.department_id)
    if step is not None:
        fresh = Step(step.kind, step.part, step.at, step.until)
        steps = (*(one for one in steps if (one.kind, one.part) != (fresh.kind, fresh.part)), fresh)
    seats = reads.seats(meeting.id, call.department_id)
    answers = reads.practical_answers(meeting.id, call.department_id)
    parts = (*(one.number for one in meeting.plan.meeting.subgroups), AT_LEISURE)
    counts = tuple(
        (part, practical.progress_of(task, answers, [s.organisation.id for s in _asked(seats, part)]))
        for part in parts
    )
    acts = call.staff is not None and call.staff.may_act
    view = PracticalDesk(meeting, steps, counts, call.now, acts, note)
    changes = (step,) if step is not None else ()
    return Result((Show(call.chat_id, view),), (*changes, Prompted(call.chat_id, None)))


def _asked(seats: tuple[Seat, ...], part: int) -> tuple[Seat, ...]:
    """Whom that part asks: who sits there, or everybody."""
    return seats if part == AT_LEISURE else tuple(one for one in seats if sitting_of(one) == part)


def _is_part(meeting: PublishedMeeting, part: int) -> bool:
    return part == AT_LEISURE or meeting.plan.subgroup(part) is not None
