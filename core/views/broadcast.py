"""A message to many: its steps, the letter itself, and how far it is."""

from dataclasses import dataclass
from datetime import date

from core.broadcast import Audience, Broadcast, DeliveryTally, Unreached
from core.broadcast_audience import Addressee, Selection
from core.outgoing import SentFile
from core.people import Organisation
from core.report import ReportCard
from core.views.notes import Note


@dataclass(frozen=True, slots=True)
class BroadcastWhom:
    """To whom? ``counts`` are organisations; ``districts`` where there is anything to choose from."""

    broadcast: Broadcast
    title: str
    counts: tuple[tuple[Audience, int], ...]
    districts: bool = False
    sent_before: int = 0
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class BroadcastDistricts:
    """Of which district?"""

    broadcast: Broadcast
    districts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BroadcastPicks:
    """Organisations with ticks; ``page`` counts from 0."""

    broadcast: Broadcast
    organisations: tuple[Organisation, ...]
    page: int = 0
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class BroadcastWords:
    """What shall be said? ``room`` tells how long it may be; ``typed`` is the length of what was too long."""

    broadcast: Broadcast
    organisations: int
    note: Note | None = None
    room: int = 0
    typed: int = 0


@dataclass(frozen=True, slots=True)
class BroadcastLetter:
    """What a head gets. ``text`` is empty for the prepared reminder; ``preview`` is the draft it shows."""

    department: str
    name: str
    cards: tuple[ReportCard, ...]
    today: date
    text: str = ""
    file: SentFile | None = None
    of_several: bool = False
    preview: int = 0


@dataclass(frozen=True, slots=True)
class BroadcastConfirm:
    """Shall it go? ``example`` is whom the preview above was made for."""

    broadcast: Broadcast
    selection: Selection
    example: Addressee
    today: date
    per_second: float
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class BroadcastAgain:
    """The same words have gone to ``same`` of these people within a day."""

    broadcast: Broadcast
    people: int
    same: int
    when: str  # «10:05»
    is_today: bool


@dataclass(frozen=True, slots=True)
class BroadcastProgress:
    """It goes out, or has ended: then with those who didn't get it; ``page`` counts from 0."""

    broadcast: Broadcast
    title: str
    tally: DeliveryTally
    per_second: float
    unreached: tuple[Unreached, ...] = ()
    page: int = 0
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class BroadcastList:
    """Those that were sent, the latest first."""

    broadcasts: tuple[Broadcast, ...]
    decision_id: int
