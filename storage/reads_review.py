"""What only the department reads: any report of its organisations; and the log of a report's states."""

from sqlalchemy import Connection, bindparam, select

from core.history import StateChange
from core.report import ReportState
from storage import rows
from storage.deadlines import EFFECTIVE
from storage.prepared import Prepared
from storage.schema import decisions, organisations, people, report_log, reports

REPORT_OF_DEPARTMENT = Prepared(
    select(
        reports, EFFECTIVE.label("deadline"), decisions.c.ladder, decisions.c.closed_at, *rows.ORGANISATION
    )
    .join(decisions, decisions.c.id == reports.c.decision_id)
    .join(organisations, organisations.c.id == reports.c.organisation_id)
    .where(
        reports.c.id == bindparam("report"),
        reports.c.department_id == bindparam("department"),
    )
)
_BY_DEPARTMENT = people.alias()
_HISTORY = (
    select(
        report_log,
        people.c.name.label("person"),
        _BY_DEPARTMENT.c.name.label("specialist"),
    )
    .join(people, people.c.id == report_log.c.by, isouter=True)
    .join(_BY_DEPARTMENT, _BY_DEPARTMENT.c.user_id == report_log.c.by_user, isouter=True)
    .where(report_log.c.report_id == bindparam("report"))
    .order_by(report_log.c.id)
)


def history(connection: Connection, report_id: int) -> tuple[StateChange, ...]:
    """Oldest first."""
    return tuple(
        StateChange(
            ReportState(row.was),
            ReportState(row.state),
            row.at,
            row.person or row.specialist or "",
            row.by_user is not None,
            row.deadline,
            row.number,
            tuple(row.tasks.split()),
            row.remark,
            row.version,
            tuple(row.kept.split()),
        )
        for row in connection.execute(_HISTORY, {"report": report_id})
    )
