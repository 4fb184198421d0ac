"""How long messages wait, and which alarms were told: one fact, written with the messages."""

import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, func, select

from core.alarms import Alarm, Log, News, Raised
from core.outgoing import Post, Priority
from core.staff import StaffRole
from storage import facts, outbox
from storage.notices import listeners
from storage.reads_staff import roles
from storage.schema import outbox as posts

TOLD = "alarms"


def oldest(connection: Connection) -> datetime | None:
    """When the oldest waiting reply or reminder was made, in the bot's time; broadcasts may take theirs."""
    found: datetime | None = connection.execute(
        select(func.min(posts.c.created_at)).where(
            posts.c.state == "waiting", posts.c.priority < Priority.BROADCAST
        )
    ).scalar_one()
    return found


def told(connection: Connection) -> Log:
    """The alarms that were ever told."""
    kept: dict[str, list[str | None]] = json.loads(facts.get(connection, TOLD) or "{}")
    return {
        Alarm(name): Raised(
            datetime.fromisoformat(str(at)), datetime.fromisoformat(over) if over is not None else None
        )
        for name, (at, over) in kept.items()
        if name in set(Alarm)
    }


def whom(connection: Connection, department_id: int, always: Sequence[int]) -> tuple[int, ...]:
    """The administrators who can hear it."""
    named = roles(connection, department_id).items()
    return listeners(
        connection, {*always, *(user_id for user_id, role in named if role is StaffRole.ADMINISTRATOR)}
    )


def tell(connection: Connection, news: News, messages: Sequence[Post], before: Log, now: datetime) -> bool:
    """Queue the messages; False where another process was quicker."""
    if told(connection) != before:
        return False
    kept = {
        alarm.value: [raised.at.isoformat(), raised.over.isoformat() if raised.over else None]
        for alarm, raised in news.log.items()
    }
    facts.put(connection, TOLD, json.dumps(kept))
    for message in messages:
        outbox.enqueue(connection, message, now)
    return True
