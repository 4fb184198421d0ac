"""Organisations, the people who answer for them, and how they came in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Role(StrEnum):
    """What a person is to an organisation."""

    HEAD = "head"
    ACTING = "acting"
    DEPUTY = "deputy"


HEADS = (Role.HEAD, Role.ACTING)  # who answers first, and whom a new head takes over from


@dataclass(frozen=True, slots=True)
class Organisation:
    """A kindergarten: a legal entity of one department. ``number`` sorts; None where the name has none."""

    id: int
    department_id: int
    name: str
    number: int | None = None
    head: str = ""  # as the department's roster names the head
    phone: str = ""
    district: str = ""
    email: str = ""
    closed: bool = False  # nobody answers for it any more; what was answered stays readable


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One good row of a roster file."""

    name: str
    head: str = ""
    phone: str = ""
    district: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody registered. ``name`` is how to address them, as they chose; empty when skipped."""

    id: int
    user_id: int
    chat_id: int
    name: str = ""
    absent_until: date | None = None
    at_organisation: int | None = None  # of several, the one at hand: whose menu is shown


NOBODY = 0  # a substitute that was declined: «Никто»


@dataclass(frozen=True, slots=True)
class Member:
    """A person in an organisation, with the role they named.

    ``substitute`` is the id of the person who stands in during the leave, ``NOBODY``, or None: not said.
    """

    person: Person
    organisation: Organisation
    role: Role
    substitute: int | None = None


@dataclass(frozen=True, slots=True)
class Author:
    """Who gave an answer, when it wasn't the one who reads it. Both are empty of somebody erased.

    ``department``: it was entered for the organisation, by word or from a form.
    """

    name: str = ""
    role: Role | None = None
    department: bool = False


@dataclass(frozen=True, slots=True)
class Leave:
    """Somebody of an organisation is away, and who stands in: a name, or empty where nobody was named."""

    name: str
    role: Role
    until: date
    substitute: Author | None = None
    nobody: bool = False  # «Никто» was said


class PeopleEvent(StrEnum):
    """What happened to a membership. Stored: add, never rename."""

    JOINED = "joined"
    TOOK_OVER = "took_over"
    HANDED_OVER = "handed_over"
    OFFERED = "offered"
    WITHDRAWN = "withdrawn"  # what was offered
    LEFT = "left"  # they withdrew their consent


@dataclass(frozen=True, slots=True)
class PeopleChange:
    """One line of an organisation's history of people. ``who`` is empty where no name is known."""

    event: PeopleEvent
    at: datetime
    who: str = ""
    role: Role | None = None
    by_department: bool = False


@dataclass(frozen=True, slots=True)
class Called:
    """Somebody of the department has talked to the organisation by telephone."""

    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class CutOff:
    """A member whom no message reaches: they blocked the bot, or the account is gone."""

    member: Member
    since: datetime
    called: Called | None = None


@dataclass(frozen=True, slots=True)
class Invitation:
    """A personal link's code, for one organisation. Used ones lead to joining as a deputy."""

    id: int
    organisation: Organisation
    code: str
    revoked: bool = False
    used: bool = False
    handover: bool = False  # for a new head: whoever comes by it takes the place of the present one
    giver: int | None = None  # the person who hands over; None: the department replaces all heads


@dataclass(frozen=True, slots=True)
class JoinRequest:
    """Somebody with a used link asks to join; any member or administrator may decide once."""

    organisation: Organisation
    user_id: int
    chat_id: int
    asked_at: datetime
    granted: bool | None = None  # None while nobody has decided


def leaves(members: Iterable[Member], today: date) -> tuple[Leave, ...]:
    """Who of these people is away today, and who stands in."""
    everybody = tuple(members)
    names = {m.person.id: Author(m.person.name, m.role) for m in everybody}
    return tuple(
        Leave(
            member.person.name,
            member.role,
            member.person.absent_until,
            names.get(member.substitute or NOBODY),
            member.substitute == NOBODY,
        )
        for member in everybody
        if member.person.absent_until is not None and member.person.absent_until >= today
    )
