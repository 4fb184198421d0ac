"""What the department shows at an item of the agenda: texts, pictures, files; and who has looked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from core.outgoing import SentFile

MOST_PIECES = 10  # of one item
LONGEST_PIECE = 3000  # characters of a text


@dataclass(frozen=True, slots=True)
class Material:
    """One piece: words, a file or photo, or both. ``item`` is its item's place in the agenda, from 0."""

    id: int
    item: int
    text: str
    file: SentFile | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Looked:
    """Somebody of that organisation has pressed «Посмотреть»."""

    item: int
    organisation_id: int
    at: datetime


def of_item(pieces: Iterable[Material], item: int) -> tuple[Material, ...]:
    """Those of one item, as they were added."""
    return tuple(one for one in pieces if one.item == item)


def looked_at(looks: Iterable[Looked], item: int) -> frozenset[int]:
    """The organisations that have looked at that item's."""
    return frozenset(one.organisation_id for one in looks if one.item == item)
