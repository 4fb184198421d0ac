"""What was recognised: each value with the lines it was read from, and the doubt about it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Generic, TypeVar

from core.drafting.lines import Line

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value from the document. ``doubt`` is empty where the words allow no other reading.

    No ``lines`` means that a person gave the value beside the document.
    """

    value: T
    lines: tuple[Line, ...] = ()
    doubt: str = ""
    words: str = ""  # of the line, where only some of them say it


@dataclass(frozen=True, slots=True)
class FoundSubgroup:
    """A sitting of the meeting."""

    starts: time
    line: Line
    ends: time | None = None
    number: int | None = None
    name: str = ""
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class FoundItem:
    """An item of the agenda. ``lines`` are its own and its speaker's."""

    title: str
    lines: tuple[Line, ...]
    number: int | None = None
    minutes: int | None = None
    starts: time | None = None
    ends: time | None = None
    speaker: str = ""
    position: str = ""
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundMatrix:
    """The practical task of an agenda item."""

    title: str
    line: Line
    aspects: tuple[str, ...]
    directions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundTask:
    """A recommendation to the heads."""

    text: str
    lines: tuple[Line, ...]
    deadline: Found[date] | None = None  # its own, where the paper gives one
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundOwnTask:
    """What the department took upon itself."""

    text: str
    lines: tuple[Line, ...]
    number: str = ""
    owner: str = ""
    deadline: Found[date] | None = None
    categories: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A line for which a decision file has no place, or none was recognised."""

    line: Line
    why: str


@dataclass(frozen=True, slots=True)
class Draft:
    """All that was recognised; enough for a decision file: a day, a deadline after it, a task."""

    day: Found[date]
    deadline: Found[date]
    tasks: tuple[FoundTask, ...]
    point: Found[str] | None = None
    addressees: Found[str] | None = None
    recommended: Found[bool] | None = None
    title: Found[str] | None = None
    meeting_title: Found[str] | None = None
    topic: Found[str] | None = None
    place: Found[str] | None = None
    subgroups: tuple[FoundSubgroup, ...] = ()
    agenda: tuple[FoundItem, ...] = ()
    matrix: FoundMatrix | None = None
    own_tasks: tuple[FoundOwnTask, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()

    @property
    def has_meeting(self) -> bool:
        """Is there anything to tell of the meeting beside its day?"""
        return bool(self.place or self.subgroups or self.agenda)


def lines_of(draft: Draft) -> Iterator[Line]:
    """Every line that something was read from, or that was told to have no place."""
    heading = (draft.title, draft.meeting_title, draft.topic, draft.place, draft.point, draft.addressees)
    known: list[Found[str]] = [found for found in heading if found is not None]
    for found in known:
        yield from found.lines
    yield from (*draft.day.lines, *draft.deadline.lines)
    yield from draft.recommended.lines if draft.recommended else ()
    yield from (subgroup.line for subgroup in draft.subgroups)
    parts: tuple[FoundItem | FoundTask | FoundOwnTask, ...] = (*draft.agenda, *draft.tasks, *draft.own_tasks)
    for part in parts:
        yield from part.lines
    yield from (one.line for one in draft.unplaced)


class NotADecision(Exception):
    """The document lacks what no decision file can do without; the message is one plain line."""
