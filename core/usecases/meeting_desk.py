"""The department's side of a meeting: who comes to which sitting, who hasn't said, and putting it right."""

from dataclasses import replace

from core.changes.meeting import RoundTold
from core.changes.report import Prompted
from core.meeting import PublishedMeeting, Seat, SeatState
from core.meeting_rounds import addressed
from core.ports import Call, Reads
from core.prompts import MeetingPrompt
from core.typed import clean
from core.usecases import home as home_case
from core.usecases import meetings
from core.views import (
    MeetingAsk,
    MeetingReminder,
    MeetingSeat,
    MeetingSeatNews,
    MeetingSeats,
    Note,
    Result,
    Show,
)

LONGEST = 200
DECLINED, SILENT = "x", "s"


def listed(
    reads: Reads,
    call: Call,
    meeting_id: int,
    which: str,
    place: int = 0,
    note: Note | None = None,
    *,
    just_told: bool = False,
) -> Result:
    """The organisations of a sitting; those who declined; those who haven't answered."""
    if call.staff is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    meeting = reads.meeting(meeting_id, call.department_id)
    if meeting is None or not _is_known(meeting, which):
        return home_case.home(reads, call, Note.OLD_BUTTON)
    seats = tuple(one for one in reads.seats(meeting.id, call.department_id) if _belongs(one, which))
    told = which == SILENT and (just_told or reads.is_told(meeting.id, _nudge(call)))
    view = MeetingSeats(meeting, which, seats, place, call.today, call.staff.may_act, told, note)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def open_seat(
    reads: Reads, call: Call, meeting_id: int, organisation_id: int, note: Note | None = None
) -> Result:
    """One organisation: what it has said, and what may be put down for it."""
    if call.staff is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    meeting = reads.meeting(meeting_id, call.department_id)
    seat = reads.seat(meeting_id, organisation_id, call.department_id)
    if meeting is None or seat is None:
        return home_case.home(reads, call, Note.OLD_BUTTON)
    return page(reads, call, meeting, seat, note)


def put(reads: Reads, call: Call, meeting_id: int, organisation_id: int, subgroup: int) -> Result:
    """«Записать в 1-ю»: the department may at any time before the end, a full sitting too."""
    found = _to_change(reads, call, meeting_id, organisation_id)
    if isinstance(found, Result):
        return found
    meeting, seat = found
    if meeting.plan.subgroup(subgroup) is None:
        return page(reads, call, meeting, seat, Note.OLD_BUTTON)
    if seat.state is SeatState.COMING and seat.subgroup == subgroup:
        return page(reads, call, meeting, seat, Note.SEAT_WRITTEN)
    after = replace(seat, state=SeatState.COMING, subgroup=subgroup, reason="")
    return _changed(reads, call, meeting, seat, after)


def ask(
    reads: Reads,
    call: Call,
    meeting_id: int,
    organisation_id: int,
    wants: str,
    note: Note | None = None,
) -> Result:
    """«Кто придёт», «Не придут»: words are awaited."""
    found = _to_change(reads, call, meeting_id, organisation_id)
    if isinstance(found, Result):
        return found
    meeting, seat = found
    if wants == "instead" and seat.state is not SeatState.COMING:
        return page(reads, call, meeting, seat, Note.SEAT_NOBODY)
    view = MeetingAsk(meeting, seat, wants, True, note)
    prompt = MeetingPrompt(meeting.id, seat.organisation.id, wants, True)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, prompt),))


def said(reads: Reads, call: Call, prompt: MeetingPrompt, text: str) -> Result:
    """The words themselves."""
    found = _to_change(reads, call, prompt.meeting_id, prompt.organisation_id)
    if isinstance(found, Result):
        return found
    words = clean(text)
    if not words or len(words) > LONGEST:
        where = prompt.meeting_id, prompt.organisation_id, prompt.wants
        return ask(reads, call, *where, Note.SEAT_WORDS)
    meeting, seat = found
    if prompt.wants == "instead":
        if seat.state is not SeatState.COMING:
            return page(reads, call, meeting, seat, Note.SEAT_NOBODY)
        return _changed(reads, call, meeting, seat, replace(seat, instead=words))
    after = replace(seat, state=SeatState.DECLINED, subgroup=None, instead="", reason=words)
    return _changed(reads, call, meeting, seat, after)


def nudge(reads: Reads, call: Call, meeting_id: int) -> Result:
    """«Напомнить»: once a day, to all who haven't answered and can be reached."""
    if call.staff is None or not call.staff.may_act:
        return home_case.home(reads, call, Note.NO_ACCESS)
    meeting = reads.meeting(meeting_id, call.department_id)
    if meeting is None:
        return home_case.home(reads, call, Note.OLD_BUTTON)
    if not meeting.may_choose(call.today):
        return listed(reads, call, meeting_id, SILENT, note=Note.SEAT_OVER)
    key = _nudge(call)
    if reads.is_told(meeting_id, key):
        return listed(reads, call, meeting_id, SILENT, note=Note.MEETING_TOLD_TODAY)
    invitees = reads.invitees(meeting_id, call.department_id)
    found = addressed((one for one in invitees if one.seat.state is SeatState.INVITED), call.now)
    if not found:
        return listed(reads, call, meeting_id, SILENT, note=Note.MEETING_NOBODY)
    shows = tuple(
        Show(one.chat_id, MeetingReminder(meeting, one.name, one.organisations, call.today), notice=True)
        for one in found
    )
    shown = listed(reads, call, meeting_id, SILENT, note=Note.MEETING_TOLD, just_told=True)
    change = RoundTold(meeting_id, call.department_id, key, len(found), call.now)
    return replace(shown, shows=(*shows, *shown.shows), changes=(change, *shown.changes))


def page(reads: Reads, call: Call, meeting: PublishedMeeting, seat: Seat, note: Note | None = None) -> Result:
    """One organisation's page; ``seat`` as it is now, or as this very call makes it."""
    may_act = call.staff is not None and call.staff.may_act
    full = meetings.full_for(reads, call, meeting, seat)
    unknown = not reads.members(seat.organisation.id)
    view = MeetingSeat(meeting, seat, call.today, full, may_act, unknown, note)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def _to_change(
    reads: Reads, call: Call, meeting_id: int, organisation_id: int
) -> tuple[PublishedMeeting, Seat] | Result:
    """The meeting and the seat, to somebody who may write them down while it isn't over."""
    if call.staff is None or not call.staff.may_act:
        return home_case.home(reads, call, Note.NO_ACCESS)
    meeting = reads.meeting(meeting_id, call.department_id)
    seat = reads.seat(meeting_id, organisation_id, call.department_id)
    if meeting is None or seat is None:
        return home_case.home(reads, call, Note.OLD_BUTTON)
    if meeting.closed or call.today > meeting.day:
        return page(reads, call, meeting, seat, Note.SEAT_OVER)
    return meeting, seat


def _changed(reads: Reads, call: Call, meeting: PublishedMeeting, before: Seat, after: Seat) -> Result:
    """Put down, and its people hear of it."""
    seat = replace(after, version=before.version + 1)
    news = tuple(
        Show(one.person.chat_id, MeetingSeatNews(meeting, seat, call.today), notice=True)
        for one in reads.members(seat.organisation.id)
        if one.person.user_id != call.user_id
    )
    shown = page(reads, call, meeting, seat, Note.SEAT_WRITTEN if news else Note.SEAT_PUT)
    change = meetings.taking(call, before, after)
    return replace(shown, shows=(*news, *shown.shows), changes=(change, *shown.changes))


def _is_known(meeting: PublishedMeeting, which: str) -> bool:
    return which in (DECLINED, SILENT, *(str(one.number) for one in meeting.plan.meeting.subgroups))


def _belongs(seat: Seat, which: str) -> bool:
    if which == DECLINED:
        return seat.state is SeatState.DECLINED
    if which == SILENT:
        return seat.state is SeatState.INVITED
    return seat.state is SeatState.COMING and str(seat.subgroup) == which


def _nudge(call: Call) -> str:
    return f"nudge {call.today.isoformat()}"
