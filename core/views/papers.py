"""Papers and pictures that the department takes away."""

from dataclasses import dataclass

from core.decision import Decision
from core.outgoing import MadePaper, Paper
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


@dataclass(frozen=True, slots=True)
class PaperMaking:
    """How far it is: so many organisations of so many; ``total`` 0 while that isn't known."""

    paper: Paper
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class PaperDone:
    """What takes the place of that, once the file is there."""

    paper: Paper


@dataclass(frozen=True, slots=True)
class PaperReady:
    """The caption of a file: how much is in it; ``part`` of ``parts`` of a large archive.

    Without ``made`` it is too large for the messenger: ``size`` in bytes.
    """

    decision_id: int
    decision: Decision
    paper: Paper
    made: MadePaper | None
    counts: tuple[tuple[str, int], ...] = ()
    part: int = 1
    parts: int = 1
    size: int = 0
    wordings: tuple[Wording, ...] = ()  # of the official report
    sent: int = 0  # reports, as of now


@dataclass(frozen=True, slots=True)
class PaperFailed:
    """It couldn't be made; ``why`` in words, where they help."""

    decision_id: int
    decision: Decision
    paper: Paper
    why: str = ""
