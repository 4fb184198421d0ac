"""A meeting, as heads and the department see it."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from core.meeting import MeetingPlan, PublishedMeeting
from core.staff import StaffRole
from core.views import HallScreen, MeetingInvitation, MeetingReminder, View
from papers.meeting_file import load_meeting
from tests.core.fake_town import ADMINISTRATOR, MOSCOW, FakeTown
from tests.core.walking import Walker, registered

PLAN = load_meeting(Path(__file__).resolve().parents[3] / "decisions" / "vsoko-2020.yaml")
PUBLISHED = datetime(2020, 1, 20, 10, 0, tzinfo=MOSCOW)


def meeting_town(plan: MeetingPlan = PLAN) -> FakeTown:
    """A department that has published its meeting nine days before."""
    town = FakeTown(now=PUBLISHED)
    town.meetings_kept[1] = PublishedMeeting(1, 1, plan, PUBLISHED)
    return town


def meetings() -> dict[str, View]:
    """From the invitation to the list of those who were there."""
    town = meeting_town()
    shown = dict[str, View]()
    head = registered(town)
    town.employ(902, StaffRole.VIEWER)
    office = Walker(town, ADMINISTRATOR)
    seat = town.seats(1, 1)[0]
    shown["meeting invitation"] = MeetingInvitation(town.meetings_kept[1], seat)
    shown["meeting invitation changed"] = replace(
        MeetingInvitation(town.meetings_kept[1], seat), changed=True, of_several=True
    )
    shown["home with a meeting"] = head.command("menu")
    shown["meeting page"] = head.press("Совещание 29 января")
    shown["home of department with a meeting"] = office.command("menu")
    shown["meeting desk before anybody"] = office.press("Совещание")
    _answers(town, head, shown)
    _department(town, office, shown)
    _day(town, head, office, shown)
    town.meetings_kept[2] = replace(town.meetings_kept[1], id=2)
    head.command("menu")
    shown["meeting list"] = head.press("Совещания (2)")
    return shown


def _answers(town: FakeTown, head: Walker, shown: dict[str, View]) -> None:
    """What a head says to an invitation."""
    head.tap("MO:1:1")
    shown["meeting agenda"] = head.press("Повестка")
    shown["meeting chosen"] = head.press("1-я подгруппа, 9:00")
    shown["meeting calendar"] = head.press("В календарь телефона")
    head.press("К совещанию")
    shown["meeting who instead"] = head.press("Придёт другой человек")
    shown["meeting instead"] = head.say("Петрова Анна, старший воспитатель")
    shown["meeting why not"] = head.press("Не смогу прийти")
    shown["meeting declined"] = head.press("Буду в отъезде")
    head.press("1-я подгруппа, 9:00")
    meeting = town.meetings_kept[1]
    one, two = town.organisations[1], town.organisations[2]
    eve, day = date(2020, 1, 28), date(2020, 1, 29)
    name = "Мария Петровна"
    shown["meeting reminder silent"] = MeetingReminder(meeting, name, (one,), eve)
    shown["meeting reminder eve"] = MeetingReminder(meeting, name, (one,), eve, 1)
    shown["meeting reminder hour"] = MeetingReminder(meeting, name, (one, two), day, 2, is_hour=True)


def _department(town: FakeTown, office: Walker, shown: dict[str, View]) -> None:
    """Who comes, and putting it right."""
    shown["meeting desk"] = office.tap("MD:1")
    shown["meeting silent"] = office.press("Не ответили (1)")
    shown["meeting seat"] = office.press("№ 12 «Солнышко»")
    shown["meeting seat written"] = office.press("Записать: 1-я, 9:00")
    shown["meeting seat who"] = office.press("Указать, кто придёт")
    office.say("Петрова Анна")
    shown["meeting seat why not"] = office.press("Не придут")
    office.say("Ремонт")
    town.register(202, "second", "Анна Сергеевна")
    shown["meeting seat moved"] = office.press("Записать: 2-я, 12:00")
    shown["meeting seat news"] = town.notices[-1].view
    office.tap("MP:1:1")
    shown["meeting sitting"] = office.tap("ME:1:1:0")


def _day(town: FakeTown, head: Walker, office: Walker, shown: dict[str, View]) -> None:
    """The hall and the agenda."""
    town.now = datetime(2020, 1, 29, 8, 50, tzinfo=MOSCOW)
    shown["meeting sitting on the day"] = office.tap("ME:1:1:0")
    shown["hall"] = replace(_hall(office.press("Слово и QR-код для зала")), word="берёза 47")
    shown["meeting page on the day"] = head.tap("MO:1:1")
    shown["hall word"] = head.press("Я в зале")
    shown["hall word wrong"] = head.say("берёза 1")
    shown["hall marked"] = head.say(town.halls_open[1, 1].word)
    shown["hall attendance"] = office.tap("MA:1:1:0")
    shown["hall seat"] = office.tap("MP:1:2")
    shown["agenda to come"] = office.tap("MY:1:1")
    shown["agenda"] = office.press("Начать")
    town.later(minutes=7)
    shown["agenda over time"] = office.tap("MY:1:1")
    office.press("Дальше")
    office.press("Дальше")
    office.press("Дальше")
    shown["agenda last item"] = office.view
    shown["agenda ended"] = office.press("Закончить повестку")
    shown["hall sheet"] = office.tap("MLR:1")


def _hall(view: View) -> HallScreen:
    assert isinstance(view, HallScreen)
    return view
