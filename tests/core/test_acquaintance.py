"""«Ознакомлен(а)»: one tap, its time, and who hasn't."""

from dataclasses import replace
from datetime import datetime

from core.people import Invitation
from core.report import ReportState
from core.staff import StaffRole
from core.views import AcquaintanceDesk, AcquaintanceTaken, DecisionText, Home, Note
from tests.core.fake_town import ADMINISTRATOR, MOSCOW, FakeTown
from tests.core.walking import Walker, registered

MORNING = datetime(2020, 8, 3, 10, 3, tzinfo=MOSCOW)


def test_it_takes_one_tap_and_a_second_one_says_when() -> None:
    town = FakeTown(now=MORNING)
    head = registered(town)
    assert isinstance(head.command("menu"), Home)
    text = head.press("Ознакомиться с решением")
    assert isinstance(text, DecisionText)
    assert "Провести отбор процедур" in head.screen.text
    taken = head.press("Ознакомлен(а)")
    assert isinstance(taken, AcquaintanceTaken)
    assert not taken.again
    assert "03.08.2020 в 10:03" in head.screen.text
    town.later(hours=2)
    again = head.tap("Zc:1")
    assert isinstance(again, AcquaintanceTaken)
    assert (again.again, again.at) == (True, MORNING)
    assert len(town.acquaintances_given[1]) == 1
    head.command("menu")
    assert "Ознакомиться с решением" not in head.labels()


def test_two_people_of_one_organisation_each_say_so_for_themselves() -> None:
    town = FakeTown(now=MORNING)
    head = registered(town)
    town.invitations["another"] = Invitation(9, town.organisations[1], "another")
    deputy = registered(town, 6, "another")
    head.tap("Zc:1")
    deputy.command("menu")
    assert "Ознакомиться с решением" not in deputy.labels()
    deputy.tap("Zr:1")
    assert "Мария Петровна, 03.08.2020 в 10:03" in deputy.screen.text
    deputy.press("Ознакомлен(а)")
    assert len(town.acquaintances_given[1]) == 2


def test_nobody_confirms_for_another_organisation() -> None:
    town = FakeTown(now=MORNING)
    head = registered(town)
    shown = head.tap("Zc:2")
    assert isinstance(shown, Home)
    assert shown.note is Note.NO_ACCESS
    assert not town.acquaintances_given


def test_the_department_sees_how_many_and_who_has_not() -> None:
    town = FakeTown(now=MORNING)
    head = registered(town)
    head.tap("Zc:1")
    town.employ(902, StaffRole.VIEWER)
    for user in (ADMINISTRATOR, 902):
        office = Walker(town, user)
        office.command("summary")
        office.press("Ещё…")
        shown = office.press("Ознакомление")
        assert isinstance(shown, AcquaintanceDesk)
        assert (shown.done, shown.total) == (1, 2)
        assert [one.organisation.number for one in shown.missing] == [12]
        assert "МБДОУ № 12 «Солнышко» (не зарегистрированы)" in office.screen.text
    assert isinstance(head.tap("Zd:1:0"), Home)


def test_a_sent_report_leaves_the_acquaintance_to_be_snoozed() -> None:
    town = FakeTown(now=MORNING)
    head = registered(town)
    (card,) = town.cards(5)
    town.reports[1] = replace(town.reports[1], state=ReportState.SENT)
    assert not card.acquainted
    shown = head.tap("m")
    assert isinstance(shown, Home)
    assert shown.note is Note.SNOOZED
