"""Dates as people type them, and dates as the bot writes them."""

import re
from collections.abc import Callable
from datetime import date
from re import Match, Pattern

from core import russian_date_readings as read
from core.russian_date_readings import Prefer, TypedDay
from core.russian_date_words import GENITIVE, MONTH, NOMINATIVE, NUMBER, WEEKDAY, WHICH, tidy, weekday_of

__all__ = ["Prefer", "TypedDay", "day_and_month", "long_day", "month_name", "parse_day", "short_day"]

LONGEST = 200  # characters; in anything longer a date is beside the point

Reading = Callable[[Match[str], date, Prefer], TypedDay | None]

_ALONE = r"(?<![\d./-])(?<!\d,)"  # not in the middle of «132/02-05», an address or a fraction
_DONE = r"(?!\d|[./,-]\d|\s?%)"
_WORD = r"(?<![а-я])"
_END = r"(?P<end>кон(?:ец|ца|це|цу)|последн(?:ий|его|ему) д(?:ень|ня|ню)|последнее число) "
_TH = r"(?:\s?-?\s?(?:ого|его|го|ое|е|ому|ему|му))?"
_LOOSE = r"(?:\s?[./,-]\s?|\s)"
_UNIT = r"(?P<unit>день|дня|дней|недел[юиь]|месяц(?:а|ев)?|года?|лет|полгода)(?![а-я])"

# Tried in this order; what one form has taken the next doesn't see.
_FORMS: tuple[tuple[Pattern[str], Reading], ...] = tuple(
    (re.compile(form), reading)
    for form, reading in (
        (rf"{_ALONE}(?P<year>\d{{4}})([./-])(?P<month>\d\d?)\2(?P<day>\d\d?){_DONE}", read.numeric),
        (rf"{_ALONE}(?P<day>\d\d?){_LOOSE}(?P<month>\d\d?){_LOOSE}(?P<year>\d{{4}}){_DONE}", read.numeric),
        (rf"{_ALONE}(?P<day>\d\d?)([./,-])(?P<month>\d\d?)\2(?P<year>\d\d){_DONE}", read.numeric),
        (rf"{_ALONE}(?P<month>\d\d?)[./](?P<year>\d{{4}}){_DONE}", read.numeric_month),
        (rf"{_ALONE}(?P<day>\d\d?)(?:[./]|,(?=\d\d))(?P<month>\d\d?){_DONE}", read.numeric),
        (rf"{_WORD}(?:через|спустя) (?:{NUMBER} )?{_UNIT}", read.relative),
        (rf"{_ALONE}{_WORD}(?:{NUMBER} )?{_UNIT} (?P<ago>назад)", read.relative),
        (
            rf"{_ALONE}(?P<span>\d\d?{_TH}\s?(?:-|,|по|до|и|или)\s?)?(?P<day>\d\d?){_TH}(?: числа)?[\s.,-]*"
            rf"{MONTH}(?: месяца)?"
            r"(?:[\s.,-]*(?:(?P<year>\d{4})|(?P<short>\d\d)(?=\s?г(?:ода?)?(?![а-я])))(?!\d))?",
            read.worded,
        ),
        (
            rf"{_WORD}(?:{_END})?{MONTH}(?: месяц[ае]?)?(?:[\s.,-]*(?P<year>\d{{4}})(?!\d))?",
            read.worded_month,
        ),
        (
            rf"{_ALONE}(?P<day>\d\d?)(?:{_TH} ?числ[оа]|\s?-?\s?го)(?![а-я])(?: {WHICH} месяца)?",
            read.day_of_month,
        ),
        (rf"{_WORD}(?:{_END})?(?:{WHICH} )?месяц[ае]?(?![а-я])", read.this_month),
        (rf"{_WORD}{_END}(?:{WHICH} )?(?:(?P<year>\d{{4}}) )?года(?![а-я])", read.end_of_year),
        (rf"{_WORD}(?P<word>позавчера|вчера|сегодня|завтра|послезавтра)(?![а-я])", read.near_today),
    )
)
_WEEKDAY = re.compile(rf"{_WORD}(?P<to>(?:в|во|до|к|ко|с|со) )?(?:{WHICH} )?{WEEKDAY}")
_STRAY_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def parse_day(text: str, today: date, prefer: Prefer) -> TypedDay | None:
    """The one date in a short text, or None where there is none, an impossible one or more than one.

    A year or month left out is the nearest by ``prefer``, today included. Years 2000–2100 only.
    """
    rest = tidy(text)
    if len(rest) > LONGEST:
        return None
    found: set[TypedDay | None] = set()
    for form, reading in _FORMS:
        found |= {reading(m, today, prefer) for m in form.finditer(rest)}
        rest = form.sub(" ; ", rest)
    weekdays = [m for m in _WEEKDAY.finditer(rest) if m["to"] or m[0] == rest.strip(" .,;")]
    if not found:
        found = {read.weekday(m, today, prefer) for m in weekdays}
        weekdays = []
    typed = found.pop() if len(found) == 1 else None
    if typed is None or typed.day.year not in read.YEARS:
        return None
    if any(typed.day.weekday() != weekday_of(m["weekday"]) for m in weekdays):
        return None  # «в пятницу 27 августа», when that is a Thursday
    if any(int(year) != typed.day.year for year in _STRAY_YEAR.findall(rest)):
        return None  # «в 2019 году, в августе»
    return typed


def long_day(day: date) -> str:
    """«25 августа 2020 года»."""
    return f"{day_and_month(day)} {day.year} года"


def short_day(day: date) -> str:
    """«25.08.2020»."""
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def day_and_month(day: date) -> str:
    """«25 августа»."""
    return f"{day.day} {GENITIVE[day.month - 1]}"


def month_name(day: date) -> str:
    """«август 2020»."""
    return f"{NOMINATIVE[day.month - 1]} {day.year}"
