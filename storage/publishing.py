"""A decision's versions, and the empty reports and planned rungs that each organisation gets of it."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, func, insert, select, update

from core.decision import Decision
from core.ladder import Rung
from core.people import Person
from core.report import ReportCard, ReportState
from storage import counting
from storage.codec import dump_decision, load_decision
from storage.counted import NOTHING
from storage.deadlines import EFFECTIVE
from storage.reminder_rows import cancel_for_other_deadlines, cancel_what_the_ladder_lost, plan_rungs
from storage.rows import PERSON, person_of
from storage.schema import (
    decision_versions,
    decisions,
    members,
    organisations,
    people,
    reports,
)
from storage.upsert import insert_into


@dataclass(frozen=True, slots=True)
class Published:
    """``version`` counts from 1; ``is_new`` False where the file was published before, unchanged."""

    decision_id: int
    version: int
    is_new: bool


@dataclass(frozen=True, slots=True)
class OpenDecision:
    """A decision that organisations still answer to."""

    id: int
    version_id: int
    deadline: date
    published_at: datetime


def publish(
    connection: Connection,
    department_id: int,
    decision: Decision,
    source: str,
    deadline: date,
    at: datetime,
) -> Published:
    """Store a version; the same text again changes nothing. A published version is never touched."""
    body = dump_decision(decision)
    row = connection.execute(
        select(decisions.c.id).where(
            decisions.c.department_id == department_id, decisions.c.slug == decision.id
        )
    ).one_or_none()
    if row is None:
        decision_id = int(
            connection.execute(
                insert(decisions)
                .values(department_id=department_id, slug=decision.id, deadline=deadline, published_at=at)
                .returning(decisions.c.id)
            ).scalar_one()
        )
        version = 1
    else:
        decision_id = int(row.id)
        last = connection.execute(
            select(decision_versions.c.version, decision_versions.c.body)
            .where(decision_versions.c.decision_id == decision_id)
            .order_by(decision_versions.c.version.desc())
            .limit(1)
        ).one()
        # Compared as decisions: a field that came with a later program makes no new version.
        if load_decision(last.body) == decision:
            return Published(decision_id, last.version, False)
        version = last.version + 1
        connection.execute(update(decisions).where(decisions.c.id == decision_id).values(deadline=deadline))
    version_id = int(
        connection.execute(
            insert(decision_versions)
            .values(
                department_id=department_id,
                decision_id=decision_id,
                version=version,
                body=body,
                source=source,
                published_at=at,
            )
            .returning(decision_versions.c.id)
        ).scalar_one()
    )
    connection.execute(
        update(reports).where(reports.c.decision_id == decision_id).values(version_id=version_id)
    )
    if version > 1:  # what organisations say is read with the words of the newest version
        counting.recount_where(connection, reports.c.decision_id == decision_id)
    return Published(decision_id, version, True)


def newest_file(connection: Connection, decision_id: int) -> Decision:
    """The newest version as its file has it, whatever was changed in the chat since."""
    query = select(decision_versions.c.body).where(decision_versions.c.decision_id == decision_id)
    body = connection.execute(query.order_by(decision_versions.c.version.desc()).limit(1)).scalar_one()
    return load_decision(body)


def open_decisions(connection: Connection, department_id: int) -> list[OpenDecision]:
    """The department's open decisions with their newest versions."""
    rows = connection.execute(
        select(
            decisions.c.id,
            decisions.c.deadline,
            decisions.c.published_at,
            func.max(decision_versions.c.id).label("version_id"),
        )
        .join(decision_versions, decision_versions.c.decision_id == decisions.c.id)
        .where(decisions.c.department_id == department_id, decisions.c.closed_at.is_(None))
        .group_by(decisions.c.id)
        .order_by(decisions.c.id)
    )
    return [OpenDecision(row.id, row.version_id, row.deadline, row.published_at) for row in rows]


def open_reports(
    connection: Connection,
    department_id: int,
    decision: OpenDecision,
    rungs: Callable[[date], Sequence[Rung]],
    at: datetime,
) -> int:
    """Give every organisation its report and its rungs; those that have them keep them.

    Rungs planned for another deadline are cancelled: an amendment re-arms only what has moved. ``rungs``
    are the ladder's towards a deadline: an organisation that was granted a later one keeps it.
    """
    organisation_ids = list(
        connection.execute(
            select(organisations.c.id).where(
                organisations.c.department_id == department_id, organisations.c.closed_at.is_(None)
            )
        ).scalars()
    )
    if not organisation_ids:
        return 0
    before = _reports(connection, decision.id)
    connection.execute(
        insert_into(connection, reports).on_conflict_do_nothing(),
        [
            {
                "department_id": department_id,
                "decision_id": decision.id,
                "organisation_id": organisation_id,
                "version_id": decision.version_id,
                "state": ReportState.NOT_OPENED.value,
                "version": 1,
            }
            for organisation_id in organisation_ids
        ],
    )
    fresh = (reports.c.decision_id == decision.id) & (reports.c.counted == NOTHING)
    counting.recount_where(connection, fresh)
    for deadline, theirs in _by_deadline(connection, decision.id).items():
        cancel_for_other_deadlines(connection, decision.id, theirs, deadline, at)
        to_come = rungs(deadline)
        cancel_what_the_ladder_lost(connection, decision.id, theirs, deadline, to_come, at)
        plan_rungs(connection, department_id, decision.id, theirs, deadline, to_come)
    return _reports(connection, decision.id) - before


def addressees(
    connection: Connection, decision: OpenDecision, title: str, total: int
) -> list[tuple[Person, ReportCard]]:
    """Everybody to be told of a decision, with the report that is theirs."""
    rows = connection.execute(
        select(
            reports.c.id,
            reports.c.organisation_id,
            reports.c.state,
            EFFECTIVE.label("deadline"),
            organisations.c.name,
            *PERSON,
        )
        .join(decisions, decisions.c.id == reports.c.decision_id)
        .join(organisations, organisations.c.id == reports.c.organisation_id)
        .join(members, members.c.organisation_id == reports.c.organisation_id)
        .join(people, people.c.id == members.c.person_id)
        .where(
            reports.c.decision_id == decision.id,
            members.c.ended_at.is_(None),
            organisations.c.closed_at.is_(None),
        )
        .order_by(people.c.id)
    )
    return [
        (
            person_of(row),
            ReportCard(
                row.id,
                decision.id,
                row.name,
                title,
                row.deadline,
                ReportState(row.state),
                0,
                total,
                organisation_id=row.organisation_id,
            ),
        )
        for row in rows
    ]


def _by_deadline(connection: Connection, decision_id: int) -> dict[date, list[int]]:
    """The open organisations by their own deadlines."""
    found: defaultdict[date, list[int]] = defaultdict(list)
    for row in connection.execute(
        select(reports.c.organisation_id, EFFECTIVE.label("deadline"))
        .join(decisions, decisions.c.id == reports.c.decision_id)
        .join(organisations, organisations.c.id == reports.c.organisation_id)
        .where(reports.c.decision_id == decision_id, organisations.c.closed_at.is_(None))
        .order_by(reports.c.organisation_id)
    ):
        found[row.deadline].append(row.organisation_id)
    return found


def _reports(connection: Connection, decision_id: int) -> int:
    return int(
        connection.execute(
            select(func.count()).select_from(reports).where(reports.c.decision_id == decision_id)
        ).scalar_one()
    )
