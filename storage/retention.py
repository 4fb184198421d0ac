"""What is purged once a decision has been closed for long enough: files, and people without an open one."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, func, or_, select, update

from storage import apply_privacy, upsert
from storage.schema import (
    decision_versions,
    decisions,
    erasures,
    evidence,
    members,
    people,
    purges,
    reports,
    staff,
)

TELL_BEFORE = (7, 1)  # days


@dataclass(frozen=True, slots=True)
class Closed:
    """A decision whose time runs out, what goes then, and how many days were left when it was told last."""

    decision_id: int
    version_id: int
    purged_on: datetime
    told: int | None
    people: int
    files: int


@dataclass(frozen=True, slots=True)
class Purged:
    """What went; ``hashes`` are those of files that nothing names any more."""

    people: int
    files: int
    hashes: tuple[str, ...]


def coming(connection: Connection, department_id: int, now: datetime, days: int) -> tuple[Closed, ...]:
    """Closed decisions that are due within the longest notice, or overdue."""
    before = now - timedelta(days=days - max(TELL_BEFORE))
    newest = select(func.max(decision_versions.c.id)).where(decision_versions.c.decision_id == decisions.c.id)
    rows = connection.execute(
        select(
            decisions.c.id, decisions.c.closed_at, purges.c.told, newest.scalar_subquery().label("version")
        )
        .join(purges, purges.c.decision_id == decisions.c.id, isouter=True)
        .where(
            decisions.c.department_id == department_id,
            decisions.c.closed_at.is_not(None),
            decisions.c.closed_at < before,
            purges.c.purged_at.is_(None),
        )
        .order_by(decisions.c.closed_at)
    ).all()
    return tuple(
        Closed(
            row.id,
            row.version,
            row.closed_at + timedelta(days=days),
            row.told,
            len(_people(connection, department_id, row.closed_at)),
            _count_files(connection, row.id),
        )
        for row in rows
    )


def tell(connection: Connection, department_id: int, decision_id: int, left: int) -> bool:
    """Whether this notice hasn't been given yet; it counts as given now."""
    told = connection.execute(
        select(purges.c.told).where(purges.c.decision_id == decision_id)
    ).scalar_one_or_none()
    if told is not None and told <= left:
        return False
    row = {"decision_id": decision_id, "department_id": department_id, "told": left}
    upsert.put(connection, purges, ("decision_id",), row)
    return True


def purge(
    connection: Connection, department_id: int, decision_id: int, now: datetime, days: int
) -> Purged | None:
    """Forget its files, and whoever is kept for nothing else; None where it isn't time, or was done."""
    row = connection.execute(
        select(decisions.c.closed_at, purges.c.purged_at)
        .join(purges, purges.c.decision_id == decisions.c.id, isouter=True)
        .where(decisions.c.id == decision_id, decisions.c.department_id == department_id)
    ).one()
    if row.closed_at is None or row.purged_at is not None or row.closed_at + timedelta(days=days) > now:
        return None
    hashes = _forget_files(connection, decision_id)
    gone = purge_people(connection, department_id, now, days)
    upsert.put(
        connection,
        purges,
        ("decision_id",),
        {
            "decision_id": decision_id,
            "department_id": department_id,
            "told": 0,
            "purged_at": now,
            "people": gone,
            "files": len(hashes),
        },
    )
    return Purged(gone, len(hashes), hashes)


def purge_people(connection: Connection, department_id: int, now: datetime, days: int) -> int:
    """Whoever is kept for nothing any more; nobody as long as no decision has had its time."""
    cutoff = now - timedelta(days=days)
    closed = select(decisions.c.id).where(
        decisions.c.department_id == department_id, decisions.c.closed_at <= cutoff
    )
    if connection.execute(closed.limit(1)).first() is None:
        return 0
    gone = _people(connection, department_id, cutoff)
    for user_id in gone:
        apply_privacy.purge(connection, department_id, user_id, now)
    return len(gone)


def erase_due(connection: Connection, now: datetime) -> int:
    """People who withdrew earlier, and whose day has come."""
    due = connection.execute(
        select(erasures.c.user_id).where(erasures.c.user_id.is_not(None), erasures.c.due_on <= now.date())
    ).scalars()
    found = due.all()
    for user_id in found:
        apply_privacy.erase(connection, user_id, now)
    return len(found)


def known_files(connection: Connection) -> frozenset[str]:
    """The hashes of all files that any evidence still names."""
    return frozenset(
        connection.execute(select(evidence.c.sha256).where(evidence.c.sha256.is_not(None))).scalars()
    )


def _of(decision_id: int) -> ColumnElement[bool]:
    return evidence.c.report_id.in_(select(reports.c.id).where(reports.c.decision_id == decision_id))


def _count_files(connection: Connection, decision_id: int) -> int:
    query = select(func.count(func.distinct(evidence.c.sha256))).where(_of(decision_id))
    return int(connection.execute(query).scalar_one())


def _forget_files(connection: Connection, decision_id: int) -> tuple[str, ...]:
    """The rows stay, as pieces without a file: by which number and date something was proved."""
    mine = _of(decision_id)
    hashes = set(connection.execute(select(evidence.c.sha256).where(mine).distinct()).scalars()) - {None}
    connection.execute(
        update(evidence)
        .where(mine)
        .values(file_id="", file_unique_id="", file_name="", sha256=None, fetch_state=None, group_id="")
    )
    return tuple(sorted(hashes - known_files(connection)))


def _people(connection: Connection, department_id: int, cutoff: datetime) -> list[int]:
    """Whoever is kept for nothing: no decision of their time is open or was closed after ``cutoff``."""
    kept_for = (
        select(decisions.c.id)
        .where(
            decisions.c.department_id == members.c.department_id,
            or_(decisions.c.closed_at.is_(None), decisions.c.closed_at > cutoff),
            or_(members.c.ended_at.is_(None), decisions.c.published_at <= members.c.ended_at),
        )
        .exists()
    )
    needed = select(members.c.person_id).where(or_(kept_for, members.c.joined_at > cutoff))
    office = select(staff.c.user_id).where(staff.c.ended_at.is_(None))
    here = select(members.c.person_id).where(members.c.department_id == department_id)
    query = select(people.c.user_id).where(
        people.c.user_id > 0,
        people.c.id.in_(here),
        people.c.id.not_in(needed),
        people.c.user_id.not_in(office),
    )
    return list(connection.execute(query.order_by(people.c.id)).scalars())
