"""A message of the department to many heads at once, and what became of it. Pure.

Whom it is for is worked out in ``core.broadcast_audience``.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from core.outgoing import SentFile
from core.people import Organisation
from core.report import ReportCard

LONGEST_MESSAGE, LONGEST_CAPTION = 4096, 1024  # UTF-16 units: what the messenger takes, alone or with a file
LONGEST_SENDER = 120  # characters of the department's name above it
SAME_WITHIN = timedelta(days=1)  # the same words again are asked about


class Audience(StrEnum):
    """Whom it is for. The values stand on buttons and in the database: only add."""

    ALL = "all"
    NOT_OPENED = "not_opened"
    BEGUN = "begun"
    RETURNED = "returned"
    OVERDUE = "overdue"
    BY_HAND = "by_hand"


class BroadcastState(StrEnum):
    """Stored: only add."""

    DRAFT = "draft"
    SENDING = "sending"
    DONE = "done"
    STOPPED = "stopped"
    DROPPED = "dropped"


class NotSent(StrEnum):
    """Why somebody doesn't get it. Stored: only add."""

    NOBODY = "nobody"  # nobody of the organisation is registered
    UNREACHABLE = "unreachable"
    REFUSED_CONSENT = "refused_consent"
    AWAY = "away"
    NOTHING_OWED = "nothing_owed"  # the report is in: there is nothing to remind of
    ACCESS_ENDED = "access_ended"
    REFUSED = "refused"  # the messenger won't take it


@dataclass(frozen=True, slots=True)
class Broadcast:
    """One message to many. ``text`` is None until it is chosen, empty for the prepared reminder."""

    id: int
    department_id: int
    decision_id: int
    user_id: int
    chat_id: int
    begun_at: datetime
    state: BroadcastState = BroadcastState.DRAFT
    version: int = 0  # counts what was changed in the draft; 0: not stored yet
    audience: Audience | None = None
    district: str = ""  # narrows the audience; empty narrows nothing
    picked: frozenset[int] = frozenset()  # organisations ticked by hand
    text: str | None = None
    file: SentFile | None = None
    confirmed_at: datetime | None = None
    ended_at: datetime | None = None

    @property
    def is_prepared(self) -> bool:
        """Each is told what is missing in their own report."""
        return self.text == ""


@dataclass(frozen=True, slots=True)
class DeliveryTally:
    """What became of its recipients so far. ``under_way`` were handed to the post office."""

    waiting: int = 0
    under_way: int = 0
    sent: int = 0
    lost: int = 0
    skipped: int = 0
    stopped: int = 0

    @property
    def total(self) -> int:
        """Everybody it was for when it was confirmed."""
        return self.waiting + self.under_way + self.sent + self.lost + self.skipped + self.stopped

    @property
    def left(self) -> int:
        """Who is still to get it."""
        return self.waiting + self.under_way

    @property
    def figures(self) -> str:
        """What a screen tells of it: shown again only where these have changed."""
        return f"{self.left} {self.sent} {self.lost} {self.skipped} {self.stopped}"


@dataclass(frozen=True, slots=True)
class Unreached:
    """An organisation that didn't get it; ``name`` is the person's, where there was one."""

    organisation: Organisation
    why: NotSent
    name: str = ""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A message with the same words that went out before, and to whom."""

    at: datetime
    people: frozenset[int]


@dataclass(frozen=True, slots=True)
class DueLetter:
    """A recipient whose turn it is, as they are now: what was frozen is the audience, not the facts."""

    recipient_id: int
    person_id: int
    chat_id: int
    name: str
    cards: tuple[ReportCard, ...] = ()  # of the organisations it is about that they still belong to
    reachable: bool = True
    consented: bool = True
    of_several: bool = False


@dataclass(frozen=True, slots=True)
class Running:
    """A message that goes out, or has just ended: what its sender was shown last, and where."""

    broadcast: Broadcast
    tally: DeliveryTally
    told: str = ""
    told_at: datetime | None = None  # real time
    message_id: int | None = None
    title: str = ""
    unreached: tuple[Unreached, ...] = ()


def why_not(letter: DueLetter, broadcast: Broadcast) -> NotSent | None:
    """Looked at again when its turn has come: the person may have left, refused or sent meanwhile."""
    if not letter.cards:
        return NotSent.ACCESS_ENDED
    if not letter.consented:
        return NotSent.REFUSED_CONSENT
    if not letter.reachable:
        return NotSent.UNREACHABLE
    if broadcast.is_prepared and all(card.state.finished for card in letter.cards):
        return NotSent.NOTHING_OWED
    return None


def minutes_for(people: int, per_second: float) -> int:
    """How long it takes, at the pace that is allowed; 0 for less than a minute."""
    seconds = people / per_second
    return 0 if seconds < 60 else round(seconds / 60)


def units(text: str) -> int:
    """The length as the messenger counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def room_for_text(department: str, with_file: bool) -> int:
    """How long the words may be, below the line that says who they are from."""
    longest = LONGEST_CAPTION if with_file else LONGEST_MESSAGE
    return longest - units(sender(department)) - 2


def sender(department: str) -> str:
    """The line above: who it is from."""
    if len(department) <= LONGEST_SENDER:
        return department
    return department[: LONGEST_SENDER - 1].rstrip() + "…"
