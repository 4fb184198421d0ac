"""The day itself, for the department: the word and the code for the hall, who came, the sheet."""

from core.decision import Subgroup
from core.meeting import Marked, Seat, clock, sitting
from core.outgoing import AttendanceSheet, HallCode
from core.views import HallScreen, MeetingAttendance, MeetingSheet
from screens.callbacks.meeting import (
    ListAttendance,
    ListSeats,
    OpenMeetingDesk,
    TickAttendance,
)
from screens.meeting import WIDE
from screens.meeting_desk import PER_PAGE, short_name
from screens.notes import above
from screens.screen import Button, Rows, Screen, clip, esc

HOW = {Marked.WORD: "по слову", Marked.CODE: "по QR-коду", Marked.LIST: "отметил специалист"}


def hall(view: HallScreen) -> Screen:
    """A picture for the screen in the hall; who can't scan it types the word."""
    opens, closes = clock(view.opens.time()), clock(view.closes.time())
    lines = [
        f"{esc(view.meeting.name)}, {esc(sitting(view.sitting))}",
        f"Слово для зала: <b>{esc(view.word)}</b>",
        "Покажите код и слово в зале: участники наведут телефон на код "
        "или нажмут «Я в зале» и напишут слово.",
        f"Действует с {opens} до {closes}.",
    ]
    where = view.meeting.id, view.sitting.number
    rows: Rows = (
        (Button("Кто пришёл", ListAttendance(*where, 0).pack()),),
        (Button("К подгруппе", ListSeats(view.meeting.id, str(view.sitting.number), 0).pack()),),
    )
    return Screen("\n\n".join(lines), rows, HallCode(*where))


def attendance(view: MeetingAttendance) -> Screen:
    """A tap ticks a line, another one takes the tick away."""
    last = max(0, (len(view.seats) - 1) // PER_PAGE)
    page = min(view.page, last)
    shown = view.seats[page * PER_PAGE : (page + 1) * PER_PAGE]
    came = sum(one.attended for one in view.seats)
    lines = [
        f"<b>{esc(sitting(view.sitting))}</b>\nПришли: {came} из {len(view.seats)}",
        "Нажмите на организацию, чтобы отметить её.",
    ]
    if said := [_line(one, view.sitting) for one in shown if one.attended]:
        lines.append("\n".join(said))
    meeting, number = view.meeting.id, view.sitting.number
    rows: list[tuple[Button, ...]] = []
    for one in shown:
        there = TickAttendance(meeting, one.organisation.id, number, page, int(not one.attended))
        mark = "✓ " if one.attended else ""
        rows.append((Button(clip(f"{mark}{short_name(one.organisation)}", WIDE), there.pack()),))
    if last:
        back = (Button("←", ListAttendance(meeting, number, page - 1).pack()),) if page else ()
        on = (Button("→", ListAttendance(meeting, number, page + 1).pack()),) if page < last else ()
        rows.append((*back, *on))
    rows.append((Button("К подгруппе", ListSeats(meeting, str(number), 0).pack()),))
    return Screen(above(view.note) + "\n\n".join(lines), tuple(rows))


def sheet(view: MeetingSheet) -> Screen:
    """The file, as it stands now."""
    text = f"Лист регистрации. {esc(view.meeting.name)}."
    rows: Rows = ((Button("К совещанию", OpenMeetingDesk(view.meeting.id).pack()),),)
    return Screen(text, rows, AttendanceSheet(view.meeting.id))


def _line(one: Seat, here: Subgroup) -> str:
    at = clock(one.attended_at.time()) if one.attended_at else ""
    how = HOW[one.marked] if one.marked else ""
    other = f", {one.attended_in}-я подгруппа" if one.attended_in not in (None, here.number) else ""
    return f"✓ {esc(short_name(one.organisation))}: {at}, {how}{other}"
