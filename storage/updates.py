"""The durable way in: what Telegram handed over, in order of arrival, until it has taken effect."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    bindparam,
    case,
    exists,
    func,
    literal_column,
    select,
    update,
)

from storage.guards import Overtaken
from storage.prepared import Prepared
from storage.schema import chats, updates
from storage.upsert import Upsert, insert_for

_FIRST = (
    select(func.min(updates.c.seq).label("seq"))
    .where(updates.c.state == "new")
    .group_by(updates.c.chat_id)
    .subquery()
)
_HEADS = (
    select(updates.c.seq, updates.c.chat_id, updates.c.payload, updates.c.attempts)
    .join(_FIRST, _FIRST.c.seq == updates.c.seq)
    .order_by(updates.c.seq)
    .limit(bindparam("most"))
)
_OLDER = updates.alias("older")
_NEW: ColumnElement[str] = literal_column("'new'")  # not a parameter: else the partial index couldn't serve
_DONE = Prepared(
    update(updates)
    .where(
        updates.c.seq == bindparam("which"),
        updates.c.state == _NEW,
        ~exists().where(
            _OLDER.c.chat_id == updates.c.chat_id, _OLDER.c.seq < updates.c.seq, _OLDER.c.state == _NEW
        ),
    )
    .values(state="done", payload="", error="")
)

_HELD = Prepared(
    update(updates).where(updates.c.seq == bindparam("which"), updates.c.state == _NEW).values(state="held")
)


@dataclass(frozen=True, slots=True)
class Arrival:
    """An update as it came. ``chat_id`` orders it; 0 where it belongs to no chat."""

    update_id: int
    chat_id: int
    payload: str  # JSON
    raw: dict[str, Any] | None = None  # the same, read already


@dataclass(frozen=True, slots=True)
class Pending:
    """An update to work on; ``attempts`` counts the failures so far."""

    seq: int
    chat_id: int
    payload: str
    attempts: int
    raw: dict[str, Any] | None = None  # what the payload says, where it has been read already


def store(connection: Connection, bot_id: int, batch: Sequence[Arrival], at: datetime) -> list[Pending]:
    """Keep a batch; those of it that are new. What was delivered before is left as it is."""
    fresh = _store(connection.dialect.name)
    kept: list[Pending] = []
    for arrival in batch:
        row = fresh.first(
            connection,
            bot_id=bot_id,
            update_id=arrival.update_id,
            chat_id=arrival.chat_id,
            payload=arrival.payload,
            state="new",
            received_at=at,
        )
        if row is not None:
            kept.append(Pending(row.seq, arrival.chat_id, arrival.payload, 0, arrival.raw))
    return kept


@cache
def _store(dialect: str) -> Prepared:
    fresh = insert_for(dialect, updates)
    once = fresh.on_conflict_do_nothing(index_elements=["bot_id", "update_id"])
    return Prepared(once.returning(updates.c.seq))


def heads(connection: Connection, limit: int) -> list[Pending]:
    """The oldest unprocessed update of each chat, the oldest chat first."""
    rows = connection.execute(_HEADS, {"most": limit})
    return [Pending(row.seq, row.chat_id, row.payload, row.attempts) for row in rows]


def done(connection: Connection, seq: int) -> None:
    """The update has taken effect; what people wrote in it is blanked.

    Raises Overtaken where it isn't new any more: then another process has done it, and this one must not;
    and where an older one of its chat is still to be done, which only another process can have brought.
    """
    if _DONE.run(connection, which=seq) != 1:
        raise Overtaken(f"update {seq}")


def hold(connection: Connection, seq: int) -> None:
    """It waits, words and all, until its person has answered something. Raises Overtaken as ``done``."""
    if _HELD.run(connection, which=seq) != 1:
        raise Overtaken(f"update {seq}")


def failed(connection: Connection, seq: int, error: str, quarantine: bool) -> None:
    """One more failure; in quarantine the chat goes on without it."""
    state = "quarantined" if quarantine else "new"
    connection.execute(
        update(updates)
        .where(updates.c.seq == seq)
        .values(state=state, attempts=updates.c.attempts + 1, error=error)
    )


def waiting(connection: Connection) -> int:
    """How many updates are still to be worked on."""
    return int(
        connection.execute(
            select(func.count()).select_from(updates).where(updates.c.state == "new")
        ).scalar_one()
    )


def forget_done(connection: Connection, before: datetime) -> int:
    """Delete updates done before that moment: later redelivery doesn't happen (Telegram keeps 24 h)."""
    result = connection.execute(
        updates.delete().where(updates.c.state == "done", updates.c.received_at < before)
    )
    return result.rowcount


def note_message(connection: Connection, chat_id: int, message_id: int) -> int:
    """A message stands in the chat, from either side: so it is reachable. Returns the newest one there."""
    one = {"chat_id": chat_id, "newest_message_id": message_id}
    return int(_note_one(connection.dialect.name).first(connection, **one).newest_message_id)


def note_messages(connection: Connection, seen: Sequence[tuple[int, int]]) -> None:
    """The same for many: pairs of chat and message."""
    rows = [{"chat_id": chat_id, "newest_message_id": message_id} for chat_id, message_id in seen]
    _note_many(connection.dialect.name).run_many(connection, rows)


@cache
def _note_one(dialect: str) -> Prepared:
    return Prepared(_note(dialect).returning(chats.c.newest_message_id))


@cache
def _note_many(dialect: str) -> Prepared:
    return Prepared(_note(dialect))


def _note(dialect: str) -> Upsert:
    fresh = insert_for(dialect, chats)
    newest, seen = chats.c.newest_message_id, fresh.excluded.newest_message_id
    newer = case((newest.is_(None), seen), (newest < seen, seen), else_=newest)
    changed = {"blocked_at": None, "newest_message_id": newer}
    return fresh.on_conflict_do_update(index_elements=["chat_id"], set_=changed)
