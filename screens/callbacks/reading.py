"""What a tap means: the string of any release, read back."""

from datetime import date
from types import ModuleType

from screens.callbacks import (
    acquaintance,
    broadcast,
    by_word,
    checklist,
    decisions,
    evidence,
    experience,
    inquiry,
    ladder,
    materials,
    meeting,
    organisations,
    people,
    practical,
    privacy,
    review,
    sending,
    staff,
    start,
    summary,
    summing_up,
    terms,
    time,
    wording,
)
from screens.callbacks.wire import Tap, fields_of

LARGEST = 2**63 - 1  # what a database can look for
YEARS = range(2000, 2101)  # a day outside them is forged
_ROOMS = (
    start,
    checklist,
    evidence,
    sending,
    time,
    summary,
    review,
    terms,
    ladder,
    people,
    organisations,
    staff,
    by_word,
    broadcast,
    inquiry,
    wording,
    decisions,
    acquaintance,
    meeting,
    practical,
    materials,
    summing_up,
    experience,
    privacy,
)


def _taps(room: ModuleType) -> list[type[Tap]]:
    """The buttons that this room defines, in order; a common ground of several has no prefix."""
    own = (thing for thing in vars(room).values() if getattr(thing, "__module__", "") == room.__name__)
    return [thing for thing in own if isinstance(thing, type) and issubclass(thing, Tap) and thing.prefix]


TAPS: tuple[type[Tap], ...] = tuple(tap for room in _ROOMS for tap in _taps(room))
_BY_PREFIX: dict[str, type[Tap]] = {tap.prefix: tap for tap in TAPS}


def unpack(packed: str) -> Tap | None:
    """The button's meaning; None for a string that no release has written."""
    prefix, *parts = packed.split(":")
    kind = _BY_PREFIX.get(prefix)
    if kind is None or len(parts) != len(fields_of(kind)):
        return None
    values: list[int | str] = []
    for is_number, part in zip(fields_of(kind).values(), parts, strict=True):
        if is_number:
            if not part.isascii() or not part.isdigit() or len(part) > 19:
                return None
            number = int(part)
            if number > LARGEST:
                return None
            values.append(number)
        else:
            values.append(part)
    return kind(*values)


def read_day(text: str) -> tuple[date, bool] | None:
    """The day of ``PickDay`` and ``AbsentUntil``, and whether it is a whole month; None for a forged one."""
    whole_month = len(text) == 7
    try:
        day = date.fromisoformat(f"{text}-01" if whole_month else text)
    except ValueError:
        return None
    return (day, whole_month) if day.year in YEARS else None
