"""Published decision versions, read once: a version never changes, so a kept copy is never wrong."""

from dataclasses import replace

from sqlalchemy import Connection, select

from core.decision import Decision
from storage.codec import load_decision, load_ladder
from storage.schema import decision_versions


class Shelf:
    """Decisions by the id of their version, each with the ladders that it was ever given.

    And who has agreed to which consent text: withdrawn, there is nothing left that it would open.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[int, str | None], Decision] = {}
        self.agreed: set[tuple[int, str]] = set()  # accounts with the consent text they were seen to agree to

    def get(self, connection: Connection, version_id: int, ladder: str | None = None) -> Decision:
        """The decision as that version has it, with ``decisions.ladder`` where that was changed."""
        kept = self._kept.get((version_id, ladder))
        if kept is None:
            if ladder is None:
                body = connection.execute(
                    select(decision_versions.c.body).where(decision_versions.c.id == version_id)
                ).scalar_one()
                kept = load_decision(body)
            else:
                kept = replace(self.get(connection, version_id), ladder=load_ladder(ladder))
            self._kept[version_id, ladder] = kept
        return kept
