"""Applying what concerns the department's own people. No commit here."""

from datetime import datetime

from sqlalchemy import Connection, func, insert, select, update

from core.changes.staff import StaffChanged, StaffInvited, StaffJoined, StaffLinkRevoked
from core.staff import StaffEvent, StaffRole
from storage import upsert
from storage.apply_people import person_of
from storage.guards import Stale
from storage.schema import departments, staff, staff_invitations, staff_log


def invited(connection: Connection, change: StaffInvited) -> None:
    """A link for whoever comes first."""
    connection.execute(
        insert(staff_invitations).values(
            department_id=change.department_id,
            code=change.code,
            role=change.role.value,
            created_at=change.at,
            created_by=change.by_user_id,
            expires_at=change.expires_at,
        )
    )
    _note(
        connection, change.department_id, change.at, change.by_user_id, StaffEvent.INVITED, None, change.role
    )


def link_revoked(connection: Connection, change: StaffLinkRevoked) -> None:
    """Stale when somebody has come by it, or it was revoked before."""
    _use_up(connection, change.code, change.department_id, revoked_at=change.at)
    _note(connection, change.department_id, change.at, change.by_user_id, StaffEvent.LINK_REVOKED)


def joined(connection: Connection, change: StaffJoined) -> None:
    """Stale when the link was used or revoked meanwhile."""
    _use_up(connection, change.code, change.department_id, used_at=change.at, used_by=change.user_id)
    person_of(connection, change.user_id, change.chat_id, change.at)
    row = {
        "department_id": change.department_id,
        "user_id": change.user_id,
        "role": change.role.value,
        "since": change.at,
        "ended_at": None,
    }
    upsert.put(connection, staff, ("department_id", "user_id"), row)
    _note(
        connection,
        change.department_id,
        change.at,
        change.user_id,
        StaffEvent.JOINED,
        change.user_id,
        change.role,
    )


def changed(connection: Connection, change: StaffChanged) -> None:
    """Stale when the role isn't the one that was seen, or nobody would be left to manage.

    Two administrators may remove each other at the same moment: the department's row makes them queue up.
    """
    connection.execute(
        select(departments.c.id).where(departments.c.id == change.department_id).with_for_update()
    )
    values = {"ended_at": change.at} if change.role is None else {"role": change.role.value}
    done = connection.execute(
        update(staff)
        .where(
            staff.c.department_id == change.department_id,
            staff.c.user_id == change.user_id,
            staff.c.role == change.was.value,
            staff.c.ended_at.is_(None),
        )
        .values(**values)
    )
    if done.rowcount != 1 or not (change.fixed or _managed(connection, change.department_id)):
        raise Stale(f"role of {change.user_id}")
    event = StaffEvent.REMOVED if change.role is None else StaffEvent.ROLE_CHANGED
    _note(
        connection,
        change.department_id,
        change.at,
        change.by_user_id,
        event,
        change.user_id,
        change.role or change.was,
    )


def _managed(connection: Connection, department_id: int) -> bool:
    found = select(func.count()).where(
        staff.c.department_id == department_id,
        staff.c.role == StaffRole.ADMINISTRATOR.value,
        staff.c.ended_at.is_(None),
    )
    return bool(connection.execute(found.select_from(staff)).scalar_one())


def _use_up(connection: Connection, code: str, department_id: int, **values: datetime | int) -> None:
    done = connection.execute(
        update(staff_invitations)
        .where(
            staff_invitations.c.code == code,
            staff_invitations.c.department_id == department_id,
            staff_invitations.c.used_at.is_(None),
            staff_invitations.c.revoked_at.is_(None),
        )
        .values(**values)
    )
    if done.rowcount != 1:
        raise Stale("link of the department")


def _note(
    connection: Connection,
    department_id: int,
    at: datetime,
    by_user: int,
    event: StaffEvent,
    whom: int | None = None,
    role: StaffRole | None = None,
) -> None:
    connection.execute(
        insert(staff_log).values(
            department_id=department_id,
            at=at,
            by_user=by_user,
            whom=whom,
            event=event.value,
            role=role.value if role else None,
        )
    )
