"""Updates that failed three times, and posts that Telegram refused: listed, put back, dropped.

What people wrote never leaves this file: only what kind of message it was.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, exists, literal_column, select, update

from storage.schema import members, organisations, outbox, people, updates

# Done updates are forgotten after three days: of an older one nobody can say what came after it.
REMEMBERED = timedelta(days=2)
# In so many words, since a partial index serves only a condition that names its value.
QUARANTINED: ColumnElement[bool] = updates.c.state == literal_column("'quarantined'")
FAILED: ColumnElement[bool] = outbox.c.state == literal_column("'failed'")


@dataclass(frozen=True, slots=True)
class Quarantined:
    """An update in quarantine. ``overtaken``: its chat has gone on, so it would come out of turn.

    ``expired``: what was in it has been forgotten since, so it can't be tried again.
    """

    seq: int
    received_at: datetime
    organisations: tuple[str, ...]
    kind: str
    attempts: int
    error: str
    overtaken: bool
    expired: bool = False


@dataclass(frozen=True, slots=True)
class RefusedPost:
    """A post that Telegram will never take; its words are gone."""

    id: int
    created_at: datetime
    organisations: tuple[str, ...]
    why: str


def listed(connection: Connection, now: datetime) -> tuple[Quarantined, ...]:
    """Everything in quarantine, in order of arrival. ``now`` is real time, as ``received_at`` is."""
    later = updates.alias()
    gone_on = exists().where(
        later.c.chat_id == updates.c.chat_id, later.c.seq > updates.c.seq, later.c.state == "done"
    )
    found = connection.execute(select(updates, gone_on.label("gone_on")).where(QUARANTINED).order_by("seq"))
    return tuple(
        Quarantined(
            row.seq,
            row.received_at,
            _organisations(connection, row.chat_id),
            kind_of(row.payload),
            row.attempts,
            row.error,
            row.gone_on or now - row.received_at > REMEMBERED,
            not row.payload,
        )
        for row in found.all()
    )


def refused(connection: Connection) -> tuple[RefusedPost, ...]:
    """Every post that was refused, the oldest first."""
    found = connection.execute(select(outbox).where(FAILED).order_by(outbox.c.id)).all()
    return tuple(
        RefusedPost(row.id, row.created_at, _organisations(connection, row.chat_id), row.why) for row in found
    )


def retry(connection: Connection, seqs: Collection[int]) -> int:
    """Put them back in their place, with no failure counted; how many were there."""
    return connection.execute(
        update(updates)
        .where(QUARANTINED, updates.c.seq.in_(seqs))
        .values(state="new", attempts=0, told_at=None)
    ).rowcount


def drop(connection: Connection, seqs: Collection[int]) -> int:
    """Forget what was in them. The rows stay, so that a redelivery isn't taken for news."""
    return connection.execute(
        update(updates)
        .where(QUARANTINED, updates.c.seq.in_(seqs))
        .values(state="dropped", payload="", error="")
    ).rowcount


def drop_posts(connection: Connection, ids: Collection[int]) -> int:
    """Forget that they were refused."""
    return connection.execute(outbox.delete().where(FAILED, outbox.c.id.in_(ids))).rowcount


def kind_of(payload: str) -> str:
    """What was sent, without a word of it: a tap, a command, words, a file, or something else."""
    try:
        raw: Any = json.loads(payload)
    except ValueError:
        return "something else"
    if not isinstance(raw, dict):
        return "something else"
    message = raw.get("message")
    if "callback_query" in raw:
        return "a tap"
    if not isinstance(message, dict):
        return "something else"
    if "document" in message or "photo" in message:
        return "a file"
    text = message.get("text")
    if not isinstance(text, str):
        return "something else"
    return "a command" if text.startswith("/") else "words"


def _organisations(connection: Connection, chat_id: int) -> tuple[str, ...]:
    found = connection.execute(
        select(organisations.c.name)
        .join(members, members.c.organisation_id == organisations.c.id)
        .join(people, people.c.id == members.c.person_id)
        .where(people.c.chat_id == chat_id, members.c.ended_at.is_(None))
        .order_by(organisations.c.number, organisations.c.id)
    )
    return tuple(found.scalars())
