"""A person's right over their own data: withdrawing, being erased, correcting."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

LONGEST_RETENTION = 30  # days between a withdrawal and the erasure, as the law allows at most


class Reason(StrEnum):
    """Why somebody is erased. Stored: only add."""

    WITHDRAWN = "withdrawn"  # the consent
    ASKED = "asked"  # to be erased at once
    RETENTION = "retention"  # the decision was closed long enough ago


class Contact(StrEnum):
    """What a person may correct. The values stand on buttons: only add."""

    NAME = "n"
    PHONE = "p"
    EMAIL = "e"


@dataclass(frozen=True, slots=True)
class Standing:
    """``known`` says whether anything is kept about somebody at all."""

    known: bool = False
    erased_on: date | None = None  # they have withdrawn, and the data go that day


def due_on(today: date, erase_days: int) -> date:
    """When the data of somebody who withdraws today are to be erased."""
    return today + timedelta(days=min(erase_days, LONGEST_RETENTION))
