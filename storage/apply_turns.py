"""Applying who answers when: leave and substitutes, a new head, the organisation at hand. No commit here."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from core.changes.joining import TurnedTo
from core.changes.people import HandoverOffered, HandoverWithdrawn, Substituted, TookOver
from core.changes.time import WentAway
from core.people import NOBODY, PeopleEvent, Role
from storage import reminders
from storage.apply_people import logged, member, person_of
from storage.guards import Stale
from storage.schema import invitations, members, outbox, people, reports

OPEN = (invitations.c.used_at.is_(None), invitations.c.revoked_at.is_(None))


def turned_to(connection: Connection, change: TurnedTo) -> None:
    """Which organisation's menu is shown."""
    connection.execute(
        update(people)
        .where(people.c.user_id == change.user_id)
        .values(at_organisation=change.organisation_id)
    )


def went_away(connection: Connection, change: WentAway) -> None:
    """On leave until that day, or back: either way nobody stands in any more until it is said anew."""
    connection.execute(
        update(people).where(people.c.id == change.person_id).values(absent_until=change.until)
    )
    mine = members.c.person_id == change.person_id
    connection.execute(update(members).where(mine).values(substitute=None))
    if change.until is None:
        here = select(members.c.organisation_id).where(mine, members.c.ended_at.is_(None))
        reminders.welcome_again(connection, connection.execute(here).scalars().all())


def substituted(connection: Connection, change: Substituted) -> None:
    """Who stands in; what was put off because nobody did is decided anew."""
    connection.execute(
        update(members)
        .where(members.c.person_id == change.person_id, members.c.organisation_id == change.organisation_id)
        .values(substitute=change.substitute)
    )
    if change.substitute != NOBODY:
        reminders.welcome_again(connection, [change.organisation_id])


def handover_offered(connection: Connection, change: HandoverOffered) -> None:
    """One open link of each giver."""
    handover_withdrawn(connection, HandoverWithdrawn(change.organisation_id, change.at, change.giver))
    connection.execute(
        insert(invitations).values(
            department_id=change.department_id,
            organisation_id=change.organisation_id,
            code=change.code,
            created_at=change.at,
            handover=True,
            giver=change.giver,
        )
    )
    where = (change.department_id, change.organisation_id)
    logged(connection, *where, PeopleEvent.OFFERED, change.at, change.giver, by_user=change.by_user_id)


def handover_withdrawn(connection: Connection, change: HandoverWithdrawn) -> None:
    """Revoked, as any other link can be; where there was one it stands in the history."""
    giver = invitations.c.giver
    gone = connection.execute(
        update(invitations)
        .where(
            invitations.c.organisation_id == change.organisation_id,
            invitations.c.handover,
            giver.is_(None) if change.giver is None else giver == change.giver,
            *OPEN,
        )
        .values(revoked_at=change.at)
        .returning(invitations.c.department_id)
    ).all()
    for row in gone:
        where = (row.department_id, change.organisation_id)
        logged(connection, *where, PeopleEvent.WITHDRAWN, change.at, change.giver, by_user=change.by_user_id)


def took_over(connection: Connection, change: TookOver) -> None:
    """Stale when the link was used or withdrawn, or somebody of those who leave has left already."""
    used = connection.execute(
        update(invitations)
        .where(invitations.c.id == change.invitation_id, invitations.c.handover, *OPEN)
        .values(used_at=change.at, used_by=change.user_id)
        .returning(invitations.c.department_id, invitations.c.organisation_id)
    ).one_or_none()
    if used is None:
        raise Stale(f"invitation {change.invitation_id}")
    department_id, organisation_id = used
    connection.execute(  # whatever else was offered to a new head is of the head before
        update(invitations)
        .where(invitations.c.organisation_id == organisation_id, invitations.c.handover, *OPEN)
        .values(revoked_at=change.at)
    )
    for person_id in change.ended:
        role = end(connection, organisation_id, person_id, change.at)
        logged(
            connection,
            department_id,
            organisation_id,
            PeopleEvent.HANDED_OVER,
            change.at,
            person_id,
            role,
            change.user_id,
        )
    person_id = person_of(connection, change.user_id, change.chat_id, change.at)
    member(connection, department_id, organisation_id, person_id, change.role, change.at)
    logged(
        connection, department_id, organisation_id, PeopleEvent.TOOK_OVER, change.at, person_id, change.role
    )
    reminders.welcome_again(connection, [organisation_id])


def end(connection: Connection, organisation_id: int, person_id: int, at: datetime) -> Role:
    """The membership ends, and with it whatever waits for this person about the organisation."""
    gone = connection.execute(
        update(members)
        .where(
            members.c.organisation_id == organisation_id,
            members.c.person_id == person_id,
            members.c.ended_at.is_(None),
        )
        .values(ended_at=at, substitute=None)
        .returning(members.c.role)
    ).one_or_none()
    if gone is None:
        raise Stale(f"member {person_id} of organisation {organisation_id}")
    chat_id = connection.execute(select(people.c.chat_id).where(people.c.id == person_id)).scalar_one()
    _unsend(connection, organisation_id, chat_id, at)
    return Role(gone.role)


def _unsend(connection: Connection, organisation_id: int, chat_id: int, at: datetime) -> None:
    """Posts about the organisation go; reminders, which may be about others too, are decided anew."""
    waiting = (outbox.c.chat_id == chat_id) & (outbox.c.state == "waiting")
    ours = select(reports.c.id).where(reports.c.organisation_id == organisation_id)
    connection.execute(delete(outbox).where(waiting, outbox.c.report_id.in_(ours)))
    reminding = connection.execute(select(outbox.c.id).where(waiting, outbox.c.is_reminder)).scalars()
    for post in reminding.all():
        reminders.decide_anew(connection, post, chat_id, at)
