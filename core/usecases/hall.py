"""The day itself: the word and the code for the hall, and who was there."""

from dataclasses import replace
from datetime import tzinfo

from core import hall as halls
from core.changes.meeting import AttendanceMarked, HallOpened, WordTried
from core.changes.report import Prompted
from core.decision import Subgroup
from core.hall import Hall, is_open, window
from core.meeting import Marked, PublishedMeeting, Seat, SeatState
from core.ports import Call, Reads
from core.prompts import MeetingPrompt
from core.usecases import home as home_case
from core.usecases import meeting_desk, meetings
from core.views import (
    HallScreen,
    MeetingAsk,
    MeetingAttendance,
    MeetingSheet,
    Note,
    Result,
    Show,
)

WORD = "word"


def show(reads: Reads, call: Call, meeting_id: int, subgroup: int) -> Result:
    """«Слово и QR-код»: for the screen in the hall; made when it is asked for first."""
    found = _sitting(reads, call, meeting_id, subgroup)
    if isinstance(found, Result):
        return found
    meeting, sitting = found
    kept = {one.subgroup: one for one in reads.halls(meeting.id, call.department_id)}
    here = kept.get(subgroup) or Hall(meeting.id, subgroup, call.fresh_code, call.now)
    opens, closes = window(meeting.plan, sitting, call.now.tzinfo)
    view = HallScreen(meeting, sitting, here.word, opens, closes)
    changes = () if subgroup in kept else (HallOpened(here, call.department_id),)
    return Result((Show(call.chat_id, view),), (*changes, Prompted(call.chat_id, None)))


def ask_word(
    reads: Reads, call: Call, meeting_id: int, organisation_id: int, note: Note | None = None
) -> Result:
    """«Я в зале»: which word stands on the screen?"""
    found = meetings.theirs(reads, call, meeting_id, organisation_id)
    if isinstance(found, Result):
        return found
    meeting, seat = found
    if seat.attended:
        return meetings.page(reads, call, meeting, seat, Note.HALL_ALREADY)
    if not open_now(meeting, call):
        return meetings.page(reads, call, meeting, seat, Note.HALL_CLOSED)
    if reads.wrong_words(meeting.id, call.user_id) >= halls.MOST_TRIES:
        return meetings.page(reads, call, meeting, seat, Note.HALL_TRIES)
    view = MeetingAsk(meeting, seat, WORD, note=note)
    prompt = MeetingPrompt(meeting.id, organisation_id, WORD)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, prompt),))


def say_word(reads: Reads, call: Call, prompt: MeetingPrompt, text: str) -> Result:
    """The word: of whatever sitting is on now; a wrong one is counted."""
    found = meetings.theirs(reads, call, prompt.meeting_id, prompt.organisation_id)
    if isinstance(found, Result):
        return found
    meeting, seat = found
    tries = reads.wrong_words(meeting.id, call.user_id)
    if seat.attended or tries >= halls.MOST_TRIES or not open_now(meeting, call):
        return ask_word(reads, call, meeting.id, prompt.organisation_id)
    opened = {one.number for one in open_now(meeting, call)}
    kept = reads.halls(meeting.id, call.department_id)
    here = next((one for one in kept if one.subgroup in opened and one.says(text)), None)
    if here is not None:
        return _mark(reads, call, meeting, here.subgroup, Marked.WORD, seat)
    change = WordTried(meeting.id, call.department_id, call.user_id, tries)
    if tries + 1 >= halls.MOST_TRIES:
        shown = meetings.page(reads, call, meeting, seat, Note.HALL_TRIES)
    else:
        shown = ask_word(reads, call, meeting.id, prompt.organisation_id, Note.HALL_WRONG)
    return replace(shown, changes=(change, *shown.changes))


def come_by_code(reads: Reads, call: Call, code: str) -> Result | None:
    """The QR code of the hall; None where the code is no hall's."""
    here = reads.hall_of(code.removeprefix(halls.CODE_PREFIX), call.department_id)
    if here is None or not halls.is_hall_code(code):
        return None
    meeting = reads.meeting(here.meeting_id, call.department_id)
    sitting = meeting.plan.subgroup(here.subgroup) if meeting is not None else None
    seats = _own(reads, call, here.meeting_id)
    if meeting is None or sitting is None or not seats:
        return home_case.home(reads, call)
    if meeting.closed or not is_open(meeting.plan, sitting, call.now, call.now.tzinfo):
        return meetings.page(reads, call, meeting, seats[0], Note.HALL_CLOSED)
    return _mark(reads, call, meeting, here.subgroup, Marked.CODE, None)


def attendance(
    reads: Reads, call: Call, meeting_id: int, subgroup: int, page: int = 0, note: Note | None = None
) -> Result:
    """«Кто пришёл»: a list to be ticked by a specialist."""
    found = _sitting(reads, call, meeting_id, subgroup)
    if isinstance(found, Result):
        return found
    seats = reads.seats(meeting_id, call.department_id)
    return _attendance(call, found, seats, page, note)


def tick(
    reads: Reads, call: Call, meeting_id: int, organisation_id: int, subgroup: int, page: int, *, there: bool
) -> Result:
    """A line of it: they came, or they didn't after all."""
    found = _sitting(reads, call, meeting_id, subgroup)
    if isinstance(found, Result):
        return found
    meeting = found[0]
    if call.today < meeting.day:
        return attendance(reads, call, meeting_id, subgroup, page, Note.HALL_EARLY)
    seats = reads.seats(meeting_id, call.department_id)
    seat = next((one for one in seats if one.organisation.id == organisation_id), None)
    if seat is None:
        return attendance(reads, call, meeting_id, subgroup, page, Note.OLD_BUTTON)
    if seat.attended == there:  # a second tap, or another specialist was quicker
        return _attendance(call, found, seats, page)
    change = _marking(call, seat, Marked.LIST if there else None, subgroup)
    after = _after(call, seat, change)
    shown = _attendance(call, found, tuple(after if one is seat else one for one in seats), page)
    return replace(shown, changes=(change, *shown.changes))


def tick_seat(reads: Reads, call: Call, meeting_id: int, organisation_id: int, subgroup: int) -> Result:
    """«Отметить: пришли» on an organisation's own page: it wasn't on the sitting's list."""
    found = _sitting(reads, call, meeting_id, subgroup)
    if isinstance(found, Result):
        return found
    seat = reads.seat(meeting_id, organisation_id, call.department_id)
    if seat is None or seat.attended or call.today < found[0].day:
        return meeting_desk.open_seat(reads, call, meeting_id, organisation_id)
    change = _marking(call, seat, Marked.LIST, subgroup)
    shown = meeting_desk.page(reads, call, found[0], _after(call, seat, change), Note.HALL_TICKED)
    return replace(shown, changes=(change, *shown.changes))


def sheet(reads: Reads, call: Call, meeting_id: int) -> Result:
    """«Лист регистрации»."""
    if call.staff is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    meeting = reads.meeting(meeting_id, call.department_id)
    if meeting is None:
        return home_case.home(reads, call, Note.OLD_BUTTON)
    return Result((Show(call.chat_id, MeetingSheet(meeting)),), (Prompted(call.chat_id, None),))


def open_now(meeting: PublishedMeeting, call: Call) -> tuple[Subgroup, ...]:
    """The sittings whose word counts at this moment."""
    if meeting.closed:
        return ()
    plan, zone = meeting.plan, call.now.tzinfo
    return tuple(one for one in plan.meeting.subgroups if is_open(plan, one, call.now, zone))


def _mark(
    reads: Reads,
    call: Call,
    meeting: PublishedMeeting,
    subgroup: int,
    how: Marked,
    seat: Seat | None,
) -> Result:
    """Whoever answers for several organisations is there for those that come to this sitting."""
    own = _own(reads, call, meeting.id)
    coming = [one for one in own if one.state is SeatState.COMING and one.subgroup == subgroup]
    meant = [one for one in own if seat is not None and one.organisation.id == seat.organisation.id]
    chosen = {one.organisation.id: one for one in (*meant, *coming)} or {
        one.organisation.id: one for one in own
    }
    changes = [_marking(call, one, how, subgroup) for one in chosen.values() if not one.attended]
    first = next(iter(chosen.values()))
    if not changes:
        return meetings.page(reads, call, meeting, first, Note.HALL_ALREADY)
    after = _after(call, first, changes[0]) if not first.attended else first
    shown = meetings.page(reads, call, meeting, after, Note.HALL_MARKED)
    return replace(shown, changes=(*changes, *shown.changes))


def _own(reads: Reads, call: Call, meeting_id: int) -> list[Seat]:
    mine = [one.organisation for one in reads.memberships(call.user_id) if not one.organisation.closed]
    found = (reads.seat(meeting_id, one.id, call.department_id) for one in mine)
    return [one for one in found if one is not None]


def _marking(call: Call, seat: Seat, how: Marked | None, subgroup: int) -> AttendanceMarked:
    return AttendanceMarked(
        seat.meeting_id, call.department_id, seat.organisation.id, seat.version, call.now, how, subgroup
    )


def _after(call: Call, seat: Seat, change: AttendanceMarked) -> Seat:
    there = change.marked is not None
    return replace(
        seat,
        attended_at=call.now if there else None,
        attended_in=change.subgroup if there else None,
        marked=change.marked,
        version=seat.version + 1,
    )


def _sitting(
    reads: Reads, call: Call, meeting_id: int, subgroup: int
) -> tuple[PublishedMeeting, Subgroup] | Result:
    """A sitting, to somebody who may act for the department."""
    if call.staff is None or not call.staff.may_act:
        return home_case.home(reads, call, Note.NO_ACCESS)
    meeting = reads.meeting(meeting_id, call.department_id)
    sitting = meeting.plan.subgroup(subgroup) if meeting is not None else None
    if meeting is None or sitting is None:
        return home_case.home(reads, call, Note.OLD_BUTTON)
    return meeting, sitting


def _attendance(
    call: Call,
    found: tuple[PublishedMeeting, Subgroup],
    seats: tuple[Seat, ...],
    page: int,
    note: Note | None = None,
) -> Result:
    meeting, sitting = found
    zone = call.now.tzinfo
    listed = tuple(_local(one, zone) for one in seats if sitting.number in (one.attended_in, _comes_to(one)))
    view = MeetingAttendance(meeting, sitting, listed, page, call.today, note)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def _local(seat: Seat, zone: tzinfo | None) -> Seat:
    """With the department's own clock time."""
    at = seat.attended_at
    return replace(seat, attended_at=at.astimezone(zone)) if at is not None else seat


def _comes_to(seat: Seat) -> int | None:
    return seat.subgroup if seat.state is SeatState.COMING else None
