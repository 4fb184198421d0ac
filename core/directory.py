"""The department's organisations as its administrators look them up: everything on one page. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from core.people import Called, Member, Organisation
from core.report import ReportState
from core.russian import name_key
from core.summary import by_number

SHORTEST_PHONE_END = 4  # digits; fewer are a number


@dataclass(frozen=True, slots=True)
class DirectoryEntry:
    """What an organisation is found by."""

    organisation: Organisation
    people: tuple[str, ...] = ()  # names of those registered
    former_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attached:
    """A person of the organisation; ``member_id`` is what unbinding names."""

    member_id: int
    member: Member
    joined_at: datetime
    blocked_at: datetime | None = None  # no message reaches them since then


@dataclass(frozen=True, slots=True)
class Link:
    """The organisation's live invitation; ``used_by`` is a name, as far as one is known."""

    code: str
    created_at: datetime
    used_at: datetime | None = None
    used_by: str = ""


@dataclass(frozen=True, slots=True)
class KeptReport:
    """A report of the organisation on an open decision."""

    report_id: int
    decision_id: int
    title: str
    state: ReportState
    deadline: date  # the organisation's own
    number: int | None = None
    last_action: datetime | None = None


class OrganisationEvent(StrEnum):
    """What is written down about an organisation."""

    ADDED = "added"
    RENAMED = "renamed"
    MERGED = "merged"  # into another one, named in the text
    ABSORBED = "absorbed"  # another one, named in the text
    CLOSED = "closed"
    REOPENED = "reopened"
    LINK_NEW = "link_new"
    LINK_REVOKED = "link_revoked"
    UNBOUND = "unbound"
    CALLED = "called"
    CALL_UNDONE = "call_undone"


@dataclass(frozen=True, slots=True)
class OrganisationLogged:
    """A line of the organisation's history."""

    event: OrganisationEvent
    at: datetime
    by: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class OrganisationFile:
    """Everything about one organisation but its answers."""

    organisation: Organisation
    people: tuple[Attached, ...] = ()
    link: Link | None = None
    former_names: tuple[str, ...] = ()  # the latest first
    called: Called | None = None
    closed_at: datetime | None = None
    merged_into: Organisation | None = None
    reports: tuple[KeptReport, ...] = ()
    log: tuple[OrganisationLogged, ...] = ()  # the latest first


def matching(entries: Iterable[DirectoryEntry], typed: str) -> tuple[Organisation, ...]:
    """By number, the end of a phone, or a part of any name; those that are open first, then by number."""
    words = typed.strip().removeprefix("№").strip()
    digits = "".join(char for char in words if char.isascii() and char.isdigit())
    if digits and not any(char.isalpha() for char in words):
        found = [entry.organisation for entry in entries if _has_digits(entry.organisation, digits)]
    else:
        part = name_key(words)
        found = [entry.organisation for entry in entries if part and _has_words(entry, part)]
    return tuple(sorted(found, key=lambda one: (one.closed, by_number(one))))


def _has_digits(organisation: Organisation, digits: str) -> bool:
    if organisation.number is not None and str(organisation.number) == digits.lstrip("0"):
        return True
    if len(digits) < SHORTEST_PHONE_END:
        return False
    phones = (phone.partition("доб")[0] for phone in organisation.phone.split(","))
    return any("".join(filter(str.isdigit, phone)).endswith(digits[-10:]) for phone in phones)


def _has_words(entry: DirectoryEntry, part: str) -> bool:
    names = (entry.organisation.name, entry.organisation.head, *entry.people, *entry.former_names)
    return any(part in name_key(name) for name in names)
