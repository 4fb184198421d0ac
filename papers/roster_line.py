"""A line of a roster as it stands in the file, whatever the file; and text as it shall be kept."""

import re
import unicodedata
from dataclasses import dataclass

MAX_ROWS = 100_000
HEADER_WITHIN = 10  # rows: letterheads and titles stand above the header

_SPACES = re.compile(r"\s+")


class RosterError(Exception):
    """The file as a whole can't be read; the message is one plain line in Russian."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its number as an editor or Excel shows it, its cells, and why it can't be trusted, if so."""

    number: int
    cells: tuple[str, ...]
    trouble: str = ""

    def cell(self, index: int) -> str:
        """The cell's text; empty beyond the row's end."""
        return self.cells[index] if index < len(self.cells) else ""


def clean(text: str) -> str:
    """One line of visible characters: no control or zero-width ones, single spaces, letters composed.

    «й» from a Mac comes as two characters, and would make another name of the same one.
    """
    text = _SPACES.sub(" ", unicodedata.normalize("NFC", text))
    if text.isprintable():  # nearly always, and ten times faster than looking at each character
        return text.strip()
    return "".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Cn")).strip()
