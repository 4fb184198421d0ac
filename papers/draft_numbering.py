"""What Word shows before a paragraph of a list: it isn't in the text, so it is counted here."""

from dataclasses import dataclass, field
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BULLET = "•"
_LETTERS = "абвгдежзиклмнопрстуфхцчшщэюя"
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    kind: str
    text: str  # «%1.%2.»
    start: int


@dataclass
class Numbering:
    """The lists of a document: their levels, and how far each has counted."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)  # by list
    same: dict[str, str] = field(default_factory=dict)  # lists that count together, by list
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)  # the list of a style
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Any) -> "Numbering":
        """The lists of a document; none where it has no part for them."""
        made = cls()
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return made
        abstract = {one.get(f"{_W}abstractNumId"): _levels(one) for one in root.iter(f"{_W}abstractNum")}
        for num in root.iter(f"{_W}num"):
            name = num.get(f"{_W}numId") or ""
            base = _value(num.find(f"{_W}abstractNumId"))
            overridden = {
                int(one.get(f"{_W}ilvl") or 0): start
                for one in num.iter(f"{_W}lvlOverride")
                if (start := _value(one.find(f"{_W}startOverride"))).isdigit()
            }
            made.levels[name] = {
                depth: _Level(level.kind, level.text, int(overridden.get(depth, level.start)))
                for depth, level in abstract.get(base, {}).items()
            }
            made.same[name] = name if overridden else f"base {base}"
        for style in document.styles.element.iter(f"{_W}style"):
            found = _numbered(style.find(f"{_W}pPr"))
            if found is not None:
                made.styles[style.get(f"{_W}styleId") or ""] = found
        return made

    def marker(self, paragraph: Any) -> str:
        """«1.», «1.2.», «•» before this paragraph; empty outside lists. Counts on."""
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return ""
        found = _numbered(properties)
        if found is None:
            style = properties.find(f"{_W}pStyle")
            found = self.styles.get(_value(style)) if style is not None else None
        if found is None or found[0] == "0":
            return ""
        name, depth = found
        level = self.levels.get(name, {}).get(depth)
        if level is None or level.kind == "none":
            return ""
        if level.kind == "bullet":
            return _BULLET
        counts = self._counts.setdefault(self.same[name], {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        return self._shown(name, depth, counts)

    def _shown(self, name: str, depth: int, counts: dict[int, int]) -> str:
        text = self.levels[name][depth].text
        for place in range(_LEVELS):
            if f"%{place + 1}" in text:
                level = self.levels[name].get(place)
                number = counts.get(place, level.start if level else 1)
                text = text.replace(f"%{place + 1}", _written(number, level.kind if level else "decimal"))
        return text.strip()


def _levels(abstract: Any) -> dict[int, _Level]:
    found = {}
    for level in abstract.iter(f"{_W}lvl"):
        depth = int(level.get(f"{_W}ilvl") or 0)
        start = _value(level.find(f"{_W}start"))
        found[depth] = _Level(
            _value(level.find(f"{_W}numFmt")) or "decimal",
            _value(level.find(f"{_W}lvlText")),
            int(start) if start.isdigit() else 1,
        )
    return found


def _numbered(properties: Any) -> tuple[str, int] | None:
    found = properties.find(f"{_W}numPr") if properties is not None else None
    if found is None or found.find(f"{_W}numId") is None:
        return None
    depth = _value(found.find(f"{_W}ilvl"))
    return _value(found.find(f"{_W}numId")), int(depth) if depth.isdigit() else 0


def _value(element: Any) -> str:
    return str(element.get(f"{_W}val") or "") if element is not None else ""


def _written(number: int, kind: str) -> str:
    if kind in ("lowerRoman", "upperRoman") and 0 < number < 40:
        shown = ""
        for value, sign in _ROMAN:
            shown, number = shown + sign * (number // value), number % value
        return shown
    if kind in ("russianLower", "russianUpper") and 0 < number <= len(_LETTERS):
        return _LETTERS[number - 1]
    if kind in ("lowerLetter", "upperLetter") and 0 < number <= 26:
        return chr(ord("a") + number - 1)
    return str(number)
