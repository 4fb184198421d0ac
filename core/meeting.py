"""A meeting that the heads are invited to, and each organisation's seat in it.

A meeting stands in a file of its own kind: with a draft of its decision, or without any. A decision that
was taken without a meeting of the bot's is fine too.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from core.decision import Decision, Meeting, PracticalTask, Subgroup
from core.people import Organisation
from core.russian_dates import day_and_month

JUST_OVER = timedelta(days=14)  # so long a meeting that is over stands in the menu
# Health is nobody's business here: it would be a special kind of personal data.
REASONS = ("Буду в отъезде", "Буду в отпуске", "Другое дело в это время", "Некем заменить в саду")
HOUR = 60  # minutes of a sitting whose file tells neither its end nor its items' minutes


@dataclass(frozen=True, slots=True)
class MeetingPlan:
    """What a meeting's file says. ``decision`` is the draft, None where the file has no tasks."""

    slug: str
    title: str  # «Совещание 29 января», where the file has no shorter one
    meeting: Meeting
    practical_task: PracticalTask | None = None
    decision: Decision | None = None

    def subgroup(self, number: int | None) -> Subgroup | None:
        """The sitting of that number."""
        return next((one for one in self.meeting.subgroups if one.number == number), None)

    def starts_at(self, subgroup: Subgroup, zone: tzinfo | None) -> datetime:
        """When it begins, in the department's zone."""
        return datetime.combine(self.meeting.day, subgroup.starts, zone)

    def ends_at(self, subgroup: Subgroup, zone: tzinfo | None) -> datetime:
        """When it ends: as the file says, else after its items, else after an hour."""
        if subgroup.ends is not None:
            return datetime.combine(self.meeting.day, subgroup.ends, zone)
        minutes = sum(item.minutes or 0 for item in self.meeting.agenda) or HOUR
        return self.starts_at(subgroup, zone) + timedelta(minutes=minutes)


@dataclass(frozen=True, slots=True)
class PublishedMeeting:
    """A meeting that the heads were invited to. ``version`` counts the changes of its file."""

    id: int
    department_id: int
    plan: MeetingPlan
    published_at: datetime
    closed_at: datetime | None = None
    version: int = 1

    @property
    def closed(self) -> bool:
        """Nothing is asked about it any more."""
        return self.closed_at is not None

    @property
    def day(self) -> date:
        """The day it is held on."""
        return self.plan.meeting.day

    @property
    def name(self) -> str:
        """«Совещание 29 января»."""
        return f"Совещание {day_and_month(self.day)}"

    def is_current(self, today: date) -> bool:
        """To come, going on, or just over: it stands in the menu."""
        return not self.closed and today <= self.day + JUST_OVER

    def may_choose(self, today: date) -> bool:
        """Subgroups are chosen and changed until the eve."""
        return not self.closed and today < self.day


class SeatState(StrEnum):
    """What an organisation has said to its invitation."""

    INVITED = "invited"
    COMING = "coming"
    DECLINED = "declined"


class Marked(StrEnum):
    """How somebody's being there was noted."""

    WORD = "word"  # they sent the word shown in the hall
    CODE = "code"  # they came by the QR code shown there
    LIST = "list"  # a specialist marked them


@dataclass(frozen=True, slots=True)
class Seat:
    """One organisation at one meeting. ``version`` 0: nothing is stored yet."""

    meeting_id: int
    organisation: Organisation
    state: SeatState = SeatState.INVITED
    subgroup: int | None = None
    instead: str = ""  # who comes in the head's place
    reason: str = ""  # of a refusal
    attended_at: datetime | None = None
    attended_in: int | None = None  # the sitting they were seen in
    marked: Marked | None = None
    version: int = 0

    @property
    def attended(self) -> bool:
        """They were there."""
        return self.attended_at is not None


def taken(seats: tuple[Seat, ...], subgroup: int) -> int:
    """How many organisations come to a sitting."""
    return sum(one.state is SeatState.COMING and one.subgroup == subgroup for one in seats)


def has_room(plan: MeetingPlan, seats: tuple[Seat, ...], subgroup: int) -> bool:
    """Whether one more may come to it."""
    found = plan.subgroup(subgroup)
    if found is None:
        return False
    return found.capacity is None or taken(seats, subgroup) < found.capacity


def sitting(subgroup: Subgroup) -> str:
    """«1-я подгруппа, 9:00»; by its name where it has one."""
    name = subgroup.name or f"{subgroup.number}-я подгруппа"
    return f"{name}, {clock(subgroup.starts)}"


def clock(moment: time) -> str:
    """«9:00»."""
    return f"{moment.hour}:{moment.minute:02}"
