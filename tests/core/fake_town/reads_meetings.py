"""The reading side: meetings and seats."""

from core.agenda_run import AgendaRun
from core.hall import Hall
from core.meeting import PublishedMeeting, Seat
from core.meeting_rounds import Invitee
from core.recipients import Recipient
from core.summary import by_number
from tests.core.fake_town.reads_people import PeopleReads


class MeetingReads(PeopleReads):
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

    def invitees(self, meeting_id: int, department_id: int) -> tuple[Invitee, ...]:
        def of(organisation_id: int) -> tuple[Recipient, ...]:
            return tuple(
                Recipient(
                    one.person.id,
                    one.person.chat_id,
                    one.person.name,
                    one.role,
                    one.person.chat_id not in self.blocked,
                    one.person.absent_until,
                    substitute=one.substitute,
                )
                for one in self.members(organisation_id)
            )

        return tuple(
            Invitee(seat, of(seat.organisation.id)) for seat in self.seats(meeting_id, department_id)
        )

    def is_told(self, meeting_id: int, key: str) -> bool:
        return (meeting_id, key) in self.rounds_told

    def halls(self, meeting_id: int, department_id: int) -> tuple[Hall, ...]:
        return tuple(one for one in self.halls_open.values() if one.meeting_id == meeting_id)

    def hall_of(self, code: str, department_id: int) -> Hall | None:
        return next((one for one in self.halls_open.values() if one.code == code), None)

    def wrong_words(self, meeting_id: int, user_id: int) -> int:
        return self.tries.get((meeting_id, user_id), 0)

    def agenda_run(self, meeting_id: int, subgroup: int, department_id: int) -> AgendaRun | None:
        return self.runs.get((meeting_id, subgroup))

    def agenda_runs(self, department_id: int) -> tuple[AgendaRun, ...]:
        return tuple(one for one in self.runs.values() if one.ended_at is None)
