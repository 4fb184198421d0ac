"""What becomes of each rung: single cases, worked out by hand."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from core.decision import Ladder
from core.ladder import Rung, asked_for, schedule
from core.reminders import Plan, Standing, Tone, Why, plan, wording
from core.working_days import WorkingDays

MOSCOW = ZoneInfo("Europe/Moscow")
RUSSIA = WorkingDays()
LADDER = Ladder()
DEADLINE = date(2020, 9, 1)
PLANNED = schedule(LADDER, DEADLINE, datetime(2020, 1, 30, 10, tzinfo=MOSCOW), MOSCOW, RUSSIA)
RUNG = {rung.id: rung for rung in PLANNED}
OWES = Standing()


def at(month: int, day: int, hour: int = 10, minute: int = 0) -> datetime:
    return datetime(2020, month, day, hour, minute, tzinfo=MOSCOW)


def decide(standing: Standing, now: datetime, *planned: str | Rung) -> Plan:
    rungs = [RUNG[rung] if isinstance(rung, str) else rung for rung in planned] or PLANNED
    return plan(rungs, standing, now, LADDER, MOSCOW, RUSSIA)


def test_a_due_rung_is_sent() -> None:
    assert decide(OWES, at(8, 12), "before-14", "before-7") == Plan(send=RUNG["before-14"])


def test_nothing_due_is_nothing_to_do() -> None:
    assert decide(OWES, at(8, 12, 9, 59), "before-14") == Plan()
    assert plan((), OWES, at(8, 12), LADDER, MOSCOW, RUSSIA) == Plan()


def test_who_has_finished_is_never_reminded_again() -> None:
    made = decide(replace(OWES, finished=True), at(8, 12), "before-14", "before-7", "day")
    assert made == Plan(cancelled=tuple((RUNG[i], Why.FINISHED) for i in ("before-14", "before-7", "day")))


@pytest.mark.parametrize(
    ("standing", "why"),
    [
        (Standing(has_people=False), Why.NOBODY_REGISTERED),
        (Standing(has_people=False, reachable=False), Why.NOBODY_REGISTERED),
        (Standing(reachable=False), Why.UNREACHABLE),
    ],
)
def test_a_rung_that_cannot_reach_anybody_is_missed(standing: Standing, why: Why) -> None:
    made = decide(standing, at(8, 21), "before-14", "before-7", "day")
    assert made == Plan(missed=((RUNG["before-14"], why), (RUNG["before-7"], why)))


def test_after_downtime_only_the_latest_rung_is_sent() -> None:
    made = decide(OWES, at(8, 27, 11), "before-30", "before-14", "before-7", "before-3", "before-1")
    assert made.send == RUNG["before-3"]
    assert made.missed == tuple((RUNG[i], Why.SUPERSEDED) for i in ("before-30", "before-14", "before-7"))


def test_outside_the_window_a_rung_waits_for_the_next_opening() -> None:
    made = decide(OWES, at(8, 21, 17), "before-7")  # Friday evening
    assert made == Plan(moved=((RUNG["before-7"], at(8, 24, 9, 30), Why.OUTSIDE_WINDOW),))


def test_within_a_day_of_activity_a_rung_waits_and_is_not_missed() -> None:
    active = replace(OWES, last_activity=at(8, 11, 14, 5))
    made = decide(active, at(8, 12), "before-14")
    assert made == Plan(moved=((RUNG["before-14"], at(8, 12, 14, 5), Why.RECENT_ACTIVITY),))
    moved = replace(RUNG["before-14"], at=at(8, 12, 14, 5))
    assert decide(active, at(8, 12, 14, 5), moved).send == moved  # exactly 24 hours later


def test_activity_in_the_evening_moves_a_rung_into_the_window_of_the_day_after() -> None:
    made = decide(replace(OWES, last_activity=at(8, 20, 20)), at(8, 21), "before-7")  # Thursday, 20:00
    assert made == Plan(moved=((RUNG["before-7"], at(8, 24, 9, 30), Why.RECENT_ACTIVITY),))


@pytest.mark.parametrize(
    ("standing", "why"),
    [
        (Standing(snoozed_until=date(2020, 8, 15)), Why.SNOOZED),
        (Standing(absent_until=date(2020, 8, 15)), Why.ABSENT),
        (Standing(snoozed_until=date(2020, 8, 15), absent_until=date(2020, 8, 16)), Why.ABSENT),
    ],
)
def test_a_snooze_or_a_leave_until_saturday_ends_on_monday_at_the_hour(standing: Standing, why: Why) -> None:
    assert decide(standing, at(8, 12), "before-14") == Plan(moved=((RUNG["before-14"], at(8, 17), why),))
    assert decide(standing, at(8, 17), "before-14").send == RUNG["before-14"]


def test_overdue_rungs_wait_for_the_end_of_a_leave_too() -> None:
    made = decide(replace(OWES, absent_until=date(2020, 9, 14)), at(9, 2), "day", "overdue-1")
    assert made.missed == ((RUNG["day"], Why.SUPERSEDED),)
    assert made.moved == ((RUNG["overdue-1"], at(9, 14), Why.ABSENT),)


def test_nobody_is_reminded_twice_a_day() -> None:
    made = decide(replace(OWES, reminded_on=date(2020, 8, 21)), at(8, 21, 12), "before-7")
    assert made == Plan(moved=((RUNG["before-7"], at(8, 24), Why.ALREADY_TODAY),))
    assert decide(
        replace(OWES, reminded_on=date(2020, 8, 20)),
        at(8, 21, 9, 45),
        replace(RUNG["before-7"], at=at(8, 21, 9, 30)),
    ).send


def test_the_longest_wait_decides() -> None:
    busy = Standing(
        last_activity=at(8, 12, 9), snoozed_until=date(2020, 8, 13), absent_until=date(2020, 8, 20)
    )
    assert decide(busy, at(8, 12), "before-14").moved == ((RUNG["before-14"], at(8, 20), Why.ABSENT),)


def test_pressing_remind_me_tomorrow_at_noon_does_not_delay_its_ten_oclock() -> None:
    pressed = Standing(
        last_activity=at(8, 12, 12), snoozed_until=date(2020, 8, 13), reminded_on=date(2020, 8, 12)
    )
    asked = asked_for("snooze", date(2020, 8, 13), LADDER, MOSCOW, RUSSIA)
    assert decide(pressed, at(8, 13), asked).send == asked


def test_work_done_after_the_asked_moment_delays_as_any_other() -> None:
    worked = Standing(last_activity=at(8, 13, 11), snoozed_until=date(2020, 8, 13))
    made = decide(worked, at(8, 13, 12), "before-14")
    assert made.moved == ((RUNG["before-14"], at(8, 14, 11), Why.RECENT_ACTIVITY),)


def test_a_moved_rung_is_superseded_when_a_later_one_falls_due() -> None:
    waiting = replace(RUNG["before-7"], at=at(9, 7))
    made = decide(OWES, at(8, 27), waiting, "before-3", "before-1")
    assert made == Plan(send=RUNG["before-3"], missed=((waiting, Why.SUPERSEDED),))


def test_a_moved_rung_is_superseded_by_a_later_one_that_reaches_nobody() -> None:
    waiting = replace(RUNG["before-7"], at=at(9, 7))
    made = decide(replace(OWES, reachable=False), at(8, 27), waiting, "before-3", "before-1")
    assert made == Plan(missed=((RUNG["before-3"], Why.UNREACHABLE), (waiting, Why.SUPERSEDED)))


def test_a_moved_rung_that_falls_due_after_a_later_one_still_gives_way_to_it() -> None:
    waiting = replace(RUNG["before-1"], at=at(9, 1, 16))
    made = decide(OWES, at(9, 2, 9, 45), waiting, "day", "overdue-1")
    assert made == Plan(send=RUNG["day"], missed=((waiting, Why.SUPERSEDED),))


def test_rungs_gathered_at_the_end_of_a_leave_become_one() -> None:
    back = at(9, 7)
    gathered = [replace(RUNG[i], at=back) for i in ("before-1", "day", "overdue-1")]
    made = decide(OWES, back, asked_for("return", back.date(), LADDER, MOSCOW, RUSSIA), *gathered)
    assert made.send == gathered[-1]
    assert {rung.id for rung, _ in made.missed} == {"return-2020-09-07", "before-1", "day"}


def test_a_rung_asked_for_is_not_superseded_by_one_of_the_ladder_before_its_time() -> None:
    asked = asked_for("snooze", date(2020, 8, 28), LADDER, MOSCOW, RUSSIA)
    assert decide(OWES, at(8, 27), "before-3", asked) == Plan(send=RUNG["before-3"])


def test_the_codes_of_reasons_are_stable() -> None:
    assert {why.value for why in Why} == {
        *("finished", "nobody_registered", "unreachable", "superseded", "absent", "snoozed"),
        *("already_today", "recent_activity", "outside_window", "plan_changed", "ladder_changed"),
    }


def test_a_naive_moment_is_an_error() -> None:
    with pytest.raises(ValueError, match="time zone"):
        decide(replace(OWES, last_activity=datetime(2020, 8, 12, 9)), at(8, 12), "before-14")


@pytest.mark.parametrize(
    ("opened", "returned", "today", "tone"),
    [
        (False, False, DEADLINE, Tone.NOT_OPENED),
        (True, False, DEADLINE, Tone.BEGUN),
        (True, True, DEADLINE, Tone.RETURNED),
        (False, False, date(2020, 9, 2), Tone.OVERDUE),
        (True, False, date(2020, 9, 2), Tone.OVERDUE),
        (True, True, date(2020, 9, 2), Tone.RETURNED),
    ],
)
def test_the_tone_follows_the_report(opened: bool, returned: bool, today: date, tone: Tone) -> None:
    assert wording(opened=opened, returned=returned, today=today, deadline=DEADLINE) is tone
