"""The practical task, the materials and the draft, as heads and as the department see them."""

from dataclasses import dataclass
from datetime import date, datetime

from core.decision import PracticalTask
from core.materials import Material
from core.meeting import PublishedMeeting, Seat
from core.people import Organisation
from core.practical import Cell, CellResult, PracticalAnswer, PracticalProgress
from core.proceedings import Opinion, Step
from core.views.notes import Note


@dataclass(frozen=True, slots=True)
class PracticalQuestion:
    """One cell. ``until`` is local; ``words`` is what was answered before, None: nothing yet."""

    meeting: PublishedMeeting
    organisation: Organisation
    cell: Cell
    total: int
    until: datetime
    today: date
    words: str | None = None
    of_several: bool = False
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class PracticalAnswers:
    """All that the organisation has answered. ``until`` None: it can't be changed any more."""

    meeting: PublishedMeeting
    organisation: Organisation
    task: PracticalTask
    answers: tuple[PracticalAnswer, ...]
    until: datetime | None
    today: date
    of_several: bool = False
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class PracticalCall:
    """To the heads: the practical task has begun."""

    meeting: PublishedMeeting
    organisation: Organisation
    until: datetime
    today: date
    of_several: bool = False


@dataclass(frozen=True, slots=True)
class PracticalDesk:
    """For the chair: which sittings are at it, until when, and how many have answered.

    ``counts`` are by part: a sitting's number, or 0 for all organisations. Times are local.
    """

    meeting: PublishedMeeting
    steps: tuple[Step, ...]
    counts: tuple[tuple[int, PracticalProgress], ...]
    now: datetime
    may_act: bool = True
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class PracticalMinutes:
    """For how many minutes? Or, at leisure (``part`` 0), until which day?"""

    meeting: PublishedMeeting
    part: int
    days: tuple[date, ...] = ()
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class PracticalSaid:
    """For the department: what was said, a direction a page."""

    meeting: PublishedMeeting
    results: tuple[CellResult, ...]
    page: int
    asked: int
    answered: int


@dataclass(frozen=True, slots=True)
class PracticalFile:
    """The whole matrix as a file: «xlsx» or «docx», made when it is sent."""

    meeting: PublishedMeeting
    kind: str


@dataclass(frozen=True, slots=True)
class MaterialsDesk:
    """For the department: the items of the agenda with how much is attached and who has looked."""

    meeting: PublishedMeeting
    pieces: tuple[Material, ...]
    steps: tuple[Step, ...]
    looked: tuple[tuple[int, int], ...]  # by item: how many organisations
    may_act: bool = True


@dataclass(frozen=True, slots=True)
class MaterialsItem:
    """For the department: one item; what is sent next is attached to it."""

    meeting: PublishedMeeting
    item: int
    pieces: tuple[Material, ...]
    guests: int  # organisations that were there, or are to come
    others: int
    handed: Step | None
    handed_all: Step | None
    looked: int
    may_act: bool = True
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class MaterialsNews:
    """To the heads: there is something to look at."""

    meeting: PublishedMeeting
    organisation: Organisation
    item: int
    number: int  # of pieces
    of_several: bool = False


@dataclass(frozen=True, slots=True)
class MaterialsPage:
    """What belongs to one item, for a head; files behind buttons."""

    meeting: PublishedMeeting
    organisation: Organisation
    item: int
    pieces: tuple[Material, ...]
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class MaterialsOpen:
    """The items of which a head may look at something."""

    meeting: PublishedMeeting
    organisation: Organisation
    items: tuple[tuple[int, int], ...]  # place in the agenda, number of pieces
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class MaterialFile:
    """One file. ``organisation`` None: the department looks."""

    meeting: PublishedMeeting
    organisation: Organisation | None
    piece: Material


@dataclass(frozen=True, slots=True)
class DraftPage:
    """The decision's draft, for a head: «за», or a remark. ``news``: it comes by itself."""

    meeting: PublishedMeeting
    organisation: Organisation
    opinion: Opinion | None = None
    of_several: bool = False
    is_open: bool = True
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class DraftRemark:
    """The remark is typed next."""

    meeting: PublishedMeeting
    organisation: Organisation
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class DraftDesk:
    """For the department: how many agree, who has which remark."""

    meeting: PublishedMeeting
    seats: tuple[Seat, ...]
    opinions: tuple[Opinion, ...]
    shown: Step | None
    page: int
    is_published: bool = False
    may_act: bool = True
    note: Note | None = None
