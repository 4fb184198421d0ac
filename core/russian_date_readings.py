"""What day each typed form of a date means. Pure: today and the preferred direction are parameters."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from re import Match
from typing import Literal

from core.russian_date_words import month_of, number_of, weekday_of, which_of

Prefer = Literal["past", "future"]
YEARS = range(2000, 2101)  # a day outside them is a slip of the finger


@dataclass(frozen=True, slots=True)
class TypedDay:
    """A day that somebody typed. With ``whole_month`` only its month is meant, and the day is its last one,
    as behind the month buttons."""

    day: date
    whole_month: bool = False


def numeric(m: Match[str], today: date, prefer: Prefer) -> TypedDay | None:
    """«25.08.2020», «25/8», «2020-08-25»."""
    return _in_month(int(m["day"]), int(m["month"]), m.groupdict().get("year"), today, prefer)


def worded(m: Match[str], today: date, prefer: Prefer) -> TypedDay | None:
    """«25-го августа 2020 г.»; of a span («с 1 по 15 июня») neither day is the answer."""
    if m["span"]:
        return None
    return _in_month(int(m["day"]), month_of(m["month"]), m["year"] or m["short"], today, prefer)


def numeric_month(m: Match[str], today: date, prefer: Prefer) -> TypedDay | None:
    """«08.2020»."""
    month = int(m["month"])
    return _month_end(int(m["year"]), month, whole=True) if 1 <= month <= 12 else None


def worded_month(m: Match[str], today: date, prefer: Prefer) -> TypedDay | None:
    """«в августе», «август 2020», and a single day again in «до конца августа»."""
    whole, month = m["end"] is None, month_of(m["month"])
    if m["year"]:
        return _month_end(int(m["year"]), month, whole)
    return _nearest((_month_end(year, month, whole) for year in _around(today)), today, prefer)


def this_month(m: Match[str], today: date, prefer: Prefer) -> TypedDay | None:
    """«в следующем месяце», «до конца месяца»; «месяц» alone says nothing."""
    if m["end"] is None and m["which"] is None:
        return None
    return _month_end(today.year, today.month + which_of(m["which"]), whole=m["end"] is None)


def end_of_year(m: Match[str], today: date, prefer: Prefer) -> TypedDay | None:
    """«до конца года», «к концу 2020 года»."""
    return _exact(int(m["year"]) if m["year"] else today.year + which_of(m["which"]), 12, 31)


def day_of_month(m: Match[str], today: date, prefer: Prefer) -> TypedDay | None:
    """«15 числа», «15-го», «15 числа следующего месяца»."""
    around = (which_of(m["which"]),) if m["which"] else range(-2, 3)  # «30 числа» on 31 January
    ends = [_month_end(today.year, today.month + n, whole=False) for n in around]
    days = [_exact(end.day.year, end.day.month, int(m["day"])) for end in ends if end]
    return days[0] if m["which"] and days else _nearest(days, today, prefer)


def relative(m: Match[str], today: date, prefer: Prefer) -> TypedDay | None:
    """«через 3 дня», «неделю назад»; «через день» may be tomorrow or the day after, so it is no answer."""
    unit, ago = m["unit"][0], "ago" in m.groupdict()
    if m["number"] is None and unit == "д" and not ago:
        return None
    n = number_of(m["number"]) * (-1 if ago else 1)
    if unit in "дн":
        return TypedDay(today + n * timedelta(days=1 if unit == "д" else 7))
    end = _month_end(today.year, today.month + n * {"м": 1, "п": 6}.get(unit, 12), whole=False)
    return end and TypedDay(end.day.replace(day=min(today.day, end.day.day)))


def near_today(m: Match[str], today: date, prefer: Prefer) -> TypedDay | None:
    """«вчера», «послезавтра»."""
    shifts = {"позавчера": -2, "вчера": -1, "сегодня": 0, "завтра": 1, "послезавтра": 2}
    return TypedDay(today + timedelta(days=shifts[m["word"]]))


def weekday(m: Match[str], today: date, prefer: Prefer) -> TypedDay | None:
    """The nearest such day that isn't today; «в следующую пятницу» may mean either of two."""
    shift, ahead = which_of(m["which"]), weekday_of(m["weekday"]) - today.weekday()
    if shift > 0:
        return None
    if shift < 0 or prefer == "past":
        return TypedDay(today - timedelta(days=(-ahead - 1) % 7 + 1))
    return TypedDay(today + timedelta(days=(ahead - 1) % 7 + 1))


def _in_month(day: int, month: int, year: str | None, today: date, prefer: Prefer) -> TypedDay | None:
    if year:
        return _exact(int(year) + (2000 if len(year) == 2 else 0), month, day)
    return _nearest((_exact(year, month, day) for year in _around(today)), today, prefer)


def _exact(year: int, month: int, day: int) -> TypedDay | None:
    if year not in YEARS or not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return TypedDay(date(year, month, day))


def _month_end(year: int, month: int, whole: bool) -> TypedDay | None:
    """The last day of a month, which may run over: 13 is the next January, 0 the last December."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return TypedDay(date(year, month, monthrange(year, month)[1]), whole) if year in YEARS else None


def _nearest(days: Iterable[TypedDay | None], today: date, prefer: Prefer) -> TypedDay | None:
    """The nearest on the preferred side; today lies on both, and so does the present month."""
    if prefer == "future":
        return min((t for t in days if t and t.day >= today), key=lambda t: t.day, default=None)
    return max((t for t in days if t and _begins(t) <= today), key=lambda t: t.day, default=None)


def _begins(typed: TypedDay) -> date:
    return typed.day.replace(day=1) if typed.whole_month else typed.day


def _around(today: date) -> range:
    return range(today.year - 8, today.year + 9)  # two 29 Februaries may be eight years apart
