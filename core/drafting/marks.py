"""What stands before a point: «1.2.», «3)», «а)», «–», «•», and what only looks so (a date, a time)."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Sign(StrEnum):
    """The kind of a marker."""

    NONE = "none"
    NUMBER = "number"
    LETTER = "letter"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Mark:
    """A marker; ``number`` is the path of a numbered one: «1.2.» is (1, 2)."""

    sign: Sign = Sign.NONE
    number: tuple[int, ...] = ()
    written: str = ""  # where the paper counts otherwise: «II»

    @property
    def shown(self) -> str:
        """«1.2», «II»; empty for all but numbers."""
        return self.written or ".".join(map(str, self.number))


NO_MARK = Mark()

_PART = r"(?:0|[1-9]\d?)"
_NUMBER = re.compile(
    rf"(?:п(?:ункт)?\.? ?|№ ?)?(?P<path>{_PART}(?: ?\. ?{_PART}){{0,3}}) ?[.)]+ ?(?=[^\s\d.)])"  # «1.2. »
    rf"|(?P<bare>{_PART}(?:\.[1-9](?!\d)){{1,3}}) (?=[А-ЯЁA-Z«\"а-яё])"  # «1.2 Руководителям»
    r"|(?P<one>[1-9]\d?) (?=[А-ЯЁ])(?!(?:Под)?[Гг]рупп)"  # «1 Об итогах»
)
_DATE = re.compile(r"\d{1,2} ?\. ?\d{1,2} ?\. ?\d{2,4}(?!\d)|\d{4}[.-]")
_ROMAN = re.compile(r"(?P<roman>[IVXІХ]{1,5})[.)] ?(?=\S)")
_LETTER = re.compile(r"[а-яa-z]\) ?(?=\S)")
_BULLET = re.compile(
    r"(?:[-–—−‒‑•·▪▫■□●○◦∙‣⁃*+►▶➢➤✓✔→»\ue000-\uf8ff]+\s*|[oо]\s+(?=[А-ЯЁа-яё]{3}))(?=[^\s\d.,;:!?-]|\d)"
)
_VALUES = {"I": 1, "І": 1, "V": 5, "X": 10, "Х": 10}


def read_mark(text: str) -> tuple[Mark, str]:
    """The marker of a line, and the rest of it. Doubled markers («- 1. ») count as the last one."""
    text = text.strip()
    mark, rest = _read(text)
    if mark.sign is Sign.BULLET:
        inner, after = _read(rest)
        if inner.sign in (Sign.NUMBER, Sign.BULLET):
            return inner, after
    elif mark.sign is Sign.NUMBER:
        inner, after = _read(rest)
        if inner.sign is Sign.BULLET or inner == mark:  # «1. • …», «1. 1. …» typed into a numbered list
            return mark, after
    return mark, rest


def _read(text: str) -> tuple[Mark, str]:
    bullet = _BULLET.match(text)
    if bullet:
        return Mark(Sign.BULLET), text[bullet.end() :]
    if not _DATE.match(text):
        number = _NUMBER.match(text)
        if number:
            path = tuple(
                int(part) for part in re.findall(r"\d+", number["path"] or number["bare"] or number["one"])
            )
            if not _is_time(path, number[0]):
                return Mark(Sign.NUMBER, path), text[number.end() :]
    roman = _ROMAN.match(text)
    if roman:
        return Mark(Sign.NUMBER, (_roman(roman["roman"]),), roman["roman"]), text[roman.end() :]
    letter = _LETTER.match(text)
    if letter:
        return Mark(Sign.LETTER), text[letter.end() :]
    return NO_MARK, text


def _is_time(path: tuple[int, ...], written: str) -> bool:
    """«9.30. Открытие», «10.00 Регистрация»."""
    if len(path) != 2:
        return False
    return bool(re.match(r"\d{1,2}\.\d\d(?!\d)", written)) and 7 <= path[0] <= 21 and path[1] % 5 == 0


def _roman(text: str) -> int:
    values = [_VALUES[char] for char in text]
    return sum(-v if v < max(values[i + 1 :], default=0) else v for i, v in enumerate(values))
