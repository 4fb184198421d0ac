"""A message of the department to many."""

from dataclasses import dataclass
from datetime import datetime

from core.broadcast import Broadcast, NotSent


@dataclass(frozen=True, slots=True)
class BroadcastDrafted:
    """The draft as it is now. Guarded by ``expected``, its version before; 0 for a new one."""

    draft: Broadcast
    expected: int


@dataclass(frozen=True, slots=True)
class BroadcastDropped:
    """The draft is given up."""

    department_id: int
    broadcast_id: int
    expected: int


@dataclass(frozen=True, slots=True)
class BroadcastTo:
    """A recipient, and the organisations that it is about."""

    person_id: int
    chat_id: int
    organisation_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BroadcastConfirmed:
    """From now on it goes out, to these people and to nobody else. Guarded by the draft's version."""

    department_id: int
    broadcast_id: int
    expected: int
    recipients: tuple[BroadcastTo, ...]
    left_out: tuple[tuple[int, NotSent], ...]  # organisations
    at: datetime


@dataclass(frozen=True, slots=True)
class BroadcastStopped:
    """What hasn't left isn't sent any more."""

    department_id: int
    broadcast_id: int
    at: datetime
    told: str  # the figures that whoever stopped it is shown
