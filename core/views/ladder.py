"""The ladder of a decision: as it is, being changed, and what a change would do."""

from dataclasses import dataclass
from datetime import date

from core.decision import Decision, Ladder
from core.ladder_change import LadderInForce
from core.rearming import Preview
from core.views.notes import Note


@dataclass(frozen=True, slots=True)
class LadderScreen:
    """The ladder in words; ``may_change`` for administrators."""

    decision: Decision
    deadline: date
    in_force: LadderInForce
    may_change: bool
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class LadderDraft:
    """The rungs to be switched on and off; nothing counts yet."""

    decision: Decision
    in_force: LadderInForce
    draft: Ladder
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class LadderAsk:
    """What is to be added, or which hour? ``wants`` is «before», «overdue» or «hour»."""

    decision_id: int
    draft: Ladder
    wants: str
    note: Note | None = None
    shown: tuple[str, ...] = ()  # the rungs that stand on the draft's buttons, marked or not


@dataclass(frozen=True, slots=True)
class LadderPreview:
    """What would change, for whom and when; ``fingerprint`` is the draft's."""

    decision: Decision
    in_force: LadderInForce
    draft: Ladder
    is_file: bool
    preview: Preview
    fingerprint: int
