"""The official calendar: facts of the years that we can check, and arithmetic against a slow model."""

import subprocess
import sys
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.working_days import WorkingDays

RUSSIA = WorkingDays()
# Days that presidential decrees (206, 239, 294, 345, 354) made non-working in 2020.
PANDEMIC = frozenset(
    [date(2020, 3, 30) + timedelta(days=n) for n in range(32)]
    + [date(2020, 5, day) for day in (6, 7, 8)]
    + [date(2020, 6, 24), date(2020, 7, 1)]
)
days_of_known_years = st.dates(date(2013, 1, 1), date(2027, 12, 31))


def days_of(year: int) -> list[date]:
    return [
        date(year, 1, 1) + timedelta(days=n)
        for n in range(366)
        if (date(year, 1, 1) + timedelta(n)).year == year
    ]


@pytest.mark.parametrize(
    ("year", "working"),
    [(2019, 247), (2020, 248), (2021, 247), (2022, 247), (2023, 247), (2024, 248), (2025, 247), (2026, 247)],
)
def test_a_year_has_as_many_working_days_as_its_official_calendar(year: int, working: int) -> None:
    assert sum(map(RUSSIA.is_working, days_of(year))) == working


@pytest.mark.parametrize(
    ("year", "short"),
    [
        (2019, ["22.02", "07.03", "30.04", "08.05", "11.06", "31.12"]),
        (2020, ["30.04", "08.05", "11.06", "03.11", "31.12"]),
        (2021, ["20.02", "30.04", "11.06", "03.11"]),
        (2022, ["22.02", "05.03", "03.11"]),
        (2024, ["22.02", "07.03", "08.05", "11.06", "02.11"]),
        (2025, ["07.03", "30.04", "11.06", "01.11"]),
        (2026, ["30.04", "08.05", "11.06", "03.11"]),
    ],
)
def test_short_days_are_those_of_the_official_calendar(year: int, short: list[str]) -> None:
    assert [f"{day:%d.%m}" for day in days_of(year) if RUSSIA.is_short(day)] == short


def test_a_moved_saturday_is_worked_and_is_as_short_as_the_day_it_replaces() -> None:
    assert RUSSIA.is_working(date(2025, 11, 1))  # Saturday, instead of Monday the 3rd
    assert RUSSIA.is_short(date(2025, 11, 1))
    assert not RUSSIA.is_working(date(2025, 11, 3))
    assert RUSSIA.is_working(date(2024, 4, 27))  # instead of Monday 29 April, an ordinary day
    assert not RUSSIA.is_short(date(2024, 4, 27))


def test_a_friday_before_a_holiday_that_falls_on_sunday_is_a_full_day() -> None:
    assert date(2020, 2, 23).strftime("%A") == "Sunday"
    assert not RUSSIA.is_short(date(2020, 2, 21))


def test_a_working_day_before_a_moved_day_off_is_a_full_day() -> None:
    assert not RUSSIA.is_working(date(2021, 12, 31))  # a moved day off, not a holiday
    assert RUSSIA.is_working(date(2021, 12, 30))
    assert not RUSSIA.is_short(date(2021, 12, 30))


def test_days_off_by_decree_in_2020_count_as_working_until_the_department_adds_them() -> None:
    assert all(RUSSIA.is_working(day) for day in PANDEMIC if day.weekday() < 5)
    assert not any(map(WorkingDays(PANDEMIC).is_working, PANDEMIC))


def test_a_day_off_of_the_department_is_neither_working_nor_short() -> None:
    own = WorkingDays(frozenset({date(2020, 6, 11)}))
    assert not own.is_working(date(2020, 6, 11))
    assert not own.is_short(date(2020, 6, 11))
    assert not own.is_short(date(2020, 6, 10))  # the holiday isn't the next day


def test_a_day_off_leads_to_the_working_days_around_it() -> None:
    sunday = date(2020, 5, 3)
    assert RUSSIA.previous_working(sunday) == date(2020, 4, 30)
    assert RUSSIA.next_working(sunday) == date(2020, 5, 6)  # 4 and 5 May were moved days off
    assert (
        RUSSIA.next_working(date(2020, 5, 6)) == RUSSIA.previous_working(date(2020, 5, 6)) == date(2020, 5, 6)
    )
    assert RUSSIA.next_working(date(2020, 12, 31)) == date(2020, 12, 31)
    assert RUSSIA.next_working(date(2021, 1, 1)) == date(2021, 1, 11)


def test_sixty_working_days_before_the_first_of_september_2020_is_the_eighth_of_june() -> None:
    # August 21 days, July 23, June from the 8th 16 (the 12th was a holiday): 60.
    assert RUSSIA.shift(date(2020, 9, 1), -60) == date(2020, 6, 8)
    assert RUSSIA.count_between(date(2020, 6, 8), date(2020, 9, 1)) == 60
    assert WorkingDays(PANDEMIC).shift(date(2020, 9, 1), -60) == date(2020, 6, 4)


def test_counting_leaves_out_the_start_and_takes_in_the_end() -> None:
    friday, saturday, monday = date(2020, 8, 28), date(2020, 8, 29), date(2020, 8, 31)
    assert RUSSIA.count_between(friday, monday) == 1
    assert RUSSIA.count_between(monday, friday) == -1
    assert RUSSIA.count_between(saturday, monday) == 1
    assert RUSSIA.count_between(saturday, friday) == -1
    assert RUSSIA.count_between(friday, saturday) == 0
    assert RUSSIA.count_between(friday, friday) == 0


@given(days_of_known_years, st.integers(-70, 70))
def test_shifting_lands_where_a_slow_model_does(day: date, n: int) -> None:
    step = timedelta(days=1 if n > 0 else -1)
    passed = [day]
    while sum(map(RUSSIA.is_working, passed[1:])) < abs(n):
        passed.append(passed[-1] + step)
    assert RUSSIA.shift(day, n) == passed[-1]


@given(days_of_known_years, days_of_known_years.filter(RUSSIA.is_working))
def test_shifting_by_the_count_arrives(a: date, b: date) -> None:
    b = RUSSIA.next_working(min(b, a + timedelta(days=400)))
    between = [a + timedelta(days=n) for n in range(1, (b - a).days + 1)] or [
        b + timedelta(days=n) for n in range((a - b).days)
    ]
    assert abs(RUSSIA.count_between(a, b)) == sum(map(RUSSIA.is_working, between))
    assert RUSSIA.shift(a, RUSSIA.count_between(a, b)) == b


def test_years_without_a_decree_are_answered_but_not_certain() -> None:
    assert RUSSIA.known(2020)
    assert RUSSIA.known(2027)
    assert not RUSSIA.known(2028)
    assert not RUSSIA.is_certain(date(2028, 5, 10))
    assert not RUSSIA.is_working(date(2028, 5, 9))
    assert not RUSSIA.is_working(date(2028, 5, 13))  # Saturday
    assert RUSSIA.is_working(date(2028, 5, 10))
    assert not RUSSIA.is_working(date(2100, 1, 7))


def test_a_day_off_of_the_department_is_certain_in_any_year() -> None:
    own = WorkingDays(frozenset({date(2031, 8, 3)}))
    assert own.is_certain(date(2031, 8, 3))
    assert not own.is_certain(date(2031, 8, 4))
    assert own.is_certain(date(2026, 8, 4))


def test_a_moment_is_refused_where_a_day_is_needed() -> None:
    with pytest.raises(TypeError, match="a date is needed"):
        RUSSIA.is_working(datetime(2020, 5, 1))


def test_calendars_are_equal_by_their_days_off_whatever_they_have_read() -> None:
    fresh = WorkingDays(PANDEMIC)
    used = WorkingDays(PANDEMIC)
    used.known(2020)
    assert fresh == used
    assert hash(fresh) == hash(used)
    assert fresh != RUSSIA


def test_importing_the_rules_does_not_import_the_calendar_package() -> None:
    code = "import sys, core.reminders; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
