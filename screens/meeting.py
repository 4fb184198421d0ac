"""A meeting for a head: the invitation, and a screen of its own. Other rooms add rows to ``ROWS``."""

from collections.abc import Callable
from datetime import date

from core.decision import AgendaItem, Subgroup
from core.meeting import REASONS, PublishedMeeting, Seat, SeatState, clock, sitting
from core.outgoing import MeetingCalendar
from core.people import Organisation
from core.russian import count
from core.russian_dates import day_and_month, long_day
from core.views import (
    MeetingAsk,
    MeetingFile,
    MeetingInvitation,
    MeetingList,
    MeetingPage,
    MeetingReminder,
    MeetingSeatNews,
)
from screens import proceedings_rows
from screens.callbacks.meeting import (
    AskDecline,
    AskInstead,
    AskWord,
    ChooseSubgroup,
    ComeMyself,
    DeclineBecause,
    ListMeetings,
    OpenMeeting,
    OpenMeetingDesk,
    OpenSeat,
    ReadAgenda,
    TakeCalendar,
)
from screens.callbacks.start import GoHome
from screens.notes import above
from screens.screen import Button, Rows, Screen, clip, esc

LONGEST_TOPIC = 400
LONGEST_ITEM = 150
MOST_ITEMS = 12
WIDE = 28  # characters that a button of a narrow phone shows
HOME = (Button("В меню", GoHome().pack()),)


def choice_rows(view: MeetingPage) -> Rows:
    """The sittings to choose from, until the eve."""
    meeting, seat = view.meeting, view.seat
    if not meeting.may_choose(view.today):
        return ()
    where = meeting.id, seat.organisation.id
    mine = seat.subgroup if seat.state is SeatState.COMING else None
    alone = len(meeting.plan.meeting.subgroups) == 1
    return tuple(
        (
            Button(
                _choice(one, one.number in view.full, alone, mine is not None),
                ChooseSubgroup(*where, one.number).pack(),
            ),
        )
        for one in meeting.plan.meeting.subgroups
        if one.number != mine
    )


def answer_rows(view: MeetingPage) -> Rows:
    """What else may be said until the meeting is over; and the agenda."""
    meeting, seat = view.meeting, view.seat
    where = meeting.id, seat.organisation.id
    rows: list[tuple[Button, ...]] = []
    if view.is_on and not seat.attended:
        rows.append((Button("Я в зале", AskWord(*where).pack()),))
    if not meeting.closed and view.today <= meeting.day:
        if seat.state is SeatState.COMING and not seat.attended:
            rows.append((Button("В календарь телефона", TakeCalendar(*where).pack()),))
            other = "Придёт другой человек" if not seat.instead else "Приду лично"
            there = AskInstead(*where) if not seat.instead else ComeMyself(*where)
            rows.append((Button(other, there.pack()),))
        if seat.state is not SeatState.DECLINED and not seat.attended:
            rows.append((Button("Не смогу прийти", AskDecline(*where).pack()),))
    if meeting.plan.meeting.agenda and not view.agenda:
        rows.append((Button("Повестка", ReadAgenda(*where).pack()),))
    return tuple(rows)


ROWS: tuple[Callable[[MeetingPage], Rows], ...] = (choice_rows, answer_rows, proceedings_rows.of_head)


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
    lines = [f"{which}{about(view.meeting)}"]
    if view.agenda:
        lines.append(agenda(view.meeting) or "Повестки пока нет.")
    lines.append(said(view.meeting, view.seat, view.today))
    rows = [row for part in ROWS for row in part(view)]
    return Screen(above(view.note) + "\n\n".join(lines), (*rows, HOME))


def ask(view: MeetingAsk) -> Screen:
    """Who comes instead? Why does nobody come?"""
    which = f"<b>{esc(view.seat.organisation.name)}</b>\n" if view.desk else ""
    where = view.meeting.id, view.seat.organisation.id
    back = OpenSeat(*where).pack() if view.desk else OpenMeeting(*where).pack()
    rows: Rows = ((Button("← Назад", back),),)
    if view.wants == "word":
        words = "Какое слово на экране в зале? Напишите его вместе с числом."
        return Screen(f"{above(view.note)}{words}", rows)
    if view.wants == "instead":
        who = "Кто придёт от организации?" if view.desk else "Кто придёт вместо Вас?"
        return Screen(f"{above(view.note)}{which}{who} Напишите имя и должность.", rows)
    if view.desk:
        return Screen(f"{above(view.note)}{which}Почему никто не придёт? Напишите одной фразой.", rows)
    usual: Rows = tuple(
        (Button(words, DeclineBecause(*where, place).pack()),) for place, words in enumerate(REASONS)
    )
    text = f"{above(view.note)}Почему не получится прийти? Нажмите кнопку или напишите."
    return Screen(text, (*usual, *rows))


def calendar(view: MeetingFile) -> Screen:
    """The .ics, to be opened on the phone."""
    text = f"{view.meeting.name}. Откройте файл, и встреча появится в календаре телефона."
    back = OpenMeeting(view.meeting.id, view.seat.organisation.id).pack()
    file = MeetingCalendar(view.meeting.id, view.seat.organisation.id)
    return Screen(text, ((Button("К совещанию", back),),), file)


def reminder(view: MeetingReminder) -> Screen:
    """The day before, or an hour before; to those who haven't answered: when could they come?"""
    hello = f"Добрый день, {esc(view.name)}!" if view.name else "Добрый день!"
    plan = view.meeting.plan
    found = plan.subgroup(view.subgroup)
    day = "завтра" if (view.meeting.day - view.today).days == 1 else day_and_month(view.meeting.day)
    if found is None:
        words = f"{hello} Совещание {day}. Когда Вам удобно прийти?"
        button = "Выбрать время"
    elif view.is_hour:
        words = f"{hello} Через час, в {clock(found.starts)}, совещание."
        button = "Открыть совещание"
    else:
        words = f"{hello} Совещание {day} в {clock(found.starts)}. Ждём Вас."
        button = "Открыть совещание"
    several = len(view.organisations) > 1
    which = "\n" + "\n".join(esc(one.name) for one in view.organisations) if several else ""
    rows: Rows = tuple(
        (
            Button(
                f"{button}: {_short(one)}" if several else button,
                OpenMeeting(view.meeting.id, one.id).pack(),
            ),
        )
        for one in view.organisations[:MOST_ITEMS]
    )
    return Screen(f"{words}{which}\nМесто: {esc(plan.meeting.place)}", (*rows, HOME))


def news(view: MeetingSeatNews) -> Screen:
    """The department has written something down."""
    seat, found = view.seat, view.meeting.plan.subgroup(view.seat.subgroup)
    if seat.state is SeatState.DECLINED:
        words = f"не придёте, {esc(seat.reason)}"
    else:
        instead = f"\nПридёт: {esc(seat.instead)}" if seat.instead else ""
        words = f"{esc(sitting(found)) if found else 'придёте'}{instead}"
    text = f"Управление записало за Вас: {words}\n{view.meeting.name}\n{esc(seat.organisation.name)}"
    back = OpenMeeting(view.meeting.id, view.seat.organisation.id).pack()
    return Screen(text, ((Button("Открыть совещание", back),), HOME))


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


def about(meeting: PublishedMeeting, *, with_times: bool = True) -> str:
    """The topic, the day, the place, the times."""
    plan = meeting.plan.meeting
    head = f"<b>{esc(clip(plan.topic, LONGEST_TOPIC))}</b>\n{long_day(plan.day)}, {esc(plan.place)}"
    if not with_times:
        return head
    return f"{head}\n{'; '.join(esc(sitting(one)) for one in plan.subgroups)}"


def agenda(meeting: PublishedMeeting) -> str:
    """The items with speakers and minutes; empty where the file has none."""
    items = meeting.plan.meeting.agenda
    if not items:
        return ""
    lines = ["<b>Повестка</b>", *(_item(one) for one in items[:MOST_ITEMS])]
    if len(items) > MOST_ITEMS:
        lines.append(f"…и ещё {count(len(items) - MOST_ITEMS, 'пункт', 'пункта', 'пунктов')}")
    return "\n".join(lines)


def said(meeting: PublishedMeeting, seat: Seat, today: date) -> str:
    """«Вы придёте: 1-я подгруппа, 9:00»."""
    if seat.attended_at is not None:
        return f"Вы отмечены на совещании, {seat.attended_in}-я подгруппа."
    if seat.state is SeatState.DECLINED:
        return f"Вы не придёте: {esc(seat.reason)}"
    if seat.state is SeatState.COMING:
        found = meeting.plan.subgroup(seat.subgroup)
        when = esc(sitting(found)) if found else ""
        if seat.instead:
            return f"Вы записаны: {when}\nВместо Вас придёт: {esc(seat.instead)}"
        return f"Вы придёте: {when}"
    if meeting.may_choose(today):
        return "Когда Вам удобно прийти?"
    return f"Совещание было {day_and_month(meeting.day)}." if today > meeting.day else "Совещание сегодня."


def _item(item: AgendaItem) -> str:
    number = f"{item.number}. " if item.number else ""
    minutes = f" ({item.minutes} мин)" if item.minutes else ""
    who = ", ".join(part for part in (item.speaker, item.position) if part)
    speaker = f"\n    {esc(who)}" if who else ""
    return f"{number}{esc(clip(item.title, LONGEST_ITEM))}{minutes}{speaker}"


def _choice(one: Subgroup, full: bool, alone: bool, has_another: bool) -> str:
    """«1-я подгруппа, 9:00», «Перейти: …», «…: мест нет»."""
    if full:
        return f"{clip(one.name or f'{one.number}-я подгруппа', WIDE - 10)}: мест нет"
    if alone:
        return "Приду"
    return clip(f"Лучше {clock(one.starts)}, {one.number}-я" if has_another else sitting(one), WIDE)


def _short(organisation: Organisation) -> str:
    return f"№ {organisation.number}" if organisation.number is not None else clip(organisation.name, 10)


def _way(meeting: PublishedMeeting, organisation_id: int | None) -> str:
    if organisation_id is None:
        return OpenMeetingDesk(meeting.id).pack()
    return OpenMeeting(meeting.id, organisation_id).pack()
