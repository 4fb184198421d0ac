"""The department's own people as they are stored, and who had access once."""

from typing import Any

from sqlalchemy import Connection, bindparam, select

from core.staff import (
    UNNAMED,
    UNNAMED_COLLEAGUE,
    StaffEvent,
    StaffInvitation,
    StaffLogged,
    StaffMember,
    StaffRole,
)
from storage import names
from storage.prepared import Prepared
from storage.schema import members, people, staff, staff_invitations, staff_log

_ROLES = Prepared(
    select(staff.c.user_id, staff.c.role)
    .where(staff.c.department_id == bindparam("department"), staff.c.ended_at.is_(None))
    .order_by(staff.c.user_id)
)
_BY, _WHOM = people.alias(), people.alias()


def roles(connection: Connection, department_id: int) -> dict[int, StaffRole]:
    """Everybody's role, by user id. Read with each update: whoever was removed has no access at once."""
    return {row.user_id: StaffRole(row.role) for row in _ROLES.all(connection, department=department_id)}


def acting(connection: Connection, department_id: int) -> tuple[int, ...]:
    """Those who may act: whoever only looks isn't asked."""
    return tuple(user_id for user_id, role in roles(connection, department_id).items() if role.may_act)


class StaffReads:
    """The part of ``core.ports.Reads`` that is about the department's own people."""

    _db: Connection

    def staff(self, department_id: int) -> tuple[StaffMember, ...]:
        """In the order in which they came."""
        found = self._db.execute(
            select(staff.c.user_id, staff.c.role, people.c.name)
            .join(people, people.c.user_id == staff.c.user_id, isouter=True)
            .where(staff.c.department_id == department_id, staff.c.ended_at.is_(None))
            .order_by(staff.c.since, staff.c.id)
        )
        known = names.of_colleagues(self._db)
        return tuple(
            StaffMember(row.user_id, StaffRole(row.role), row.name or known.get(row.user_id, ""))
            for row in found
        )

    def staff_invitations(self, department_id: int) -> tuple[StaffInvitation, ...]:
        """Links that nobody has used and nobody has revoked, expired or not."""
        found = self._db.execute(
            select(staff_invitations)
            .where(
                staff_invitations.c.department_id == department_id,
                staff_invitations.c.used_at.is_(None),
                staff_invitations.c.revoked_at.is_(None),
            )
            .order_by(staff_invitations.c.id)
        )
        return tuple(StaffInvitation(row.code, StaffRole(row.role), row.expires_at) for row in found)

    def staff_invitation(self, code: str, department_id: int) -> StaffInvitation | None:
        """The link of that code, in whatever state."""
        row = self._db.execute(
            select(staff_invitations).where(
                staff_invitations.c.code == code, staff_invitations.c.department_id == department_id
            )
        ).one_or_none()
        if row is None:
            return None
        revoked, used = row.revoked_at is not None, row.used_at is not None
        return StaffInvitation(row.code, StaffRole(row.role), row.expires_at, revoked, used)

    def staff_log(self, department_id: int) -> tuple[StaffLogged, ...]:
        """The latest first."""
        found = self._db.execute(
            select(staff_log, _BY.c.name.label("by_name"), _WHOM.c.name.label("whom_name"))
            .join(_BY, _BY.c.user_id == staff_log.c.by_user, isouter=True)
            .join(_WHOM, _WHOM.c.user_id == staff_log.c.whom, isouter=True)
            .where(staff_log.c.department_id == department_id)
            .order_by(staff_log.c.id.desc())
        )
        known = names.of_colleagues(self._db)
        return tuple(
            StaffLogged(
                StaffEvent(row.event),
                row.at,
                names.shown(row.by_name, row.by_user, known, _by_default(row)),
                names.shown(row.whom_name, row.whom, known, UNNAMED_COLLEAGUE if row.whom else ""),
                StaffRole(row.role) if row.role else None,
            )
            for row in found
        )

    def had_access(self, user_id: int, department_id: int) -> bool:
        """Whether they were in an organisation or in the department, and are no more."""
        ended = select(staff.c.id).where(
            staff.c.user_id == user_id,
            staff.c.department_id == department_id,
            staff.c.ended_at.is_not(None),
        )
        in_department = self._db.execute(ended.limit(1)).first() is not None
        return in_department or self.had_organisation(user_id, department_id)

    def had_organisation(self, user_id: int, department_id: int) -> bool:
        """Whether they answered for an organisation, and do so no more."""
        ended = (
            select(members.c.id)
            .join(people, people.c.id == members.c.person_id)
            .where(
                people.c.user_id == user_id,
                members.c.department_id == department_id,
                members.c.ended_at.is_not(None),
            )
        )
        return self._db.execute(ended.limit(1)).first() is not None


def _by_default(row: Any) -> str:
    """Whoever came by a link acted themselves, and need not be an administrator."""
    return UNNAMED_COLLEAGUE if row.whom == row.by_user else UNNAMED
