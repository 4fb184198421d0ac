"""What may be forgotten by night: updates that took effect, the words in the others, old posts."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, update

from storage import broadcast_rows
from storage.schema import outbox, updates
from storage.updates import forget_done

DONE_KEPT = timedelta(days=3)  # Telegram keeps an update for one day, and brings none again after that
QUARANTINED_KEPT = timedelta(days=30)
CANCELLED_KEPT = timedelta(days=30)  # posts to whom nothing reached: empty already, but for why


def forget(connection: Connection, now: datetime) -> tuple[int, int]:
    """Updates done long ago go, quarantined ones lose what people wrote; how many each. ``now`` is real.

    Posts cancelled long ago go, too.
    """
    broadcast_rows.forget_cancelled(connection, now - CANCELLED_KEPT)
    connection.execute(
        outbox.delete().where(outbox.c.state == "cancelled", outbox.c.created_at < now - CANCELLED_KEPT)
    )
    expire_held(connection, now - QUARANTINED_KEPT)
    gone = forget_done(connection, now - DONE_KEPT)
    gone += _forget_dropped(connection, now - DONE_KEPT)
    return gone, expire_quarantined(connection, now - QUARANTINED_KEPT)


def _forget_dropped(connection: Connection, before: datetime) -> int:
    dropped = updates.c.state == "dropped"  # by an administrator, who had looked at it
    return connection.execute(updates.delete().where(dropped, updates.c.received_at < before)).rowcount


def expire_held(connection: Connection, before: datetime) -> int:
    """What waited for a consent that was never given anew."""
    held = (updates.c.state == "held") & (updates.c.received_at < before)
    return connection.execute(update(updates).where(held).values(state="dropped", payload="")).rowcount


def expire_quarantined(connection: Connection, before: datetime) -> int:
    """Blank the payload, and the traceback, which may quote it; that there was such an update stays known."""
    result = connection.execute(
        update(updates)
        .where(updates.c.state == "quarantined", updates.c.received_at < before, updates.c.payload != "")
        .values(payload="", error="")
    )
    return result.rowcount
