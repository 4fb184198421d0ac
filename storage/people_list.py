"""Who is asked to do what a decision says, organisation by organisation: for the sheets that are signed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, exists, select

from core.people import Role
from storage.schema import acquaintances, decision_versions, members, organisations, people, reports


@dataclass(frozen=True, slots=True)
class Asked:
    """One person of an organisation; of an organisation without anybody, its head as the roster has it.

    ``known_at`` is when the person confirmed to know the decision, in its ``version`` of then.
    """

    organisation: str
    name: str
    role: Role | None
    joined_at: datetime | None
    known_at: datetime | None
    version: int = 0


def asked(
    connection: Connection, decision_id: int, department_id: int, *, with_gone: bool = False
) -> Iterator[Asked]:
    """By the organisations' numbers; heads first. ``with_gone``: also who has confirmed and left since."""
    knows = (acquaintances.c.decision_id == decision_id) & (
        acquaintances.c.organisation_id == organisations.c.id
    )
    has_confirmed = exists().where(knows, acquaintances.c.person_id == members.c.person_id)
    is_here = members.c.ended_at.is_(None)
    counts = is_here | has_confirmed.correlate(organisations, members) if with_gone else is_here
    is_there = (members.c.organisation_id == organisations.c.id) & counts
    query = (
        select(
            organisations.c.name.label("organisation"),
            organisations.c.head,
            people.c.name,
            members.c.role,
            members.c.joined_at,
            acquaintances.c.at.label("known_at"),
            decision_versions.c.version,
        )
        .join(reports, reports.c.organisation_id == organisations.c.id)
        .join(members, is_there, isouter=True)
        .join(people, people.c.id == members.c.person_id, isouter=True)
        .join(acquaintances, knows & (acquaintances.c.person_id == people.c.id), isouter=True)
        .join(decision_versions, decision_versions.c.id == acquaintances.c.version_id, isouter=True)
        .where(
            reports.c.decision_id == decision_id,
            reports.c.department_id == department_id,
            organisations.c.closed_at.is_(None),
        )
        .order_by(
            organisations.c.number.is_(None),
            organisations.c.number,
            organisations.c.name,
            members.c.role != Role.HEAD.value,
            members.c.id,
        )
    )
    for row in connection.execute(query.execution_options(yield_per=1000)):
        role = Role(row.role) if row.role else None
        name = row.name if row.role else row.head
        yield Asked(row.organisation, name or "", role, row.joined_at, row.known_at, row.version or 0)
