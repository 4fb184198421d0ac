"""The meeting, the practical task and the department's own task as they stand in a decision file."""

from dataclasses import replace
from datetime import time
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from core.decision import AgendaItem, Aspect, DepartmentTask, Direction, Meeting, PracticalTask, Subgroup
from papers.decision_fields import Clock, Day, Slug, entries, rows, whole, words
from papers.decision_node import Node, Options, build_options, refuse_twins
from papers.decision_words import wrong

MAX_MATRIX = 10  # rows, and columns, of the practical task
_Cell = Annotated[Options, AfterValidator(refuse_twins), entries(1, 6)]


class SubgroupNode(Node):
    """One sitting."""

    number: Annotated[int | None, whole(1, 20)] = None
    name: Annotated[str, words(60)] = ""
    starts: Clock
    ends: Clock | None = None
    capacity: Annotated[int | None, whole(1, 10_000)] = None

    @field_validator("ends")
    @classmethod
    def _after_the_start(cls, value: time | None, info: ValidationInfo) -> time | None:
        return _later(value, info)

    def build(self, place: int) -> Subgroup:
        """The subgroup for ``core``."""
        return Subgroup(self.number or place, self.starts, self.capacity, self.ends, self.name)


class AgendaNode(Node):
    """One item; without a number it is an opening or a summing up. Two times of day are minutes too."""

    number: Annotated[int | None, whole(1, 99)] = None
    title: Annotated[str, words(400)]
    starts: Clock | None = None
    ends: Clock | None = None
    minutes: Annotated[int | None, whole(1, 600)] = None
    speaker: Annotated[str, words(100)] = ""
    position: Annotated[str, words(150)] = ""

    @field_validator("ends")
    @classmethod
    def _after_the_start(cls, value: time | None, info: ValidationInfo) -> time | None:
        if value is not None and "starts" in info.data and info.data["starts"] is None:
            raise wrong("'ends' needs 'starts' beside it")
        return _later(value, info)

    @field_validator("minutes")
    @classmethod
    def _fit_the_times(cls, value: int | None, info: ValidationInfo) -> int | None:
        due = _minutes(info.data.get("starts"), info.data.get("ends"))
        if value is not None and due is not None and value != due:
            raise wrong(f"{value} minutes, but from 'starts' to 'ends' it is {due}: leave one of them out")
        return value

    def build(self) -> AgendaItem:
        """The item for ``core``."""
        return AgendaItem(
            title=self.title,
            minutes=self.minutes or _minutes(self.starts, self.ends),
            speaker=self.speaker,
            position=self.position,
            number=self.number,
            starts=self.starts,
            ends=self.ends,
        )


def _later(ends: time | None, info: ValidationInfo) -> time | None:
    starts = info.data.get("starts")
    if ends is not None and starts is not None and ends <= starts:
        raise wrong(f"it ends ({ends:%H:%M}) before it starts ({starts:%H:%M})")
    return ends


def _minutes(starts: time | None, ends: time | None) -> int | None:
    if starts is None or ends is None:
        return None
    return (ends.hour - starts.hour) * 60 + ends.minute - starts.minute


class MeetingNode(Node):
    """The meeting that took the decision."""

    title: Annotated[str, words(200)]
    topic: Annotated[str, words(500)]
    day: Day
    place: Annotated[str, words(300)]
    subgroups: Annotated[list[SubgroupNode], rows(0, 20)] = Field([])
    agenda: Annotated[list[AgendaNode], rows(0, 40)] = Field([])

    def build(self) -> Meeting:
        """The meeting for ``core``."""
        return Meeting(
            title=self.title,
            topic=self.topic,
            day=self.day,
            place=self.place,
            subgroups=tuple(node.build(place) for place, node in enumerate(self.subgroups, start=1)),
            agenda=tuple(node.build() for node in self.agenda),
        )


class DirectionNode(Node):
    """A row of the practical task, with its typical lines by aspect."""

    id: Slug
    text: Annotated[str, words(60)]
    lines: Annotated[dict[Slug, _Cell], entries(0, MAX_MATRIX, "aspect: …")] = Field({})

    def build(self) -> Direction:
        """The direction for ``core``."""
        cells = {aspect: build_options(options) for aspect, options in self.lines.items()}
        return Direction(id=self.id, text=self.text, lines=cells)


class PracticalTaskNode(Node):
    """A matrix of directions and aspects."""

    title: Annotated[str, words(300)]
    aspects: Annotated[dict[Slug, Annotated[str, words(40)]], entries(1, MAX_MATRIX)]
    directions: Annotated[list[DirectionNode], rows(1, MAX_MATRIX)]

    def build(self) -> PracticalTask:
        """The practical task for ``core``."""
        return PracticalTask(
            title=self.title,
            directions=tuple(node.build() for node in self.directions),
            aspects=tuple(Aspect(key, text) for key, text in self.aspects.items()),
        )


class OwnTaskNode(Node):
    """A task of the department's own."""

    number: Annotated[str, words(20)] = ""
    text: Annotated[str, words(1000, paragraphs=True)]
    owner: Annotated[str, words(150)] = ""
    deadline: Day | None = None

    def build(self) -> DepartmentTask:
        """The department's task for ``core``."""
        return DepartmentTask(self.text, (), self.number, self.owner, self.deadline)


class DepartmentTaskNode(OwnTaskNode):
    """The one that gathers successful experience."""

    categories: Annotated[Options, AfterValidator(refuse_twins)]

    def build(self) -> DepartmentTask:
        """The department's task for ``core``, with its categories."""
        return replace(super().build(), categories=build_options(self.categories))
