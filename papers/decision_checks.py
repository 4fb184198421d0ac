"""What heads are asked to look at once more before they send, as it stands in a decision file."""

from typing import Annotated

from pydantic import Field

from core.decision import Checks, TaskOrder
from papers.decision_fields import Flag, Slug, entries
from papers.decision_node import Node
from papers.decision_questions import MAX_TASKS

_DEFAULT = Checks()


class ChecksNode(Node):
    """``order`` is a group of ``task: the task before it``; that both exist is a rule across groups."""

    evidence: Flag = _DEFAULT.evidence
    late_plan: Flag = _DEFAULT.late_plan
    order: Annotated[dict[Slug, Slug], entries(0, MAX_TASKS, "task: earlier_task")] = Field({})

    def build(self) -> Checks:
        """The checks for ``core``."""
        order = tuple(TaskOrder(task, after) for task, after in self.order.items())
        return Checks(self.evidence, self.late_plan, order)
