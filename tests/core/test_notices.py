"""The department is told soon, and not so often that nobody reads it."""

from datetime import date, datetime, timedelta

import pytest

from core.notices import Mishaps, is_time_for_cut_off, is_time_for_mishaps
from core.people import CutOff, Member, Organisation, Person, Role
from core.working_days import WorkingDays
from tests.core.fake_town import MOSCOW

DAYS = WorkingDays()
HOUR = timedelta(hours=1)
SEVEN = Member(Person(1, 10, 10, "Мария Петровна"), Organisation(1, 1, "МБДОУ № 7", 7), Role.HEAD)


def moment(words: str) -> datetime:
    """In Moscow; 12 August 2020 is a Wednesday."""
    return datetime.fromisoformat(words).replace(tzinfo=MOSCOW)


def since(*moments: str) -> tuple[CutOff, ...]:
    return tuple(CutOff(SEVEN, moment(words)) for words in moments)


def test_nothing_is_no_mishap() -> None:
    assert not Mishaps()
    assert Mishaps(updates=(17,))
    assert Mishaps(posts=(5,))


def test_the_first_mishap_is_told_at_once_and_those_of_the_hour_after_it_together() -> None:
    now = moment("2020-08-12T03:00")
    assert is_time_for_mishaps(None, now, HOUR)
    assert not is_time_for_mishaps(now - timedelta(minutes=59), now, HOUR)
    assert is_time_for_mishaps(now - HOUR, now, HOUR)


@pytest.mark.parametrize(
    ("people", "told_on", "now", "expected"),
    [
        (since(), None, "2020-08-12T10:30", False),
        (since("2020-08-12T10:00"), None, "2020-08-12T10:14", False),  # more may come
        (since("2020-08-12T10:00"), None, "2020-08-12T10:15", True),
        (since("2020-08-12T10:00", "2020-08-12T10:14"), None, "2020-08-12T10:20", False),
        (since("2020-08-12T10:00", "2020-08-12T10:59"), None, "2020-08-12T11:00", True),  # long enough
        (since("2020-08-12T11:00"), date(2020, 8, 12), "2020-08-12T12:00", False),  # told today
        (since("2020-08-12T11:00"), date(2020, 8, 12), "2020-08-13T09:00", True),
        (since("2020-08-12T11:00"), date(2020, 8, 11), "2020-08-12T12:00", True),
        (since("2020-08-12T17:50"), None, "2020-08-12T18:05", False),  # nobody is at work
        (since("2020-08-12T17:50"), None, "2020-08-13T08:59", False),
        (since("2020-08-14T17:50"), None, "2020-08-15T12:00", False),  # a Saturday
        (since("2020-08-14T17:50"), None, "2020-08-17T09:00", True),
    ],
)
def test_those_cut_off_are_told_once_a_day_at_work(
    people: tuple[CutOff, ...], told_on: date | None, now: str, expected: bool
) -> None:
    assert is_time_for_cut_off(people, told_on, moment(now), DAYS) is expected
