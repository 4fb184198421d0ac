"""The meeting, the practical task and the department's own task as they stand in a decision file."""

from typing import Annotated

from pydantic import AfterValidator, Field

from core.decision import AgendaItem, Aspect, DepartmentTask, Direction, Meeting, PracticalTask, Subgroup
from papers.decision_fields import Clock, Day, Slug, entries, rows, whole, words
from papers.decision_node import Node, Options, build_options, refuse_twins

MAX_MATRIX = 10  # rows, and columns, of the practical task
_Cell = Annotated[Options, AfterValidator(refuse_twins), entries(1, 6)]


class SubgroupNode(Node):
    """One sitting."""

    number: Annotated[int | None, whole(1, 20)] = None
    starts: Clock
    capacity: Annotated[int | None, whole(1, 10_000)] = None

    def build(self, place: int) -> Subgroup:
        """The subgroup for ``core``."""
        return Subgroup(number=self.number or place, starts=self.starts, capacity=self.capacity)


class AgendaNode(Node):
    """One item; without a number it is an opening or a summing up."""

    number: Annotated[int | None, whole(1, 99)] = None
    title: Annotated[str, words(400)]
    minutes: Annotated[int, whole(1, 600)]
    speaker: Annotated[str, words(100)] = ""
    position: Annotated[str, words(150)] = ""

    def build(self) -> AgendaItem:
        """The item for ``core``."""
        return AgendaItem(self.title, self.minutes, self.speaker, self.position, self.number)


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


class DepartmentTaskNode(Node):
    """What the department took upon itself."""

    number: Annotated[str, words(20)] = ""
    text: Annotated[str, words(1000, paragraphs=True)]
    categories: Annotated[Options, AfterValidator(refuse_twins)]

    def build(self) -> DepartmentTask:
        """The department's task for ``core``."""
        return DepartmentTask(self.text, build_options(self.categories), self.number)
