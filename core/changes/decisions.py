"""The decision file's life: sent, read, walked through, published; and a decision's end."""

from dataclasses import dataclass
from datetime import date, datetime

from core.changes.report import ReportChanged
from core.draft import ReadDraft


@dataclass(frozen=True, slots=True)
class DraftSent:
    """An administrator has sent a document or a decision file: it is fetched and read after the commit."""

    department_id: int
    chat_id: int
    user_id: int
    file_id: str
    file_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DraftRead:
    """What it holds; ``base`` is the version of the same decision that is in force, 0: none."""

    draft_id: int
    read: ReadDraft
    deadline: date | None
    base: int
    at: datetime


@dataclass(frozen=True, slots=True)
class DraftDecided:
    """«Опубликовать» or «Удалить черновик»; guarded by nobody's having decided."""

    department_id: int
    draft_id: int
    publish: bool
    user_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """An answer given while walking through a draft; nobody's report."""

    draft_id: int
    change: ReportChanged


@dataclass(frozen=True, slots=True)
class WalkBegun:
    """The walk begins anew: what was tried before is forgotten."""

    draft_id: int


@dataclass(frozen=True, slots=True)
class DecisionClosed:
    """Nobody answers any more, and nobody is reminded; guarded by its being open."""

    department_id: int
    decision_id: int
    user_id: int  # 0: the command line
    at: datetime


@dataclass(frozen=True, slots=True)
class DecisionReopened:
    """As it was before; guarded by its being closed."""

    department_id: int
    decision_id: int
    user_id: int
    at: datetime
