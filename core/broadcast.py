"""A message of the department to many heads at once: whom it reaches, and what became of it. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from core.districts import lies_in
from core.outgoing import SentFile
from core.people import Organisation, Role
from core.reminder_round import Recipient, recipients
from core.report import ReportCard, ReportState
from core.summary import by_number

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
class Candidate:
    """An organisation with its report on the decision and its people, who may get the message."""

    organisation: Organisation
    card: ReportCard
    people: tuple[Recipient, ...] = ()
    refused: frozenset[int] = frozenset()  # people who have withdrawn their consent


@dataclass(frozen=True, slots=True)
class Addressee:
    """A person who gets it once, whatever number of organisations it is about."""

    person_id: int
    chat_id: int
    name: str
    organisations: tuple[Organisation, ...]
    cards: tuple[ReportCard, ...]
    reminded_on: date | None = None


@dataclass(frozen=True, slots=True)
class Selection:
    """Who gets it, by number; and the organisations in which nobody does, with the reason."""

    people: tuple[Addressee, ...] = ()
    left_out: tuple[tuple[Organisation, NotSent], ...] = ()

    @property
    def organisations(self) -> int:
        """How many organisations hear of it."""
        return len({one.id for person in self.people for one in person.organisations})

    @property
    def reasons(self) -> Counter[NotSent]:
        """How many organisations don't, by reason."""
        return Counter(why for _, why in self.left_out)


@dataclass(frozen=True, slots=True)
class Tally:
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
    role: Role | None = None


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
    tally: Tally
    told: str = ""
    told_at: datetime | None = None  # real time
    message_id: int | None = None
    title: str = ""
    unreached: tuple[Unreached, ...] = field(default=())


def belongs(candidate: Candidate, audience: Audience, picked: frozenset[int], today: date) -> bool:
    """Whether the organisation is meant, wherever it lies."""
    card = candidate.card
    match audience:
        case Audience.ALL:
            return True
        case Audience.NOT_OPENED:
            return card.state is ReportState.NOT_OPENED
        case Audience.BEGUN:
            return card.state is ReportState.BEGUN
        case Audience.RETURNED:
            return card.state is ReportState.RETURNED
        case Audience.OVERDUE:
            return not card.state.finished and today > card.deadline
        case Audience.BY_HAND:
            return candidate.organisation.id in picked


def meant(
    candidates: Iterable[Candidate], audience: Audience, district: str, picked: frozenset[int], today: date
) -> tuple[Candidate, ...]:
    """The open organisations meant, by number. What was ticked by hand is meant in whatever district."""
    narrowed = "" if audience is Audience.BY_HAND else district
    found = (
        one
        for one in candidates
        if not one.organisation.closed
        and lies_in(one.organisation, narrowed)
        and belongs(one, audience, picked, today)
    )
    return tuple(sorted(found, key=lambda one: by_number(one.organisation)))


def choose(broadcast: Broadcast, candidates: Iterable[Candidate], today: date) -> Selection:
    """Who gets it: of each organisation those who would be reminded, and each of them once."""
    if broadcast.audience is None:
        return Selection()
    theirs: defaultdict[int, list[Candidate]] = defaultdict(list)
    whom: dict[int, Recipient] = {}
    left_out: list[tuple[Organisation, NotSent]] = []
    everybody = meant(candidates, broadcast.audience, broadcast.district, broadcast.picked, today)
    for one in everybody:
        if broadcast.is_prepared and one.card.state.finished:
            left_out.append((one.organisation, NotSent.NOTHING_OWED))
            continue
        found = recipients(_as_they_are(one), today)
        if not found:
            left_out.append((one.organisation, _why_nobody(one)))
        for person in found:
            whom[person.person_id] = person
            theirs[person.person_id].append(one)
    return Selection(
        tuple(
            Addressee(
                person.person_id,
                person.chat_id,
                person.name,
                tuple(one.organisation for one in theirs[person.person_id]),
                tuple(one.card for one in theirs[person.person_id]),
                person.reminded_on,
            )
            for person in whom.values()
        ),
        tuple(left_out),
    )


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


def same_before(people: Sequence[Addressee], earlier: Iterable[Earlier]) -> tuple[Earlier, int] | None:
    """The latest message with the same words to some of the same people, and to how many of them."""
    ids = {person.person_id for person in people}
    found = [(one, len(ids & one.people)) for one in earlier if ids & one.people]
    return max(found, key=lambda pair: pair[0].at, default=None)


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


def _as_they_are(candidate: Candidate) -> tuple[Recipient, ...]:
    """Whoever has withdrawn the consent is nobody to write to."""
    return tuple(
        replace(person, reachable=False) if person.person_id in candidate.refused else person
        for person in candidate.people
    )


def _why_nobody(candidate: Candidate) -> NotSent:
    if not candidate.people:
        return NotSent.NOBODY
    willing = [person for person in candidate.people if person.person_id not in candidate.refused]
    if not willing:
        return NotSent.REFUSED_CONSENT
    return NotSent.AWAY if any(person.reachable for person in willing) else NotSent.UNREACHABLE
