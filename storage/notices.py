"""What the department hasn't heard of yet, and the record that it has: in one piece with the messages."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import Connection, Select, select, update

from core.notices import Mishaps, Untold
from core.outgoing import Post
from core.people import CutOff
from storage import facts, names, outbox, rows
from storage.quarantine import FAILED, QUARANTINED
from storage.reads_directory import CALLED, CALLER, called_of
from storage.reads_staff import acting
from storage.schema import chats, members, organisations, people, updates
from storage.schema import outbox as posts_table

PERSONAL = posts_table.c.chat_id > 0  # a group that the bot can't write to any more is no person's loss
MISHAPS_TOLD_AT, CUT_OFF_TOLD_ON = "mishaps_told_at", "cut_off_told_on"


def untold(connection: Connection, department_id: int, staff: Collection[int]) -> Untold:
    """Asked every second, so it costs little where there is nothing: each query has its partial index."""
    mishaps = Mishaps(
        _ids(connection, select(updates.c.seq).where(QUARANTINED, updates.c.told_at.is_(None))),
        _ids(connection, select(posts_table.c.id).where(FAILED, posts_table.c.told_at.is_(None), PERSONAL)),
    )
    lost = cut_off(connection, department_id, untold_only=True)
    if not mishaps and not lost:
        return Untold()
    told_at, told_on = facts.get(connection, MISHAPS_TOLD_AT), facts.get(connection, CUT_OFF_TOLD_ON)
    return Untold(
        mishaps,
        datetime.fromisoformat(told_at) if told_at else None,
        lost,
        date.fromisoformat(told_on) if told_on else None,
        listeners(connection, {*staff, *acting(connection, department_id)}),
    )


def cut_off(connection: Connection, department_id: int, untold_only: bool = False) -> tuple[CutOff, ...]:
    """The department's members whom no message reaches, by number."""
    query = (
        select(
            chats.c.blocked_at,
            members.c.role,
            members.c.substitute,
            *CALLED,
            *rows.PERSON,
            *rows.ORGANISATION,
        )
        .select_from(chats)
        .join(people, people.c.chat_id == chats.c.chat_id)
        .join(members, members.c.person_id == people.c.id)
        .join(organisations, organisations.c.id == members.c.organisation_id)
        .join(CALLER, CALLER.c.user_id == organisations.c.called_by, isouter=True)
        .where(
            chats.c.blocked_at.is_not(None),
            members.c.ended_at.is_(None),
            members.c.department_id == department_id,
            organisations.c.closed_at.is_(None),
        )
        .order_by(
            organisations.c.number.is_(None), organisations.c.number, organisations.c.name, members.c.id
        )
    )
    if untold_only:
        query = query.where(chats.c.told_at.is_(None) | (chats.c.told_at < chats.c.blocked_at))
    found = connection.execute(query).all()
    known = names.of_colleagues(connection) if found else {}  # looked at every second, and nearly always none
    return tuple(CutOff(rows.member_of(row), row.blocked_at, called_of(row, known)) for row in found)


def listeners(connection: Connection, staff: Collection[int]) -> tuple[int, ...]:
    """The chats of those people of the department who have pressed Start and haven't blocked the bot."""
    found = connection.execute(
        select(chats.c.chat_id)
        .where(
            chats.c.chat_id.in_(staff), chats.c.newest_message_id.is_not(None), chats.c.blocked_at.is_(None)
        )
        .order_by(chats.c.chat_id)
    )
    return tuple(found.scalars())


def tell_mishaps(
    connection: Connection, mishaps: Mishaps, posts: Sequence[Post], real: datetime, now: datetime
) -> bool:
    """Queue the messages; False where another process was quicker. ``real`` is real time."""
    stamped = 0
    for table, condition, key, ids in (
        (updates, QUARANTINED, updates.c.seq, mishaps.updates),
        (posts_table, FAILED, posts_table.c.id, mishaps.posts),
    ):
        if ids:
            stamp = update(table).where(condition, table.c.told_at.is_(None), key <= max(ids))
            stamped += connection.execute(stamp.values(told_at=real)).rowcount
    if not stamped:
        return False
    facts.put(connection, MISHAPS_TOLD_AT, real.isoformat())
    _enqueue(connection, posts, now)
    return True


def tell_cut_off(
    connection: Connection, told: Sequence[CutOff], posts: Sequence[Post], now: datetime
) -> bool:
    """Queue the messages; False where another process was quicker, or everybody is back."""
    ids = {one.member.person.chat_id for one in told}
    stamped = connection.execute(
        update(chats)
        .where(
            chats.c.chat_id.in_(ids),
            chats.c.blocked_at.is_not(None),
            chats.c.told_at.is_(None) | (chats.c.told_at < chats.c.blocked_at),
        )
        .values(told_at=now)
    )
    if not stamped.rowcount:
        return False
    facts.put(connection, CUT_OFF_TOLD_ON, now.date().isoformat())
    _enqueue(connection, posts, now)
    return True


def _enqueue(connection: Connection, posts: Sequence[Post], now: datetime) -> None:
    for post in posts:
        outbox.enqueue(connection, post, now)


def _ids(connection: Connection, query: Select[int]) -> tuple[int, ...]:
    return tuple(connection.execute(query).scalars())
