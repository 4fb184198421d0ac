"""The way out: posts wait here from the commit that decided on them until Telegram has them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from core.outgoing import PAPER_ALBUM, Post, Priority, Waiting
from storage import broadcast_rows, reach
from storage.handing_on import hand_on
from storage.prepared import Prepared
from storage.schema import broadcasts, chats, outbox, reminders
from storage.updates import note_messages

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
        outbox.c.album,
        outbox.c.report_id,
        outbox.c.progress_of,
        broadcasts.c.message_id.label("progress_message_id"),
        outbox.c.over_picture,
        chats.c.newest_message_id,
        chats.c.album.label("shown_album"),
        chats.c.album_message_id,
    )
    .join(chats, chats.c.chat_id == outbox.c.chat_id, isouter=True)
    .join(broadcasts, broadcasts.c.id == outbox.c.progress_of, isouter=True)
    # Left out here and not below: else one busy chat could fill the whole answer, and others starve.
    .where(outbox.c.state == "waiting", outbox.c.chat_id.not_in(bindparam("without", expanding=True)))
    .order_by(outbox.c.priority, outbox.c.id)
    .limit(bindparam("most"))
)
_LEFT = Prepared(
    update(chats)
    .where(
        chats.c.chat_id == bindparam("chat"),
        chats.c.album_message_id == bindparam("tapped"),
        chats.c.album.startswith(PAPER_ALBUM),
    )
    .values(album="", album_message_id=None)
)
_GONE = Prepared(delete(outbox).where(outbox.c.id == bindparam("which")))


def enqueue(connection: Connection, post: Post, at: datetime, newest: int | None = None) -> Waiting:
    """Keep a post for the post office. ``newest`` is the chat's newest message, where it is known."""
    kept = _ENQUEUE.first(
        connection,
        chat_id=post.chat_id,
        priority=int(post.priority),
        screen=post.screen,
        replaces=post.replaces,
        state="waiting",
        is_reminder=post.is_reminder,
        created_at=at,
        album=post.album,
        report_id=post.report_id,
        progress_of=post.progress_of,
        over_picture=post.over_picture,
    )
    return Waiting(int(kept.id), post, 0, newest)


def left(connection: Connection, chat_id: int, tapped: int) -> None:
    """A button of the message that says how far a paper is was tapped: what comes takes its place.

    So that message isn't edited any more; where there is more to say of the paper, it is said anew.
    """
    _LEFT.run(connection, chat=chat_id, tapped=tapped)


def waiting(connection: Connection, limit: int, without: Iterable[int] = ()) -> tuple[list[Waiting], bool]:
    """The first waiting post of each chat not among ``without``, replies first, then the oldest.

    ``limit`` counts rows looked at. The second part says whether there were no more than that.
    """
    rows = connection.execute(_WAITING, {"without": list(without), "most": limit}).all()
    first: dict[int, Waiting] = {}
    closed: set[int] = set()  # chats whose next post is no newer edit of the same message
    for row in rows:
        before = first.get(row.chat_id)
        if before is None:
            first[row.chat_id] = _waiting(row)
        elif row.chat_id not in closed and _supersedes(row, before.post):
            first[row.chat_id] = replace(_waiting(row), instead_of=(*before.instead_of, before.id))
        else:
            closed.add(row.chat_id)
    return list(first.values()), len(rows) < limit


def _waiting(row: Any) -> Waiting:
    post = Post(
        row.chat_id,
        row.screen,
        Priority(row.priority),
        row.replaces,
        row.is_reminder,
        row.album,
        row.report_id,
        row.progress_of,
        row.over_picture,
    )
    album_screen = row.album_message_id if row.album and row.album == row.shown_album else None
    if row.progress_of is not None and row.priority != Priority.REPLY:  # whoever asks for it sees it anew
        album_screen = row.progress_message_id
    return Waiting(row.id, post, row.attempts, row.newest_message_id, album_screen=album_screen)


def _supersedes(row: Any, earlier: Post) -> bool:
    """Of two edits of one message only the later one is worth sending: a quick tapper sees it at once."""
    if row.priority != earlier.priority or row.album != earlier.album:
        return False
    if row.progress_of is not None and row.progress_of == earlier.progress_of:
        return True
    return bool(row.album) or (row.replaces is not None and row.replaces == earlier.replaces)


def sent(connection: Connection, delivered: Sequence[tuple[Waiting, int | None]], at: datetime) -> None:
    """Telegram has them: rows go, rungs are stamped, each chat's newest message is known.

    ``delivered`` are posts with the message that came of each; None where nothing new stands in the chat.
    """
    note_messages(connection, [(w.post.chat_id, message) for w, message in delivered if message is not None])
    for post, message in delivered:
        if post.post.album and message is not None:  # the next files of it edit this screen
            shown = {"album": post.post.album, "album_message_id": message}
            connection.execute(update(chats).where(chats.c.chat_id == post.post.chat_id).values(shown))
        if post.post.is_reminder:
            _stamp(connection, post.id, "sent", "", at)
    broadcast_rows.delivered(connection, delivered, at)
    gone = [one for post, _ in delivered for one in (post.id, *post.instead_of)]
    _GONE.run_many(connection, [{"which": one} for one in gone])


def failed(connection: Connection, waiting: Waiting, why: str, at: datetime) -> None:
    """Telegram will never take it: kept with the reason, without its words."""
    if waiting.post.is_reminder:
        _stamp(connection, waiting.id, "missed", "refused", at)
    if waiting.post.priority is Priority.BROADCAST:
        broadcast_rows.refused(connection, waiting.id, at)
    connection.execute(
        update(outbox).where(outbox.c.id == waiting.id).values(state="failed", why=why, screen="")
    )


def blocked(connection: Connection, waiting: Waiting, why: str, at: datetime) -> None:
    """The person can't be reached: noted, and everything that waits for them is given up."""
    chat_id = waiting.post.chat_id
    reach.lost(connection, chat_id, at)
    mine = select(outbox.c.id).where(
        outbox.c.chat_id == chat_id, outbox.c.state == "waiting", outbox.c.is_reminder.is_(True)
    )
    hand_on(connection, chat_id, list(connection.execute(mine).scalars()), at)
    broadcast_rows.unreachable(connection, chat_id, at)
    connection.execute(  # cancelled, not failed: there is nothing in them that anybody could mend
        update(outbox)
        .where(outbox.c.chat_id == chat_id, outbox.c.state == "waiting")
        .values(state="cancelled", why=why, screen="")
    )


def cancelled(connection: Connection, waiting: Waiting, why: str, at: datetime) -> None:
    """It need not be sent any more."""
    if waiting.post.is_reminder:
        _stamp(connection, waiting.id, "cancelled", why[:32], at)
    if waiting.post.priority is Priority.BROADCAST:
        broadcast_rows.skipped(connection, waiting.id, why, at)
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
