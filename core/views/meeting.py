"""A meeting, as a head and as the department see it."""

from dataclasses import dataclass
from datetime import date

from core.meeting import PublishedMeeting, Seat
from core.views.notes import Note


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
    note: Note | None = None


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
