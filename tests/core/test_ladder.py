"""The rungs of the real decision, by hand, and the window in which messages go out."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.decision import Ladder
from core.ladder import Rung, asked_for, effective_deadline, into_window, local, place, schedule
from core.working_days import WorkingDays

MOSCOW = ZoneInfo("Europe/Moscow")
RUSSIA = WorkingDays()
DEFAULT = Ladder()
DEADLINE = date(2020, 9, 1)  # a Tuesday
PUBLISHED = datetime(2020, 1, 30, 10, tzinfo=MOSCOW)  # the day after the meeting, a Thursday

moments = st.datetimes(datetime(2019, 6, 1), datetime(2027, 11, 30), timezones=st.just(UTC))


def rungs(
    ladder: Ladder = DEFAULT, deadline: date = DEADLINE, published: datetime = PUBLISHED
) -> dict[str, str]:
    planned = schedule(ladder, deadline, published, MOSCOW, RUSSIA)
    return {rung.id: f"{rung.at:%d.%m.%Y %H:%M}" for rung in planned}


def test_the_decision_of_2020_has_these_rungs() -> None:
    # By hand. Working days back from Tuesday 1 September: August has 21 (so the 3rd is 21 before), July 23
    # (the 1st is 44 before), June from the 8th on 16 (the 12th is a holiday): 8 June is 60 before.
    # February and June begin at a weekend or Monday; 1–5 May were days off. July has 44 left: none monthly.
    assert rungs() == {
        "monthly-2020-02": "03.02.2020 10:00",
        "monthly-2020-03": "02.03.2020 10:00",
        "monthly-2020-04": "01.04.2020 10:00",
        "monthly-2020-05": "06.05.2020 10:00",
        "monthly-2020-06": "01.06.2020 10:00",
        "before-60": "08.06.2020 10:00",
        "before-30": "21.07.2020 10:00",
        "before-14": "12.08.2020 10:00",
        "before-7": "21.08.2020 10:00",
        "before-3": "27.08.2020 10:00",
        "before-1": "31.08.2020 10:00",
        "day": "01.09.2020 10:00",
        "overdue-1": "02.09.2020 10:00",
        "overdue-5": "08.09.2020 10:00",
    }


def test_with_the_pandemics_days_off_april_has_no_rung_and_may_begins_on_the_twelfth() -> None:
    off = {date(2020, 3, 30) + timedelta(days=n) for n in range(32)} | {
        date(2020, 5, day) for day in (6, 7, 8)
    }
    days = WorkingDays(frozenset(off | {date(2020, 6, 24), date(2020, 7, 1)}))
    planned = schedule(Ladder(), DEADLINE, PUBLISHED, MOSCOW, days)
    found = {rung.id: rung.at.date() for rung in planned}
    assert "monthly-2020-04" not in found
    assert found["monthly-2020-05"] == date(2020, 5, 12)
    assert found["before-60"] == date(2020, 6, 4)
    assert found["before-30"] == date(2020, 7, 21)


def test_rungs_before_the_publication_are_not_there() -> None:
    noon = datetime(2020, 8, 21, 12, tzinfo=MOSCOW)
    assert list(rungs(published=noon)) == ["before-3", "before-1", "day", "overdue-1", "overdue-5"]
    assert next(iter(rungs(published=noon.replace(hour=10)))) == "before-7"  # at that very moment


def test_a_publication_after_the_deadline_leaves_what_is_overdue() -> None:
    assert list(rungs(published=datetime(2020, 9, 3, tzinfo=MOSCOW))) == ["overdue-5"]


def test_a_deadline_on_a_day_off_moves_earlier() -> None:
    assert effective_deadline(date(2020, 8, 30), RUSSIA) == date(2020, 8, 28)
    assert effective_deadline(DEADLINE, RUSSIA) == DEADLINE
    found = rungs(deadline=date(2020, 8, 30))
    assert found["day"] == "28.08.2020 10:00"
    assert found["before-1"] == "27.08.2020 10:00"
    assert found["overdue-1"] == "31.08.2020 10:00"


def test_of_two_rungs_on_one_day_the_more_specific_stays() -> None:
    # 1 June is 65 working days before the deadline and the first working day of its month.
    found = rungs(Ladder(before=(65, 0, 1)))
    assert "monthly-2020-06" not in found
    assert found["before-65"] == "01.06.2020 10:00"
    assert found["day"] == "01.09.2020 10:00"
    assert "before-0" not in found


def test_a_ladder_may_leave_everything_out() -> None:
    assert rungs(Ladder(monthly_over=None, before=(), on_the_day=False, overdue=())) == {}


def test_exactly_sixty_working_days_left_is_no_longer_more_than_sixty() -> None:
    # 60 working days before 25 August 2020 is Monday 1 June, the first working day of the month.
    assert RUSSIA.shift(date(2020, 8, 25), -60) == date(2020, 6, 1)
    bare = Ladder(before=(), overdue=())
    assert "monthly-2020-06" not in rungs(bare, deadline=date(2020, 8, 25))
    assert "monthly-2020-06" in rungs(bare, deadline=date(2020, 8, 26))


@given(st.dates(date(2020, 1, 1), date(2027, 6, 1)), moments)
def test_rungs_are_in_order_one_a_day_on_working_days_at_the_hour(
    deadline: date, published: datetime
) -> None:
    planned = schedule(Ladder(), deadline, published, MOSCOW, RUSSIA)
    when = [rung.at for rung in planned]
    assert when == sorted(when)
    assert len({moment.date() for moment in when}) == len({rung.id for rung in planned}) == len(planned)
    assert all(moment.time() == time(10) and RUSSIA.is_working(moment.date()) for moment in when)
    assert all(moment >= published for moment in when)
    places = [place(rung) for rung in planned]
    assert places == sorted(places)  # type: ignore[type-var]


def test_a_rung_that_a_person_asked_for_falls_on_a_working_day() -> None:
    assert asked_for("snooze", date(2020, 8, 13), Ladder(), MOSCOW, RUSSIA) == Rung(
        "snooze-2020-08-13", datetime(2020, 8, 13, 10, tzinfo=MOSCOW)
    )
    back = asked_for("return", date(2020, 8, 22), Ladder(), MOSCOW, RUSSIA)  # a Saturday
    assert back == Rung("return-2020-08-22", datetime(2020, 8, 24, 10, tzinfo=MOSCOW))
    assert place(back) is None


@pytest.mark.parametrize(
    ("moment", "opening"),
    [
        ("2020-08-12 09:30", None),
        ("2020-08-12 16:30", None),
        ("2020-08-12 09:29:59", "2020-08-12 09:30"),
        ("2020-08-12 16:30:00.000001", "2020-08-13 09:30"),
        ("2020-08-14 18:00", "2020-08-17 09:30"),  # Friday evening
        ("2020-08-15 12:00", "2020-08-17 09:30"),  # Saturday
        ("2020-06-11 15:00", None),  # a short day
        ("2020-06-11 15:00:00.000001", "2020-06-15 09:30"),  # a holiday and a weekend follow
        ("2025-11-01 11:00", None),  # a working Saturday
        ("2025-11-01 15:30", "2025-11-05 09:30"),  # and a short one; Monday is off for it
    ],
)
def test_the_window_is_sharp(moment: str, opening: str | None) -> None:
    here = datetime.fromisoformat(moment).replace(tzinfo=MOSCOW)
    expected = datetime.fromisoformat(opening).replace(tzinfo=MOSCOW) if opening else here
    assert into_window(here, Ladder(), MOSCOW, RUSSIA) == expected


def test_the_window_is_that_of_the_department_not_of_the_server() -> None:
    tomsk = ZoneInfo("Asia/Tomsk")
    moment = datetime(2020, 8, 12, 3, tzinfo=UTC)  # 6:00 in Moscow, 10:00 in Tomsk
    assert into_window(moment, Ladder(), tomsk, RUSSIA) == moment
    assert into_window(moment, Ladder(), MOSCOW, RUSSIA) == datetime(2020, 8, 12, 9, 30, tzinfo=MOSCOW)


@given(moments)
def test_the_window_is_where_a_slow_model_finds_it(moment: datetime) -> None:
    moment = moment.replace(second=0, microsecond=0)

    def inside(at: datetime) -> bool:
        here = at.astimezone(MOSCOW)
        closes = time(15) if RUSSIA.is_short(here.date()) else time(16, 30)
        return RUSSIA.is_working(here.date()) and time(9, 30) <= here.time() <= closes

    found = moment
    while not inside(found):
        found += timedelta(minutes=1)
    assert into_window(moment, Ladder(), MOSCOW, RUSSIA) == found
    assert into_window(found, Ladder(), MOSCOW, RUSSIA) == found


def test_a_short_day_on_which_the_window_cannot_open_is_passed_over() -> None:
    late = Ladder(window=(time(15, 30), time(17)))
    assert into_window(datetime(2020, 6, 11, 9, tzinfo=MOSCOW), late, MOSCOW, RUSSIA) == datetime(
        2020, 6, 15, 15, 30, tzinfo=MOSCOW
    )


def test_a_short_day_never_lengthens_the_window() -> None:
    early = Ladder(window=(time(9), time(12)))
    assert into_window(datetime(2020, 6, 11, 13, tzinfo=MOSCOW), early, MOSCOW, RUSSIA) == datetime(
        2020, 6, 15, 9, tzinfo=MOSCOW
    )


def test_a_window_that_never_opens_is_an_error() -> None:
    with pytest.raises(ValueError, match="closes at 09:00"):
        into_window(PUBLISHED, Ladder(window=(time(10), time(9))), MOSCOW, RUSSIA)


def test_a_naive_moment_is_an_error() -> None:
    with pytest.raises(ValueError, match="time zone"):
        local(datetime(2020, 8, 12, 10), MOSCOW)
