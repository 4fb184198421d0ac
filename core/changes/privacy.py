"""Consent withdrawn, data erased or corrected, messages held back, and what the audit log says."""

from dataclasses import dataclass
from datetime import date, datetime

from core.auditing import Act
from core.privacy import Reason


@dataclass(frozen=True, slots=True)
class Withdrew:
    """No message goes to the person from now on; the data are erased on ``due_on``, or with this change."""

    department_id: int
    user_id: int
    chat_id: int
    at: datetime
    due_on: date
    reason: Reason
    version: str  # of the consent text that is withdrawn


@dataclass(frozen=True, slots=True)
class ContactsCorrected:
    """A head has corrected the organisation's phone or e-mail; None leaves it as it is."""

    department_id: int
    organisation_id: int
    phone: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class HeldReleased:
    """What came while the consent was being asked for again takes effect now, in the order it came."""

    chat_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class HeldDropped:
    """The person doesn't agree: what was held back is forgotten."""

    chat_id: int


@dataclass(frozen=True, slots=True)
class Audited:
    """A line of the audit log. ``details`` are numbers of ours and counts: never a name, never a word.

    ``user_id`` is kept apart, as a number of its own that an erasure can empty; None: a command, or the bot.
    """

    department_id: int
    user_id: int | None
    act: Act
    what: str
    details: tuple[tuple[str, int], ...]
    at: datetime
