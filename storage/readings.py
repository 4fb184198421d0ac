"""Figures of the queues for whoever watches the machine; all by partial indexes, so they cost little."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, select

from core.outgoing import Priority
from storage.alarms import oldest
from storage.quarantine import FAILED, QUARANTINED
from storage.schema import outbox, reminders, updates


@dataclass(frozen=True, slots=True)
class Readings:
    """Counts of rows; ``oldest`` is when the oldest waiting reply or reminder was made."""

    waiting: dict[str, int]  # posts, by priority's name
    oldest: datetime | None
    to_work_on: int
    quarantined: int
    refused: int
    due: int  # reminders
    late: int


def readings(connection: Connection, now: datetime, late: datetime) -> Readings:
    """``now`` by the bot's clock; a reminder due before ``late`` should have been decided on."""
    by_priority = connection.execute(
        select(outbox.c.priority, func.count()).where(outbox.c.state == "waiting").group_by(outbox.c.priority)
    )
    found = {Priority(priority): number for priority, number in by_priority}
    planned = reminders.c.state == "planned"
    return Readings(
        {one.name.lower(): found.get(one, 0) for one in Priority},
        oldest(connection),
        _count(connection, updates.c.state == "new"),
        _count(connection, QUARANTINED),
        _count(connection, FAILED),
        _count(connection, planned & (reminders.c.due_at <= now)),
        _count(connection, planned & (reminders.c.due_at <= late)),
    )


def _count(connection: Connection, condition: ColumnElement[bool]) -> int:
    return int(connection.execute(select(func.count()).where(condition)).scalar_one())
