"""What becomes of each recipient of a broadcast, as the post office tells it. No commit here.

A recipient's row and the post in the outbox change in one transaction, so a kill between any two steps finds
either both or neither: nobody is left out, and nobody is queued twice.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, select, update

from core.broadcast import NotSent
from core.outgoing import Priority, Waiting
from core.report import ReportState
from storage.prepared import Prepared
from storage.schema import broadcast_people, broadcasts, decisions, members, organisations, outbox, reports

# Stopped while it was on its way to the messenger, it has left all the same.
_SENT = Prepared(
    update(broadcast_people).where(
        broadcast_people.c.outbox_id == bindparam("post"),
        (broadcast_people.c.state == "queued") | (broadcast_people.c.state == "stopped"),
    )
)
_SHOWN = Prepared(update(broadcasts).where(broadcasts.c.id == bindparam("which")))
_FINISHED = (ReportState.SENT.value, ReportState.ACCEPTED.value)


def delivered(connection: Connection, posts: Sequence[tuple[Waiting, int | None]], at: datetime) -> None:
    """Telegram has them: recipients are stamped, and the message that shows a progress is remembered."""
    _SENT.run_many(
        connection,
        [
            {"post": one.id, "state": "sent", "why": "", "decided_at": at, "outbox_id": None}
            for one, _ in posts
            if one.post.priority is Priority.BROADCAST
        ],
    )
    for one, message in posts:
        if one.post.progress_of is not None:
            shown = message if message is not None else (one.album_screen or one.post.replaces)
            _SHOWN.run(connection, which=one.post.progress_of, message_id=shown)


def refused(connection: Connection, outbox_id: int, at: datetime) -> None:
    """Telegram will never take it."""
    _settle(connection, broadcast_people.c.outbox_id == outbox_id, "lost", NotSent.REFUSED.value, at)


def unreachable(connection: Connection, chat_id: int, at: datetime) -> None:
    """Nothing reaches that chat; before its posts are given up."""
    posts = select(outbox.c.id).where(
        outbox.c.chat_id == chat_id, outbox.c.state == "waiting", outbox.c.priority == Priority.BROADCAST
    )
    _settle(connection, broadcast_people.c.outbox_id.in_(posts), "lost", NotSent.UNREACHABLE.value, at)


def skipped(connection: Connection, outbox_id: int, why: str, at: datetime) -> None:
    """It need not be sent any more."""
    _settle(connection, broadcast_people.c.outbox_id == outbox_id, "skipped", why, at)


def why_unwelcome(connection: Connection, outbox_id: int) -> str | None:
    """Looked at again before it is handed to Telegram: «stopped», or why it isn't to be sent; else None.

    What is no letter of a broadcast (a decision that was published) is always welcome.
    """
    row = connection.execute(
        select(
            outbox.c.state.label("post_state"),
            broadcast_people.c.state,
            broadcast_people.c.person_id,
            broadcasts.c.id,
            broadcasts.c.text,
        )
        .select_from(outbox)
        .join(broadcast_people, broadcast_people.c.outbox_id == outbox.c.id, isouter=True)
        .join(broadcasts, broadcasts.c.id == broadcast_people.c.broadcast_id, isouter=True)
        .where(outbox.c.id == outbox_id)
    ).one_or_none()
    if row is None or row.post_state != "waiting":
        return "stopped"
    if row.id is None:
        return None
    theirs = connection.execute(
        select(reports.c.state)
        .join(decisions, decisions.c.id == reports.c.decision_id)
        .join(broadcasts, broadcasts.c.decision_id == decisions.c.id)
        .join(organisations, organisations.c.id == reports.c.organisation_id)
        .join(members, members.c.organisation_id == organisations.c.id)
        .where(
            broadcasts.c.id == row.id,
            members.c.person_id == row.person_id,
            members.c.ended_at.is_(None),
            organisations.c.closed_at.is_(None),
        )
    ).scalars()
    states = set(theirs)
    if not states:
        return NotSent.ACCESS_ENDED.value
    if row.text == "" and states <= set(_FINISHED):
        return NotSent.NOTHING_OWED.value
    return None


def forget_cancelled(connection: Connection, before: datetime) -> None:
    """Posts cancelled long ago are about to go: SQLite gives their numbers to others."""
    old = select(outbox.c.id).where(outbox.c.state == "cancelled", outbox.c.created_at < before)
    connection.execute(
        update(broadcast_people).where(broadcast_people.c.outbox_id.in_(old)).values(outbox_id=None)
    )


def _settle(connection: Connection, which: ColumnElement[bool], state: str, why: str, at: datetime) -> None:
    values: dict[str, Any] = {"state": state, "why": why[:32], "decided_at": at, "outbox_id": None}
    connection.execute(
        update(broadcast_people).where(which, broadcast_people.c.state == "queued").values(**values)
    )
