"""Whom a message to many is for: of each organisation those who would be reminded, and each of them once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.broadcast import Audience, Broadcast, Earlier, NotSent
from core.districts import lies_in
from core.people import Organisation
from core.recipients import Recipient, recipients
from core.report import ReportCard, ReportState
from core.summary import by_number


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


def same_before(people: Sequence[Addressee], earlier: Iterable[Earlier]) -> tuple[Earlier, int] | None:
    """The latest message with the same words to some of the same people, and to how many of them."""
    ids = {person.person_id for person in people}
    found = [(one, len(ids & one.people)) for one in earlier if ids & one.people]
    return max(found, key=lambda pair: pair[0].at, default=None)


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
