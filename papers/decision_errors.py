"""What is wrong with a decision file: every mistake, each with its line, path and what is allowed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Place(NamedTuple):
    """Where something stands: its path and the line it begins on."""

    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake. ``line`` is 0 and ``path`` empty where the file as a whole is meant."""

    file: str
    line: int
    path: str
    message: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return ": ".join(part for part in (where, self.path, self.message) if part)


def printable(text: str) -> str:
    """The text with whatever a terminal or a chat could choke on written as an escape."""
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)


class DecisionFileError(Exception):
    """The file can't be used; ``problems`` names all that is wrong with it, from the top down."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class Problems:
    """Gathers mistakes over the steps of reading, so that a person hears of all of them at once."""

    def __init__(self, file: str) -> None:
        self._file = file
        # A dict for its order and its keys: a block used in six tasks is wrong once, not six times.
        self._found: dict[Problem, None] = {}
        # Paths whose value YAML itself refused: what follows from that isn't worth another line.
        self.unreadable: set[str] = set()

    @property
    def name(self) -> str:
        """The file's, as messages give it."""
        return self._file

    def add(self, place: Place, message: str) -> None:
        """Notes a mistake; the same one twice is one."""
        self._found[Problem(self._file, place.line, printable(place.path), printable(message))] = None

    def error(self) -> DecisionFileError:
        """The mistakes so far, in the order of the file."""
        return DecisionFileError(sorted(self._found, key=lambda problem: problem.line))

    def raise_any(self) -> None:
        """Stops here if anything is wrong.

        Raises:
            DecisionFileError: with every mistake noted so far.
        """
        if self._found:
            raise self.error()
