"""The practical task: a matrix of directions and aspects, asked a cell at a time, told grouped."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.decision import Aspect, Direction, Option, PracticalTask
from core.people import Organisation
from core.russian import name_key
from core.summary import by_number

LONGEST_OWN = 200  # characters of «своё, одна фраза»


@dataclass(frozen=True, slots=True)
class Cell:
    """One question. ``number`` counts from 0, row by row."""

    number: int
    direction: Direction
    aspect: Aspect

    @property
    def options(self) -> tuple[Option, ...]:
        """The typical lines, offered as buttons."""
        return self.direction.lines.get(self.aspect.id, ())


@dataclass(frozen=True, slots=True)
class PracticalAnswer:
    """What an organisation has said to one cell: a typical line, its own words, or (both empty) nothing."""

    organisation_id: int
    direction: str
    aspect: str
    option: str
    own: str
    at: datetime

    @property
    def skipped(self) -> bool:
        """It was passed over."""
        return not self.option and not self.own


@dataclass(frozen=True, slots=True)
class Said:
    """One answer, and the organisations that gave it."""

    text: str
    organisations: tuple[Organisation, ...]

    @property
    def count(self) -> int:
        """How many."""
        return len(self.organisations)


@dataclass(frozen=True, slots=True)
class CellResult:
    """Everything that was said to one cell, the most frequent first."""

    cell: Cell
    said: tuple[Said, ...]

    @property
    def answered(self) -> int:
        """How many organisations have said something."""
        return sum(one.count for one in self.said)


@dataclass(frozen=True, slots=True)
class PracticalProgress:
    """«ответили 17 из 30»; ``begun`` have answered something, not everything."""

    done: int
    begun: int
    total: int


@dataclass(frozen=True, slots=True)
class PracticalResults:
    """The whole matrix as the department takes it away. ``made_at`` is aware, in its time zone."""

    department: str
    meeting: str  # «Совещание 29 января»
    topic: str
    made_at: datetime
    results: tuple[CellResult, ...]
    asked: int  # organisations
    answered: int  # those that have said something


def cells(task: PracticalTask) -> tuple[Cell, ...]:
    """The questions in the order in which they are asked."""
    pairs = ((direction, aspect) for direction in task.directions for aspect in task.aspects)
    return tuple(Cell(number, *pair) for number, pair in enumerate(pairs))


def answer_to(cell: Cell, answers: Iterable[PracticalAnswer]) -> PracticalAnswer | None:
    """What stands there."""
    here = (one for one in answers if (one.direction, one.aspect) == (cell.direction.id, cell.aspect.id))
    return next(here, None)


def words_of(cell: Cell, answer: PracticalAnswer) -> str:
    """The answer in words; empty where it was passed over, or its line is no more."""
    if answer.own:
        return answer.own
    return next((one.text for one in cell.options if one.id == answer.option), "")


def next_open(task: PracticalTask, answers: Sequence[PracticalAnswer], after: int = -1) -> Cell | None:
    """The first question that nobody has answered: from there on, else from the beginning."""
    open_cells = [cell for cell in cells(task) if answer_to(cell, answers) is None]
    return next((cell for cell in open_cells if cell.number > after), next(iter(open_cells), None))


def progress_of(
    task: PracticalTask, answers: Iterable[PracticalAnswer], asked: Iterable[int]
) -> PracticalProgress:
    """How many of those organisations have been through all of it."""
    keys = {(cell.direction.id, cell.aspect.id) for cell in cells(task)}
    given: defaultdict[int, set[tuple[str, str]]] = defaultdict(set)
    for one in answers:
        if (one.direction, one.aspect) in keys:
            given[one.organisation_id].add((one.direction, one.aspect))
    whom = set(asked)
    done = sum(given[one] == keys for one in whom)
    begun = sum(bool(given[one]) for one in whom) - done
    return PracticalProgress(done, begun, len(whom))


def grouped(
    task: PracticalTask, answers: Sequence[PracticalAnswer], organisations: Iterable[Organisation]
) -> tuple[CellResult, ...]:
    """Equal answers counted together, also where somebody typed a typical line or wrote it otherwise."""
    known = {one.id: one for one in organisations}
    found = []
    for cell in cells(task):
        texts: dict[str, str] = {name_key(one.text): one.text for one in cell.options}
        who: defaultdict[str, list[Organisation]] = defaultdict(list)
        for one in answers:
            here = (one.direction, one.aspect) == (cell.direction.id, cell.aspect.id)
            words = words_of(cell, one).strip(" .,;!") if here else ""
            if words and one.organisation_id in known:
                key = name_key(words) or words
                texts.setdefault(key, words)
                who[key].append(known[one.organisation_id])
        said = (Said(texts[key], tuple(sorted(those, key=by_number))) for key, those in who.items())
        found.append(CellResult(cell, tuple(sorted(said, key=lambda one: (-one.count, one.text)))))
    return tuple(found)
