"""What an installation stands at, in figures: for whoever starts it or looks after it."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, Select, distinct, func, select

from storage.alarms import oldest
from storage.publishing import open_decisions
from storage.quarantine import FAILED, QUARANTINED
from storage.reminders import earliest
from storage.schema import members, organisations, outbox, updates
from storage.shelf import Shelf


@dataclass(frozen=True, slots=True)
class OpenWork:
    """A decision that organisations still answer to."""

    title: str
    deadline: date  # moved off days off


@dataclass(frozen=True, slots=True)
class Outlook:
    """Counts of one department, and of the queues; ``oldest``: when the oldest waiting reply was made."""

    organisations: int  # closed ones aside
    registered: int  # organisations with at least one person
    decisions: tuple[OpenWork, ...]
    next_reminder: datetime | None
    waiting: int
    oldest: datetime | None
    quarantined: int
    refused: int


def outlook(connection: Connection, shelf: Shelf, department_id: int) -> Outlook:
    """Look at everything once."""
    ours = (organisations.c.department_id == department_id, organisations.c.closed_at.is_(None))
    registered = (
        select(func.count(distinct(members.c.organisation_id)))
        .select_from(members.join(organisations, organisations.c.id == members.c.organisation_id))
        .where(*ours, members.c.ended_at.is_(None))
    )
    waiting = select(func.count()).select_from(outbox).where(outbox.c.state == "waiting")
    return Outlook(
        _count(connection, select(func.count()).select_from(organisations).where(*ours)),
        _count(connection, registered),
        tuple(
            OpenWork(shelf.get(connection, found.version_id).short_title, found.deadline)
            for found in open_decisions(connection, department_id)
        ),
        earliest(connection),
        _count(connection, waiting),
        oldest(connection),
        _count(connection, select(func.count()).select_from(updates).where(QUARANTINED)),
        _count(connection, select(func.count()).select_from(outbox).where(FAILED)),
    )


def _count(connection: Connection, statement: Select[int]) -> int:
    return int(connection.scalar(statement) or 0)
