"""Who is reminded of an organisation's report today: the heads, whoever stands in for them, or the others."""

from dataclasses import dataclass, replace
from datetime import date

from core.people import HEADS, NOBODY, Author, Role
from core.report import ReportCard


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who may be reminded. ``cards`` are all their reports that are still owed."""

    person_id: int
    chat_id: int
    name: str
    role: Role
    reachable: bool = True
    absent_until: date | None = None  # the last day of the leave
    reminded_on: date | None = None
    cards: tuple[ReportCard, ...] = ()
    substitute: int | None = None  # a person id, ``people.NOBODY``, or None: not said
    of_several: bool = False  # organisations: the letter names each
    unreached: Author | None = None  # who stands in for them, and can't be reached: they are written to


def recipients(people: tuple[Recipient, ...], today: date) -> tuple[Recipient, ...]:
    """Who answers today: the heads, each by their substitute while on leave; else all others who are here.

    A substitute who is on leave is stood in for by their own. «Никто» means that nobody is reminded instead.
    Where the substitute can't be reached and no other head answers, it is the head on leave after all.
    """
    here = {person.person_id: person for person in people if person.reachable and not is_away(person, today)}
    by_id = {person.person_id: person for person in people}
    chosen: dict[int, Recipient] = {}
    in_vain: list[Recipient] = []
    nobody = False
    for head in people:
        if head.role not in HEADS:
            continue
        stand_in, seen = head, {NOBODY}
        while stand_in.person_id not in here and stand_in.person_id not in seen:
            seen.add(stand_in.person_id)
            named = stand_in.substitute if is_away(stand_in, today) else None
            nobody = nobody or named == NOBODY
            stand_in = by_id.get(named or NOBODY, stand_in)
        if stand_in.person_id in here:
            chosen[stand_in.person_id] = stand_in
        elif head.reachable and not stand_in.reachable:
            in_vain.append(replace(head, unreached=Author(stand_in.name, stand_in.role)))
    if chosen or nobody or in_vain:
        return tuple(chosen.values()) or tuple(in_vain)
    return tuple(here.values())


def within_reach(people: tuple[Recipient, ...], today: date) -> bool:
    """Whether a reminder would find somebody: today, or once a leave is over."""
    back_later = any(person.reachable and is_away(person, today) for person in people)
    return back_later or bool(recipients(people, today))


def is_away(person: Recipient, today: date) -> bool:
    """Whether they are on leave that day."""
    return person.absent_until is not None and person.absent_until >= today
