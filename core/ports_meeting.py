"""What is read of meetings and of the seats in them."""

from typing import Protocol

from core.agenda_run import AgendaRun
from core.hall import Hall
from core.meeting import PublishedMeeting, Seat
from core.meeting_rounds import Invitee


class MeetingReads(Protocol):
    """The part of ``core.ports.Reads`` that is about meetings."""

    def meeting(self, meeting_id: int, department_id: int) -> PublishedMeeting | None:
        """One of the department's, closed or not."""
        ...

    def meetings(self, department_id: int) -> tuple[PublishedMeeting, ...]:
        """Those that aren't closed, by day."""
        ...

    def seats(self, meeting_id: int, department_id: int) -> tuple[Seat, ...]:
        """Every open organisation's, by number; one without a word of its own counts as invited."""
        ...

    def seat(self, meeting_id: int, organisation_id: int, department_id: int) -> Seat | None:
        """One of them."""
        ...

    def invitees(self, meeting_id: int, department_id: int) -> tuple[Invitee, ...]:
        """Every open organisation's seat with its people."""
        ...

    def is_told(self, meeting_id: int, key: str) -> bool:
        """Whether that round of reminders was decided. The caller has read the meeting."""
        ...

    def halls(self, meeting_id: int, department_id: int) -> tuple[Hall, ...]:
        """The sittings that have a word and a code."""
        ...

    def hall_of(self, code: str, department_id: int) -> Hall | None:
        """The sitting that a code of the hall belongs to."""
        ...

    def wrong_words(self, meeting_id: int, user_id: int) -> int:
        """How many somebody has sent."""
        ...

    def agenda_run(self, meeting_id: int, subgroup: int, department_id: int) -> AgendaRun | None:
        """One sitting's agenda, where it was begun."""
        ...

    def agenda_runs(self, department_id: int) -> tuple[AgendaRun, ...]:
        """Those that go on."""
        ...
