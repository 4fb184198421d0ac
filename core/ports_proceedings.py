"""What is read of the hall: steps, materials, the practical task's answers, opinions on the draft."""

from typing import Protocol

from core.materials import Looked, Material
from core.practical import PracticalAnswer
from core.proceedings import Opinion, Step


class ProceedingReads(Protocol):
    """Of one of the department's meetings. The caller has read the meeting."""

    def steps(self, meeting_id: int, department_id: int) -> tuple[Step, ...]: ...
    def practical_answers(
        self, meeting_id: int, department_id: int, organisation_id: int | None = None
    ) -> tuple[PracticalAnswer, ...]:
        """Of one organisation, or of all that are open; in the order of time."""
        ...

    def materials(self, meeting_id: int, department_id: int) -> tuple[Material, ...]:
        """Those that weren't taken away, as they were added."""
        ...

    def looked(self, meeting_id: int, department_id: int) -> tuple[Looked, ...]: ...
    def opinions(self, meeting_id: int, department_id: int) -> tuple[Opinion, ...]:
        """Of open organisations, in the order of time."""
        ...
