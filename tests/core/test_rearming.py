"""Another ladder: what stays, goes, moves and comes, of one organisation and over all of them."""

from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from core.decision import Ladder
from core.ladder import schedule, to_come
from core.ladder_change import typed_hour, typed_number, with_hour, with_rung
from core.people import Organisation
from core.proof import CallReason, LoggedRung, Reminded, call_list
from core.rearming import Rearming, preview, rearmed
from core.report import ReportState
from core.working_days import WorkingDays

MOSCOW = ZoneInfo("Europe/Moscow")
DAYS = WorkingDays()
PUBLISHED = datetime(2020, 2, 3, 9, 0, tzinfo=MOSCOW)
NOW = datetime(2020, 8, 13, 12, 0, tzinfo=MOSCOW)
DEADLINE = date(2020, 9, 1)
FILE = Ladder()
SEVEN = Organisation(1, 1, "МБДОУ № 7", 7)


def standing(state: ReportState = ReportState.BEGUN, **states: str) -> Reminded:
    """Everything before now is sent, the rest planned, but for those named (``before_7="missed"``)."""
    named = {name.replace("_", "-"): state for name, state in states.items()}
    rungs = tuple(
        LoggedRung(
            rung.id,
            DEADLINE,
            rung.at,
            rung.at,
            named.get(rung.id, "sent" if rung.at <= NOW else "planned"),
        )
        for rung in schedule(FILE, DEADLINE, PUBLISHED, MOSCOW, DAYS)
    )
    return Reminded(SEVEN, state, DEADLINE, 1, 1, rungs)


def changed(one: Reminded, ladder: Ladder) -> Rearming:
    return rearmed(one, ladder, PUBLISHED, NOW, MOSCOW, DAYS)


def names(made: Rearming) -> tuple[list[str], list[str], list[str]]:
    return [k.id for k in made.kept], [d.id for d in made.dropped], [n.id for n in made.new]


def test_the_same_ladder_changes_nothing() -> None:
    kept, dropped, new = names(changed(standing(), FILE))
    assert (kept, dropped, new) == (
        ["before-7", "before-3", "before-1", "day", "overdue-1", "overdue-5"],
        [],
        [],
    )


def test_one_goes_one_comes_and_what_was_sent_never_comes_back() -> None:
    ladder = replace(FILE, before=(60, 30, 14, 10, 3, 1))
    _, dropped, new = names(changed(standing(), ladder))
    assert (dropped, new) == (["before-7"], ["before-10"])
    assert names(changed(standing(before_7="sent"), FILE))[2] == []


def test_a_day_that_has_passed_is_never_made_up_for() -> None:
    assert names(changed(standing(), replace(FILE, before=(20, 16, 15))))[2] == []


def test_what_stands_below_the_highest_that_went_out_never_comes() -> None:
    ladder = Ladder(monthly_over=5, before=(60, 7), on_the_day=True, overdue=())
    sent = standing(before_7="missed")
    september = rearmed(sent, ladder, PUBLISHED, NOW.replace(day=3, hour=9), MOSCOW, DAYS)
    assert not [rung for rung in september.new if rung.id.startswith("monthly")]


def test_whoever_owes_nothing_gets_nothing_new_but_loses_what_is_gone() -> None:
    ladder = replace(FILE, before=(10, 3))
    _, dropped, new = names(changed(standing(ReportState.SENT), ladder))
    assert (dropped, new) == (["before-7", "before-1"], [])
    assert preview([changed(standing(ReportState.SENT), ladder)], MOSCOW).owing == 0


def test_another_hour_moves_what_is_to_come_and_leaves_a_rung_that_was_held_back() -> None:
    held = standing()
    rungs = tuple(
        replace(rung, due_at=rung.due_at.replace(day=24)) if rung.id == "before-7" else rung
        for rung in held.rungs
    )
    made = changed(replace(held, rungs=rungs), replace(FILE, at=time(15)))
    moved = {kept.id: (kept.at.hour, kept.due_at.day, kept.due_at.hour) for kept in made.kept}
    assert moved["before-7"] == (15, 24, 10)
    assert moved["day"] == (15, 1, 15)
    assert all(kept.is_moved for kept in made.kept)
    seen = preview([made], MOSCOW)
    assert [outing.new for outing in seen.coming] == [0] * len(made.kept)
    assert not seen.changes_nothing


def test_a_rung_of_today_keeps_its_hour_where_the_new_one_has_passed() -> None:
    later = replace(FILE, at=time(15), before=(13,))
    one = Reminded(
        SEVEN,
        ReportState.BEGUN,
        DEADLINE,
        1,
        1,
        tuple(
            LoggedRung(rung.id, DEADLINE, rung.at, rung.at, "planned")
            for rung in schedule(later, DEADLINE, NOW, MOSCOW, DAYS)
        ),
    )
    (today, *_) = changed(one, replace(later, at=time(10))).kept
    assert (today.id, today.due_at.hour, today.is_moved) == ("before-13", 15, False)


def test_after_a_return_the_ladder_comes_first_and_its_own_reminders_after_its_end() -> None:
    def days(now: datetime) -> list[str]:
        return [rung.id for rung in to_come(FILE, DEADLINE, now, MOSCOW, DAYS, returned=True)]

    assert days(NOW)[-1] == "overdue-5"
    assert days(datetime(2020, 9, 7, 12, 0, tzinfo=MOSCOW)) == [
        "overdue-5",
        "return-2020-09-10",
        "return-2020-09-14",
    ]
    assert days(datetime(2020, 9, 8, 12, 0, tzinfo=MOSCOW)) == [
        "return-2020-09-09",
        "return-2020-09-11",
        "return-2020-09-15",
    ]


@pytest.mark.parametrize(
    "rung", ["before-0", "before-251", "before-x", "before-", "noon", "monthly-2020-08", ""]
)
def test_no_ladder_has_such_a_rung(rung: str) -> None:
    assert with_rung(FILE, rung, True, FILE) is None


def test_a_rung_is_switched_on_and_off_in_its_order() -> None:
    more = with_rung(FILE, "before-10", True, FILE)
    assert more is not None
    assert more.before == (60, 30, 14, 10, 7, 3, 1)
    assert with_rung(more, "before-10", True, FILE) == more
    assert with_rung(more, "before-10", False, FILE) == FILE
    without = with_rung(FILE, "monthly", False, FILE)
    assert without is not None
    assert (without.monthly_over, with_rung(without, "monthly", True, FILE)) == (None, FILE)
    late = with_rung(FILE, "overdue-3", True, FILE)
    assert late is not None
    assert late.overdue == (1, 3, 5)
    full = Ladder(before=tuple(range(31, 1, -1)))
    assert with_rung(full, "before-1", True, FILE) is None


def test_what_is_typed() -> None:
    assert [typed_number(text) for text in ("10", "за 10 дней", "через 3 рабочих дня")] == [10, 10, 3]
    assert [typed_number(text) for text in ("0", "251", "10-12", "день", "")] == [None] * 5
    assert [typed_hour(text) for text in ("11", "11:30", "в 9.30")] == [time(11), time(11, 30), time(9, 30)]
    assert [typed_hour(text) for text in ("25", "11:75", "утром", "")] == [None] * 4
    assert with_hour(FILE, time(9)) is None
    assert with_hour(FILE, time(15, 30)) is None  # a short day ends before


def test_nobody_is_called_before_the_last_reminder_after_a_return() -> None:
    def reasons(state: str) -> list[CallReason]:
        one = standing(ReportState.RETURNED)
        sent = tuple(replace(rung, state="sent", decided_at=rung.due_at) for rung in one.rungs)
        at = datetime(2020, 9, 10, 10, 0, tzinfo=MOSCOW)
        after = LoggedRung("return-2020-09-10", at.date(), at, at, state, "", at)
        everybody = [replace(one, rungs=(*sent, after), last_action=NOW)]
        return [entry.reason for entry in call_list(everybody, at.date())]

    assert reasons("planned") == []
    assert reasons("sent") == [CallReason.NOT_MOVED]
