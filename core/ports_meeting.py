"""What is read of meetings and of the seats in them."""

from typing import Protocol

from core.meeting import PublishedMeeting, Seat


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
