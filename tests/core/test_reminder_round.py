"""One look over several reports: whom to write to, in one letter each, and what becomes of every rung."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from core.decision import Ladder
from core.ladder import Rung
from core.people import NOBODY, Author, Role
from core.recipients import Recipient, recipients, within_reach
from core.reminder_round import DueReport, Round, Verdict, decide
from core.report import ReportCard, ReportState
from core.working_days import WorkingDays

MOSCOW = ZoneInfo("Europe/Moscow")
KAMCHATKA = ZoneInfo("Asia/Kamchatka")
DAYS = WorkingDays()
TODAY = date(2020, 8, 12)


def at(day: int, hour: int = 10, minute: int = 0, month: int = 8, tz: ZoneInfo = MOSCOW) -> datetime:
    return datetime(2020, month, day, hour, minute, tzinfo=tz)


NOW = at(12)


def card(report_id: int) -> ReportCard:
    return ReportCard(report_id, 1, f"№ {report_id}", "ВСОКО", date(2020, 9, 1), ReportState.BEGUN, 1, 6)


def person(person_id: int, role: Role = Role.HEAD, *reports: int) -> Recipient:
    cards = tuple(card(report) for report in reports or (1,))
    return Recipient(person_id, person_id * 100, f"Имя {person_id}", role, cards=cards)


def due(report_id: int, *people: Recipient, rungs: tuple[tuple[int, Rung], ...] = ()) -> DueReport:
    return DueReport(report_id, False, Ladder(), rungs or ((report_id, Rung("before-14", NOW)),), people)


def look(*reports: DueReport, now: datetime = NOW, tz: ZoneInfo = MOSCOW) -> Round:
    return decide(reports, now, tz, DAYS)


def test_a_head_gets_a_letter_over_their_cards() -> None:
    made = look(due(1, person(1)))
    (letter,) = made.letters
    assert (letter.person_id, letter.chat_id, letter.cards, letter.reminder_ids) == (1, 100, (card(1),), (1,))
    assert (made.verdicts, made.day) == ((), TODAY)


def test_somebody_with_two_organisations_gets_one_letter_for_both_rungs() -> None:
    both = person(1, Role.HEAD, 1, 2)
    (letter,) = look(due(1, both), due(2, both)).letters
    assert (letter.cards, letter.reminder_ids) == ((card(1), card(2)), (1, 2))


def test_everything_quiet_is_an_empty_round() -> None:
    assert look() == Round(TODAY)


@pytest.mark.parametrize(
    ("people", "chosen"),
    [
        ((person(1), person(2, Role.DEPUTY)), [1]),
        ((person(1), person(2, Role.ACTING)), [1, 2]),
        ((replace(person(1), reachable=False), person(2, Role.DEPUTY)), [2]),
        ((replace(person(1), absent_until=TODAY), person(2, Role.DEPUTY), person(3, Role.DEPUTY)), [2, 3]),
        ((replace(person(1), absent_until=date(2020, 8, 11)), person(2, Role.DEPUTY)), [1]),
        ((replace(person(1), absent_until=TODAY),), []),
        ((), []),
    ],
)
def test_the_head_answers_and_else_whoever_is_there(people: tuple[Recipient, ...], chosen: list[int]) -> None:
    assert [somebody.person_id for somebody in recipients(people, TODAY)] == chosen


def test_while_the_only_person_is_away_the_rung_waits_for_the_morning_after() -> None:
    away = replace(person(1), absent_until=date(2020, 8, 14))  # a Friday: back on Monday
    assert look(due(1, away)) == Round(TODAY, (), (Verdict(1, "planned", "absent", at(17)),))


def test_of_two_who_are_away_the_first_to_come_back_is_waited_for() -> None:
    people = (
        replace(person(1), absent_until=date(2020, 8, 28)),
        replace(person(2, Role.DEPUTY), absent_until=date(2020, 8, 13)),
    )
    assert look(due(1, *people)).verdicts == (Verdict(1, "planned", "absent", at(14)),)


def test_who_has_blocked_the_bot_is_not_waited_for() -> None:
    gone = replace(person(1), reachable=False, absent_until=date(2020, 8, 14))
    assert look(due(1, gone)).verdicts == (Verdict(1, "missed", "unreachable"),)


def test_nobody_there_is_a_miss() -> None:
    assert look(due(1)).verdicts == (Verdict(1, "missed", "nobody_registered"),)


def test_a_finished_report_cancels_all_its_rungs() -> None:
    rungs = ((1, Rung("before-14", NOW)), (2, Rung("day", at(1, month=9))))
    done = replace(due(1, person(1), rungs=rungs), finished=True)
    assert look(done).verdicts == (Verdict(1, "cancelled", "finished"), Verdict(2, "cancelled", "finished"))


def test_a_reminder_of_today_about_another_organisation_counts() -> None:
    told = replace(person(1), reminded_on=TODAY)
    assert look(due(1, told)).verdicts == (Verdict(1, "planned", "already_today", at(13)),)


def test_a_snooze_holds_the_ladder_back_until_its_day() -> None:
    rungs = ((1, Rung("before-14", NOW)), (2, Rung("snooze-2020-08-13", at(13))))
    assert look(due(1, person(1), rungs=rungs)).verdicts == (Verdict(1, "planned", "snoozed", at(13)),)


def test_a_snooze_is_of_the_department_s_day_wherever_it_lies() -> None:
    """At 10:00 in Kamchatka it is still yesterday in UTC, as the database gives the time back."""
    rungs = (
        (1, Rung("before-14", at(12, tz=KAMCHATKA))),
        (2, Rung("snooze-2020-08-13", datetime.fromisoformat("2020-08-12T22:00+00:00"))),
    )
    made = look(due(1, person(1), rungs=rungs), now=at(12, 12, tz=KAMCHATKA), tz=KAMCHATKA)
    assert made.verdicts == (Verdict(1, "planned", "snoozed", at(13, tz=KAMCHATKA)),)


def test_a_snooze_that_a_leave_has_moved_doesn_t_hold_back_the_deputy() -> None:
    rungs = ((1, Rung("before-14", NOW)), (2, Rung("snooze-2020-08-10", at(31))))
    people = (replace(person(1), absent_until=date(2020, 8, 28)), person(2, Role.DEPUTY))
    assert [letter.person_id for letter in look(due(1, *people, rungs=rungs)).letters] == [2]


def test_after_downtime_the_latest_goes_out_and_the_others_are_missed() -> None:
    rungs = ((1, Rung("before-30", at(21, month=7))), (2, Rung("before-14", NOW)))
    made = look(due(1, person(1), rungs=rungs))
    assert made.letters[0].reminder_ids == (2,)
    assert made.verdicts == (Verdict(1, "missed", "superseded"),)


def _of(person_id: int, role: Role, away: bool = False, substitute: int | None = None) -> Recipient:
    until = date(2020, 8, 26) if away else None
    return Recipient(person_id, person_id, "", role, absent_until=until, substitute=substitute)


def _lost(person_id: int, role: Role, away: bool = False, substitute: int | None = None) -> Recipient:
    return replace(_of(person_id, role, away, substitute), reachable=False)


HEAD, ACTING, DEPUTY = Role.HEAD, Role.ACTING, Role.DEPUTY


@pytest.mark.parametrize(
    ("people", "chosen"),
    [
        ([_of(1, HEAD), _of(2, DEPUTY)], [1]),
        ([_of(1, HEAD, away=True), _of(2, DEPUTY), _of(3, DEPUTY)], [2, 3]),
        ([_of(1, HEAD, away=True, substitute=3), _of(2, DEPUTY), _of(3, DEPUTY)], [3]),
        ([_of(1, HEAD, away=True, substitute=NOBODY), _of(2, DEPUTY)], []),
        (
            [_of(1, HEAD, away=True, substitute=2), _of(2, DEPUTY, away=True, substitute=3), _of(3, DEPUTY)],
            [3],
        ),
        ([_of(1, HEAD, away=True, substitute=2), _of(2, HEAD, away=True, substitute=1), _of(3, DEPUTY)], [3]),
        ([_of(1, HEAD, away=True, substitute=2), _of(2, ACTING)], [2]),
        ([_of(1, HEAD, away=True, substitute=9), _of(2, DEPUTY)], [2]),
        ([_of(1, HEAD, substitute=2), _of(2, DEPUTY)], [1]),
        ([_of(1, HEAD, away=True, substitute=NOBODY), _of(2, ACTING), _of(3, DEPUTY)], [2]),
        ([_of(1, HEAD, away=True, substitute=2), _lost(2, DEPUTY), _of(3, DEPUTY)], [1]),
        ([_of(1, HEAD, away=True, substitute=2), _lost(2, DEPUTY), _of(3, ACTING)], [3]),
        (
            [
                _of(1, HEAD, away=True, substitute=2),
                _of(2, DEPUTY, away=True, substitute=3),
                _lost(3, DEPUTY),
            ],
            [1],
        ),
        ([_lost(1, HEAD, away=True, substitute=2), _lost(2, DEPUTY), _of(3, DEPUTY)], [3]),
    ],
    ids=[
        "the head",
        "nothing said: the others",
        "the substitute alone",
        "nobody",
        "a substitute of the substitute",
        "each for the other",
        "once, though twice chosen",
        "one who is gone",
        "back before the day",
        "another head is here",
        "the substitute is cut off: the head after all",
        "the substitute is cut off, but another head is here",
        "the substitute's substitute is cut off",
        "both are cut off: the others",
    ],
)
def test_who_is_reminded_while_somebody_is_away(people: list[Recipient], chosen: list[int]) -> None:
    assert [one.person_id for one in recipients(tuple(people), date(2020, 8, 12))] == chosen


def test_whoever_is_written_to_on_leave_learns_why() -> None:
    head = replace(person(1), absent_until=TODAY, substitute=2)
    deputy = replace(person(2, Role.DEPUTY), reachable=False)
    (letter,) = look(due(1, head, deputy)).letters
    assert (letter.person_id, letter.unreached) == (1, Author("Имя 2", Role.DEPUTY))


def test_nobody_stands_in_for_a_head_whom_nothing_reaches() -> None:
    """A rung that would find nobody, today or later, is missed: it doesn't wait for the end of days."""
    head = replace(person(1), absent_until=TODAY, substitute=NOBODY, reachable=False)
    made = look(due(1, head, person(2, Role.DEPUTY)))
    assert (made.letters, made.verdicts) == ((), (Verdict(1, "missed", "unreachable"),))


def test_a_leave_that_ends_leaves_somebody_within_reach() -> None:
    head = replace(person(1), absent_until=TODAY, substitute=NOBODY)
    assert within_reach((head, person(2, Role.DEPUTY)), TODAY)
    assert not within_reach((replace(head, reachable=False), person(2, Role.DEPUTY)), TODAY)
