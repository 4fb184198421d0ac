"""The reading side: meetings and seats."""

from core.meeting import PublishedMeeting, Seat
from core.summary import by_number
from tests.core.fake_town.state import State


class MeetingReads(State):
    """Meetings, by number; whoever has no seat yet is invited all the same."""

    def meeting(self, meeting_id: int, department_id: int) -> PublishedMeeting | None:
        return self.meetings_kept.get(meeting_id)

    def meetings(self, department_id: int) -> tuple[PublishedMeeting, ...]:
        found = (one for one in self.meetings_kept.values() if not one.closed)
        return tuple(sorted(found, key=lambda one: (one.day, one.id)))

    def seats(self, meeting_id: int, department_id: int) -> tuple[Seat, ...]:
        here = [one for one in self.organisations.values() if not one.closed]
        found = (self.seat(meeting_id, one.id, department_id) for one in sorted(here, key=by_number))
        return tuple(one for one in found if one is not None)

    def seat(self, meeting_id: int, organisation_id: int, department_id: int) -> Seat | None:
        organisation = self.organisations.get(organisation_id)
        if organisation is None or organisation.closed or meeting_id not in self.meetings_kept:
            return None
        return self.seats_kept.get((meeting_id, organisation_id), Seat(meeting_id, organisation))
