"""Buttons of meetings."""

from core.usecases import attending, meeting_desk, meetings
from handlers.desk import Case
from handlers.taps import TapTable
from screens.callbacks.meeting import (
    AskDecline,
    AskInstead,
    AskSeatWord,
    ChooseSubgroup,
    ComeMyself,
    DeclineBecause,
    ListMeetings,
    ListSeats,
    NudgeSilent,
    OpenMeeting,
    OpenMeetingDesk,
    OpenSeat,
    PutSeat,
    ReadAgenda,
    TakeCalendar,
)

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


@table.on(ChooseSubgroup)
def choose(tap: ChooseSubgroup) -> Case:
    """A sitting is chosen."""
    return lambda reads, call: attending.choose(reads, call, tap.meeting, tap.organisation, tap.subgroup)


@table.on(ReadAgenda)
def agenda(tap: ReadAgenda) -> Case:
    """«Повестка»."""
    return lambda reads, call: attending.agenda(reads, call, tap.meeting, tap.organisation)


@table.on(AskInstead)
def instead(tap: AskInstead) -> Case:
    """«Придёт другой человек»."""
    return lambda reads, call: attending.ask(reads, call, tap.meeting, tap.organisation, "instead")


@table.on(ComeMyself)
def come_myself(tap: ComeMyself) -> Case:
    """«Приду лично»."""
    return lambda reads, call: attending.come_myself(reads, call, tap.meeting, tap.organisation)


@table.on(AskDecline)
def ask_decline(tap: AskDecline) -> Case:
    """«Не смогу прийти»."""
    return lambda reads, call: attending.ask(reads, call, tap.meeting, tap.organisation, "reason")


@table.on(DeclineBecause)
def decline(tap: DeclineBecause) -> Case:
    """One of the usual reasons."""
    return lambda reads, call: attending.decline(reads, call, tap.meeting, tap.organisation, tap.reason)


@table.on(TakeCalendar)
def calendar(tap: TakeCalendar) -> Case:
    """«В календарь телефона»."""
    return lambda reads, call: attending.calendar(reads, call, tap.meeting, tap.organisation)


@table.on(ListSeats)
def seats(tap: ListSeats) -> Case:
    """Who comes, who doesn't, who is silent."""
    return lambda reads, call: meeting_desk.listed(reads, call, tap.meeting, tap.which, tap.page)


@table.on(OpenSeat)
def seat(tap: OpenSeat) -> Case:
    """One organisation's seat."""
    return lambda reads, call: meeting_desk.open_seat(reads, call, tap.meeting, tap.organisation)


@table.on(PutSeat)
def put(tap: PutSeat) -> Case:
    """An organisation is written down for a sitting."""
    return lambda reads, call: meeting_desk.put(reads, call, tap.meeting, tap.organisation, tap.subgroup)


@table.on(AskSeatWord)
def ask_word(tap: AskSeatWord) -> Case:
    """Who comes, or why nobody does."""
    return lambda reads, call: meeting_desk.ask(reads, call, tap.meeting, tap.organisation, tap.wants)


@table.on(NudgeSilent)
def nudge(tap: NudgeSilent) -> Case:
    """«Напомнить»."""
    return lambda reads, call: meeting_desk.nudge(reads, call, tap.meeting)
