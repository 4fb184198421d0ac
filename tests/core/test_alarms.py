"""Alarms begin at one line and end at a calmer one; what wavers makes no messages."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.alarms import AGAIN, Alarm, Log, Vitals, news

NOW = datetime(2026, 8, 3, 9, tzinfo=UTC)
WELL = Vitals()
SLOW, FULL, UNSAVED = Vitals(waits=timedelta(minutes=6)), Vitals(free_share=0.05), Vitals(backup_failed=True)


@pytest.mark.parametrize(
    ("ill", "alarm"), [(SLOW, Alarm.OUTBOX), (FULL, Alarm.DISK), (UNSAVED, Alarm.BACKUP)]
)
def test_it_is_told_once_and_its_end_once(ill: Vitals, alarm: Alarm) -> None:
    first = news(ill, {}, NOW)
    assert (first.begun, first.over) == ((alarm,), ())
    later = NOW + timedelta(hours=7)
    assert not news(ill, first.log, later)
    end = news(WELL, first.log, later)
    assert (end.begun, end.over) == ((), (alarm,))
    assert not news(WELL, end.log, later + timedelta(days=1))


def test_almost_well_is_not_over() -> None:
    told = news(FULL, {}, NOW).log
    assert not news(Vitals(free_share=0.11), told, NOW)
    assert news(Vitals(free_share=0.12), told, NOW).over == (Alarm.DISK,)
    told = news(SLOW, {}, NOW).log
    assert not news(Vitals(waits=timedelta(minutes=2)), told, NOW)
    assert news(Vitals(waits=timedelta(seconds=59)), told, NOW).over == (Alarm.OUTBOX,)


def test_it_comes_again_after_an_hour_and_not_before() -> None:
    over = news(WELL, news(SLOW, {}, NOW).log, NOW).log
    assert not news(SLOW, over, NOW + AGAIN - timedelta(seconds=1))
    assert news(SLOW, over, NOW + AGAIN).begun == (Alarm.OUTBOX,)


@given(st.lists(st.tuples(st.integers(0, 600), st.floats(0, 1), st.booleans()), max_size=60))
def test_whatever_happens_begins_and_ends_take_turns_and_never_come_in_swarms(
    course: list[tuple[int, float, bool]],
) -> None:
    log: Log = {}
    lasting: set[Alarm] = set()
    begun: dict[Alarm, list[datetime]] = {alarm: [] for alarm in Alarm}
    for minute, (waits, free, failed) in enumerate(course):
        now = NOW + timedelta(minutes=minute)
        told = news(Vitals(timedelta(seconds=waits), free, 0, failed), log, now)
        assert lasting.isdisjoint(told.begun)
        assert lasting.issuperset(told.over)
        lasting = (lasting | set(told.begun)) - set(told.over)
        for alarm in told.begun:
            begun[alarm].append(now)
        log = told.log
    assert all(len(moments) <= 1 for moments in begun.values())  # within the hour that this takes
