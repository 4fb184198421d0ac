"""Buttons of meetings."""

from core.usecases import meetings
from handlers.desk import Case
from handlers.taps import TapTable
from screens.callbacks.meeting import ListMeetings, OpenMeeting, OpenMeetingDesk

table = TapTable()


@table.on(OpenMeeting)
def open_meeting(tap: OpenMeeting) -> Case:
    """The meeting, for a head."""
    return lambda reads, call: meetings.open_page(reads, call, tap.meeting, tap.organisation)


@table.on(OpenMeetingDesk)
def open_desk(tap: OpenMeetingDesk) -> Case:
    """The meeting, for the department."""
    return lambda reads, call: meetings.open_desk(reads, call, tap.meeting)


@table.on(ListMeetings)
def listed(tap: ListMeetings) -> Case:
    """«Совещания»."""
    return lambda reads, call: meetings.listed(reads, call, tap.organisation)
