"""What a meeting's day needs as a file: the QR code for the hall, and «Лист регистрации»."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from core.hall import Hall
from core.meeting import PublishedMeeting, SeatState, sitting
from core.meeting_rounds import Invitee
from core.people import HEADS
from core.people_list import ListedPerson, ListKind, PeopleList
from core.people_list_rows import POSITIONS
from core.russian_dates import short_day
from scheduler.enclosing import Content
from screens.hall import HOW

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def code_png(meeting: PublishedMeeting, hall: Hall, bot_name: str) -> Content:
    """The picture for the hall's screen, big enough for the last row."""
    from papers.hall_code import hall_png  # segno and Pillow: only for who asks

    found = meeting.plan.subgroup(hall.subgroup)
    heading = f"{meeting.name}, {sitting(found)}" if found else meeting.name
    link = f"https://t.me/{bot_name}?start={hall.link_code}"
    return Content("qr.png", "image/png", hall_png(link, hall.word, heading))


def sheet_docx(
    meeting: PublishedMeeting, invitees: tuple[Invitee, ...], department: str, now: datetime
) -> Content:
    """By sitting: those who come or were seen there, with when and how."""
    from papers.people_list import write_people_list  # python-docx: only for who asks

    plan = meeting.plan.meeting
    about = (plan.title, f"«{plan.topic}»", f"{short_day(plan.day)}, {plan.place}")
    rows = tuple(_rows(meeting, invitees, now))
    people = PeopleList(ListKind.REGISTRATION, department, about, now, rows)
    with TemporaryDirectory() as folder:
        place = Path(folder) / "list.docx"
        write_people_list(people, place)
        return Content(f"Лист регистрации {short_day(plan.day)}.docx", DOCX, place.read_bytes())


def _rows(meeting: PublishedMeeting, invitees: tuple[Invitee, ...], now: datetime) -> Iterator[ListedPerson]:
    for subgroup in meeting.plan.meeting.subgroups:
        for one in invitees:
            seat = one.seat
            coming = seat.subgroup if seat.state is SeatState.COMING else None
            if subgroup.number != (seat.attended_in if seat.attended else coming):
                continue
            heads = [person for person in one.people if person.role in HEADS]
            name = seat.instead or (heads[0].name if heads else seat.organisation.head)
            position = "" if seat.instead else POSITIONS[heads[0].role] if heads else ""
            at = seat.attended_at.astimezone(now.tzinfo) if seat.attended_at else None
            mark = HOW[seat.marked] if seat.marked else ""
            yield ListedPerson(name, position, seat.organisation.name, at, mark, sitting(subgroup))
