"""A whole decision file as a pydantic model, and pydantic's findings as problems of the file."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, Field, ValidationError, ValidationInfo, field_validator

from core.decision import Checks, Decision, Ladder
from core.meeting import MeetingPlan
from papers.decision_checks import ChecksNode
from papers.decision_errors import Problems
from papers.decision_fields import Day, Flag, Slug, entries, rows, words
from papers.decision_ladder import LadderNode
from papers.decision_meeting import DepartmentTaskNode, MeetingNode, OwnTaskNode, PracticalTaskNode
from papers.decision_node import Node
from papers.decision_questions import MAX_TASKS, Questions, TaskNode
from papers.decision_tree import Group, locate
from papers.decision_words import did_you_mean, listed, nearest, shown, wrong

FORMAT = 1


def _format(value: Any) -> int:
    if value != str(FORMAT):
        raise wrong(f"this program reads 'format: {FORMAT}', got {shown(value)}")
    return FORMAT


class DecisionNode(Node):
    """The file. ``day`` comes before what must not precede it."""

    format: Annotated[int, BeforeValidator(_format)]
    id: Slug
    title: Annotated[str, words(300)]
    short_title: Annotated[str, words(40)]
    basis: Annotated[str, words(600)]
    day: Day
    deadline: Day
    point: Annotated[str, words(20)] = ""
    addressees: Annotated[str, words(300)] = ""
    recommended: Flag = True
    ladder: LadderNode | None = None
    meeting: MeetingNode | None = None
    practical_task: PracticalTaskNode | None = None
    department_task: DepartmentTaskNode | None = None
    department_tasks: Annotated[list[OwnTaskNode], rows(0, MAX_TASKS)] = Field([])
    checks: ChecksNode | None = None
    blocks: Annotated[dict[Slug, Questions], entries(0, 30, "name: questions")] = Field({})
    tasks: Annotated[list[TaskNode], rows(1, MAX_TASKS)]

    @field_validator("deadline")
    @classmethod
    def _after_the_decision(cls, value: date, info: ValidationInfo) -> date:
        day = info.data.get("day")
        if day is not None and value <= day:
            raise wrong(f"the deadline ({value}) must come after the day of the decision ({day})")
        return value

    def build(self) -> Decision:
        """The decision for ``core``."""
        return Decision(
            id=self.id,
            title=self.title,
            short_title=self.short_title,
            basis=self.basis,
            day=self.day,
            deadline=self.deadline,
            tasks=tuple(task.build(place) for place, task in enumerate(self.tasks, start=1)),
            point=self.point,
            addressees=self.addressees,
            recommended=self.recommended,
            ladder=self.ladder.build() if self.ladder else Ladder(),
            meeting=self.meeting.build() if self.meeting else None,
            practical_task=self.practical_task.build() if self.practical_task else None,
            department_task=self.department_task.build() if self.department_task else None,
            checks=self.checks.build() if self.checks else Checks(),
            department_tasks=tuple(task.build() for task in self.department_tasks),
        )


class MeetingOnlyNode(Node):
    """The file of a meeting that takes no decision, or none that is drafted yet."""

    format: Annotated[int, BeforeValidator(_format)]
    id: Slug
    title: Annotated[str, words(300)] = ""
    short_title: Annotated[str, words(40)] = ""
    meeting: MeetingNode
    practical_task: PracticalTaskNode | None = None

    def build(self) -> MeetingPlan:
        """The plan for ``core``."""
        meeting = self.meeting.build()
        practical = self.practical_task.build() if self.practical_task else None
        return MeetingPlan(self.id, self.short_title or self.title or meeting.title, meeting, practical)


File = TypeVar("File", bound=Node)


def validate(tree: Group, problems: Problems, kind: type[File]) -> File | None:
    """The model of a tree with its blocks written out; None, with the reasons noted, for a wrong one."""
    models: dict[int, type[Node]] = {}
    try:
        return kind.model_validate(tree, context=models)
    except ValidationError as error:
        for finding in error.errors(include_url=False):
            _note(tree, finding["loc"], finding["type"], finding["msg"], models, problems)
        return None


def _note(
    tree: Group,
    loc: Sequence[int | str],
    kind: str,
    message: str,
    models: dict[int, type[Node]],
    problems: Problems,
) -> None:
    place, _ = locate(tree, tuple(loc))
    if place.path in problems.unreadable:
        return
    if kind in ("missing", "extra_forbidden"):
        key = str(loc[-1])
        _, parent = locate(tree, tuple(loc[:-1]))
        model = models.get(id(parent))
        keys = model.keys() if model else ()
        if kind == "extra_forbidden":
            message = f"unknown key {shown(key)}{did_you_mean(key, keys)} (known here: {listed(keys)})"
        elif isinstance(parent, Group) and key in _meant(parent, keys):
            return  # it is there, misspelt: that is told already
        else:
            message = "this key is missing"
    problems.add(place, message)


def _meant(group: Group, keys: Sequence[str]) -> set[str]:
    """The keys that a few unknown ones of a group probably stand for."""
    unknown = [key for key in group if key not in keys]
    return {nearest(key, keys) for key in unknown[:10]}
