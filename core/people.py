"""Organisations, the people who answer for them, and how they came in."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Role(StrEnum):
    """What a person is to an organisation."""

    HEAD = "head"
    ACTING = "acting"
    DEPUTY = "deputy"


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


@dataclass(frozen=True, slots=True)
class Member:
    """A person in an organisation, with the role they named."""

    person: Person
    organisation: Organisation
    role: Role


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


@dataclass(frozen=True, slots=True)
class JoinRequest:
    """Somebody with a used link asks to join; any member or administrator may decide once."""

    organisation: Organisation
    user_id: int
    chat_id: int
    asked_at: datetime
    granted: bool | None = None  # None while nobody has decided
