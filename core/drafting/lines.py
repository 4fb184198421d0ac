"""The lines of a document, made ready to be recognised: clean spaces, markers apart, wraps joined."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from unicodedata import category

from core.drafting.marks import NO_MARK, Mark, read_mark
from core.drafting.starts import starts_something

SOFT_HYPHEN = "\u00ad"
_WRAPPED_AT = 100  # characters: a text whose longest line is shorter was wrapped by hand or by a program
_LONGEST = 4_000
_LONG = 40  # a shorter line is hardly wrapped: it ended where its author wished
_TERMINAL = tuple(".;:!?")
_CUT_WORD = re.compile(r"[а-яё]-$", re.IGNORECASE)
# First halves that keep their hyphen at the end of a line: «нормативно-/правовое».
_COMPOUND = re.compile(
    r"(?:нормативно|научно|учебно|воспитательно|образовательно|организационно|информационно|материально"
    r"|социально|психолого|физкультурно|художественно|предметно|развивающе|методико|контрольно|финансово"
    r"|план|семинар|мастер|онлайн|интернет|медико|логико|рабоче|все|по|северо|юго)-$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class RawLine:
    """A line as it stands in the document. ``where`` names it for a person: «строка 12», «абзац 3».

    ``marker`` is what a word processor shows before it (automatic numbering), ``cells`` those of a row
    of a table; ``whole`` lines (paragraphs of a word processor) were never wrapped.
    """

    text: str
    where: str
    marker: str = ""
    cells: tuple[str, ...] = ()
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One thing somebody wrote, perhaps over several lines of the document. ``text`` has no marker."""

    text: str
    places: tuple[str, ...]
    mark: Mark = NO_MARK
    written: str = ""  # with its marker: what a person searches for
    cells: tuple[str, ...] = ()
    apart: bool = field(default=False)  # an empty line stands before it

    @property
    def where(self) -> str:
        """«строка 5», or the first and the last of several."""
        first, last = self.places[0], self.places[-1]
        return first if first == last else f"{first} — {last}"


def clean(text: str) -> str:
    """The text in plain spaces, without what is invisible or can't be written down again."""
    kept = (
        " " if char.isspace() else char
        for char in text
        if char.isspace() or (category(char) not in ("Cc", "Cf", "Cs", "Co") and char not in "\ufffe\uffff")
    )
    return " ".join("".join(kept).split())


def prepare(raw: Iterable[RawLine]) -> list[Line]:
    """The document's lines: empty ones gone, wrapped ones joined, numbers and bullets told apart."""
    rows = list(raw)
    longest = max((len(row.text) for row in rows if not row.whole), default=0)
    lines: list[Line] = []
    apart, last_raw = True, ""
    for row in rows:
        line = _line(row, apart)
        if line is None:
            apart = True
            continue
        before = lines[-1] if lines and not apart and not row.cells and not lines[-1].cells else None
        if before is not None and _goes_on(
            before, last_raw, line, row.whole, longest <= _WRAPPED_AT, longest
        ):
            lines[-1] = _joined(before, last_raw, line)
        else:
            lines.append(line)
        apart, last_raw = False, row.text.rstrip(" \t\r\n\u00a0")
    return lines


def _line(row: RawLine, apart: bool) -> Line | None:
    cells = tuple(clean(cell) for cell in row.cells)
    written = " | ".join(cell for cell in cells if cell) if cells else clean_marked(row.text)
    marker = row.marker.strip()
    whole = f"{marker} {written}" if marker else written
    mark, text = read_mark(whole)
    text = clean(text)
    if not any(char.isalnum() for char in text):  # a rule of dashes, a lonely bullet
        return None
    return Line(text, (row.where,), mark, clean(whole) or text, cells, apart)


def clean_marked(text: str) -> str:
    """Clean, but for the bullets of symbol fonts, which are private characters; a leading tab is kept out."""
    head = text.lstrip()[:1]
    private = head if head and category(head) == "Co" else ""
    return f"{private} {clean(text)}" if private else clean(text)


def _goes_on(before: Line, last_raw: str, line: Line, whole: bool, wrapped: bool, longest: int) -> bool:
    """Is this line the rest of the one above?"""
    if line.mark != NO_MARK or len(before.text) > _LONGEST:
        return False
    small = line.text[:1].islower()
    if small and (last_raw.endswith(SOFT_HYPHEN) or _CUT_WORD.search(last_raw)):
        return True
    if whole or last_raw.endswith(_TERMINAL):
        return False
    if small or line.text[:1] in "(":
        return len(last_raw.strip()) >= _LONG or last_raw.endswith(",")

    return wrapped and len(last_raw) >= longest * 0.7 and not starts_something(line.text)


def _joined(before: Line, last_raw: str, line: Line) -> Line:
    if last_raw.endswith(SOFT_HYPHEN):
        glue, stem = "", before.text
    elif _CUT_WORD.search(last_raw) and line.text[:1].islower():
        glue, stem = "", before.text if _COMPOUND.search(last_raw) else before.text[:-1]
    else:
        glue, stem = " ", before.text
    return replace(
        before,
        text=f"{stem}{glue}{line.text}",
        places=(*before.places, *line.places),
        written=f"{before.written} {line.written}",
    )
