"""Applying what the department decided on a report, and the log of changes of state. No commit here."""

from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from core.changes.report import ReportChanged, ReportReviewed
from core.reminders import Why
from core.report import ReportState
from storage.guards import Stale
from storage.prepared import Prepared
from storage.reminder_rows import OWED_AGAIN, cancel_after_return, plan_rungs
from storage.schema import members, people, report_log, reports

_LOG = Prepared(insert(report_log))
_DECIDE = Prepared(
    update(reports)
    .where(reports.c.id == bindparam("which"), reports.c.version == bindparam("expected"))
    .returning(reports.c.department_id, reports.c.decision_id, reports.c.organisation_id, reports.c.number)
)


def state_changed(connection: Connection, department_id: int, change: ReportChanged) -> None:
    """A row of the log where the organisation's own act has changed the state."""
    if change.was is None or change.was is change.state:
        return
    _LOG.run(
        connection,
        department_id=department_id,
        report_id=change.report_id,
        was=change.was.value,
        state=change.state.value,
        at=change.at,
        by=change.by,
        by_user=change.by_user,
        deadline=change.deadline,
        number=change.number,
    )


def report_reviewed(connection: Connection, change: ReportReviewed) -> None:
    """Stale when the report isn't at the version that was looked at."""
    row: dict[str, object] = {
        "which": change.report_id,
        "expected": change.expected,
        "state": change.state.value,
        "version": change.expected + 1,
        "accepted_tasks": " ".join(change.accepted),
        "remark": change.remark,
        "at_task": change.first.task if change.first else None,
        "at_question": change.first.question if change.first else None,
    }
    report = _DECIDE.first(connection, **row)
    if report is None:
        raise Stale(f"report {change.report_id}")
    _LOG.run(
        connection,
        department_id=report.department_id,
        report_id=change.report_id,
        was=change.was.value,
        state=change.state.value,
        at=change.at,
        by_user=change.by_user,
        deadline=change.deadline,
        number=report.number,
        tasks=" ".join(change.returned),
        remark=change.remark,
        version=change.expected + 1,
        kept=" ".join(change.kept),
    )
    if change.state is ReportState.RETURNED:
        _owed_again(connection, report, change)
        _reminded(connection, report.organisation_id, change)


def _owed_again(connection: Connection, report: Any, change: ReportReviewed) -> None:
    """What was cancelled because nothing was owed is planned once more, as the ladder is now."""
    cancel_after_return(connection, report.decision_id, report.organisation_id, Why.FINISHED.value, change.at)
    plan_rungs(
        connection,
        report.department_id,
        report.decision_id,
        [report.organisation_id],
        change.deadline,
        change.rungs,
        again=OWED_AGAIN,
    )


def _reminded(connection: Connection, organisation_id: int, change: ReportReviewed) -> None:
    """The message about the return is that day's reminder: nobody gets a second one at ten o'clock."""
    mine = select(members.c.person_id).where(
        members.c.organisation_id == organisation_id, members.c.ended_at.is_(None)
    )
    day = change.at.date()
    connection.execute(
        update(people)
        .where(people.c.id.in_(mine), people.c.reminded_on.is_(None) | (people.c.reminded_on < day))
        .values(reminded_on=day)
    )
