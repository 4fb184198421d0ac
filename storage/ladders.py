"""The ladder in force of a decision: the file's, or the one that an administrator has put in its place."""

from sqlalchemy import Connection, func, select

from core.decision import Ladder
from core.ladder_change import LadderInForce
from storage import names
from storage.codec import load_ladder
from storage.schema import decision_versions, decisions, ladders, people
from storage.shelf import Shelf


def in_force(
    connection: Connection, shelf: Shelf, decision_id: int, department_id: int
) -> LadderInForce | None:
    """With who changed it last, and when; None for a decision that isn't the department's, or closed."""
    newest = (
        select(func.max(decision_versions.c.id))
        .where(decision_versions.c.decision_id == decisions.c.id)
        .scalar_subquery()
    )
    row = connection.execute(
        select(
            decisions.c.ladder,
            decisions.c.ladder_version,
            newest.label("version_id"),
            ladders.c.by_user,
            ladders.c.at,
            people.c.name,
        )
        .join(
            ladders,
            (ladders.c.decision_id == decisions.c.id) & (ladders.c.version == decisions.c.ladder_version),
            isouter=True,
        )
        .join(people, people.c.user_id == ladders.c.by_user, isouter=True)
        .where(
            decisions.c.id == decision_id,
            decisions.c.department_id == department_id,
            decisions.c.closed_at.is_(None),
        )
    ).one_or_none()
    if row is None:
        return None
    return LadderInForce(
        decision_id,
        row.ladder_version,
        shelf.get(connection, row.version_id).ladder,
        load_ladder(row.ladder) if row.ladder is not None else None,
        names.of(connection, row.by_user) if row.by_user else "",
        row.at,
    )


def ladder_of(connection: Connection, shelf: Shelf, decision_id: int, version_id: int) -> Ladder:
    """The ladder that counts for a decision in that version."""
    changed = connection.execute(select(decisions.c.ladder).where(decisions.c.id == decision_id)).scalar_one()
    return shelf.get(connection, version_id, changed).ladder
