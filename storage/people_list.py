"""Who is asked to do what a decision says, organisation by organisation: for the sheets that are signed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from core.people import Role
from storage.schema import answer_log, members, organisations, people, reports


@dataclass(frozen=True, slots=True)
class Asked:
    """One person of an organisation; of an organisation without anybody, its head as the roster has it.

    ``acted_at`` is when the person first answered something of the decision.
    """

    organisation: str
    name: str
    role: Role | None
    joined_at: datetime | None
    acted_at: datetime | None


def asked(connection: Connection, decision_id: int, department_id: int) -> Iterator[Asked]:
    """By the organisations' numbers; heads first."""
    acted = (
        select(answer_log.c.report_id, answer_log.c.by, func.min(answer_log.c.at).label("acted_at"))
        .join(reports, reports.c.id == answer_log.c.report_id)
        .where(reports.c.decision_id == decision_id, answer_log.c.by.is_not(None))
        .group_by(answer_log.c.report_id, answer_log.c.by)
        .subquery()
    )
    is_there = (members.c.organisation_id == organisations.c.id) & members.c.ended_at.is_(None)
    query = (
        select(
            organisations.c.name.label("organisation"),
            organisations.c.head,
            people.c.name,
            members.c.role,
            members.c.joined_at,
            acted.c.acted_at,
        )
        .join(reports, reports.c.organisation_id == organisations.c.id)
        .join(members, is_there, isouter=True)
        .join(people, people.c.id == members.c.person_id, isouter=True)
        .join(acted, (acted.c.report_id == reports.c.id) & (acted.c.by == people.c.id), isouter=True)
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
        yield Asked(row.organisation, name or "", role, row.joined_at, row.acted_at)
