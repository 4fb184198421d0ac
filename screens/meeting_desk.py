"""A meeting for the department: who comes, by sitting. Other rooms add rows to ``ROWS``."""

from collections.abc import Callable

from core.decision import Subgroup
from core.meeting import Seat, SeatState, sitting, taken
from core.people import Organisation
from core.views import MeetingDesk, MeetingSeat, MeetingSeats
from screens import proceedings_rows
from screens.callbacks.meeting import (
    AskSeatWord,
    ListAttendance,
    ListSeats,
    NudgeSilent,
    OpenAgenda,
    OpenMeetingDesk,
    OpenSeat,
    PutSeat,
    ShowHall,
    TakeSheet,
    TickSeat,
)
from screens.meeting import HOME, WIDE, about
from screens.notes import above
from screens.screen import Button, Rows, Screen, clip, esc

PER_PAGE = 8
LONGEST_WORDS = 120
HEADINGS = {"x": "Не придут", "s": "Не ответили"}


def seat_rows(view: MeetingDesk) -> Rows:
    """A list for each sitting, and those outside of them."""
    rows: list[tuple[Button, ...]] = [
        (
            Button(
                f"{clip(_name(one), WIDE - 7)} ({taken(view.seats, one.number)})",
                ListSeats(view.meeting.id, str(one.number), 0).pack(),
            ),
        )
        for one in view.meeting.plan.meeting.subgroups
    ]
    for which, state in (("s", SeatState.INVITED), ("x", SeatState.DECLINED)):
        number = sum(one.state is state for one in view.seats)
        if number:
            there = ListSeats(view.meeting.id, which, 0).pack()
            rows.append((Button(f"{HEADINGS[which]} ({number})", there),))
    return tuple(rows)


def sheet_rows(view: MeetingDesk) -> Rows:
    """The paper."""
    return ((Button("Лист регистрации", TakeSheet(view.meeting.id).pack()),),) if view.may_act else ()


ROWS: tuple[Callable[[MeetingDesk], Rows], ...] = (seat_rows, sheet_rows, proceedings_rows.of_department)


def hall_rows(view: MeetingSeats) -> Rows:
    """What a sitting's day needs: the hall's word, who came, the agenda."""
    if not view.which.isdecimal() or not view.may_act or view.meeting.closed:
        return ()
    where = view.meeting.id, int(view.which)
    rows: list[tuple[Button, ...]] = []
    if view.today <= view.meeting.day:
        rows.append((Button("Слово и QR-код для зала", ShowHall(*where).pack()),))
    if view.today >= view.meeting.day:
        rows.append((Button("Кто пришёл", ListAttendance(*where, 0).pack()),))
    if view.today == view.meeting.day:
        rows.append((Button("Вести повестку", OpenAgenda(*where).pack()),))
    return tuple(rows)


# Of one sitting's own screen.
SITTING_ROWS: tuple[Callable[[MeetingSeats], Rows], ...] = (hall_rows,)


def desk(view: MeetingDesk) -> Screen:
    """The counts, and what can be done."""
    lines = [about(view.meeting, with_times=False), counts(view)]
    rows = [row for part in ROWS for row in part(view)]
    return Screen(above(view.note) + "\n\n".join(lines), (*rows, HOME))


def counts(view: MeetingDesk) -> str:
    """By sitting; then who won't come, and who hasn't said anything."""
    lines = []
    for one in view.meeting.plan.meeting.subgroups:
        of = f" из {one.capacity}" if one.capacity is not None else ""
        lines.append(f"{esc(sitting(one))}: {taken(view.seats, one.number)}{of}")
    declined = sum(one.state is SeatState.DECLINED for one in view.seats)
    silent = sum(one.state is SeatState.INVITED for one in view.seats)
    lines += [f"Не придут: {declined}", f"Не ответили: {silent} из {len(view.seats)}"]
    return "\n".join(lines)


def seats(view: MeetingSeats) -> Screen:
    """One list: each organisation is a button to its own page."""
    last = max(0, (len(view.seats) - 1) // PER_PAGE)
    page = min(view.page, last)
    shown = view.seats[page * PER_PAGE : (page + 1) * PER_PAGE]
    found = view.meeting.plan.subgroup(int(view.which)) if view.which.isdecimal() else None
    heading = sitting(found) if found else HEADINGS[view.which]
    lines = [f"<b>{esc(heading)}: {len(view.seats)}</b>\n{esc(view.meeting.name)}"]
    if said := [line for line in map(_line, shown) if line]:
        lines.append("\n".join(said))
    rows: list[tuple[Button, ...]] = [row for part in SITTING_ROWS for row in part(view)]
    silent = view.which == "s" and view.may_act and view.meeting.may_choose(view.today)
    if silent and view.seats and not view.told:
        rows.append((Button(f"Напомнить им ({len(view.seats)})", NudgeSilent(view.meeting.id).pack()),))
    for one in shown:
        there = OpenSeat(view.meeting.id, one.organisation.id).pack()
        rows.append((Button(clip(short_name(one.organisation), WIDE), there),))
    if last:
        where = view.meeting.id, view.which
        back = (Button("←", ListSeats(*where, page - 1).pack()),) if page else ()
        on = (Button("→", ListSeats(*where, page + 1).pack()),) if page < last else ()
        rows.append((*back, *on))
    rows.append((Button("К совещанию", OpenMeetingDesk(view.meeting.id).pack()),))
    return Screen(above(view.note) + "\n\n".join(lines), tuple(rows))


def seat(view: MeetingSeat) -> Screen:
    """One organisation: where it is written down, and where else it may be."""
    organisation, which = view.seat.organisation, _which(view.seat)
    lines = [f"<b>{esc(organisation.name)}</b>\n{esc(view.meeting.name)}", _stands(view)]
    if organisation.phone:
        lines.append(f"Телефон: {esc(organisation.phone)}")
    if view.unknown:
        lines.append("В боте никого нет: сообщение не придёт, позвоните.")
    rows: list[tuple[Button, ...]] = []
    where = view.meeting.id, organisation.id
    if view.may_act and not view.meeting.closed and view.today <= view.meeting.day:
        for one in view.meeting.plan.meeting.subgroups:
            if view.seat.state is not SeatState.COMING or one.number != view.seat.subgroup:
                verb = "Перевести" if view.seat.state is SeatState.COMING else "Записать"
                full = ", полна" if one.number in view.full else ""
                words = clip(f"{verb}: {_short(one)}{full}", WIDE)
                rows.append((Button(words, PutSeat(*where, one.number).pack()),))
        if view.seat.state is SeatState.COMING:
            rows.append((Button("Указать, кто придёт", AskSeatWord(*where, "instead").pack()),))
        if view.seat.state is not SeatState.DECLINED:
            rows.append((Button("Не придут", AskSeatWord(*where, "reason").pack()),))
    may_tick = view.may_act and not view.meeting.closed and not view.seat.attended
    if may_tick and view.today >= view.meeting.day:
        rows += [
            (Button(clip(f"Пришли: {_short(one)}", WIDE), TickSeat(*where, one.number).pack()),)
            for one in view.meeting.plan.meeting.subgroups
        ]
    rows.append((Button("← К списку", ListSeats(view.meeting.id, which, 0).pack()),))
    rows.append((Button("К совещанию", OpenMeetingDesk(view.meeting.id).pack()),))
    return Screen(above(view.note) + "\n\n".join(lines), tuple(rows))


def short_name(organisation: Organisation) -> str:
    """«№ 7 «Ласточка»»: what tells organisations apart on a narrow button."""
    if organisation.number is None:
        return organisation.name
    quoted = organisation.name.partition("«")[2].partition("»")[0]
    return f"№ {organisation.number} «{quoted}»" if quoted else f"№ {organisation.number}"


def _line(one: Seat) -> str:
    """What a list tells of an organisation beside its name."""
    name = esc(short_name(one.organisation))
    if one.state is SeatState.DECLINED:
        return f"{name}: {esc(clip(one.reason, LONGEST_WORDS))}"
    return f"{name}: придёт {esc(clip(one.instead, LONGEST_WORDS))}" if one.instead else ""


def _stands(view: MeetingSeat) -> str:
    one = view.seat
    if one.attended_at is not None:
        return f"Были на совещании, {one.attended_in}-я подгруппа."
    if one.state is SeatState.DECLINED:
        return f"Не придут: {esc(one.reason)}"
    if one.state is SeatState.INVITED:
        return "Пока не ответили."
    found = view.meeting.plan.subgroup(one.subgroup)
    instead = f"\nПридёт: {esc(one.instead)}" if one.instead else ""
    return f"Придут: {esc(sitting(found))}{instead}" if found else "Придут."


def _which(one: Seat) -> str:
    """The list that it stands in now."""
    if one.state is SeatState.COMING:
        return str(one.subgroup)
    return "x" if one.state is SeatState.DECLINED else "s"


def _name(one: Subgroup) -> str:
    return one.name or f"{one.number}-я подгруппа"


def _short(one: Subgroup) -> str:
    return f"{one.number}-я, {one.starts.hour}:{one.starts.minute:02}"
