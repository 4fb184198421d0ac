"""Applying another deadline, and the rungs that ask after a planned date. No commit here."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from core.changes.report import TaskPlan
from core.changes.time import AskedLater, DeadlineSet, ExtensionAsked, ExtensionDecided
from core.extension import ExtensionState
from core.follow_up import KIND, task_of
from core.ladder import Rung
from core.reminders import Why
from storage.guards import Stale
from storage.prepared import Prepared
from storage.reminder_rows import (
    DEADLINE_MOVED,
    cancel_after_return,
    cancel_for_other_deadlines,
    plan_rungs,
)
from storage.schema import extensions, reminders, reports
from storage.upsert import insert_into

_REPORT = Prepared(
    select(reports.c.department_id, reports.c.decision_id, reports.c.organisation_id).where(
        reports.c.id == bindparam("report")
    )
)
_FOLLOWED = Prepared(
    select(reminders.c.id, reminders.c.rung).where(
        reminders.c.decision_id == bindparam("decision"),
        reminders.c.organisation_id == bindparam("organisation"),
        reminders.c.state == "planned",
        reminders.c.rung.startswith(f"{KIND}-"),
    )
)
_PLAN_CHANGED = Prepared(
    update(reminders)
    .where(reminders.c.id == bindparam("which"))
    .values(state="cancelled", why=Why.PLAN_CHANGED.value)
)


def extension_asked(connection: Connection, change: ExtensionAsked) -> None:
    """Stale where the number is taken; an open request of the report gives way."""
    connection.execute(
        update(extensions)
        .where(extensions.c.report_id == change.report_id, extensions.c.state == ExtensionState.OPEN.value)
        .values(state=ExtensionState.REPLACED.value, decided_at=change.at)
    )
    fresh = connection.execute(
        insert_into(connection, extensions)
        .values(
            id=change.extension_id,
            department_id=change.department_id,
            report_id=change.report_id,
            wanted=change.wanted,
            reason=change.reason,
            asked_at=change.at,
            asked_by=change.by,
            state=ExtensionState.OPEN.value,
        )
        .on_conflict_do_nothing()
    )
    if fresh.rowcount != 1:
        raise Stale(f"extension {change.extension_id}")


def extension_decided(connection: Connection, change: ExtensionDecided) -> None:
    """Stale where somebody else has decided. The ladder follows the new day."""
    state = ExtensionState.GRANTED if change.until else ExtensionState.DECLINED
    decided = connection.execute(
        update(extensions)
        .where(extensions.c.id == change.extension_id, extensions.c.state == ExtensionState.OPEN.value)
        .values(
            state=state.value,
            until=change.until,
            word=change.word,
            decided_at=change.at,
            decided_by=change.by_user_id,
        )
        .returning(extensions.c.report_id)
    ).one_or_none()
    if decided is None:
        raise Stale(f"extension {change.extension_id}")
    if change.until is None:
        return
    report = connection.execute(
        update(reports)
        .where(reports.c.id == decided.report_id)
        .values(extended_to=change.until, version=reports.c.version + 1)
        .returning(reports.c.department_id, reports.c.decision_id, reports.c.organisation_id)
    ).one()
    _follow(connection, report, change.until, change.rungs, change.at)


def deadline_set(connection: Connection, change: DeadlineSet) -> None:
    """Stale where the report has changed meanwhile. The act is kept beside the requests."""
    report = connection.execute(
        update(reports)
        .where(
            reports.c.id == change.report_id,
            reports.c.department_id == change.department_id,
            reports.c.version == change.expected,
        )
        .values(extended_to=change.until, version=reports.c.version + 1)
        .returning(reports.c.department_id, reports.c.decision_id, reports.c.organisation_id)
    ).one_or_none()
    if report is None:
        raise Stale(f"report {change.report_id}")
    state = ExtensionState.GRANTED if change.until else ExtensionState.WITHDRAWN
    fresh = connection.execute(
        insert_into(connection, extensions)
        .values(
            id=change.extension_id,
            department_id=change.department_id,
            report_id=change.report_id,
            wanted=change.deadline,
            reason="",
            asked_at=change.at,
            state=state.value,
            until=change.until,
            word=change.word,
            decided_at=change.at,
            decided_by=change.by_user_id,
        )
        .on_conflict_do_nothing()
    )
    if fresh.rowcount != 1:
        raise Stale(f"extension {change.extension_id}")
    _follow(connection, report, change.deadline, change.rungs, change.at)


def _follow(connection: Connection, report: Any, deadline: date, rungs: Sequence[Rung], at: datetime) -> None:
    """The organisation's reminders go towards that day from now on."""
    mine = [report.organisation_id]
    cancel_for_other_deadlines(connection, report.decision_id, mine, deadline, at)
    cancel_after_return(connection, report.decision_id, report.organisation_id, DEADLINE_MOVED, at)
    plan_rungs(connection, report.department_id, report.decision_id, mine, deadline, rungs)


def asked_later(connection: Connection, change: AskedLater) -> None:
    """One more rung of the same kind; asked for twice, it stays one."""
    report = _report(connection, change.report_id)
    _arm(connection, report, change.rung)


def follow_plans(connection: Connection, report: Any, plans: Sequence[TaskPlan], at: datetime) -> None:
    """The tasks' rungs follow their answers: moved, begun or cancelled. ``report`` is its row."""
    standing = _FOLLOWED.all(connection, decision=report.decision_id, organisation=report.organisation_id)
    for plan in plans:
        wanted = plan.rung.id if plan.rung else None
        over = [row.id for row in standing if task_of(row.rung) == plan.task and row.rung != wanted]
        _PLAN_CHANGED.run_many(connection, [{"which": one, "decided_at": at} for one in over])
        if plan.rung is not None:
            _arm(connection, report, plan.rung)


def _report(connection: Connection, report_id: int) -> Any:
    return _REPORT.first(connection, report=report_id)


def _arm(connection: Connection, report: Any, rung: Rung) -> None:
    """A day that was given up and comes back is asked after again; one asked after already isn't."""
    plan_rungs(
        connection,
        report.department_id,
        report.decision_id,
        [report.organisation_id],
        rung.at.date(),
        [rung],
        again=(DEADLINE_MOVED, Why.PLAN_CHANGED.value),
    )
