"""The sittings of a meeting: «9.00 – 1 подгруппа», «II подгруппа (сады округа): 11 ч.»."""

import re
from dataclasses import dataclass
from datetime import time

from core.drafting.clocks import clocks

_GROUP = re.compile(
    r"(?<![А-ЯЁа-яё\d])(?P<n>\d{1,2}|I{1,3}|IV|V|перв\w+|втор\w+|трет\w+|четв[её]рт\w+)"
    r"(?:[ -]?(?:ая|я|ой|й))?"
    r"\s*(?:под\s?групп\w*|групп\w*|поток\w*|смен\w*|заезд\w*)",
    re.IGNORECASE,
)
_GROUP_AFTER = re.compile(r"(?:под\s?групп\w*|групп\w*|поток)\s*№?\s*(?P<n>\d{1,2})(?![\d.:])", re.IGNORECASE)
_NUMBERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "пе": 1, "вт": 2, "тр": 3, "че": 4}


@dataclass(frozen=True, slots=True)
class Sitting:
    """A time of day with the subgroup that stands beside it."""

    starts: time
    ends: time | None
    number: int | None
    name: str
    doubt: str


def names_a_subgroup(text: str) -> bool:
    """«1 подгруппа», «вторая группа» stand in it."""
    return bool(_GROUP.search(text) or _GROUP_AFTER.search(text))


def sittings(text: str, *, alone: bool = False) -> list[Sitting]:
    """Pairs the times of a line with its subgroups, in order; ``alone`` a time needs no subgroup."""
    groups = sorted((*_GROUP.finditer(text), *_GROUP_AFTER.finditer(text)), key=lambda m: m.start())
    times = [one for one in clocks(text) if not any(g.start() <= one.start < g.end() for g in groups)]
    if not times or (not groups and not alone):
        return []
    paired = len(times) == len(groups)
    found = []
    for place, one in enumerate(times):
        group = groups[place] if paired else None
        number = _number(group["n"]) if group else None
        doubt = "" if paired or (len(times) == 1 and not groups) else "какой подгруппе это время, неясно"
        stops = [g.start() for g in groups] + [t.start for t in times]
        name = _name(text, group.end(), stops) if group else ""
        found.append(Sitting(one.starts, one.ends, number, name, doubt))
    return found


def _name(text: str, start: int, stops: list[int]) -> str:
    """What stands in brackets behind a subgroup: «(сады Ленинского округа)»."""
    end = min((stop for stop in stops if stop > start), default=len(text))
    found = re.match(r"\s*\(([^()]{2,60})\)", text[start : max(end, start)])
    return found[1].strip() if found else ""


def _number(word: str) -> int | None:
    low = word.casefold()
    return int(low) if low.isdigit() else _NUMBERS.get(low) or _NUMBERS.get(low[:2])
