"""Applying another ladder: its version is kept, and the rows of rungs follow it. No commit here."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, bindparam, insert, update

from core.changes.ladder import LadderChanged, RungsRearmed
from core.ladder import Rung
from core.reminders import Why
from storage.codec import dump_ladder
from storage.guards import Stale
from storage.prepared import Prepared
from storage.reminder_rows import OWED_AGAIN, plan_rungs
from storage.schema import decisions, ladders, reminders

_CHANGE = Prepared(
    update(reminders).where(
        reminders.c.decision_id == bindparam("decision"),
        reminders.c.organisation_id == bindparam("organisation"),
        reminders.c.rung == bindparam("name"),
        reminders.c.deadline == bindparam("towards"),
        reminders.c.state == "planned",
    )
)


def ladder_changed(connection: Connection, change: LadderChanged) -> None:
    """Stale where somebody else has changed it. A rung that was decided meanwhile stays as it is."""
    body = dump_ladder(change.ladder) if change.ladder is not None else None
    version = change.expected + 1
    changed = connection.execute(
        update(decisions)
        .where(
            decisions.c.id == change.decision_id,
            decisions.c.department_id == change.department_id,
            decisions.c.ladder_version == change.expected,
        )
        .values(ladder=body, ladder_version=version)
    )
    if changed.rowcount != 1:
        raise Stale(f"ladder of decision {change.decision_id}")
    connection.execute(
        insert(ladders).values(
            department_id=change.department_id,
            decision_id=change.decision_id,
            version=version,
            body=body,
            at=change.at,
            by_user=change.by_user_id,
        )
    )
    _drop(connection, change)
    _move(connection, change)
    for (deadline, rungs), organisations in _alike(change.rearmed).items():
        plan_rungs(
            connection,
            change.department_id,
            change.decision_id,
            organisations,
            deadline,
            rungs,
            again=OWED_AGAIN,
        )


def _drop(connection: Connection, change: LadderChanged) -> None:
    end = {"state": "cancelled", "why": Why.LADDER_CHANGED.value, "decided_at": change.at}
    rows = [{**_row(change, each, rung), **end} for each in change.rearmed for rung in each.dropped]
    _CHANGE.run_many(connection, rows)


def _move(connection: Connection, change: LadderChanged) -> None:
    rows = [
        {**_row(change, each, rung.id), "planned_at": rung.planned_at, "due_at": rung.due_at}
        for each in change.rearmed
        for rung in each.moved
    ]
    _CHANGE.run_many(connection, rows)


def _row(change: LadderChanged, each: RungsRearmed, rung: str) -> dict[str, object]:
    return {
        "decision": change.decision_id,
        "organisation": each.organisation_id,
        "name": rung,
        "towards": each.deadline,
    }


def _alike(rearmed: Sequence[RungsRearmed]) -> dict[tuple[date, tuple[Rung, ...]], list[int]]:
    """Organisations that get the same rungs: nearly always all of them."""
    found: defaultdict[tuple[date, tuple[Rung, ...]], list[int]] = defaultdict(list)
    for each in rearmed:
        if each.new:
            found[each.deadline, each.new].append(each.organisation_id)
    return found
