"""What the rules read of decisions on their way in and at their end."""

from typing import TYPE_CHECKING, Protocol

from core.decision import Decision
from core.draft import DecisionDraft
from core.refitting import Standing

if TYPE_CHECKING:
    from core.ports import PublishedDecision


class DecisionReads(Protocol):
    """Drafts, the archive, and where every report stands before an amendment."""

    def draft(self, draft_id: int, department_id: int) -> DecisionDraft | None: ...
    def drafts(self, department_id: int) -> tuple[DecisionDraft, ...]:
        """Those that can be published, the newest first."""
        ...

    def archive(self, department_id: int) -> tuple["PublishedDecision", ...]:
        """The department's closed decisions, closed last first."""
        ...

    def has_archive(self, department_id: int) -> bool:
        """Whether there is any: for every look at the department's menu."""
        ...

    def decision_named(self, slug: str, department_id: int) -> "PublishedDecision | None":
        """The decision with that id in its file, open or closed."""
        ...

    def decision_file(self, decision_id: int, department_id: int) -> Decision:
        """The newest version as its file has it: a ladder changed in the chat is no part of it."""
        ...

    def standings(self, decision_id: int, department_id: int) -> tuple[Standing, ...]:
        """Every report of an open organisation with its answers, as an amendment finds it.

        ``deadline`` is a later one that was granted, else ``date.min``: the decision's own counts.
        """
        ...
