"""A head answers an invitation, and the department puts it right."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from core.changes.time import WentAway
from core.decision import Subgroup
from core.meeting import MeetingPlan, Seat, SeatState
from core.staff import StaffRole
from core.usecases import attending, meetings
from core.views import Home, MeetingAsk, MeetingPage, MeetingReminder, MeetingSeat, MeetingSeats, Note
from screens.render import render
from tests.core.fake_town import ADMINISTRATOR, MOSCOW, FakeTown, Overtaken
from tests.core.walking import Walker, registered
from tests.screens.gallery.meetings import PLAN, meeting_town

HEAD, OTHER = 5, 202


def with_room(first: int | None) -> MeetingPlan:
    """The seed's meeting with so many chairs in its first sitting."""
    one, two = PLAN.meeting.subgroups
    sittings = (replace(one, capacity=first), two)
    return replace(PLAN, meeting=replace(PLAN.meeting, subgroups=sittings))


def both(plan: MeetingPlan = PLAN) -> tuple[FakeTown, Walker, Walker]:
    """A town with two heads."""
    town = meeting_town(plan)
    head = registered(town)
    town.register(OTHER, "second", "Анна Сергеевна")
    return town, head, Walker(town, OTHER)


def seat(town: FakeTown, organisation: int = 1) -> Seat:
    found = town.seat(1, organisation, 1)
    assert found is not None
    return found


def page(head: Walker) -> MeetingPage:
    shown = head.press("Совещание 29 января")
    assert isinstance(shown, MeetingPage)
    return shown


def test_a_head_chooses_and_changes_until_the_eve() -> None:
    town, head, _ = both()
    head.command("menu")
    page(head)
    head.press("1-я подгруппа, 9:00")
    assert (seat(town).state, seat(town).subgroup) == (SeatState.COMING, 1)
    shown = head.press("Лучше 12:00, 2-я")
    assert isinstance(shown, MeetingPage)
    assert shown.note is Note.SEAT_TAKEN
    assert seat(town).subgroup == 2
    town.now = datetime(2020, 1, 29, 8, 0, tzinfo=MOSCOW)
    assert isinstance(shown := head.tap("MS:1:1:1"), MeetingPage)
    assert (shown.note, seat(town).subgroup) == (Note.SEAT_LATE, 2)


def test_a_full_sitting_says_so_and_offers_the_other() -> None:
    town, head, other = both(with_room(1))
    head.tap("MS:1:1:1")
    other.tap("MO:1:2")
    assert isinstance(shown := other.press("1-я подгруппа: мест нет"), MeetingPage)
    assert shown.note is Note.SEAT_FULL
    other.press("2-я подгруппа, 12:00")
    assert (seat(town).subgroup, seat(town, 2).subgroup) == (1, 2)


def test_of_two_at_once_one_gets_the_last_chair() -> None:
    town, _, _ = both(with_room(1))
    first = town.decide(HEAD, lambda r, c: attending.choose(r, c, 1, 1, 1))
    second = town.decide(OTHER, lambda r, c: attending.choose(r, c, 1, 2, 1))
    town.apply(first.changes[0])
    with pytest.raises(Overtaken):
        town.apply(second.changes[0])


def test_somebody_else_may_come_and_the_head_after_all() -> None:
    town, head, _ = both()
    head.tap("MS:1:1:1")
    assert isinstance(head.press("Придёт другой человек"), MeetingAsk)
    assert isinstance(asked := head.say("а" * 201), MeetingAsk)
    assert asked.note is Note.SEAT_WORDS
    head.say("Петрова Анна, старший воспитатель")
    assert seat(town).instead == "Петрова Анна, старший воспитатель"
    head.press("Приду лично")
    assert seat(town).instead == ""


@pytest.mark.parametrize("typed", [False, True])
def test_a_refusal_has_its_reason_and_may_be_taken_back(typed: bool) -> None:
    town, head, _ = both()
    head.tap("MS:1:1:1")
    head.press("Не смогу прийти")
    head.say("Проверка в саду") if typed else head.press("Буду в отъезде")
    assert (seat(town).state, seat(town).subgroup) == (SeatState.DECLINED, None)
    assert seat(town).reason == ("Проверка в саду" if typed else "Буду в отъезде")
    head.press("2-я подгруппа, 12:00")
    assert (seat(town).state, seat(town).reason) == (SeatState.COMING, "")


def test_nobody_answers_for_others() -> None:
    town, head, _ = both()
    for tap in ("MO:1:2", "MS:1:2:1", "MG:1:2", "MI:1:2", "MC:1:2", "MX:1:2", "MR:1:2:0", "MK:1:2"):
        assert isinstance(head.tap(tap), Home)
    for tap in ("MD:1", "ME:1:s:0", "MP:1:2", "MV:1:2:1", "MF:1:2:reason", "MN:1"):
        assert isinstance(head.tap(tap), Home)
    assert seat(town, 2) == Seat(1, town.organisations[2])


def test_after_the_meeting_nothing_is_changed_any_more() -> None:
    town, head, _ = both()
    head.tap("MS:1:1:1")
    town.now = datetime(2020, 1, 30, 8, 0, tzinfo=MOSCOW)
    before = seat(town)
    for tap in ("MS:1:1:2", "MI:1:1", "MC:1:1", "MX:1:1", "MR:1:1:0"):
        assert isinstance(head.tap(tap), MeetingPage)
    Walker(town, ADMINISTRATOR).tap("MV:1:1:2")
    assert seat(town) == before


def test_the_department_moves_people_and_they_hear_of_it() -> None:
    town, head, _ = both(with_room(1))
    head.tap("MS:1:1:1")
    office = Walker(town, ADMINISTRATOR)
    office.command("menu")
    office.press("Совещание")
    assert isinstance(office.press("Не ответили (1)"), MeetingSeats)
    assert isinstance(office.press("№ 12 «Солнышко»"), MeetingSeat)
    office.press("Записать: 1-я, 9:00, полна")
    assert seat(town, 2).subgroup == 1
    assert [show.chat_id for show in town.notices] == [OTHER]
    assert "1-я подгруппа, 9:00" in render(town.notices[-1].view).text
    office.press("Указать, кто придёт")
    office.say("Петрова Анна")
    assert seat(town, 2).instead == "Петрова Анна"
    office.press("Не придут")
    office.say("Ремонт")
    assert (seat(town, 2).state, seat(town, 2).reason) == (SeatState.DECLINED, "Ремонт")


def test_who_only_looks_changes_nothing() -> None:
    town, _, _ = both()
    town.employ(902, StaffRole.VIEWER)
    viewer = Walker(town, 902)
    viewer.tap("MP:1:2")
    assert not any("Записать" in label for label in viewer.labels())
    for tap in ("MV:1:2:1", "MF:1:2:reason", "MN:1"):
        viewer.tap(tap)
    assert seat(town, 2).state is SeatState.INVITED


def test_the_silent_are_reminded_in_a_tap_and_once_a_day() -> None:
    town, head, _ = both()
    head.tap("MS:1:1:1")
    office = Walker(town, ADMINISTRATOR)
    office.tap("ME:1:s:0")
    assert isinstance(shown := office.press("Напомнить им (1)"), MeetingSeats)
    assert shown.note is Note.MEETING_TOLD
    assert [(n.chat_id, type(n.view)) for n in town.notices] == [(OTHER, MeetingReminder)]
    assert isinstance(shown := office.tap("MN:1"), MeetingSeats)
    assert shown.note is Note.MEETING_TOLD_TODAY
    assert len(town.notices) == 1
    town.later(days=1)
    town.apply(WentAway(town.people[OTHER].id, town.now.date() + timedelta(days=3)))
    office.tap("MN:1")
    assert len(town.notices) == 1  # on leave, and nobody stands in


def test_one_sitting_is_answered_with_a_word() -> None:
    alone = replace(
        PLAN, meeting=replace(PLAN.meeting, subgroups=(Subgroup(1, PLAN.meeting.subgroups[0].starts),))
    )
    town, head, _ = both(alone)
    head.tap("MO:1:1")
    head.press("Приду")
    assert seat(town).state is SeatState.COMING


def test_a_meeting_leaves_the_menu_two_weeks_after() -> None:
    town, head, _ = both()
    town.now = datetime(2020, 2, 12, 8, 0, tzinfo=MOSCOW)
    assert len(meetings.current(town, town.call(HEAD))) == 1
    town.now = datetime(2020, 2, 13, 8, 0, tzinfo=MOSCOW)
    assert meetings.current(town, town.call(HEAD)) == ()
    assert isinstance(head.command("menu"), Home)
