"""The official report's conclusions and proposals, as the department sees and writes them."""

from dataclasses import dataclass

from core.decision import Decision
from core.views.notes import Note
from core.wording import Part, Wording


@dataclass(frozen=True, slots=True)
class WordingsScreen:
    """Both texts by name; ``sent`` is how many reports are in now."""

    decision_id: int
    decision: Decision
    wordings: tuple[Wording, ...]
    sent: int


@dataclass(frozen=True, slots=True)
class WordingScreen:
    """One text; ``words`` are its paragraphs, the proposed ones where nobody wrote any."""

    decision_id: int
    decision: Decision
    wording: Wording
    words: tuple[str, ...]
    sent: int
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class WordingAsk:
    """Which words instead? ``paragraph`` 0 is the whole text; ``was`` that paragraph's words now."""

    decision_id: int
    decision: Decision
    part: Part
    paragraph: int
    was: str = ""
    note: Note | None = None
