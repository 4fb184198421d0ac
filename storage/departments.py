"""A department with its organisations and invitations: set up by commands, not in the chat."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from core.people import RosterRow
from core.russian import kindergarten_number, name_key
from storage import counting
from storage.schema import departments, invitations, organisation_names, organisations, reports
from storage.upsert import insert_into

CODE_BYTES = 16  # 128 random bits; 22 characters of a Telegram link


@dataclass(frozen=True, slots=True)
class Imported:
    """What a roster changed."""

    added: tuple[int, ...]
    updated: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class InvitationRow:
    """An organisation's invitation; ``status`` is new or used."""

    kindergarten: str
    code: str
    used: bool
    head: str = ""
    email: str = ""


def ensure_department(connection: Connection, name: str, timezone: str) -> int:
    """The installation's department, made at the first start; its name and zone follow the settings."""
    row = connection.execute(select(departments).order_by(departments.c.id).limit(1)).one_or_none()
    if row is None:
        return int(
            connection.execute(
                insert(departments).values(name=name, timezone=timezone).returning(departments.c.id)
            ).scalar_one()
        )
    if (row.name, row.timezone) != (name, timezone):
        connection.execute(
            update(departments).where(departments.c.id == row.id).values(name=name, timezone=timezone)
        )
        if row.timezone != timezone:  # reports are counted by the department's days
            counting.recount_where(connection, reports.c.department_id == row.id)
    return int(row.id)


def import_roster(connection: Connection, department_id: int, rows: Sequence[RosterRow]) -> Imported:
    """Put the roster in: organisations are known again by their names; an empty cell erases nothing.

    A former name leads to the organisation too, and doesn't bring itself back. One that went into another
    is left as it is: its data aren't the other's.
    """
    added: list[int] = []
    moved: list[int] = []
    updated = unchanged = 0
    known = {
        row.name_key: row
        for row in connection.execute(
            select(organisations).where(organisations.c.department_id == department_id)
        )
    }
    renamed = _former_names(connection, department_id, known)
    for row in rows:
        given = {"head": row.head, "phone": row.phone, "district": row.district, "email": row.email}
        present = known.get(name_key(row.name)) or renamed.get(name_key(row.name))
        if present is None:
            added.append(_add(connection, department_id, row, given))
            continue
        if present.merged_into is not None:
            unchanged += 1
            continue
        changed = {k: v for k, v in given.items() if v and getattr(present, k) != v}
        if row.name != present.name and name_key(row.name) == present.name_key:
            changed["name"] = row.name
        if changed:
            connection.execute(
                update(organisations).where(organisations.c.id == present.id).values(**changed)
            )
        if "district" in changed:
            moved.append(present.id)
        updated, unchanged = updated + bool(changed), unchanged + (not changed)
    counting.recount_organisations(connection, moved)
    return Imported(tuple(added), updated, unchanged)


def _former_names(connection: Connection, department_id: int, known: dict[str, Any]) -> dict[str, Any]:
    """Organisations by names that they had; the latest owner of a name counts."""
    present = {row.id: row for row in known.values()}
    found = connection.execute(
        select(organisation_names)
        .where(organisation_names.c.department_id == department_id)
        .order_by(organisation_names.c.id)
    )
    return {row.name_key: present[row.organisation_id] for row in found}


def _add(connection: Connection, department_id: int, row: RosterRow, given: dict[str, str]) -> int:
    return int(
        connection.execute(
            insert(organisations)
            .values(
                department_id=department_id,
                name=row.name,
                name_key=name_key(row.name),
                number=kindergarten_number(row.name),
                **given,
            )
            .returning(organisations.c.id)
        ).scalar_one()
    )


def ensure_invitations(connection: Connection, department_id: int, at: datetime) -> list[InvitationRow]:
    """One live invitation per organisation, made where there is none; by number."""
    missing = connection.execute(
        select(organisations.c.id)
        .where(
            organisations.c.department_id == department_id,
            organisations.c.closed_at.is_(None),
            organisations.c.id.not_in(
                select(invitations.c.organisation_id).where(
                    invitations.c.revoked_at.is_(None), invitations.c.handover.is_(False)
                )
            ),
        )
        .order_by(organisations.c.id)
    ).scalars()
    rows = [
        {
            "department_id": department_id,
            "organisation_id": organisation_id,
            "code": new_code(),
            "created_at": at,
        }
        for organisation_id in missing
    ]
    if rows:
        connection.execute(insert_into(connection, invitations), rows)
    found = connection.execute(
        select(
            organisations.c.id,
            organisations.c.name,
            organisations.c.head,
            organisations.c.email,
            invitations.c.code,
            invitations.c.used_at,
        )
        .join(organisations, organisations.c.id == invitations.c.organisation_id)
        .where(
            invitations.c.department_id == department_id,
            invitations.c.revoked_at.is_(None),
            invitations.c.handover.is_(False),  # that one is the new head's own
            organisations.c.closed_at.is_(None),
        )
        .order_by(
            organisations.c.number.is_(None),
            organisations.c.number,
            organisations.c.name,
            invitations.c.moved,
            invitations.c.id,
        )
    )
    first: dict[int, InvitationRow] = {}  # a merger may have brought further links along
    for row in found:
        first.setdefault(
            row.id, InvitationRow(row.name, row.code, row.used_at is not None, row.head, row.email)
        )
    return list(first.values())


def new_code() -> str:
    """What makes a link personal."""
    return secrets.token_urlsafe(CODE_BYTES)


def revoke_invitation(connection: Connection, department_id: int, organisation_id: int, at: datetime) -> int:
    """Make the organisation's links useless; how many there were."""
    return connection.execute(
        update(invitations)
        .where(
            invitations.c.department_id == department_id,
            invitations.c.organisation_id == organisation_id,
            invitations.c.revoked_at.is_(None),
        )
        .values(revoked_at=at)
    ).rowcount


def find_organisation(connection: Connection, department_id: int, name: str) -> int | None:
    """The organisation of that name, or that had it once, in any spelling of case and quotes."""
    found = connection.execute(
        select(organisations.c.id).where(
            organisations.c.department_id == department_id, organisations.c.name_key == name_key(name)
        )
    ).scalar_one_or_none()
    if found is None:
        found = connection.execute(
            select(organisation_names.c.organisation_id)
            .where(
                organisation_names.c.department_id == department_id,
                organisation_names.c.name_key == name_key(name),
            )
            .order_by(organisation_names.c.id.desc())
            .limit(1)
        ).scalar_one_or_none()
    return int(found) if found is not None else None
