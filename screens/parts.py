"""A screen too long for one message becomes several: cut at a line, never inside a tag or an entity.

Telegram counts what people see, in UTF-16 units: no tags, and «&lt;» as one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape

from screens.screen import Screen

LONGEST_TEXT = 4096  # of a message; a caption is shorter
LONGEST_CAPTION = 1024  # of a file
_TOKEN = re.compile(r"</?[a-z][^<>]*>|&#?\w+;|.", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Atom:
    """What must not be cut: a tag, an entity or a character. ``plain`` is what people see of it."""

    source: str
    plain: str

    @property
    def is_tag(self) -> bool:
        return not self.plain

    @property
    def closes(self) -> bool:
        return self.is_tag and self.source.startswith("</")


def posts_of(screen: Screen) -> list[Screen]:
    """The screen as messages that Telegram takes; buttons and file stand with the last of them."""
    *first, last = parts_of(screen.text, LONGEST_TEXT if screen.file is None else LONGEST_CAPTION)
    return [*(Screen(text) for text in first), Screen(last, screen.rows, screen.file)]


def parts_of(text: str, longest: int = LONGEST_TEXT) -> tuple[str, ...]:
    """The text in pieces of at most ``longest`` units, each with its tags in balance; none is blank."""
    if _units(text) <= longest:
        return (text,)
    atoms = [_Atom(token, "" if _is_tag(token) else unescape(token)) for token in _TOKEN.findall(text)]
    if sum(_units(atom.plain) for atom in atoms) <= longest:
        return (text,)
    parts: list[str] = []
    opened: tuple[str, ...] = ()  # tags that reach over from the part before
    start = 0
    while start < len(atoms):
        end = _end(atoms, start, longest)
        piece = atoms[start:end]
        still = _open_after(opened, piece)
        if any(atom.plain.strip() for atom in piece):
            body = "".join(atom.source for atom in _trimmed(piece)).strip()
            parts.append("".join(opened) + body + "".join(map(_closing, reversed(still))))
        opened, start = still, end
    return tuple(parts) or (text,)


def _end(atoms: Sequence[_Atom], start: int, longest: int) -> int:
    """Where the part that begins there ends: at a line if there is one, else at a space, else anywhere."""
    at_line = at_space = 0
    length, blank, position = 0, True, start
    while position < len(atoms):
        atom = atoms[position]
        length += _units(atom.plain)
        is_space = atom.plain.isspace()  # at the end it is trimmed, so there it may be one too many
        if length > longest + is_space:
            break
        position += 1
        blank = blank and (is_space or atom.is_tag)
        if is_space and not blank:
            at_line = position if atom.plain == "\n" else at_line
            at_space = position
    else:
        return position
    end = at_line or at_space or position
    while end < len(atoms) and atoms[end].closes:  # what closes here need not be opened again
        end += 1
    return end


def _trimmed(piece: Sequence[_Atom]) -> Sequence[_Atom]:
    """Without the blanks at its end, also where tags close behind them."""
    last = max(position for position, atom in enumerate(piece) if atom.plain.strip())
    return [*piece[: last + 1], *(atom for atom in piece[last + 1 :] if atom.is_tag)]


def _open_after(opened: tuple[str, ...], piece: Sequence[_Atom]) -> tuple[str, ...]:
    for atom in piece:
        if atom.closes:
            opened = opened[:-1]
        elif atom.is_tag:
            opened = (*opened, atom.source)
    return opened


def _closing(tag: str) -> str:
    return f"</{tag.strip('<>').split()[0]}>"


def _is_tag(token: str) -> bool:
    return len(token) > 1 and token.startswith("<")


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
