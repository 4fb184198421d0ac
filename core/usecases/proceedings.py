"""What the rooms of a meeting share: whose meeting it is, and telling many at once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from core.decision import PracticalTask
from core.meeting import PublishedMeeting, Seat
from core.ports import Call, Reads
from core.usecases import home as home_case
from core.usecases import meetings
from core.views import Note, Result, Show, View


@dataclass(frozen=True, slots=True)
class Guest:
    """One of an organisation's people at one of its meetings."""

    meeting: PublishedMeeting
    seat: Seat
    person_id: int
    of_several: bool


def guest(reads: Reads, call: Call, meeting_id: int, organisation_id: int) -> Guest | Result:
    """The caller's meeting and seat; or where they are led instead."""
    member = meetings.member_of(reads, call, organisation_id)
    found = meetings.theirs(reads, call, meeting_id, organisation_id)
    if isinstance(found, Result):
        return found
    if member is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    return Guest(*found, member.person.id, meetings.of_several(reads, call))


def ours(reads: Reads, call: Call, meeting_id: int, *, acting: bool = False) -> PublishedMeeting | Result:
    """The department's meeting; or where the caller is led instead. ``acting``: for those who may act."""
    if call.staff is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    meeting = reads.meeting(meeting_id, call.department_id)
    if meeting is None:
        return home_case.home(reads, call, Note.OLD_BUTTON)
    if acting and not call.staff.may_act:
        return meetings.open_desk(reads, call, meeting_id, Note.ONLY_SPECIALISTS)
    return meeting


def told(reads: Reads, seats: Iterable[Seat], view_of: Callable[[Seat, bool], View]) -> tuple[Show, ...]:
    """Everybody of those organisations; who answers for several of them is told which one it is about."""
    found = [(seat, member.person) for seat in seats for member in reads.members(seat.organisation.id)]
    ids = [person.id for _, person in found]
    return tuple(
        Show(person.chat_id, view_of(seat, ids.count(person.id) > 1), notice=True) for seat, person in found
    )


def task_of(meeting: PublishedMeeting) -> PracticalTask | None:
    """The practical task, where the meeting's file has one."""
    return meeting.plan.practical_task
