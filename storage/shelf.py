"""Published decision versions, read once: a version never changes, so a kept copy is never wrong."""

from sqlalchemy import Connection, select

from core.decision import Decision
from storage.codec import load_decision
from storage.schema import decision_versions


class Shelf:
    """Decisions by the id of their version."""

    def __init__(self) -> None:
        self._kept: dict[int, Decision] = {}

    def get(self, connection: Connection, version_id: int) -> Decision:
        """The decision as that version has it."""
        kept = self._kept.get(version_id)
        if kept is None:
            body = connection.execute(
                select(decision_versions.c.body).where(decision_versions.c.id == version_id)
            ).scalar_one()
            kept = self._kept[version_id] = load_decision(body)
        return kept
