"""Who is reminded of a meeting, and when: the day before and an hour before. Pure.

A round is decided once for everybody: its key stands in the database together with the letters.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.meeting import PublishedMeeting, Seat, SeatState
from core.people import Organisation
from core.recipients import Recipient, recipients
from core.working_days import WorkingDays

EVE_AT = time(10, 0)
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Invitee:
    """An organisation's seat with its people, who may be written to."""

    seat: Seat
    people: tuple[Recipient, ...] = ()


@dataclass(frozen=True, slots=True)
class Round:
    """``key`` names the moment too: another day or hour in a changed file is another round.

    ``subgroup`` None: those who haven't answered. From ``until`` on it would tell nothing any more.
    """

    key: str
    due: datetime
    until: datetime
    subgroup: int | None
    is_hour: bool = False


@dataclass(frozen=True, slots=True)
class MeetingLetter:
    """One message to one person, about all of their organisations that it concerns."""

    chat_id: int
    name: str
    organisations: tuple[Organisation, ...]


def rounds(meeting: PublishedMeeting, zone: ZoneInfo, days: WorkingDays) -> tuple[Round, ...]:
    """All of a meeting's; those due before it was published are none of them.

    «The day before» is the last working day before, so that a Monday's is told on Friday.
    """
    eve = days.previous_working(meeting.day - timedelta(days=1))
    told = datetime.combine(eve, EVE_AT, zone)
    midnight = datetime.combine(meeting.day, time(), zone)
    found = [Round(f"silent {meeting.day.isoformat()}", told, midnight, None)]
    for one in meeting.plan.meeting.subgroups:
        starts = meeting.plan.starts_at(one, zone)
        when = f"{one.number} {starts:%Y-%m-%dT%H:%M}"
        found.append(Round(f"eve {when}", told, starts - HOUR, one.number))
        found.append(Round(f"hour {when}", starts - HOUR, starts, one.number, is_hour=True))
    return tuple(one for one in sorted(found, key=lambda one: one.due) if one.due > meeting.published_at)


def letters(round_: Round, invitees: Iterable[Invitee], now: datetime) -> tuple[MeetingLetter, ...]:
    """To those whom the round is for; whoever is on leave is stood in for."""
    return addressed((one for one in invitees if _concerns(round_, one.seat)), now)


def addressed(invitees: Iterable[Invitee], now: datetime) -> tuple[MeetingLetter, ...]:
    """One message to each person, whatever number of organisations it is about."""
    theirs: defaultdict[int, list[Organisation]] = defaultdict(list)
    names: dict[int, str] = {}
    for invitee in invitees:
        for person in recipients(invitee.people, now.date()):
            theirs[person.chat_id].append(invitee.seat.organisation)
            names[person.chat_id] = person.name
    return tuple(MeetingLetter(chat, names[chat], tuple(found)) for chat, found in theirs.items())


def _concerns(round_: Round, seat: Seat) -> bool:
    if round_.subgroup is None:
        return seat.state is SeatState.INVITED
    return seat.state is SeatState.COMING and seat.subgroup == round_.subgroup
