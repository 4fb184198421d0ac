"""The meeting's own two screens: a head's, and the department's. Other rooms hang their rows on them."""

from core.changes.meeting import SeatTaken
from core.changes.report import Prompted
from core.hall import is_open
from core.meeting import PublishedMeeting, Seat, has_room
from core.people import Member
from core.ports import Call, Reads
from core.usecases import home as home_case
from core.usecases.proceedings_rows import rows_of
from core.views import MeetingDesk, MeetingList, MeetingPage, Note, Result, Show


def current(reads: Reads, call: Call) -> tuple[PublishedMeeting, ...]:
    """Those that stand in the menu: to come, going on, just over."""
    return tuple(one for one in reads.meetings(call.department_id) if one.is_current(call.today))


def open_page(
    reads: Reads, call: Call, meeting_id: int, organisation_id: int, note: Note | None = None
) -> Result:
    """«Совещание 29 января», for a head."""
    found = theirs(reads, call, meeting_id, organisation_id)
    if isinstance(found, Result):
        return found
    return page(reads, call, *found, note)


def open_desk(reads: Reads, call: Call, meeting_id: int, note: Note | None = None) -> Result:
    """«Совещание», for the department."""
    if call.staff is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    meeting = reads.meeting(meeting_id, call.department_id)
    if meeting is None:
        return home_case.home(reads, call, Note.OLD_BUTTON)
    view = MeetingDesk(
        meeting, reads.seats(meeting.id, call.department_id), call.today, call.staff.may_act, note
    )
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def listed(reads: Reads, call: Call, organisation_id: int) -> Result:
    """«Совещания»: several at once."""
    if organisation_id == 0:
        if call.staff is None:
            return home_case.home(reads, call, Note.NO_ACCESS)
    elif member_of(reads, call, organisation_id) is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    view = MeetingList(current(reads, call), organisation_id or None, call.today)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def theirs(
    reads: Reads, call: Call, meeting_id: int, organisation_id: int
) -> tuple[PublishedMeeting, Seat] | Result:
    """The meeting and the caller's seat; or where they are led instead."""
    if member_of(reads, call, organisation_id) is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    meeting = reads.meeting(meeting_id, call.department_id)
    seat = reads.seat(meeting_id, organisation_id, call.department_id)
    if meeting is None or seat is None:
        return home_case.home(reads, call, Note.OLD_BUTTON)
    return meeting, seat


def page(
    reads: Reads,
    call: Call,
    meeting: PublishedMeeting,
    seat: Seat,
    note: Note | None = None,
    *,
    agenda: bool = False,
) -> Result:
    """A head's screen; ``seat`` as it is now, or as this very call makes it."""
    full = full_for(reads, call, meeting, seat)
    sittings, zone = meeting.plan.meeting.subgroups, call.now.tzinfo
    is_on = not meeting.closed and any(is_open(meeting.plan, one, call.now, zone) for one in sittings)
    rows = rows_of(reads, call, meeting, seat)
    view = MeetingPage(meeting, seat, call.today, full, of_several(reads, call), agenda, is_on, note, rows)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def full_for(reads: Reads, call: Call, meeting: PublishedMeeting, seat: Seat) -> tuple[int, ...]:
    """The sittings in which others have taken every chair."""
    seats = reads.seats(meeting.id, call.department_id)
    others = tuple(one for one in seats if one.organisation.id != seat.organisation.id)
    plan = meeting.plan
    return tuple(one.number for one in plan.meeting.subgroups if not has_room(plan, others, one.number))


def member_of(reads: Reads, call: Call, organisation_id: int) -> Member | None:
    """The caller as one of that organisation's people; None of a closed one, too."""
    found = (one for one in reads.memberships(call.user_id) if one.organisation.id == organisation_id)
    return next((one for one in found if not one.organisation.closed), None)


def of_several(reads: Reads, call: Call) -> bool:
    """Whether the caller answers for other organisations, too."""
    return sum(not one.organisation.closed for one in reads.memberships(call.user_id)) > 1


def taking(call: Call, before: Seat, after: Seat, capacity: int | None = None) -> SeatTaken:
    """The change from one to the other."""
    return SeatTaken(
        before.meeting_id,
        call.department_id,
        before.organisation.id,
        before.version,
        after.state,
        call.now,
        after.subgroup,
        after.instead,
        after.reason,
        capacity,
    )
