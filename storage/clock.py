"""How far the bot's own clock has run: kept so that a restart never turns it back."""

from datetime import datetime

from sqlalchemy import Connection, select

from storage import upsert
from storage.schema import clock


def horizon(connection: Connection) -> datetime | None:
    """The moment that the clock hasn't been shown past; None before its first start."""
    return connection.execute(select(clock.c.horizon).where(clock.c.id == 1)).scalar_one_or_none()


def reach(connection: Connection, moment: datetime) -> None:
    """Let the clock run up to that moment."""
    upsert.put(connection, clock, ("id",), {"id": 1, "horizon": moment})
