"""Buttons of meetings."""

from core.usecases import attending, chairing, hall, meeting_desk, meetings
from handlers.desk import Case
from handlers.taps import TapTable
from screens.callbacks.meeting import (
    AddFive,
    AskDecline,
    AskInstead,
    AskSeatWord,
    AskWord,
    BeginAgenda,
    ChooseSubgroup,
    ComeMyself,
    DeclineBecause,
    EndAgenda,
    LeaveAgenda,
    ListAttendance,
    ListMeetings,
    ListSeats,
    NextItem,
    NudgeSilent,
    OpenAgenda,
    OpenMeeting,
    OpenMeetingDesk,
    OpenSeat,
    PutSeat,
    ReadAgenda,
    ShowHall,
    TakeCalendar,
    TakeSheet,
    TickAttendance,
    TickSeat,
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


@table.on(ShowHall)
def show_hall(tap: ShowHall) -> Case:
    """«Слово и QR-код»."""
    return lambda reads, call: hall.show(reads, call, tap.meeting, tap.subgroup)


@table.on(AskWord)
def ask_hall_word(tap: AskWord) -> Case:
    """«Я в зале»."""
    return lambda reads, call: hall.ask_word(reads, call, tap.meeting, tap.organisation)


@table.on(ListAttendance)
def attendance(tap: ListAttendance) -> Case:
    """«Кто пришёл»."""
    return lambda reads, call: hall.attendance(reads, call, tap.meeting, tap.subgroup, tap.page)


@table.on(TickSeat)
def tick_seat(tap: TickSeat) -> Case:
    """«Пришли»."""
    return lambda reads, call: hall.tick_seat(reads, call, tap.meeting, tap.organisation, tap.subgroup)


@table.on(TakeSheet)
def sheet(tap: TakeSheet) -> Case:
    """«Лист регистрации»."""
    return lambda reads, call: hall.sheet(reads, call, tap.meeting)


@table.on(OpenAgenda)
def open_agenda(tap: OpenAgenda) -> Case:
    """«Вести повестку»."""
    return lambda reads, call: chairing.open_agenda(reads, call, tap.meeting, tap.subgroup)


@table.on(BeginAgenda)
def begin_agenda(tap: BeginAgenda) -> Case:
    """«Начать»."""
    return lambda reads, call: chairing.begin(reads, call, tap.meeting, tap.subgroup)


@table.on(NextItem)
def next_item(tap: NextItem) -> Case:
    """«Дальше»."""
    return lambda reads, call: chairing.go_on(reads, call, tap.meeting, tap.subgroup, tap.item)


@table.on(AddFive)
def add_five(tap: AddFive) -> Case:
    """«+5 минут»."""
    return lambda reads, call: chairing.add_five(reads, call, tap.meeting, tap.subgroup, tap.extra)


@table.on(EndAgenda)
def end_agenda(tap: EndAgenda) -> Case:
    """«Закончить»."""
    return lambda reads, call: chairing.end(reads, call, tap.meeting, tap.subgroup)


@table.on(LeaveAgenda)
def leave_agenda(tap: LeaveAgenda) -> Case:
    """Back to the list."""
    return lambda reads, call: chairing.leave(reads, call, tap.meeting, tap.subgroup)


@table.on(TickAttendance)
def tick(tap: TickAttendance) -> Case:
    """A line of the list."""
    where = tap.meeting, tap.organisation, tap.subgroup, tap.page
    return lambda reads, call: hall.tick(reads, call, *where, there=tap.there == 1)
