"""Times of day as office paper writes them: «9.00», «12:00», «9 ч. 30 мин.», «в 10 часов», «10.00–11.30»."""

import re
from dataclasses import dataclass
from datetime import time

_CLOCK = (
    r"(?<![\d.:])(?:(?P<{0}h>\d{{1,2}})\s?[.:-]\s?(?P<{0}m>[0-5]\d)(?!\d)(?![.-]\d\d)(?:\s?(?:ч(?:ас\w*)?\.?)(?![а-яё]))?"
    r"|(?P<{0}H>\d{{1,2}})\s?ч(?:ас\w*)?\.?(?![а-яё])(?:\s?(?P<{0}M>[0-5]?\d)\s?мин\w*\.?)?)"
)
_SPAN = re.compile(
    _CLOCK.format("a") + r"(?:\s?(?:[-–—−]|до)\s?" + _CLOCK.format("b").replace(r"(?<![\d.:])", "") + ")?"
)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, or two with «до» between; where it stands in the text."""

    starts: time
    ends: time | None
    start: int
    end: int


def clocks(text: str) -> list[Clock]:
    """Every time of day in a text that can be one."""
    found = []
    for m in _SPAN.finditer(text):
        starts = _time(m["ah"] or m["aH"], m["am"] or m["aM"])
        ends = _time(m["bh"] or m["bH"], m["bm"] or m["bM"])
        if starts is not None:
            later = ends if ends is not None and ends > starts else None
            found.append(Clock(starts, later, m.start(), m.end()))
    return found


def _time(hours: str | None, minutes: str | None) -> time | None:
    if hours is None or int(hours) > 23:
        return None
    return time(int(hours), int(minutes or 0))
