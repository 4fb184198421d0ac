"""Which days people work: Russia's official calendar and the department's own days off.

The official part is the PyPI package ``holidays`` (RU), which knows the government's yearly transfers,
working Saturdays included. It does not know days declared non-working by presidential decree (30 March –
30 April, 6–8 May, 24 June and 1 July 2020; 4–7 May 2021; …): kindergartens had people on duty then, so
whether such a day counts is for the department to say, in ``extra_days_off``.
"""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

_DAY = timedelta(days=1)
_MOVED_FROM = re.compile(r"перенесено с (\d\d)\.(\d\d)\.(\d{4})")
_IN_LIEU = "(выходной)"  # the package's mark for a day off given since the holiday fell on a weekend


@dataclass(frozen=True, slots=True)
class _Year:
    """One calendar year, read once."""

    off: frozenset[date]  # weekends too
    short: frozenset[date]
    decreed: bool


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Arithmetic in working days. Years are read on first use and kept by the instance: keep one of it.

    Takes plain dates: a ``datetime`` raises TypeError, since which day it is depends on a time zone.
    """

    extra_days_off: frozenset[date] = frozenset()
    _years: dict[int, _Year] = field(default_factory=dict, init=False, repr=False, compare=False)

    def is_working(self, day: date) -> bool:
        """Whether people are at work that day, working Saturdays included."""
        return day not in self._year(day).off

    def is_short(self, day: date) -> bool:
        """Whether the working day is an hour shorter: the one right before a public holiday.

        Labour Code art. 95: the holiday itself must be the very next day, so a Friday before a weekend that
        ends in a holiday is an ordinary one. A Saturday worked instead of such a day is as short as the day
        that it replaces (order 588н of 2009): 1 November 2025 stands for Monday the 3rd.
        """
        return day in self._year(day).short

    def next_working(self, day: date) -> date:
        """The day itself when it is a working one, else the first working day after it."""
        while not self.is_working(day):
            day += _DAY
        return day

    def previous_working(self, day: date) -> date:
        """The day itself when it is a working one, else the last working day before it."""
        while not self.is_working(day):
            day -= _DAY
        return day

    def shift(self, day: date, n: int) -> date:
        """The n-th working day after ``day``, or before it when n is negative; the day itself for 0."""
        step = _DAY if n > 0 else -_DAY
        for _ in range(abs(n)):
            day += step
            while not self.is_working(day):
                day += step
        return day

    def count_between(self, a: date, b: date) -> int:
        """Working days on the way from a to b, b included and a not; negative when b is earlier.

        So ``shift(a, count_between(a, b)) == b`` for every working day b.
        """
        step = _DAY if b > a else -_DAY
        total = 0
        while a != b:
            a += step
            total += self.is_working(a)
        return total if step == _DAY else -total

    def known(self, year: int) -> bool:
        """Whether the year's official transfers are in the calendar (through 2027 in ``holidays`` 0.109)."""
        return self._year(date(year, 1, 1)).decreed

    def is_certain(self, day: date) -> bool:
        """Whether the answers for this day are official; else they are weekends and fixed holidays only."""
        return day in self.extra_days_off or self._year(day).decreed

    def _year(self, day: date) -> _Year:
        if isinstance(day, datetime):
            raise TypeError("a date is needed here, not a moment")
        found = self._years.get(day.year)
        if found is None:
            found = self._years[day.year] = _read(day.year, self.extra_days_off)
        return found


def _read(year: int, extra_days_off: frozenset[date]) -> _Year:
    import holidays  # here and not above: it costs 0.15 s, which `bot --help` needn't pay

    calendar = holidays.country_holidays("RU", years=(year, year + 1), language="ru")
    public: set[date] = set()
    stands_for: dict[date, date] = {}  # a day given away → the day off taken for it
    for day, name in calendar.items():
        if moved := _MOVED_FROM.search(name):
            stands_for[date(int(moved[3]), int(moved[2]), int(moved[1]))] = day
        elif not name.endswith(_IN_LIEU):
            public.add(day)

    first = date(year, 1, 1)
    every = [first + n * _DAY for n in range((date(year, 12, 31) - first).days + 1)]
    off = frozenset(day for day in every if day in extra_days_off or not calendar.is_working_day(day))
    short = frozenset(day for day in every if day not in off and stands_for.get(day, day) + _DAY in public)
    # 1–8 January always hold a weekend to give back, so a year with no transfer is one without a decree yet.
    decreed = any(day.year == year for day in stands_for.values())
    return _Year(off, short, decreed)
