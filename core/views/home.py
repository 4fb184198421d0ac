"""The menu, help, one's own data, reminders, leave."""

from dataclasses import dataclass
from datetime import date

from core.follow_up import FollowUp
from core.report import ReportCard
from core.views.notes import Note


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
    asking: int = 0  # requests for another deadline that wait for the department


@dataclass(frozen=True, slots=True)
class Help:
    """What can be done here; by role."""

    staff: bool
    registered: bool
    department: str


@dataclass(frozen=True, slots=True)
class MyData:
    """What is kept about the person."""

    name: str
    user_id: int
    organisations: tuple[str, ...]
    consent_version: str


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
