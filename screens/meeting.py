"""A meeting for a head: the invitation, and a screen of its own. Other rooms add rows to ``ROWS``."""

from collections.abc import Callable
from datetime import date

from core.decision import AgendaItem
from core.meeting import PublishedMeeting, Seat, SeatState, sitting
from core.russian import count
from core.russian_dates import day_and_month, long_day
from core.views import MeetingInvitation, MeetingList, MeetingPage
from screens.callbacks.meeting import ListMeetings, OpenMeeting, OpenMeetingDesk
from screens.callbacks.start import GoHome
from screens.notes import above
from screens.screen import Button, Rows, Screen, clip, esc

LONGEST_TOPIC = 400
LONGEST_ITEM = 150
MOST_ITEMS = 12
HOME = (Button("В меню", GoHome().pack()),)

ROWS: tuple[Callable[[MeetingPage], Rows], ...] = ()


def invitation(view: MeetingInvitation) -> Screen:
    """To a head: what, when, where, the agenda; and the way to answer."""
    meeting = view.meeting
    hello = "Совещание изменилось, посмотрите ещё раз." if view.changed else "Приглашаем Вас на совещание."
    which = f"\n{esc(view.seat.organisation.name)}" if view.of_several else ""
    text = f"{hello}{which}\n\n{about(meeting)}\n\n{agenda(meeting)}".rstrip()
    there = OpenMeeting(meeting.id, view.seat.organisation.id).pack()
    return Screen(text, ((Button("Ответить на приглашение", there),), HOME))


def page(view: MeetingPage) -> Screen:
    """What an organisation has said, and what can be done about the meeting now."""
    which = f"{esc(view.seat.organisation.name)}\n" if view.of_several else ""
    lines = [f"{which}{about(view.meeting)}", stands(view)]
    rows = [row for part in ROWS for row in part(view)]
    return Screen(above(view.note) + "\n\n".join(lines), (*rows, HOME))


def listing(view: MeetingList) -> Screen:
    """Several at once: which one?"""
    rows = tuple((Button(one.name, _way(one, view.organisation_id)),) for one in view.meetings)
    text = "Какое совещание открыть?" if rows else "Совещаний сейчас нет."
    return Screen(text, (*rows, HOME))


def home_row(meetings: tuple[PublishedMeeting, ...], organisation_id: int | None) -> Rows:
    """The one row of the menu; ``organisation_id`` None: the department's."""
    if not meetings:
        return ()
    if len(meetings) > 1:
        way = ListMeetings(organisation_id or 0).pack()
        return ((Button(f"Совещания ({len(meetings)})", way),),)
    words = meetings[0].name if organisation_id else "Совещание"
    return ((Button(words, _way(meetings[0], organisation_id)),),)


def about(meeting: PublishedMeeting) -> str:
    """The topic, the day, the place, the times."""
    plan = meeting.plan.meeting
    times = "; ".join(esc(sitting(one)) for one in plan.subgroups)
    return f"<b>{esc(clip(plan.topic, LONGEST_TOPIC))}</b>\n{long_day(plan.day)}, {esc(plan.place)}\n{times}"


def agenda(meeting: PublishedMeeting) -> str:
    """The items with speakers and minutes; empty where the file has none."""
    items = meeting.plan.meeting.agenda
    if not items:
        return ""
    lines = ["<b>Повестка</b>", *(_item(one) for one in items[:MOST_ITEMS])]
    if len(items) > MOST_ITEMS:
        lines.append(f"…и ещё {count(len(items) - MOST_ITEMS, 'пункт', 'пункта', 'пунктов')}")
    return "\n".join(lines)


def stands(view: MeetingPage) -> str:
    """What the organisation has said so far."""
    return said(view.meeting, view.seat, view.today)


def said(meeting: PublishedMeeting, seat: Seat, today: date) -> str:
    """«Вы придёте: 1-я подгруппа, 9:00»."""
    if seat.state is SeatState.DECLINED:
        return f"Вы не придёте: {esc(seat.reason)}"
    if seat.state is SeatState.COMING:
        found = meeting.plan.subgroup(seat.subgroup)
        when = f": {esc(sitting(found))}" if found else ""
        instead = f"\nВместо Вас: {esc(seat.instead)}" if seat.instead else ""
        return f"Вы придёте{when}{instead}"
    if meeting.may_choose(today):
        return "Когда Вам удобно прийти?"
    return f"Совещание было {day_and_month(meeting.day)}." if today > meeting.day else "Совещание сегодня."


def _item(item: AgendaItem) -> str:
    number = f"{item.number}. " if item.number else ""
    minutes = f" ({item.minutes} мин)" if item.minutes else ""
    who = ", ".join(part for part in (item.speaker, item.position) if part)
    speaker = f"\n    {esc(who)}" if who else ""
    return f"{number}{esc(clip(item.title, LONGEST_ITEM))}{minutes}{speaker}"


def _way(meeting: PublishedMeeting, organisation_id: int | None) -> str:
    if organisation_id is None:
        return OpenMeetingDesk(meeting.id).pack()
    return OpenMeeting(meeting.id, organisation_id).pack()
