"""Applying what people decide about their own data. No commit here."""

from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from core.broadcast import NotSent
from core.changes.privacy import ContactsCorrected, HeldDropped, HeldReleased, Withdrew
from core.people import PeopleEvent
from core.privacy import Reason
from storage import broadcast_rows, erasing, publication_consents, reminders, tombstones
from storage.apply_people import logged
from storage.apply_turns import OPEN, end
from storage.counting import recount_organisations
from storage.guards import Stale
from storage.schema import (
    broadcast_people,
    broadcasts,
    chats,
    consents,
    erasures,
    forms,
    invitations,
    join_requests,
    members,
    organisations,
    outbox,
    paper_jobs,
    staff,
    staff_invitations,
    updates,
)


def withdrew(connection: Connection, change: Withdrew) -> None:
    """Nothing goes out any more and nobody's access is left; erased at once where that day has come."""
    who = erasing.whom(connection, change.user_id)
    _leave(connection, change, who)
    _unsend(connection, who, change.at)
    if who.person_id is not None:  # a name under experience goes with the access, not on the day of erasure
        publication_consents.forget_person(connection, who.person_id, change.at)
    connection.execute(
        insert(consents).values(user_id=change.user_id, version=change.version, given=False, at=change.at)
    )
    waiting = erasures.c.user_id == change.user_id
    connection.execute(delete(erasures).where(waiting))  # asked before: the earlier day counts already
    connection.execute(
        insert(erasures).values(
            department_id=change.department_id,
            user_id=change.user_id,
            reason=change.reason.value,
            asked_at=change.at,
            due_on=change.due_on,
        )
    )
    if change.due_on <= change.at.date():
        erase(connection, change.user_id, change.at)


def erase(connection: Connection, user_id: int, at: datetime) -> None:
    """The person's data go; a tombstone stays, so that no backup brings them back."""
    mark = tombstones.mark_of(tombstones.salt_of(connection), user_id)
    who = erasing.whom(connection, user_id, mark)
    connection.execute(update(erasures).where(erasures.c.user_id == user_id).values(mark=mark, erased_at=at))
    _unsend(connection, who, at)
    erasing.erase(connection, who)


def purge(connection: Connection, department_id: int, user_id: int, at: datetime) -> None:
    """Retention has run out: as if they had asked themselves, without a word to anybody."""
    withdrew(
        connection, Withdrew(department_id, user_id, user_id, at, at.date(), Reason.RETENTION, "retention")
    )


def contacts_corrected(connection: Connection, change: ContactsCorrected) -> None:
    """As a head of the organisation has it."""
    values = {"phone": change.phone, "email": change.email}
    done = connection.execute(
        update(organisations)
        .where(
            organisations.c.id == change.organisation_id,
            organisations.c.department_id == change.department_id,
        )
        .values({name: value for name, value in values.items() if value is not None})
    )
    if done.rowcount != 1:
        raise Stale(f"organisation {change.organisation_id}")


def held_released(connection: Connection, change: HeldReleased) -> None:
    """Into the queue again, behind whatever stands there: the update that releases them is done first."""
    held = (updates.c.chat_id == change.chat_id) & (updates.c.state == "held")
    waiting = connection.execute(select(updates).where(held).order_by(updates.c.seq)).all()
    for row in waiting:
        connection.execute(update(updates).where(updates.c.seq == row.seq).values(state="done", payload=""))
        connection.execute(
            insert(updates).values(
                bot_id=row.bot_id,
                update_id=-row.seq,  # Telegram's own are above 0
                chat_id=row.chat_id,
                payload=row.payload,
                state="new",
                received_at=row.received_at,
            )
        )


def held_dropped(connection: Connection, change: HeldDropped) -> None:
    """What was held back is forgotten."""
    held = (updates.c.chat_id == change.chat_id) & (updates.c.state == "held")
    connection.execute(update(updates).where(held).values(state="dropped", payload=""))


def _leave(connection: Connection, change: Withdrew, who: erasing.Whom) -> None:
    if who.person_id is not None:
        mine = (members.c.person_id == who.person_id) & members.c.ended_at.is_(None)
        there = select(members.c.department_id, members.c.organisation_id).where(mine)
        left = connection.execute(there).all()
        for department_id, organisation_id in left:
            role = end(connection, organisation_id, who.person_id, change.at)
            where = (department_id, organisation_id)
            logged(connection, *where, PeopleEvent.LEFT, change.at, who.person_id, role)
        recount_organisations(connection, sorted(organisation_id for _, organisation_id in left))
        offered = (invitations.c.giver == who.person_id) & invitations.c.handover
        connection.execute(update(invitations).where(offered, *OPEN).values(revoked_at=change.at))
        stood_in = members.c.substitute == who.person_id
        connection.execute(update(members).where(stood_in).values(substitute=None))
    own = staff.c.user_id == change.user_id
    connection.execute(update(staff).where(own, staff.c.ended_at.is_(None)).values(ended_at=change.at))
    links = (staff_invitations.c.created_by == change.user_id) & staff_invitations.c.used_at.is_(None)
    connection.execute(
        update(staff_invitations)
        .where(links, staff_invitations.c.revoked_at.is_(None))
        .values(revoked_at=change.at)
    )
    asked = (join_requests.c.user_id == change.user_id) & join_requests.c.granted.is_(None)
    connection.execute(delete(join_requests).where(asked))


def _unsend(connection: Connection, who: erasing.Whom, at: datetime) -> None:
    """Whatever waits for the person is cancelled, and what they had begun."""
    waiting = (outbox.c.chat_id == who.chat_id) & (outbox.c.state == "waiting")
    reminding = connection.execute(select(outbox.c.id).where(waiting, outbox.c.is_reminder)).scalars().all()
    for post in reminding:
        reminders.decide_anew(connection, post, who.chat_id, at)
    for post in connection.execute(select(outbox.c.id).where(waiting)).scalars().all():
        broadcast_rows.skipped(connection, post, NotSent.REFUSED_CONSENT.value, at)
    connection.execute(delete(outbox).where(waiting))
    if who.person_id is not None:
        connection.execute(
            update(broadcast_people)
            .where(broadcast_people.c.person_id == who.person_id, broadcast_people.c.state == "waiting")
            .values(state="skipped", why=NotSent.REFUSED_CONSENT.value, decided_at=at)
        )
    connection.execute(
        delete(broadcasts).where(broadcasts.c.user_id == who.user_id, broadcasts.c.state == "draft")
    )
    connection.execute(delete(paper_jobs).where(paper_jobs.c.chat_id == who.chat_id))
    connection.execute(
        update(forms)
        .where(forms.c.user_id == who.user_id, forms.c.state.in_(("waiting", "read")))
        .values(state="dropped", content="", decided_at=func.coalesce(forms.c.decided_at, at))
    )
    connection.execute(update(chats).where(chats.c.chat_id == who.chat_id).values(prompt=None))
