"""Asking for another deadline and deciding on it: which dates fit, and who sees what."""

from datetime import date, timedelta

import pytest

from core.changes.time import ExtensionDecided
from core.extension import ExtensionState, fitting, offered
from core.report import ReportState
from core.usecases import granting
from core.views import ExtensionQuestion, ExtensionSettled, Home, Note
from core.working_days import WorkingDays
from tests.core.fake_town import ADMINISTRATOR, FakeTown, Overtaken, shown_to
from tests.core.walking import Walker, registered

DAYS = WorkingDays()
DEADLINE = date(2020, 9, 1)


@pytest.mark.parametrize(
    ("day", "today", "real"),
    [
        (date(2020, 9, 15), date(2020, 8, 12), date(2020, 9, 15)),
        (date(2020, 9, 13), date(2020, 8, 12), date(2020, 9, 11)),  # a Sunday moves earlier
        (date(2020, 9, 1), date(2020, 8, 12), None),
        (date(2020, 8, 20), date(2020, 8, 12), None),
        (date(2020, 9, 10), date(2020, 9, 20), None),  # it has passed by now
        (date(2021, 8, 20), date(2020, 8, 25), None),  # what «20 августа» would mean
    ],
)
def test_only_a_later_day_within_half_a_year_gives_more_time(
    day: date, today: date, real: date | None
) -> None:
    assert fitting(day, DEADLINE, today, DAYS) == real


def test_after_the_deadline_the_buttons_count_from_today() -> None:
    today = date(2020, 9, 9)
    assert offered(DEADLINE, today, DAYS) == (date(2020, 9, 16), date(2020, 9, 23), date(2020, 10, 9))


def asked() -> tuple[Walker, Walker]:
    head = registered(FakeTown())
    head.press("Все пункты")
    head.press("Попросить перенос")
    head.press("Две недели")
    head.say("Ждём педсовет")
    department = Walker(head.town, ADMINISTRATOR)
    department.start()
    return head, department


def test_words_that_were_given_up_on_the_way_are_not_left_out_in_silence() -> None:
    head, department = asked()
    department.tap("xo:1:word")
    department.say("Хорошо, но это в последний раз")
    worded = next(b.data for row in department.screen.rows for b in row if b.text == "Согласиться")
    department.command("menu")
    shown = department.tap(worded)
    assert isinstance(shown, ExtensionQuestion)
    assert shown.note is Note.EXTENSION_DRAFT_GONE
    assert head.town.extensions[1].state is ExtensionState.OPEN


def test_the_later_administrator_sees_what_the_earlier_decided() -> None:
    head, department = asked()
    late = head.town.decide(
        ADMINISTRATOR, lambda r, c: granting.decide(r, c, 1, False, date(2020, 9, 15), False)
    )
    department.tap("xd:1:1:2020-09-15:0")
    assert head.town.reports[1].deadline == date(2020, 9, 15)
    with pytest.raises(Overtaken):  # decided on what was so a moment ago: decided again
        head.town.apply(next(change for change in late.changes if isinstance(change, ExtensionDecided)))
    shown = department.tap("xd:1:0:2020-09-15:0")
    assert isinstance(shown, ExtensionSettled)
    assert shown.extension.until == date(2020, 9, 15)


def test_a_date_that_has_passed_meanwhile_is_asked_for_again() -> None:
    head, department = asked()
    head.town.now += timedelta(days=60)
    shown = department.tap("xd:1:1:2020-09-15:0")
    assert isinstance(shown, ExtensionQuestion)
    assert shown.wants == "date"


def test_a_head_decides_nothing() -> None:
    head, _ = asked()
    assert isinstance(head.tap("xd:1:1:2020-09-15:0"), Home)
    assert head.town.extensions[1].state is ExtensionState.OPEN


def test_everybody_concerned_is_told_once() -> None:
    head, _ = asked()
    result = head.town.decide(
        ADMINISTRATOR, lambda r, c: granting.decide(r, c, 1, True, date(2020, 9, 15), False)
    )
    told = [show.chat_id for show in result.shows]
    assert sorted(told) == sorted(set(told)) == [5, ADMINISTRATOR]
    assert isinstance(shown_to(ADMINISTRATOR, result), ExtensionSettled)


def test_an_open_report_goes_on_under_the_new_deadline() -> None:
    head, department = asked()
    department.tap("xd:1:1:2020-09-15:0")
    head.town.now += timedelta(days=35)  # the 7th of September
    (card,) = head.town.cards(5)
    assert card.deadline == date(2020, 9, 15)
    assert card.state is ReportState.NOT_OPENED
    head.start()
    assert "До 15 сентября осталось 8 дней" in head.screen.text
