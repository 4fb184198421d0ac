"""«вовремя / позже срока / просрочен»: a pure function of the deadline, the day of sending and today."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from core.timeliness import Timeliness, day_of, timeliness

DEADLINE = date(2020, 9, 1)


@pytest.mark.parametrize(
    ("sent_on", "today", "expected"),
    [
        (None, date(2020, 8, 31), None),
        (None, DEADLINE, None),
        (None, date(2020, 9, 2), Timeliness.OVERDUE),
        (date(2020, 8, 14), date(2020, 8, 14), Timeliness.ON_TIME),
        (DEADLINE, date(2020, 12, 1), Timeliness.ON_TIME),
        (date(2020, 9, 2), date(2020, 9, 2), Timeliness.LATE),
    ],
)
def test_who_sent_when_against_the_deadline(
    sent_on: date | None, today: date, expected: Timeliness | None
) -> None:
    assert timeliness(DEADLINE, sent_on, today) is expected


def test_the_day_is_the_department_s() -> None:
    late_in_the_evening = datetime(2020, 9, 1, 21, 30, tzinfo=UTC)  # half past midnight in Moscow
    assert day_of(late_in_the_evening, ZoneInfo("Europe/Moscow")) == date(2020, 9, 2)
    assert day_of(None, UTC) is None
