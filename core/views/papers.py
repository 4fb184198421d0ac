"""Papers and pictures that the department takes away."""

from dataclasses import dataclass

from core.decision import Decision
from core.outgoing import Paper
from core.summary import Coverage
from core.wording import Wording


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """«Выгрузить»: what shall it be?"""

    decision_id: int
    decision: Decision
    may_act: bool = False


@dataclass(frozen=True, slots=True)
class PaperSent:
    """The paper's caption; ``pages`` of the picture, 1 where it has no more. ``page`` counts from 0."""

    decision_id: int
    decision: Decision
    paper: Paper
    coverage: Coverage
    page: int = 0
    pages: int = 1
    wordings: tuple[Wording, ...] = ()  # of the official report
