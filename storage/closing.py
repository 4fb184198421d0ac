"""A decision's end and its coming back: nobody answers, nobody is reminded; what was said stays readable."""

from datetime import datetime

from sqlalchemy import Connection, insert, update

from core.changes.decisions import DecisionClosed, DecisionReopened
from storage.guards import Stale
from storage.schema import decision_log, decisions, reminders, reports

WHY = "decision_closed"  # why a rung was cancelled that nobody needs any more


def closed(connection: Connection, change: DecisionClosed) -> None:
    """Stale where somebody has closed it. A report's version moves on: no answer decided before comes in."""
    _move(connection, change, change.at)
    planned = (reminders.c.decision_id == change.decision_id) & (reminders.c.state == "planned")
    connection.execute(
        update(reminders).where(planned).values(state="cancelled", why=WHY, decided_at=change.at)
    )
    connection.execute(
        update(reports)
        .where(reports.c.decision_id == change.decision_id)
        .values(version=reports.c.version + 1)
    )
    note(connection, change.department_id, change.decision_id, "closed", change.at, change.user_id)


def reopened(connection: Connection, change: DecisionReopened) -> None:
    """Reminders that are still to come are planned again; those that would have gone out meanwhile aren't."""
    _move(connection, change, None)
    connection.execute(
        update(reminders)
        .where(
            reminders.c.decision_id == change.decision_id,
            reminders.c.state == "cancelled",
            reminders.c.why == WHY,
            reminders.c.due_at > change.at,
        )
        .values(state="planned", why="", decided_at=None)
    )
    note(connection, change.department_id, change.decision_id, "reopened", change.at, change.user_id)


def note(
    connection: Connection,
    department_id: int,
    decision_id: int,
    event: str,
    at: datetime,
    user_id: int = 0,
    version: int | None = None,
) -> None:
    """A line of the decision's history."""
    connection.execute(
        insert(decision_log).values(
            department_id=department_id,
            decision_id=decision_id,
            event=event,
            version=version,
            at=at,
            by_user=user_id or None,
        )
    )


def _move(connection: Connection, change: DecisionClosed | DecisionReopened, to: datetime | None) -> None:
    was = decisions.c.closed_at.is_(None) if to else decisions.c.closed_at.is_not(None)
    done = connection.execute(
        update(decisions)
        .where(decisions.c.id == change.decision_id, decisions.c.department_id == change.department_id, was)
        .values(closed_at=to)
    )
    if done.rowcount != 1:
        raise Stale(f"decision {change.decision_id}")
