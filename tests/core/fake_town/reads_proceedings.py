"""The reading side: what happens at a meeting."""

from core.materials import Looked, Material
from core.practical import PracticalAnswer
from core.proceedings import Opinion, Step
from tests.core.fake_town.state import State


class ProceedingReads(State):
    """Steps, materials, answers, opinions."""

    def steps(self, meeting_id: int, department_id: int) -> tuple[Step, ...]:
        return tuple(step for (meeting, *_), step in self.steps_taken.items() if meeting == meeting_id)

    def practical_answers(
        self, meeting_id: int, department_id: int, organisation_id: int | None = None
    ) -> tuple[PracticalAnswer, ...]:
        found = (one for (meeting, *_), one in self.practical.items() if meeting == meeting_id)
        return tuple(one for one in found if organisation_id in (None, one.organisation_id))

    def materials(self, meeting_id: int, department_id: int) -> tuple[Material, ...]:
        return tuple(piece for meeting, piece in self.materials_kept.values() if meeting == meeting_id)

    def looked(self, meeting_id: int, department_id: int) -> tuple[Looked, ...]:
        return tuple(one for (meeting, *_), one in self.looks.items() if meeting == meeting_id)

    def opinions(self, meeting_id: int, department_id: int) -> tuple[Opinion, ...]:
        return tuple(one for (meeting, _), one in self.opinions_given.items() if meeting == meeting_id)
