"""A meeting, as a head and as the department see it."""

from dataclasses import dataclass
from datetime import date, datetime

from core.agenda_run import AgendaRun
from core.decision import Subgroup
from core.meeting import PublishedMeeting, Seat
from core.people import Organisation
from core.views.notes import Note


@dataclass(frozen=True, slots=True)
class ProceedingRows:
    """What a head finds at a meeting beside who comes: only what is there for the organisation now."""

    practical: bool = False
    materials: bool = False
    draft: bool = False


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """The meeting to one of an organisation's people; ``seats`` are everybody's, for the room left.

    Rows of other rooms (materials, the practical task, summing up) hang on fields with defaults.
    """

    meeting: PublishedMeeting
    seat: Seat
    today: date
    full: tuple[int, ...] = ()  # sittings without a chair left
    of_several: bool = False  # the person answers for other organisations, too
    agenda: bool = False  # shown in full
    is_on: bool = False  # a sitting's word counts now
    note: Note | None = None
    proceedings: ProceedingRows = ProceedingRows()


@dataclass(frozen=True, slots=True)
class MeetingDesk:
    """The meeting to the department. ``may_act`` False: somebody who only looks."""

    meeting: PublishedMeeting
    seats: tuple[Seat, ...]
    today: date
    may_act: bool = True
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class MeetingList:
    """Several meetings at once: which one?"""

    meetings: tuple[PublishedMeeting, ...]
    organisation_id: int | None  # of a head; None: the department asks
    today: date


@dataclass(frozen=True, slots=True)
class MeetingInvitation:
    """To the heads: a meeting with its agenda. ``changed``: the file was published again."""

    meeting: PublishedMeeting
    seat: Seat
    of_several: bool = False
    changed: bool = False


@dataclass(frozen=True, slots=True)
class MeetingAsk:
    """Words are awaited: who comes instead, or why nobody does."""

    meeting: PublishedMeeting
    seat: Seat
    wants: str
    desk: bool = False
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class MeetingFile:
    """The .ics of a seat."""

    meeting: PublishedMeeting
    seat: Seat


@dataclass(frozen=True, slots=True)
class MeetingSeats:
    """To the department: the organisations of one sitting; or those who declined, or haven't answered.

    ``which`` is the sitting's number, «x» or «s». ``told``: they were reminded today.
    """

    meeting: PublishedMeeting
    which: str
    seats: tuple[Seat, ...]
    page: int
    today: date
    may_act: bool = True
    told: bool = False
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class MeetingSeat:
    """One organisation's seat, to the department; ``unknown``: nobody of it is in the bot."""

    meeting: PublishedMeeting
    seat: Seat
    today: date
    full: tuple[int, ...] = ()
    may_act: bool = True
    unknown: bool = False
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class MeetingSeatNews:
    """To the heads: the department has put something down for their organisation."""

    meeting: PublishedMeeting
    seat: Seat
    today: date


@dataclass(frozen=True, slots=True)
class MeetingReminder:
    """To a head, the day before or an hour before; ``subgroup`` None: no answer has come yet."""

    meeting: PublishedMeeting
    name: str
    organisations: tuple[Organisation, ...]
    today: date
    subgroup: int | None = None
    is_hour: bool = False


@dataclass(frozen=True, slots=True)
class HallScreen:
    """For the hall: the word, the QR code, and from when until when they count."""

    meeting: PublishedMeeting
    sitting: Subgroup
    word: str
    opens: datetime
    closes: datetime


@dataclass(frozen=True, slots=True)
class MeetingAttendance:
    """A sitting's list, to be ticked by a specialist."""

    meeting: PublishedMeeting
    sitting: Subgroup
    seats: tuple[Seat, ...]
    page: int
    today: date
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class MeetingSheet:
    """«Лист регистрации» as a file."""

    meeting: PublishedMeeting


@dataclass(frozen=True, slots=True)
class AgendaScreen:
    """The agenda of one sitting for the chair; ``run`` None: it hasn't begun."""

    meeting: PublishedMeeting
    subgroup: int
    run: AgendaRun | None
    now: datetime
    note: Note | None = None
