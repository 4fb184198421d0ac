"""Where organisations stand: cards for people, states for the department's summary."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from core.answers import QuestionKey
from core.decision import Decision, Status
from core.report import ReportCard, ReportState
from core.summary import OrganisationState
from storage import rows
from storage.deadlines import GRANTED
from storage.mentions import mentions
from storage.schema import decisions, members, organisations, report_tasks, reports

Those = tuple[ColumnElement[bool], ...]  # which reports, where not all of them
_STATUSES = {status.value: status for status in Status}  # an enum's own look-up takes thrice as long


def card_of(row: Any, decision: Decision) -> ReportCard:
    """From a row of ``reports`` with the decision's deadline and the organisation's name."""
    accepted = set(row.accepted_tasks.split())
    returned = row.state == ReportState.RETURNED
    return ReportCard(
        row.id,
        row.decision_id,
        row.name,
        decision.short_title,
        row.deadline,
        ReportState(row.state),
        row.filled,
        len(decision.tasks),
        row.number,
        row.sent_at,
        QuestionKey(row.at_task, row.at_question) if row.at_task else None,
        sum(task.id not in accepted for task in decision.tasks) if returned else 0,
        row.organisation_id,
    )


def states(
    connection: Connection,
    decision: Decision,
    decision_id: int,
    department_id: int,
    among: Sequence[int] | None = None,
) -> tuple[OrganisationState, ...]:
    """One state per organisation of the department, by number; ``among``: of these only."""
    those = () if among is None else (reports.c.organisation_id.in_(among),)
    found = connection.execute(
        select(
            reports.c.id,
            reports.c.state,
            reports.c.filled,
            reports.c.opened_at,
            reports.c.last_action_at,
            reports.c.number,
            reports.c.first_sent_at,
            GRANTED.label("granted"),
            *rows.ORGANISATION,
        )
        .join(decisions, decisions.c.id == reports.c.decision_id)
        .join(organisations, organisations.c.id == reports.c.organisation_id)
        .where(
            reports.c.decision_id == decision_id,
            reports.c.department_id == department_id,
            organisations.c.closed_at.is_(None),
            *those,
        )
        .order_by(organisations.c.number, organisations.c.name)
    ).all()
    registered = _registered(connection, department_id, among)
    statuses = _statuses(connection, decision_id, those)
    here = (reports.c.decision_id == decision_id, *those)
    difficulties, helps = mentions(connection, decision, statuses, here)
    return tuple(
        OrganisationState(
            organisation=rows.organisation_of(row),
            registered=row.o_id in registered,
            opened=row.opened_at is not None or row.last_action_at is not None,
            report_state=ReportState(row.state),
            statuses=statuses.get(row.id, {}),
            filled=row.filled,
            difficulties=tuple(dict.fromkeys(difficulties.get(row.id, ()))),
            helps=tuple(dict.fromkeys(helps.get(row.id, ()))),
            last_action=row.last_action_at,
            report_id=row.id,
            number=row.number,
            first_sent_at=row.first_sent_at,
            extended_to=row.granted,
        )
        for row in found
    )


def _registered(connection: Connection, department_id: int, among: Sequence[int] | None) -> set[int]:
    query = select(members.c.organisation_id).where(
        members.c.department_id == department_id, members.c.ended_at.is_(None)
    )
    if among is not None:
        query = query.where(members.c.organisation_id.in_(among))
    return set(connection.execute(query.distinct()).scalars())


def _statuses(connection: Connection, decision_id: int, those: Those) -> dict[int, dict[str, Status | None]]:
    found: dict[int, dict[str, Status | None]] = defaultdict(dict)
    for report_id, task, status in connection.execute(
        select(report_tasks.c.report_id, report_tasks.c.task, report_tasks.c.status)
        .join(reports, reports.c.id == report_tasks.c.report_id)
        .where(reports.c.decision_id == decision_id, *those)
    ):
        found[report_id][task] = _STATUSES[status] if status else None
    return found
