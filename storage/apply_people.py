"""Applying what concerns people: consents, joining, names. No commit here."""

from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, delete, insert, select, update

from core.changes.joining import (
    ConsentAnswered,
    JoinAsked,
    JoinDecided,
    JoinedByInvitation,
    Named,
    Reachability,
)
from core.changes.report import Prompted
from core.people import PeopleEvent, Role
from storage import reach, upsert
from storage.codec import dump_prompt
from storage.guards import Stale
from storage.schema import (
    chats,
    consent_texts,
    consents,
    erasures,
    invitations,
    join_requests,
    members,
    people,
    people_log,
)


def consent_answered(connection: Connection, change: ConsentAnswered) -> None:
    """Every answer is a row of its own: the last one counts, the earlier ones prove."""
    connection.execute(
        insert(consents).values(
            user_id=change.user_id, version=change.version, given=change.given, at=change.at
        )
    )
    if change.text:
        connection.execute(
            upsert.insert_into(connection, consent_texts)
            .values(
                department_id=change.department_id,
                version=change.version,
                sha256=sha256(change.text.encode()).hexdigest(),
                body=change.text,
                at=change.at,
            )
            .on_conflict_do_nothing()
        )
    if change.given:  # whoever comes back before the data went keeps them
        connection.execute(delete(erasures).where(erasures.c.user_id == change.user_id))


def joined(connection: Connection, change: JoinedByInvitation) -> None:
    """Stale when the invitation was used or revoked meanwhile."""
    used = connection.execute(
        update(invitations)
        .where(
            invitations.c.id == change.invitation_id,
            invitations.c.used_at.is_(None),
            invitations.c.revoked_at.is_(None),
        )
        .values(used_at=change.at, used_by=change.user_id)
        .returning(invitations.c.department_id, invitations.c.organisation_id)
    ).one_or_none()
    if used is None:
        raise Stale(f"invitation {change.invitation_id}")
    person_id = person_of(connection, change.user_id, change.chat_id, change.at)
    member(connection, used.department_id, used.organisation_id, person_id, change.role, change.at)
    logged(
        connection,
        used.department_id,
        used.organisation_id,
        PeopleEvent.JOINED,
        change.at,
        person_id,
        change.role,
    )


def join_asked(connection: Connection, change: JoinAsked) -> None:
    """Asking again after a refusal puts the request before the deciders once more."""
    row = {
        "department_id": change.department_id,
        "organisation_id": change.organisation_id,
        "user_id": change.user_id,
        "chat_id": change.chat_id,
        "asked_at": change.at,
        "granted": None,
        "decided_at": None,
    }
    upsert.put(connection, join_requests, ("organisation_id", "user_id"), row)


def join_decided(connection: Connection, change: JoinDecided) -> None:
    """Stale when somebody else has decided."""
    decided = connection.execute(
        update(join_requests)
        .where(
            join_requests.c.organisation_id == change.organisation_id,
            join_requests.c.user_id == change.user_id,
            join_requests.c.granted.is_(None),
        )
        .values(granted=change.granted, decided_at=change.at, decided_by=change.by_user_id)
    )
    if decided.rowcount != 1:
        raise Stale(f"join request of {change.organisation_id}")
    if change.granted:
        person_id = person_of(connection, change.user_id, change.chat_id, change.at)
        where = (change.department_id, change.organisation_id)
        member(connection, *where, person_id, Role.DEPUTY, change.at)
        logged(connection, *where, PeopleEvent.JOINED, change.at, person_id, Role.DEPUTY, change.by_user_id)


def named(connection: Connection, change: Named) -> None:
    """How to address the person."""
    connection.execute(update(people).where(people.c.user_id == change.user_id).values(name=change.name))


def prompted(connection: Connection, change: Prompted) -> None:
    """What the chat is expected to type next."""
    prompt = dump_prompt(change.prompt) if change.prompt else None
    upsert.put(connection, chats, ("chat_id",), {"chat_id": change.chat_id, "prompt": prompt})


def reachability(connection: Connection, change: Reachability) -> None:
    """The chat blocked the bot, or is back."""
    if change.blocked_at is not None:
        reach.lost(connection, change.chat_id, change.blocked_at)
    else:
        upsert.put(connection, chats, ("chat_id",), {"chat_id": change.chat_id, "blocked_at": None})


def person_of(connection: Connection, user_id: int, chat_id: int, at: datetime) -> int:
    """The person's id; somebody new is registered."""
    known = connection.execute(select(people.c.id).where(people.c.user_id == user_id)).scalar_one_or_none()
    if known is not None:
        return int(known)
    return int(
        connection.execute(
            insert(people).values(user_id=user_id, chat_id=chat_id, registered_at=at).returning(people.c.id)
        ).scalar_one()
    )


def member(
    connection: Connection,
    department_id: int,
    organisation_id: int,
    person_id: int,
    role: Role,
    at: datetime,
) -> None:
    """The person answers for the organisation from now on, in this role."""
    row = {
        "department_id": department_id,
        "organisation_id": organisation_id,
        "person_id": person_id,
        "role": role.value,
        "joined_at": at,
        "ended_at": None,
        "substitute": None,
    }
    upsert.put(connection, members, ("organisation_id", "person_id"), row)


def logged(
    connection: Connection,
    department_id: int,
    organisation_id: int,
    event: PeopleEvent,
    at: datetime,
    person_id: int | None = None,
    role: Role | None = None,
    by_user: int | None = None,
) -> None:
    """A line of the organisation's history of people."""
    connection.execute(
        insert(people_log).values(
            department_id=department_id,
            organisation_id=organisation_id,
            event=event.value,
            person_id=person_id,
            role=role.value if role else None,
            at=at,
            by_user=by_user,
        )
    )
