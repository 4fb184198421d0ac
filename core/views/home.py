"""The menu, help, one's own data, reminders, leave."""

from dataclasses import dataclass
from datetime import date

from core.follow_up import FollowUp
from core.meeting import PublishedMeeting
from core.people import Author, Organisation
from core.report import ReportCard
from core.staff import StaffRole
from core.views.notes import Note


@dataclass(frozen=True, slots=True)
class StandIn:
    """Who stands in for somebody on leave in one organisation; None: nobody."""

    organisation: Organisation
    substitute: Author | None


@dataclass(frozen=True, slots=True)
class Home:
    """The menu."""

    name: str
    cards: tuple[ReportCard, ...]
    today: date
    staff: bool
    note: Note | None = None
    until: date | None = None  # of a leave or a snooze that the note speaks of
    away_until: date | None = None
    organisations: tuple[Organisation, ...] = ()
    at_hand: int | None = None  # of several organisations, the one whose reports are shown
    stand_ins: tuple[StandIn, ...] = ()  # during the leave
    role: StaffRole | None = None  # at the department
    closed: tuple[str, ...] = ()  # the person's organisations that nobody answers for any more
    asking: int = 0  # requests for another deadline that wait for the department
    inquiries: int = 0  # questions that wait for the department
    decisions: bool = False  # there is more to see or do than the one decision
    meetings: tuple[PublishedMeeting, ...] = ()  # to come, going on, just over
    experience: bool = False  # a decision gathers experience
    offers: int = 0  # of experience, that wait for the department


@dataclass(frozen=True, slots=True)
class OrganisationSwitch:
    """«Сменить организацию»: all of the person's organisations."""

    organisations: tuple[Organisation, ...]
    cards: tuple[ReportCard, ...]
    at_hand: int


@dataclass(frozen=True, slots=True)
class Help:
    """What can be done here; by role."""

    staff: bool
    registered: bool
    department: str


@dataclass(frozen=True, slots=True)
class Reminder:
    """One message to one person over everything still owed, and the plans whose day has come.

    Without ``cards`` it asks after plans only.
    """

    name: str
    cards: tuple[ReportCard, ...]
    today: date
    overdue: bool
    asks: tuple[FollowUp, ...] = ()
    of_several: bool = False  # the person answers for other organisations, too
    unreached: Author | None = None  # the person is on leave, and this one stands in but can't be reached


@dataclass(frozen=True, slots=True)
class FollowUpScreen:
    """«Вы планировали закончить к 15 июня: получилось?»."""

    ask: FollowUp


@dataclass(frozen=True, slots=True)
class AbsenceScreen:
    """Until when on leave?"""

    days: tuple[date, ...]
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class GroupNote:
    """In a group: the bot works in private."""


@dataclass(frozen=True, slots=True)
class Published:
    """To the heads: a decision has come; the first message of the checklist."""

    card: ReportCard
    today: date
