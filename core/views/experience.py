"""Experience that is offered, moderated and read; and the department's own tasks."""

from dataclasses import dataclass
from datetime import date

from core.decision import Option
from core.experience import Offer, OfferLogged, OfferState, ShowRequest, Step
from core.outgoing import SentFile
from core.own_tasks import OwnStanding, OwnTask
from core.views.notes import Note


@dataclass(frozen=True, slots=True)
class ExperienceHub:
    """«Опыт» for a head: categories with how many are published, and one's own offers.

    ``categories`` are id, words and number; ``draft`` is the id of one that was begun.
    """

    categories: tuple[tuple[str, str, int], ...]
    own: int
    may_offer: bool
    draft: int = 0
    organisation: str = ""  # where the person answers for several
    staff: bool = False  # of the department, too
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class OfferQuestion:
    """One question of an offer. ``excess`` characters are to be cut; ``saved``: the last answer was kept.

    ``suggestion`` is the person's own name; ``consent`` the text to be agreed to, with its mark.
    """

    offer: Offer
    step: Step
    categories: tuple[Option, ...] = ()
    checking: bool = False
    excess: int = 0
    saved: bool = False
    suggestion: str = ""
    consent: str = ""
    mark: str = ""
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class OfferCheck:
    """Everything at once, before it is sent; or, sent already, while it may still be changed."""

    offer: Offer
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class OfferPage:
    """An offer of one's organisation: how it stands, and what its author may do. ``asking``: withdraw it?"""

    offer: Offer
    is_author: bool
    asking: bool = False
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class OfferList:
    """The offers of one's organisation, the newest first."""

    offers: tuple[Offer, ...]
    page: int = 0
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class ExperienceList:
    """Published experience of a category, or what was found by words."""

    offers: tuple[Offer, ...]
    category: str = ""
    title: str = ""
    words: str = ""
    page: int = 0
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class ExperienceSearch:
    """By what word?"""

    note: Note | None = None


@dataclass(frozen=True, slots=True)
class ExperienceCard:
    """A piece of published experience. ``own``: of the reader's organisation; ``reads`` only: no head."""

    offer: Offer
    marked: bool = False
    has_asked: bool = False
    own: bool = False
    reads: bool = False
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class OfferFile:
    """A file of an offer, sent back as it came; ``place`` says whose screen the way back leads to."""

    offer: Offer
    file: SentFile
    place: str


@dataclass(frozen=True, slots=True)
class ShowContact:
    """How may the author reach you? ``phone`` is the organisation's."""

    offer: Offer
    phone: str = ""
    excess: int = 0
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class ShowWish:
    """To the author: somebody asks to be shown."""

    request: ShowRequest


@dataclass(frozen=True, slots=True)
class OfferDesk:
    """«Опыт» for the department: how many in each state."""

    counts: dict[OfferState, int]
    requests: int
    decision_id: int
    may_act: bool = False
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class OfferDeskList:
    """The department's offers in one state."""

    state: OfferState
    offers: tuple[Offer, ...]
    page: int = 0
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class OfferDeskPage:
    """An offer for the department. ``wants`` is the state for which a comment or a reason is asked."""

    offer: Offer
    log: tuple[OfferLogged, ...]
    may_act: bool = False
    wants: OfferState | None = None
    excess: int = 0
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class ShowRequestList:
    """Who asks to be shown what, for the department."""

    requests: tuple[ShowRequest, ...]
    page: int = 0


@dataclass(frozen=True, slots=True)
class OfferNotice:
    """To the specialists: an offer has come, or come back. ``again``: corrected after a comment."""

    offer: Offer
    again: bool = False


@dataclass(frozen=True, slots=True)
class OfferNews:
    """To the author: what the department has decided."""

    offer: Offer
    withdrawn_page: bool = False  # taken off the published ones


@dataclass(frozen=True, slots=True)
class OwnTaskList:
    """The department's own tasks as they stand."""

    decision_id: int
    title: str
    tasks: tuple[OwnTask, ...]
    today: date
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class OwnTaskPage:
    """One of them; ``wants`` is «note» or «deadline» while that is being typed."""

    decision_id: int
    task: OwnTask
    today: date
    may_act: bool = False
    wants: str = ""
    excess: int = 0
    note: Note | None = None
    history: tuple[OwnStanding, ...] = ()  # oldest first
