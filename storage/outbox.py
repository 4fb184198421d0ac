"""The way out: posts wait here from the commit that decided on them until Telegram has them."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from core.outgoing import Post, Priority, Waiting
from core.reminders import Why
from storage.prepared import Prepared
from storage.schema import chats, outbox, reminders
from storage.updates import note_messages
from storage.upsert import insert_into

_ENQUEUE = Prepared(insert(outbox).returning(outbox.c.id))
_WAITING = (
    select(
        outbox.c.id,
        outbox.c.chat_id,
        outbox.c.screen,
        outbox.c.priority,
        outbox.c.replaces,
        outbox.c.is_reminder,
        outbox.c.attempts,
        chats.c.newest_message_id,
    )
    .join(chats, chats.c.chat_id == outbox.c.chat_id, isouter=True)
    # Left out here and not below: else one busy chat could fill the whole answer, and others starve.
    .where(outbox.c.state == "waiting", outbox.c.chat_id.not_in(bindparam("without", expanding=True)))
    .order_by(outbox.c.priority, outbox.c.id)
    .limit(bindparam("most"))
)
_GONE = Prepared(delete(outbox).where(outbox.c.id == bindparam("which")))


def enqueue(connection: Connection, post: Post, at: datetime) -> int:
    """Keep a post for the post office; its id."""
    kept = _ENQUEUE.first(
        connection,
        chat_id=post.chat_id,
        priority=int(post.priority),
        screen=post.screen,
        replaces=post.replaces,
        state="waiting",
        is_reminder=post.is_reminder,
        created_at=at,
    )
    return int(kept.id)


def waiting(connection: Connection, limit: int, without: Iterable[int] = ()) -> list[Waiting]:
    """The first waiting post of each chat not among ``without``: replies first, then the oldest."""
    seen: set[int] = set()
    found: list[Waiting] = []
    for row in connection.execute(_WAITING, {"without": list(without), "most": limit}):
        if row.chat_id in seen:
            continue
        seen.add(row.chat_id)
        post = Post(row.chat_id, row.screen, Priority(row.priority), row.replaces, row.is_reminder)
        found.append(Waiting(row.id, post, row.attempts, row.newest_message_id))
    return found


def sent(connection: Connection, delivered: Sequence[tuple[Waiting, int | None]], at: datetime) -> None:
    """Telegram has them: rows go, rungs are stamped, each chat's newest message is known.

    ``delivered`` are posts with the message that came of each; None where nothing new stands in the chat.
    """
    note_messages(connection, [(w.post.chat_id, message) for w, message in delivered if message is not None])
    for post, _ in delivered:
        if post.post.is_reminder:
            _stamp(connection, post.id, "sent", "", at)
    _GONE.run_many(connection, [{"which": post.id} for post, _ in delivered])


def failed(connection: Connection, waiting: Waiting, why: str, at: datetime) -> None:
    """Telegram will never take it: kept with the reason, without its words."""
    if waiting.post.is_reminder:
        _stamp(connection, waiting.id, "missed", "refused", at)
    connection.execute(
        update(outbox).where(outbox.c.id == waiting.id).values(state="failed", why=why, screen="")
    )


def blocked(connection: Connection, waiting: Waiting, why: str, at: datetime) -> None:
    """The person can't be reached: noted, and everything that waits for them is given up."""
    chat_id = waiting.post.chat_id
    connection.execute(
        insert_into(connection, chats)
        .values(chat_id=chat_id, blocked_at=at)
        .on_conflict_do_update(index_elements=["chat_id"], set_={"blocked_at": at})
    )
    mine = select(outbox.c.id).where(outbox.c.chat_id == chat_id, outbox.c.state == "waiting")
    connection.execute(
        update(reminders)
        .where(reminders.c.outbox_id.in_(mine), reminders.c.state == "queued")
        .values(state="missed", why=Why.UNREACHABLE.value, decided_at=at)
    )
    connection.execute(
        update(outbox)
        .where(outbox.c.chat_id == chat_id, outbox.c.state == "waiting")
        .values(state="failed", why=why, screen="")
    )


def cancelled(connection: Connection, waiting: Waiting, why: str, at: datetime) -> None:
    """It need not be sent any more."""
    if waiting.post.is_reminder:
        _stamp(connection, waiting.id, "cancelled", why[:32], at)
    connection.execute(delete(outbox).where(outbox.c.id == waiting.id))


def retried(connection: Connection, waiting: Waiting) -> None:
    """One more try to come."""
    connection.execute(update(outbox).where(outbox.c.id == waiting.id).values(attempts=outbox.c.attempts + 1))


def depth(connection: Connection) -> int:
    """How many posts wait."""
    return int(
        connection.execute(
            select(func.count()).select_from(outbox).where(outbox.c.state == "waiting")
        ).scalar_one()
    )


def _stamp(connection: Connection, outbox_id: int, state: str, why: str, at: datetime) -> None:
    connection.execute(
        update(reminders)
        .where(reminders.c.outbox_id == outbox_id, reminders.c.state == "queued")
        .values(state=state, why=why, decided_at=at)
    )
