"""What single values of a decision file may be, and how a wrong one is told."""

import re
from datetime import date, time
from enum import StrEnum
from typing import Annotated, Any, TypeVar
from unicodedata import category

from pydantic import BeforeValidator

from papers.decision_words import did_you_mean, shown, wrong

SLUG = re.compile(r"[a-z0-9_]{1,16}")
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_RUSSIAN_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})")
_Sized = TypeVar("_Sized", list[Any], dict[Any, Any])
_FLAGS = {"true": True, "yes": True, "да": True, "false": False, "no": False, "нет": False}


def words(limit: int, *, paragraphs: bool = False) -> BeforeValidator:
    """A text of 1 to ``limit`` characters; line breaks of the file count as spaces unless ``paragraphs``."""

    def read(value: Any) -> str:
        if not isinstance(value, str):
            raise wrong(f"expected a text, got {shown(value)}")
        text = _visible(value)
        text = "\n".join(" ".join(line.split()) for line in text.splitlines()).strip()
        text = text if paragraphs else " ".join(text.split())
        if not text:
            raise wrong("expected a text, got an empty one")
        if len(text) > limit:
            raise wrong(f"too long: {len(text)} characters, at most {limit} are allowed")
        return text

    return BeforeValidator(read)


def _visible(text: str) -> str:
    """The text without what a word processor hides in it (soft hyphens, zero-width spaces)."""
    if any(category(char) in ("Cc", "Cs") for char in text if char not in "\r\n\t"):
        raise wrong("an invisible control character stands in this text; remove it")
    return "".join(char for char in text if category(char) != "Cf" or char == "\u200d")  # it joins emoji


def whole(least: int, most: int) -> BeforeValidator:
    """A whole number between the two."""

    def read(value: Any) -> int:
        if isinstance(value, str) and re.fullmatch(r"[+-]?[0-9]{1,9}", value) and least <= int(value) <= most:
            return int(value)
        raise wrong(f"expected a whole number from {least} to {most}, got {shown(value)}")

    return BeforeValidator(read)


def one_of(kinds: type[StrEnum]) -> BeforeValidator:
    """One word of a fixed list."""
    allowed = [str(kind) for kind in kinds]

    def read(value: Any) -> str:
        if isinstance(value, str) and value in allowed:
            return value
        near = did_you_mean(value, allowed) if isinstance(value, str) else ""
        raise wrong(f"{shown(value)} is not known here{near} (allowed: {', '.join(allowed)})")

    return BeforeValidator(read)


def rows(least: int, most: int, *, single: bool = False) -> BeforeValidator:
    """A list of so many items; with ``single`` one value may stand alone, without the dash."""

    def read(value: Any) -> Any:
        if single and isinstance(value, str):
            return [value]
        if not isinstance(value, list):
            raise wrong(f"expected a list (lines that start with '- '), got {shown(value)}")
        return _counted(value, least, most)

    return BeforeValidator(read)


def entries(least: int, most: int, pattern: str = "id: text") -> BeforeValidator:
    """A group of so many ``id: …`` lines."""

    def read(value: Any) -> Any:
        if not isinstance(value, dict):
            raise wrong(f"expected lines of '{pattern}', without dashes, got {shown(value)}")
        return _counted(value, least, most)

    return BeforeValidator(read)


def _counted(value: _Sized, least: int, most: int) -> _Sized:
    if len(value) < least:
        raise wrong(f"expected at least {least} here, got {len(value)}")
    if len(value) > most:
        raise wrong(f"too many: {len(value)}, at most {most} are allowed")
    return value


def read_slug(value: Any) -> str:
    """An id."""
    if isinstance(value, str) and SLUG.fullmatch(value):
        return value
    raise wrong(f"{shown(value)} is not an id: 1 to 16 small Latin letters, digits or '_'")


def read_day(value: Any) -> date:
    """A day, ``2020-09-01`` or ``01.09.2020``."""
    iso = _ISO_DAY.fullmatch(value) if isinstance(value, str) else None
    russian = _RUSSIAN_DAY.fullmatch(value) if isinstance(value, str) else None
    parts = iso.groups() if iso else russian.groups()[::-1] if russian else None
    if parts is None:
        raise wrong(f"expected a day like 2020-09-01 or 01.09.2020, got {shown(value)}")
    try:
        day = date(int(parts[0]), int(parts[1]), int(parts[2]))
    except ValueError:
        raise wrong(f"there is no such day: {value}") from None
    if not 2000 <= day.year <= 2100:
        raise wrong(f"expected a year from 2000 to 2100, got {day.year}")
    return day


def read_clock(value: Any) -> time:
    """A time of day, ``9:00`` (quotes or not)."""
    if isinstance(value, time):  # a default that is checked against its neighbours
        return value
    found = _CLOCK.fullmatch(value) if isinstance(value, str) else None
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise wrong(f"expected a time of day like 9:00, got {shown(value)}")
    return time(int(found[1]), int(found[2]))


def read_flag(value: Any) -> bool:
    """Yes or no."""
    flag = _FLAGS.get(value.lower()) if isinstance(value, str) else None
    if flag is None:
        raise wrong(f"expected true or false, got {shown(value)}")
    return flag


Slug = Annotated[str, BeforeValidator(read_slug)]
Day = Annotated[date, BeforeValidator(read_day)]
Clock = Annotated[time, BeforeValidator(read_clock)]
Flag = Annotated[bool, BeforeValidator(read_flag)]
