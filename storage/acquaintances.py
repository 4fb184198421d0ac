"""Acquaintance as it is stored: applied once a person and organisation, read by both sides."""

from sqlalchemy import Connection, bindparam, exists, select
from sqlalchemy import func as sql

from core.acquaintance import Acquaintance, Acquainted
from core.changes.acquaintance import AcquaintanceConfirmed
from storage import rows
from storage.guards import Stale
from storage.prepared import Prepared
from storage.schema import acquaintances, decision_versions, members, organisations, people, reports
from storage.upsert import insert_into

IS_ACQUAINTED = (
    exists()
    .where(
        acquaintances.c.decision_id == reports.c.decision_id,
        acquaintances.c.organisation_id == reports.c.organisation_id,
    )
    .correlate(reports)
)
_GIVEN = (
    select(
        acquaintances.c.person_id,
        acquaintances.c.organisation_id,
        acquaintances.c.at,
        people.c.name,
        decision_versions.c.version,
    )
    .join(people, people.c.id == acquaintances.c.person_id)
    .join(decision_versions, decision_versions.c.id == acquaintances.c.version_id)
    .order_by(acquaintances.c.id)
)
_OF_REPORT = Prepared(
    _GIVEN.join(
        reports,
        (reports.c.decision_id == acquaintances.c.decision_id)
        & (reports.c.organisation_id == acquaintances.c.organisation_id),
    ).where(reports.c.id == bindparam("report"))
)


class AcquaintanceReads:
    """``core.ports_acquaintance.AcquaintanceReads`` over one transaction."""

    _db: Connection

    def acquaintances(self, report_id: int) -> tuple[Acquaintance, ...]:
        """Those of the report's organisation, the first one first."""
        found = _OF_REPORT.all(self._db, report=report_id)
        return tuple(Acquaintance(row.person_id, row.name, row.at, row.version) for row in found)

    def acquainted(self, decision_id: int, department_id: int) -> tuple[Acquainted, ...]:
        """Every open organisation of the department that has a report on the decision."""
        given: dict[int, Acquaintance] = {}
        mine = acquaintances.c.department_id == department_id
        for row in self._db.execute(_GIVEN.where(mine, acquaintances.c.decision_id == decision_id)):
            given.setdefault(row.organisation_id, Acquaintance(row.person_id, row.name, row.at, row.version))
        somebody = (
            select(sql.count())
            .select_from(members)
            .where(members.c.organisation_id == organisations.c.id, members.c.ended_at.is_(None))
            .correlate(organisations)
            .scalar_subquery()
        )
        found = self._db.execute(
            select(somebody.label("people"), *rows.ORGANISATION)
            .join(reports, reports.c.organisation_id == organisations.c.id)
            .where(
                reports.c.decision_id == decision_id,
                reports.c.department_id == department_id,
                organisations.c.closed_at.is_(None),
            )
        )
        return tuple(
            Acquainted(rows.organisation_of(row), row.people > 0, given.get(row.o_id)) for row in found
        )


def confirmed(connection: Connection, change: AcquaintanceConfirmed) -> None:
    """Stale where that person has confirmed for that organisation before, or the report is gone."""
    report = connection.execute(select(reports).where(reports.c.id == change.report_id)).one()
    fresh = connection.execute(
        insert_into(connection, acquaintances)
        .values(
            department_id=report.department_id,
            decision_id=report.decision_id,
            organisation_id=report.organisation_id,
            person_id=change.by,
            version_id=report.version_id,
            at=change.at,
        )
        .on_conflict_do_nothing()
    )
    if fresh.rowcount != 1:
        raise Stale(f"acquaintance with report {change.report_id}")
