"""Messages of the department to many, as they are read: drafts, who may get one, and how far it is."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from core.broadcast import Audience, Broadcast, BroadcastState, DeliveryTally, Earlier, NotSent, Unreached
from core.broadcast_audience import Candidate
from core.decision import Decision
from core.outgoing import SentFile
from core.people import Role
from core.recipients import Recipient
from core.summary import by_number
from storage import rows, standing
from storage.deadlines import EFFECTIVE
from storage.schema import (
    broadcast_organisations,
    broadcast_people,
    broadcasts,
    chats,
    consents,
    decisions,
    members,
    organisations,
    people,
    reports,
)

CONFIRMED = broadcasts.c.state.in_(("sending", "done", "stopped"))


def broadcast(connection: Connection, broadcast_id: int, department_id: int) -> Broadcast | None:
    """One of the department's."""
    row = connection.execute(
        select(broadcasts).where(broadcasts.c.id == broadcast_id, broadcasts.c.department_id == department_id)
    ).one_or_none()
    return broadcast_of(row) if row is not None else None


def draft(connection: Connection, decision_id: int, user_id: int, department_id: int) -> Broadcast | None:
    """What this person has begun to write."""
    row = connection.execute(
        select(broadcasts).where(
            broadcasts.c.decision_id == decision_id,
            broadcasts.c.user_id == user_id,
            broadcasts.c.department_id == department_id,
            broadcasts.c.state == "draft",
        )
    ).one_or_none()
    return broadcast_of(row) if row is not None else None


def confirmed(connection: Connection, decision_id: int, department_id: int) -> tuple[Broadcast, ...]:
    """Those that were sent or go out now, the latest first."""
    found = connection.execute(
        select(broadcasts)
        .where(
            broadcasts.c.decision_id == decision_id, broadcasts.c.department_id == department_id, CONFIRMED
        )
        .order_by(broadcasts.c.confirmed_at.desc(), broadcasts.c.id.desc())
    )
    return tuple(map(broadcast_of, found))


def next_number(connection: Connection) -> int:
    """One more than the last; its key settles who gets it."""
    return int(connection.execute(select(func.max(broadcasts.c.id))).scalar_one() or 0) + 1


def candidates(
    connection: Connection, decision: Decision, decision_id: int, department_id: int
) -> tuple[Candidate, ...]:
    """Three queries, however many organisations there are."""
    refused = refusers(connection)
    theirs: defaultdict[int, list[Recipient]] = defaultdict(list)
    unwilling: defaultdict[int, set[int]] = defaultdict(set)
    for row in connection.execute(
        select(people, members.c.organisation_id, members.c.role, members.c.substitute, chats.c.blocked_at)
        .join(members, members.c.person_id == people.c.id)
        .join(chats, chats.c.chat_id == people.c.chat_id, isouter=True)
        .where(members.c.department_id == department_id, members.c.ended_at.is_(None))
        .order_by(members.c.id)
    ):
        theirs[row.organisation_id].append(
            Recipient(
                row.id,
                row.chat_id,
                row.name,
                Role(row.role),
                row.blocked_at is None,
                row.absent_until,
                row.reminded_on,
                substitute=row.substitute,
            )
        )
        if row.user_id in refused:
            unwilling[row.organisation_id].add(row.id)
    found = connection.execute(
        select(reports, EFFECTIVE.label("deadline"), organisations.c.name, *rows.ORGANISATION)
        .join(decisions, decisions.c.id == reports.c.decision_id)
        .join(organisations, organisations.c.id == reports.c.organisation_id)
        .where(
            reports.c.decision_id == decision_id,
            reports.c.department_id == department_id,
            organisations.c.closed_at.is_(None),
        )
        .order_by(organisations.c.id)
    )
    return tuple(
        Candidate(
            rows.organisation_of(row),
            standing.card_of(row, decision),
            tuple(theirs[row.o_id]),
            frozenset(unwilling[row.o_id]),
        )
        for row in found
    )


def tally(connection: Connection, broadcast_id: int) -> DeliveryTally:
    """How many recipients are in which state."""
    counted = connection.execute(
        select(broadcast_people.c.state, func.count())
        .where(broadcast_people.c.broadcast_id == broadcast_id)
        .group_by(broadcast_people.c.state)
    )
    found: dict[str, int] = {row[0]: row[1] for row in counted}
    return DeliveryTally(
        *(found.get(name, 0) for name in ("waiting", "queued", "sent", "lost", "skipped", "stopped"))
    )


def unreached(connection: Connection, broadcast_id: int) -> tuple[Unreached, ...]:
    """Who didn't get it, by number; and the organisations in which nobody could have."""
    lost = connection.execute(
        select(broadcast_people.c.why, people.c.name, *rows.ORGANISATION)
        .join(people, people.c.id == broadcast_people.c.person_id)
        .join(
            broadcast_organisations,
            (broadcast_organisations.c.broadcast_id == broadcast_people.c.broadcast_id)
            & (broadcast_organisations.c.person_id == broadcast_people.c.person_id),
        )
        .join(organisations, organisations.c.id == broadcast_organisations.c.organisation_id)
        .where(broadcast_people.c.broadcast_id == broadcast_id, broadcast_people.c.state == "lost")
    )
    left_out = connection.execute(
        select(broadcast_organisations.c.why, *rows.ORGANISATION)
        .join(organisations, organisations.c.id == broadcast_organisations.c.organisation_id)
        .where(
            broadcast_organisations.c.broadcast_id == broadcast_id,
            broadcast_organisations.c.person_id.is_(None),
        )
    )
    found = [Unreached(rows.organisation_of(row), NotSent(row.why), row.name) for row in lost]
    found += [Unreached(rows.organisation_of(row), NotSent(row.why)) for row in left_out]
    return tuple(sorted(found, key=lambda one: (by_number(one.organisation), one.name)))


def same_text(
    connection: Connection, decision_id: int, department_id: int, text: str, since: datetime
) -> tuple[Earlier, ...]:
    """Messages with exactly these words, and whom they went to or are going to."""
    found = connection.execute(
        select(broadcasts.c.id, broadcasts.c.confirmed_at, broadcast_people.c.person_id)
        .join(broadcast_people, broadcast_people.c.broadcast_id == broadcasts.c.id)
        .where(
            broadcasts.c.decision_id == decision_id,
            broadcasts.c.department_id == department_id,
            broadcasts.c.text == text,
            broadcasts.c.confirmed_at > since,
            CONFIRMED,
            broadcast_people.c.state.in_(("waiting", "queued", "sent")),
        )
    )
    whom: defaultdict[tuple[int, datetime], set[int]] = defaultdict(set)
    for row in found:
        whom[row.id, row.confirmed_at].add(row.person_id)
    return tuple(Earlier(at, frozenset(ids)) for (_, at), ids in whom.items())


def broadcast_of(row: Any) -> Broadcast:
    """From a row of ``broadcasts``."""
    file = SentFile(row.file_id, row.file_name, row.file_is_photo, row.file_mime) if row.file_id else None
    return Broadcast(
        row.id,
        row.department_id,
        row.decision_id,
        row.user_id,
        row.chat_id,
        row.begun_at,
        BroadcastState(row.state),
        row.version,
        Audience(row.audience) if row.audience else None,
        row.district,
        frozenset(map(int, row.picked.split())),
        row.text,
        file,
        row.confirmed_at,
        row.ended_at,
    )


def refusers(connection: Connection) -> set[int]:
    """People whose last answer about the consent was no."""
    last = select(func.max(consents.c.id)).group_by(consents.c.user_id)
    found = select(consents.c.user_id).where(consents.c.id.in_(last), consents.c.given.is_(False))
    return set(connection.execute(found).scalars())
