"""Who has confirmed that they know the decision: by organisation, in one tap, with its time and version."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from core.people import Organisation
from core.summary import by_number


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """One person's word for one organisation. ``version`` is the one of the decision that was in force."""

    person_id: int
    name: str
    at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class Acquainted:
    """An organisation with whoever confirmed first; ``by`` is None while nobody has."""

    organisation: Organisation
    registered: bool
    by: Acquaintance | None = None


def who_is_missing(everybody: Iterable[Acquainted]) -> tuple[Acquainted, ...]:
    """Organisations in which nobody has confirmed, by number."""
    missing = (one for one in everybody if one.by is None)
    return tuple(sorted(missing, key=lambda one: by_number(one.organisation)))
