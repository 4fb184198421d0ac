"""A confirmed broadcast on its way out: whose turn it is, queued a few at a time, and its end."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Connection, func, select, update

from core.broadcast import DueLetter, NotSent, Running
from core.outgoing import Post
from core.report import ReportCard
from storage import broadcasts as broadcast_reads
from storage import outbox, standing
from storage.deadlines import EFFECTIVE
from storage.schema import (
    broadcast_organisations,
    broadcast_people,
    broadcasts,
    chats,
    decision_versions,
    decisions,
    members,
    organisations,
    people,
    reports,
)
from storage.shelf import Shelf

_LEFT = broadcast_people.c.state.in_(("waiting", "queued"))


def running(connection: Connection, shelf: Shelf) -> tuple[Running, ...]:
    """Those that go out, and those whose end nobody was told of. Asked every second: a partial index."""
    found = connection.execute(
        select(broadcasts)
        .where(broadcasts.c.state.in_(("sending", "done", "stopped")), broadcasts.c.is_told.is_(False))
        .order_by(broadcasts.c.id)
    ).all()
    return tuple(
        Running(
            broadcast_reads.broadcast_of(row),
            broadcast_reads.tally(connection, row.id),
            row.told,
            row.told_at,
            row.message_id,
            _title(connection, shelf, row.decision_id),
            broadcast_reads.unreached(connection, row.id) if row.state != "sending" else (),
        )
        for row in found
    )


def due(connection: Connection, shelf: Shelf, broadcast_id: int, limit: int) -> tuple[DueLetter, ...]:
    """The next recipients, in order, as they are now."""
    found = connection.execute(
        select(
            broadcast_people, people.c.name, people.c.user_id, chats.c.blocked_at, broadcasts.c.decision_id
        )
        .join(broadcasts, broadcasts.c.id == broadcast_people.c.broadcast_id)
        .join(people, people.c.id == broadcast_people.c.person_id)
        .join(chats, chats.c.chat_id == people.c.chat_id, isouter=True)
        .where(broadcast_people.c.broadcast_id == broadcast_id, broadcast_people.c.state == "waiting")
        .order_by(broadcast_people.c.id)
        .limit(limit)
    ).all()
    if not found:
        return ()
    cards = _cards(connection, shelf, broadcast_id, [row.person_id for row in found])
    several = _of_several(connection, [row.person_id for row in found])
    refused = broadcast_reads.refusers(connection)
    return tuple(
        DueLetter(
            row.id,
            row.person_id,
            row.chat_id,
            row.name,
            tuple(cards[row.person_id]),
            row.blocked_at is None,
            row.user_id not in refused,
            row.person_id in several,
        )
        for row in found
    )


def record(
    connection: Connection,
    letters: Sequence[tuple[DueLetter, Sequence[Post]]],
    skipped: Sequence[tuple[DueLetter, NotSent]],
    reminded_on: date | None,
    now: datetime,
) -> int:
    """Queue these and give those up; how many were queued.

    A row that isn't waiting any more was decided by another process, or the broadcast was stopped: it gets
    nothing. The prepared words are a reminder: that day's (``reminded_on``).
    """
    for letter, why in skipped:
        state = "lost" if why is NotSent.UNREACHABLE else "skipped"
        _decide(connection, letter.recipient_id, state=state, why=why.value, decided_at=now)
    queued = 0
    for letter, posts in letters:
        if not _decide(connection, letter.recipient_id, state="queued"):
            continue
        *_, outbox_id = [outbox.enqueue(connection, post, now).id for post in posts]
        connection.execute(
            update(broadcast_people)
            .where(broadcast_people.c.id == letter.recipient_id)
            .values(outbox_id=outbox_id)
        )
        if reminded_on is not None:
            connection.execute(
                update(people).where(people.c.id == letter.person_id).values(reminded_on=reminded_on)
            )
        queued += 1
    return queued


def ended(connection: Connection, broadcast_id: int, now: datetime) -> bool:
    """Whether nobody is left to get it; noted once."""
    left = select(broadcast_people.c.id).where(broadcast_people.c.broadcast_id == broadcast_id, _LEFT)
    done = connection.execute(
        update(broadcasts)
        .where(broadcasts.c.id == broadcast_id, broadcasts.c.state == "sending", ~left.exists())
        .values(state="done", ended_at=now)
    )
    return done.rowcount == 1


def tell(
    connection: Connection, before: Running, told: str, post: Post | None, real: datetime, now: datetime
) -> bool:
    """Queue the news for whoever sends it; False where another process was quicker. None: nothing to say."""
    fresh = connection.execute(
        update(broadcasts)
        .where(
            broadcasts.c.id == before.broadcast.id,
            broadcasts.c.told == before.told,
            broadcasts.c.is_told.is_(False),
        )
        .values(told=told, told_at=real)
    )
    if fresh.rowcount != 1:
        return False
    if post is not None:
        outbox.enqueue(connection, post, now)
    return post is not None


def close(connection: Connection, broadcast_id: int, post: Post | None, now: datetime) -> bool:
    """The end is told, once; False where it was."""
    fresh = connection.execute(
        update(broadcasts)
        .where(
            broadcasts.c.id == broadcast_id,
            broadcasts.c.state.in_(("done", "stopped")),
            broadcasts.c.is_told.is_(False),
        )
        .values(is_told=True)
    )
    if fresh.rowcount != 1 or post is None:
        return False
    outbox.enqueue(connection, post, now)
    return True


def _title(connection: Connection, shelf: Shelf, decision_id: int) -> str:
    newest = connection.execute(
        select(func.max(decision_versions.c.id)).where(decision_versions.c.decision_id == decision_id)
    ).scalar_one()
    return shelf.get(connection, newest).short_title


def _decide(connection: Connection, recipient_id: int, **values: object) -> bool:
    done = connection.execute(
        update(broadcast_people)
        .where(broadcast_people.c.id == recipient_id, broadcast_people.c.state == "waiting")
        .values(**values)
    )
    return done.rowcount == 1


def _cards(
    connection: Connection, shelf: Shelf, broadcast_id: int, person_ids: Sequence[int]
) -> dict[int, list[ReportCard]]:
    """The reports that it is about, of open organisations that the person still belongs to."""
    found: defaultdict[int, list[ReportCard]] = defaultdict(list)
    for row in connection.execute(
        select(
            reports,
            EFFECTIVE.label("deadline"),
            organisations.c.name,
            broadcast_organisations.c.person_id,
            decisions.c.ladder,
        )
        .join(organisations, organisations.c.id == broadcast_organisations.c.organisation_id)
        .join(broadcasts, broadcasts.c.id == broadcast_organisations.c.broadcast_id)
        .join(
            reports,
            (reports.c.organisation_id == organisations.c.id)
            & (reports.c.decision_id == broadcasts.c.decision_id),
        )
        .join(decisions, decisions.c.id == reports.c.decision_id)
        .join(
            members,
            (members.c.organisation_id == organisations.c.id)
            & (members.c.person_id == broadcast_organisations.c.person_id),
        )
        .where(
            broadcast_organisations.c.broadcast_id == broadcast_id,
            broadcast_organisations.c.person_id.in_(person_ids),
            members.c.ended_at.is_(None),
            organisations.c.closed_at.is_(None),
            decisions.c.closed_at.is_(None),
        )
        .order_by(organisations.c.number, organisations.c.id)
    ):
        decision = shelf.get(connection, row.version_id, row.ladder)
        found[row.person_id].append(standing.card_of(row, decision))
    return found


def _of_several(connection: Connection, person_ids: Sequence[int]) -> set[int]:
    """Who of them answers for more than one organisation: the letter names each."""
    found = connection.execute(
        select(members.c.person_id)
        .where(members.c.person_id.in_(person_ids), members.c.ended_at.is_(None))
        .group_by(members.c.person_id)
        .having(func.count() > 1)
    )
    return set(found.scalars())
