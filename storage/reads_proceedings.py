"""What happens at a meeting, as it is read."""

from sqlalchemy import Connection, select

from core.materials import Looked, Material
from core.outgoing import SentFile
from core.practical import PracticalAnswer
from core.proceedings import Opinion, Step, StepKind
from storage.schema import (
    material_looks,
    materials,
    meeting_steps,
    opinions,
    organisations,
    practical_answers,
)


class ProceedingReads:
    """``core.ports_proceedings.ProceedingReads`` over one transaction."""

    _db: Connection

    def steps(self, meeting_id: int, department_id: int) -> tuple[Step, ...]:
        """Those that were taken."""
        found = self._db.execute(
            select(meeting_steps)
            .where(meeting_steps.c.meeting_id == meeting_id, meeting_steps.c.department_id == department_id)
            .order_by(meeting_steps.c.kind, meeting_steps.c.part)
        )
        return tuple(Step(StepKind(row.kind), row.part, row.at, row.until) for row in found)

    def practical_answers(
        self, meeting_id: int, department_id: int, organisation_id: int | None = None
    ) -> tuple[PracticalAnswer, ...]:
        """Of one organisation, or of all that are open."""
        given = practical_answers.c
        query = (
            select(practical_answers)
            .join(organisations, organisations.c.id == given.organisation_id)
            .where(
                given.meeting_id == meeting_id,
                given.department_id == department_id,
                organisations.c.closed_at.is_(None),
            )
            .order_by(given.at, given.organisation_id)
        )
        if organisation_id is not None:
            query = query.where(given.organisation_id == organisation_id)
        return tuple(
            PracticalAnswer(row.organisation_id, row.direction, row.aspect, row.option, row.own, row.at)
            for row in self._db.execute(query)
        )

    def materials(self, meeting_id: int, department_id: int) -> tuple[Material, ...]:
        """Those that weren't taken away."""
        found = self._db.execute(
            select(materials)
            .where(
                materials.c.meeting_id == meeting_id,
                materials.c.department_id == department_id,
                materials.c.removed_at.is_(None),
            )
            .order_by(materials.c.id)
        )
        return tuple(
            Material(
                row.id,
                row.item,
                row.text,
                SentFile(row.file_id, row.file_name, row.is_photo, row.mime) if row.file_id else None,
                row.at,
            )
            for row in found
        )

    def looked(self, meeting_id: int, department_id: int) -> tuple[Looked, ...]:
        """Who has looked at what."""
        found = self._db.execute(
            select(material_looks).where(
                material_looks.c.meeting_id == meeting_id, material_looks.c.department_id == department_id
            )
        )
        return tuple(Looked(row.item, row.organisation_id, row.at) for row in found)

    def opinions(self, meeting_id: int, department_id: int) -> tuple[Opinion, ...]:
        """Of open organisations, in the order of time."""
        found = self._db.execute(
            select(opinions)
            .join(organisations, organisations.c.id == opinions.c.organisation_id)
            .where(
                opinions.c.meeting_id == meeting_id,
                opinions.c.department_id == department_id,
                organisations.c.closed_at.is_(None),
            )
            .order_by(opinions.c.at, opinions.c.organisation_id)
        )
        return tuple(Opinion(row.organisation_id, row.agrees, row.remark, row.at) for row in found)
