"""A head answers an invitation: which sitting, who comes instead, or why nobody does; and the .ics."""

from dataclasses import replace

from core.changes.report import Prompted
from core.meeting import REASONS, PublishedMeeting, Seat, SeatState, has_room
from core.ports import Call, Reads
from core.prompts import MeetingPrompt
from core.typed import clean
from core.usecases import hall, meeting_desk, meetings
from core.views import MeetingAsk, MeetingFile, Note, Result, Show

LONGEST = 200  # characters of a name or a reason
INSTEAD, REASON = "instead", "reason"


def choose(reads: Reads, call: Call, meeting_id: int, organisation_id: int, subgroup: int) -> Result:
    """«1-я подгруппа, 9:00»: until the eve, and while there is room."""
    found = meetings.theirs(reads, call, meeting_id, organisation_id)
    if isinstance(found, Result):
        return found
    meeting, seat = found
    sitting = meeting.plan.subgroup(subgroup)
    if sitting is None:
        return meetings.page(reads, call, meeting, seat, Note.OLD_BUTTON)
    if seat.state is SeatState.COMING and seat.subgroup == subgroup:  # a second tap
        return meetings.page(reads, call, meeting, seat, Note.SEAT_TAKEN)
    if not meeting.may_choose(call.today):
        return meetings.page(reads, call, meeting, seat, _too_late(meeting, call))
    seats = reads.seats(meeting.id, call.department_id)
    others = tuple(one for one in seats if one.organisation.id != organisation_id)
    if not has_room(meeting.plan, others, subgroup):
        return meetings.page(reads, call, meeting, seat, Note.SEAT_FULL)
    after = replace(seat, state=SeatState.COMING, subgroup=subgroup, reason="")
    return _put(reads, call, meeting, seat, after, Note.SEAT_TAKEN, sitting.capacity)


def agenda(reads: Reads, call: Call, meeting_id: int, organisation_id: int) -> Result:
    """«Повестка»: the meeting with all of its items."""
    found = meetings.theirs(reads, call, meeting_id, organisation_id)
    if isinstance(found, Result):
        return found
    return meetings.page(reads, call, *found, agenda=True)


def ask(reads: Reads, call: Call, meeting_id: int, organisation_id: int, wants: str) -> Result:
    """«Придёт другой человек», «Не смогу прийти»: words are awaited."""
    found = meetings.theirs(reads, call, meeting_id, organisation_id)
    if isinstance(found, Result):
        return found
    return _asking(reads, call, found, wants)


def come_myself(reads: Reads, call: Call, meeting_id: int, organisation_id: int) -> Result:
    """«Приду лично»: nobody comes instead any more."""
    found = meetings.theirs(reads, call, meeting_id, organisation_id)
    if isinstance(found, Result):
        return found
    meeting, seat = found
    if not seat.instead or call.today > meeting.day:
        return meetings.page(reads, call, meeting, seat)
    return _put(reads, call, meeting, seat, replace(seat, instead=""), Note.SEAT_MYSELF)


def decline(reads: Reads, call: Call, meeting_id: int, organisation_id: int, reason: int) -> Result:
    """One of the usual reasons."""
    found = meetings.theirs(reads, call, meeting_id, organisation_id)
    if isinstance(found, Result):
        return found
    if reason >= len(REASONS):
        return meetings.page(reads, call, *found, Note.OLD_BUTTON)
    return _said(reads, call, found, REASON, REASONS[reason])


def said(reads: Reads, call: Call, prompt: MeetingPrompt, text: str) -> Result:
    """The words themselves."""
    if prompt.desk:
        return meeting_desk.said(reads, call, prompt, text)
    if prompt.wants == hall.WORD:
        return hall.say_word(reads, call, prompt, text)
    found = meetings.theirs(reads, call, prompt.meeting_id, prompt.organisation_id)
    if isinstance(found, Result):
        return found
    words = clean(text)
    if not words or len(words) > LONGEST:
        return _asking(reads, call, found, prompt.wants, Note.SEAT_WORDS)
    return _said(reads, call, found, prompt.wants, words)


def aside(reads: Reads, call: Call, prompt: MeetingPrompt, note: Note) -> Result:
    """Something that is no words: say so, and ask once more."""
    if prompt.desk:
        return meeting_desk.ask(reads, call, prompt.meeting_id, prompt.organisation_id, prompt.wants, note)
    if prompt.wants == hall.WORD:
        return hall.ask_word(reads, call, prompt.meeting_id, prompt.organisation_id, note)
    found = meetings.theirs(reads, call, prompt.meeting_id, prompt.organisation_id)
    return found if isinstance(found, Result) else _asking(reads, call, found, prompt.wants, note)


def calendar(reads: Reads, call: Call, meeting_id: int, organisation_id: int) -> Result:
    """«В календарь»: the .ics of the sitting that was chosen."""
    found = meetings.theirs(reads, call, meeting_id, organisation_id)
    if isinstance(found, Result):
        return found
    meeting, seat = found
    if seat.state is not SeatState.COMING:
        return meetings.page(reads, call, meeting, seat, Note.SEAT_NOBODY)
    return Result((Show(call.chat_id, MeetingFile(meeting, seat)),), (Prompted(call.chat_id, None),))


def _asking(
    reads: Reads, call: Call, found: tuple[PublishedMeeting, Seat], wants: str, note: Note | None = None
) -> Result:
    meeting, seat = found
    if meeting.closed or call.today > meeting.day:
        return meetings.page(reads, call, meeting, seat, Note.SEAT_OVER)
    if wants == INSTEAD and seat.state is not SeatState.COMING:
        return meetings.page(reads, call, meeting, seat, Note.SEAT_NOBODY)
    prompt = MeetingPrompt(meeting.id, seat.organisation.id, wants)
    view = MeetingAsk(meeting, seat, wants, note=note)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, prompt),))


def _said(reads: Reads, call: Call, found: tuple[PublishedMeeting, Seat], wants: str, words: str) -> Result:
    meeting, seat = found
    if meeting.closed or call.today > meeting.day:
        return meetings.page(reads, call, meeting, seat, Note.SEAT_OVER)
    if wants == INSTEAD:
        if seat.state is not SeatState.COMING:
            return meetings.page(reads, call, meeting, seat, Note.SEAT_NOBODY)
        return _put(reads, call, meeting, seat, replace(seat, instead=words), Note.SEAT_INSTEAD)
    after = replace(seat, state=SeatState.DECLINED, subgroup=None, instead="", reason=words)
    return _put(reads, call, meeting, seat, after, Note.SEAT_DECLINED)


def _too_late(meeting: PublishedMeeting, call: Call) -> Note:
    return Note.SEAT_OVER if meeting.closed or call.today > meeting.day else Note.SEAT_LATE


def _put(
    reads: Reads,
    call: Call,
    meeting: PublishedMeeting,
    before: Seat,
    after: Seat,
    note: Note,
    capacity: int | None = None,
) -> Result:
    change = meetings.taking(call, before, after, capacity)
    shown = meetings.page(reads, call, meeting, replace(after, version=before.version + 1), note)
    return replace(shown, changes=(change, *shown.changes))
