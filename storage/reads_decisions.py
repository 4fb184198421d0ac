"""Decisions on their way in and at their end, as they are read."""

from typing import Any

from sqlalchemy import Connection, bindparam, exists, func, select

from core.decision import Decision
from core.draft import DecisionDraft
from core.ports import PublishedDecision
from core.refitting import Standing
from storage import amending, drafts, publishing
from storage.prepared import Prepared
from storage.schema import decision_versions, decisions
from storage.shelf import Shelf

NEWEST = (
    select(
        decision_versions.c.decision_id,
        func.max(decision_versions.c.id).label("version_id"),
        func.max(decision_versions.c.version).label("version"),
    )
    .group_by(decision_versions.c.decision_id)
    .subquery()
)
_EVERY = (
    select(decisions, NEWEST.c.version_id, NEWEST.c.version)
    .join(NEWEST, NEWEST.c.decision_id == decisions.c.id)
    .where(decisions.c.department_id == bindparam("department"))
)
OPEN = Prepared(_EVERY.where(decisions.c.closed_at.is_(None)).order_by(decisions.c.id.desc()))
_CLOSED = _EVERY.where(decisions.c.closed_at.is_not(None)).order_by(
    decisions.c.closed_at.desc(), decisions.c.id.desc()
)
_HAS_CLOSED = Prepared(
    select(decisions.c.id)
    .where(decisions.c.department_id == bindparam("department"), decisions.c.closed_at.is_not(None))
    .limit(1)
)
_NAMED = _EVERY.where(decisions.c.slug == bindparam("slug"))


class DecisionReads:
    """Drafts, the archive, and where every report stands before an amendment."""

    _db: Connection
    _shelf: Shelf

    def draft(self, draft_id: int, department_id: int) -> DecisionDraft | None:
        """One of the department's, in whatever state."""
        return drafts.draft(self._db, draft_id, department_id)

    def drafts(self, department_id: int) -> tuple[DecisionDraft, ...]:
        """Those that can be published, the newest first."""
        return drafts.open_drafts(self._db, department_id)

    def archive(self, department_id: int) -> tuple[PublishedDecision, ...]:
        """The department's closed decisions, closed last first."""
        found = self._db.execute(_CLOSED, {"department": department_id})
        return tuple(published_of(self._db, self._shelf, row) for row in found)

    def has_archive(self, department_id: int) -> bool:
        """Whether there is any."""
        return _HAS_CLOSED.first(self._db, department=department_id) is not None

    def decision_named(self, slug: str, department_id: int) -> PublishedDecision | None:
        """The decision with that id in its file, open or closed."""
        row = self._db.execute(_NAMED, {"department": department_id, "slug": slug}).one_or_none()
        return published_of(self._db, self._shelf, row) if row is not None else None

    def decision_file(self, decision_id: int, department_id: int) -> Decision:
        """The newest version as its file has it."""
        return publishing.newest_file(self._db, decision_id)

    def standings(self, decision_id: int, department_id: int) -> tuple[Standing, ...]:
        """Every report of an open organisation with its answers."""
        return tuple(amending.standings(self._db, decision_id, department_id))


def published_of(connection: Connection, shelf: Shelf, row: Any) -> PublishedDecision:
    """From a row of ``decisions`` with its newest version."""
    return PublishedDecision(
        row.id,
        shelf.get(connection, row.version_id, row.ladder),
        row.deadline,
        row.published_at,
        row.version,
        row.closed_at,
    )


def any_ever(connection: Connection, department_id: int) -> bool:
    """Whether anything was ever published, closed or not."""
    query = select(exists().where(decisions.c.department_id == department_id))
    return bool(connection.execute(query).scalar_one())
