"""Views of one's own data: what is kept, taking it away, correcting it, withdrawing, being erased."""

from dataclasses import dataclass, field
from datetime import date

from core.consent import ConsentText
from core.people import Organisation
from core.privacy import Contact
from core.views.notes import Note


@dataclass(frozen=True, slots=True)
class MyData:
    """What is kept about the person. ``heads`` are the organisations whose contacts they may correct."""

    name: str
    user_id: int
    organisations: tuple[str, ...]
    consent_version: str
    heads: tuple[Organisation, ...] = ()
    registered: bool = True
    erased_on: date | None = None  # they have withdrawn, and the data go that day
    fixed: bool = False  # an administrator of the settings, who has access whatever they withdraw
    note: Note | None = None
    named: int = 0  # pieces of experience that carry the person's name


@dataclass(frozen=True, slots=True)
class ConsentAgain:
    """The text has changed: before anything else. ``held``: what was sent just now waits."""

    consent: ConsentText = field(default_factory=ConsentText)
    held: bool = False


@dataclass(frozen=True, slots=True)
class ConsentRenewed:
    """Agreed anew, and what was held back follows."""


@dataclass(frozen=True, slots=True)
class ErasureQuestion:
    """Withdraw, or be erased at once? ``alone``: the organisations that nobody answers for after it."""

    at_once: bool
    alone: tuple[str, ...] = ()
    erase_days: int = 0
    again: bool = False  # asked because the new text was refused
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Erased:
    """It is done; with a day: the data go then."""

    on: date | None = None
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class NobodyLeft:
    """To the department: somebody has withdrawn, and nobody answers for these any more."""

    organisations: tuple[Organisation, ...]


@dataclass(frozen=True, slots=True)
class CorrectChoice:
    """What is to be corrected?"""

    heads: tuple[Organisation, ...] = ()


@dataclass(frozen=True, slots=True)
class CorrectScreen:
    """The right name, phone or e-mail."""

    what: Contact
    present: str = ""
    organisation: Organisation | None = None  # whose phone or e-mail
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class DataToTake:
    """One's own data as a file: a page to read, or JSON for a program."""

    form: str  # «html» or «json»


@dataclass(frozen=True, slots=True)
class PurgeNotice:
    """To the administrators: what retention will purge in so many days, or (None) has purged just now."""

    title: str
    people: int
    files: int
    days: int | None
    on: date
