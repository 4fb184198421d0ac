"""YAML with comments, written by hand: any text of a document reads back as itself."""

import re
import textwrap

from core.drafting.lines import Line

WIDTH = 108
QUOTED = 90  # characters of a line that a comment quotes
CHECK = "ПРОВЕРЬТЕ"
_PLAIN = re.compile(r"[А-ЯЁа-яё][А-ЯЁа-яё0-9 .,()«»№/–—;!?%+-]*[А-ЯЁа-яё0-9.()»!?]")
_WORDS = frozenset(("да", "нет"))


class Sheet:
    """The lines of the file being written."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.doubts: list[tuple[int, str]] = []  # with the lines of this file they stand on

    def __str__(self) -> str:
        return "\n".join(self.lines) + "\n"

    def add(self, text: str = "") -> None:
        """A ready line, or several."""
        self.lines += text.split("\n")

    def note(self, text: str, depth: int = 0) -> None:
        """A comment for people, wrapped."""
        room = WIDTH - depth - 2
        self.lines += [f"{' ' * depth}# {row}" for row in textwrap.wrap(text, room, break_on_hyphens=False)]

    def doubt(self, text: str, depth: int = 0) -> None:
        """A place to be looked at: marked in the file, and listed for whoever asked for the draft."""
        self.doubts.append((len(self.lines) + 1, text))
        self.note(f"{CHECK}: {text}", depth)

    def source(self, lines: tuple[Line, ...], depth: int = 0, words: str = "") -> None:
        """«строка 5: Место проведения: …» for each line that a value was read from."""
        for line in dict.fromkeys(lines):
            self.lines.append(f"{' ' * depth}# {quoted(line, words)}")

    def value(self, key: str, text: str, depth: int = 0) -> None:
        """«key: text», folded where it is long."""
        indent = depth + (4 if key.startswith("- ") else 2)
        self.add(f"{' ' * depth}{key}:{scalar(text, indent, len(key) + depth)}")


def quoted(line: Line, words: str = "") -> str:
    """Where a line stands, and how it begins; from ``words`` on where they stand further behind."""
    text = line.written
    place = text.find(words) if words else 0
    if place > QUOTED - len(words):
        text = f"…{text[place:]}"
    short = text if len(text) <= QUOTED else f"{text[: QUOTED - 1].rstrip()}…"
    return f"{line.where}: {short}"


def scalar(text: str, indent: int, used: int) -> str:
    """A text as a YAML value with what goes before it: a space, or a fold and line breaks."""
    plain = _PLAIN.fullmatch(text) and text.casefold() not in _WORDS and " #" not in text and ": " not in text
    if plain and used + len(text) + 2 <= WIDTH:
        return f" {text}"
    if used + len(text) + 4 <= WIDTH or not _folds(text, WIDTH - indent):
        escaped = text.replace("\\", "\\\\").replace('"', '\\"')
        return f' "{escaped}"'
    rows = textwrap.wrap(text, WIDTH - indent, break_on_hyphens=False, break_long_words=False)
    return " >\n" + "\n".join(f"{' ' * indent}{row}" for row in rows)


def _folds(text: str, room: int) -> bool:
    """Would the text come back the same from a folded block?"""
    return " ".join(textwrap.wrap(text, room, break_on_hyphens=False, break_long_words=False)) == text
