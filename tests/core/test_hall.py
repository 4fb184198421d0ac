"""Being there: by a word, by a code, by a specialist's tick; and the chair's agenda."""

from datetime import datetime

import pytest

from core.agenda_run import AgendaRun, is_news
from core.hall import MOST_TRIES, Hall
from core.meeting import Marked, Seat
from core.staff import StaffRole
from core.usecases import hall
from core.views import AgendaScreen, HallScreen, Home, MeetingAsk, MeetingPage, Note
from tests.core.fake_town import ADMINISTRATOR, MOSCOW, FakeTown
from tests.core.test_attending import HEAD, OTHER, both, seat
from tests.core.walking import Walker
from tests.screens.gallery.meetings import PLAN


def on_the_day(hour: int = 8, minute: int = 45) -> tuple[FakeTown, Walker, Walker]:
    """Two heads who come at nine; the department has the word of that sitting."""
    town, head, _ = both()
    head.tap("MS:1:1:1")
    Walker(town, OTHER).tap("MS:1:2:1")
    town.now = datetime(2020, 1, 29, hour, minute, tzinfo=MOSCOW)
    office = Walker(town, ADMINISTRATOR)
    assert isinstance(office.tap("MH:1:1"), HallScreen)
    return town, head, office


def word(town: FakeTown, subgroup: int = 1) -> str:
    return town.halls_open[1, subgroup].word


def test_the_word_in_whatever_letters_marks_a_head_once() -> None:
    town, head, _ = on_the_day()
    head.tap("MO:1:1")
    head.press("Я в зале")
    assert isinstance(shown := head.say(f" {word(town).upper().replace(' ', '-')}!"), MeetingPage)
    assert shown.note is Note.HALL_MARKED
    assert (seat(town).marked, seat(town).attended_in) == (Marked.WORD, 1)
    at = seat(town).attended_at
    town.later(minutes=5)
    head.tap("MW:1:1")
    head.start(town.halls_open[1, 1].link_code)
    assert seat(town).attended_at == at


def test_asking_again_shows_the_same_word_and_the_sittings_differ() -> None:
    town, _, office = on_the_day()
    first = word(town)
    office.tap("MH:1:1")
    assert word(town) == first
    office.tap("MH:1:2")
    assert town.halls_open[1, 1].code != town.halls_open[1, 2].code


def test_wrong_words_are_few() -> None:
    town, head, _ = on_the_day()
    head.tap("MW:1:1")
    for _ in range(MOST_TRIES - 1):
        assert isinstance(shown := head.say("ромашка 00"), MeetingAsk)
        assert shown.note is Note.HALL_WRONG
    assert isinstance(shown_at_last := head.say("ромашка 00"), MeetingPage)
    assert shown_at_last.note is Note.HALL_TRIES
    assert isinstance(refused := head.tap("MW:1:1"), MeetingPage)
    assert refused.note is Note.HALL_TRIES
    head.say(word(town))
    assert not seat(town).attended


@pytest.mark.parametrize(("hour", "minute"), [(8, 29), (11, 11)])
def test_a_word_and_a_code_count_in_their_time_only(hour: int, minute: int) -> None:
    town, head, _ = on_the_day(8, 45)
    head.tap("MW:1:1")
    town.now = datetime(2020, 1, 29, hour, minute, tzinfo=MOSCOW)
    head.say(word(town))
    shown = head.start(town.halls_open[1, 1].link_code)
    assert isinstance(shown, MeetingPage)
    assert shown.note is Note.HALL_CLOSED
    assert not seat(town).attended


def test_the_first_sitting_s_word_is_none_in_the_second() -> None:
    town, head, office = on_the_day()
    town.now = datetime(2020, 1, 29, 12, 5, tzinfo=MOSCOW)
    office.tap("MH:1:2")
    head.tap("MW:1:1")
    head.say(word(town, 1))
    assert not seat(town).attended
    head.say(word(town, 2))
    assert seat(town).attended_in == 2  # who comes to the other sitting is there all the same


def test_a_code_is_nobody_s_way_in() -> None:
    town, _, _ = on_the_day()
    stranger = Walker(town, 999)
    stranger.start(town.halls_open[1, 1].link_code)
    assert not any(one.attended for one in town.seats(1, 1))
    assert hall.come_by_code(town, town.call(HEAD), town.halls_open[1, 1].code) is None  # without its prefix
    assert hall.come_by_code(town, town.call(HEAD), "m_GuessedCodeGuessedCode") is None


def test_a_specialist_ticks_and_takes_the_tick_away_once() -> None:
    town, _, office = on_the_day()
    office.tap("MA:1:1:0")
    data = "MT:1:1:1:0:1"
    office.press("№ 7 «Ласточка»")
    assert seat(town).marked is Marked.LIST
    version = seat(town).version
    office.tap(data)  # the same button once more
    assert seat(town).version == version
    office.press("✓ № 7 «Ласточка»")
    assert not seat(town).attended


def test_who_wasn_t_on_the_list_is_ticked_on_their_page_and_not_before_the_day() -> None:
    town, _, office = on_the_day()
    town.seats_kept[1, 2] = Seat(1, town.organisations[2])
    office.tap("MP:1:2")
    office.press("Пришли: 2-я, 12:00")
    assert seat(town, 2).attended_in == 2
    town.now = datetime(2020, 1, 28, 9, 0, tzinfo=MOSCOW)
    for tap in ("MT:1:1:1:0:1", "MQ:1:1:1"):
        office.tap(tap)
    assert not seat(town).attended


def test_only_specialists_have_the_word_and_the_lists() -> None:
    town, head, _ = on_the_day()
    town.employ(902, StaffRole.VIEWER)
    for who in (head, Walker(town, 902)):
        for tap in ("MH:1:1", "MA:1:1:0", "MT:1:1:1:0:1", "MQ:1:1:1", "MY:1:1", "MB:1:1"):
            assert isinstance(who.tap(tap), Home), tap
    assert isinstance(head.tap("MLR:1"), Home)
    assert town.runs == {}


def run(town: FakeTown) -> AgendaRun:
    return town.runs[1, 1]


def test_the_chair_goes_on_adds_and_ends_and_a_double_tap_counts_once() -> None:
    town, _, office = on_the_day(9, 0)
    office.tap("MY:1:1")
    office.press("Начать")
    assert (run(town).item, run(town).left(PLAN, town.now)) == (0, 5)
    town.later(minutes=4)
    for _ in range(2):
        office.tap("M5:1:1:0")
    assert (run(town).extra, run(town).left(PLAN, town.now)) == (5, 6)
    for _ in range(2):
        office.tap("MJ:1:1:0")
    assert (run(town).item, run(town).extra, run(town).left(PLAN, town.now)) == (1, 0, 30)
    office.tap("MB:1:1")  # begun already
    assert run(town).item == 1
    office.tap("MJ:1:1:1")
    office.tap("MJ:1:1:2")
    office.press("Закончить повестку")
    assert run(town).ended_at == town.now
    assert isinstance(shown := office.tap("M5:1:1:0"), AgendaScreen)
    assert shown.run == run(town)
    office.press("Начать заново")
    assert (run(town).item, run(town).ended_at) == (0, None)


def test_the_agenda_is_of_its_day() -> None:
    town, _, office = on_the_day()
    town.now = datetime(2020, 1, 28, 9, 0, tzinfo=MOSCOW)
    assert isinstance(shown := office.tap("MB:1:1"), AgendaScreen)
    assert shown.note is Note.AGENDA_OTHER_DAY
    assert town.runs == {}


def test_a_message_that_was_left_is_edited_no_more() -> None:
    town, _, office = on_the_day(9, 0)
    office.tap("MB:1:1")
    before = run(town).album
    office.press("К подгруппе")
    assert run(town).album == ""
    office.press("Вести повестку")
    assert run(town).album not in ("", before)


def told(left: int, was: int) -> bool:
    """Whether that many minutes left are news where the message says ``was``."""
    since = datetime(2020, 1, 29, 9, 0, tzinfo=MOSCOW)
    one = AgendaRun(1, 1, 1, since, 900, "album", extra=left - 30, told=was)
    return is_news(one, PLAN, since)


def test_the_time_is_told_seldom_and_at_the_end_each_minute() -> None:
    assert [left for left in range(29, 5, -1) if told(left, 30)][:1] == [25]
    assert [left for left in range(5, -1, -1) if told(left, left + 1)] == [5, 4, 3, 2, 1, 0]
    assert not told(-4, 0)
    assert told(-5, 0)
    assert not told(3, 3)
    assert told(12, 8)  # minutes were added


def test_words_are_many_and_say_nothing_of_the_code() -> None:
    found = {Hall(1, 1, f"code-{n}", datetime(2020, 1, 1, tzinfo=MOSCOW)).word for n in range(500)}
    assert len(found) > 450
