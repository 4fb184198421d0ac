"""The practical task, materials, the draft at a meeting, as heads and the department meet them."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from core.meeting import Seat, SeatState
from core.proceedings import GRACE
from core.staff import StaffRole
from core.usecases import chairing
from core.views import (
    DraftDesk,
    DraftPage,
    DraftRemark,
    MaterialFile,
    MaterialsItem,
    MaterialsNews,
    MaterialsPage,
    MeetingDesk,
    MeetingPage,
    Note,
    PracticalAnswers,
    PracticalCall,
    PracticalDesk,
    PracticalMinutes,
    PracticalQuestion,
    PracticalSaid,
    View,
)
from tests.core.fake_town import ADMINISTRATOR, MOSCOW, FakeTown
from tests.core.walking import Walker, registered
from tests.screens.gallery.meetings import meeting_town

HEAD, OTHER = 5, 6
IN_THE_HALL = datetime(2020, 1, 29, 9, 40, tzinfo=MOSCOW)
T = TypeVar("T", bound=View)


def is_a(kind: type[T], view: View | None) -> T:
    assert isinstance(view, kind), view
    return view


def in_the_hall(published: bool = False) -> tuple[FakeTown, Walker, Walker, Walker]:
    """№ 7 sits in the first sitting, № 12 comes to the second; the department is there."""
    town = meeting_town()
    if not published:  # the decision isn't taken yet
        town.published, town.reports = False, {}
    head, other = registered(town, HEAD), registered(town, OTHER, "second")
    for number, subgroup in ((1, 1), (2, 2)):
        seat = Seat(1, town.organisations[number], SeatState.COMING, subgroup)
        town.seats_kept[1, number] = seat
    town.now = IN_THE_HALL
    return town, head, other, Walker(town, ADMINISTRATOR)


def told(town: FakeTown, kind: type[T]) -> list[tuple[int, T]]:
    return [(show.chat_id, show.view) for show in town.notices if isinstance(show.view, kind)]


def begun(minutes: str = "15 минут") -> tuple[FakeTown, Walker, Walker, Walker]:
    town, head, other, office = in_the_hall()
    office.tap("Ze:1")
    is_a(PracticalMinutes, office.press("Начать: 1-я подгруппа"))
    is_a(PracticalDesk, office.press(minutes))
    return town, head, other, office


def test_the_chair_starts_it_for_a_sitting_and_only_that_one_hears_and_answers() -> None:
    town, head, other, office = begun()
    assert [chat for chat, _ in told(town, PracticalCall)] == [HEAD]
    assert "Отвечают сегодня до 09:55." in office.screen.text
    is_a(MeetingPage, head.tap("MO:1:1"))
    is_a(PracticalQuestion, head.press("Практическое задание"))
    assert "вопрос 1 из 9" in head.screen.text
    assert "сегодня до 09:55" in head.screen.text
    page = is_a(MeetingPage, other.tap("MO:1:2"))
    assert not page.proceedings.practical
    assert is_a(PracticalAnswers, other.tap("Zp:1:2")).until is None


def test_a_line_a_phrase_and_a_skip_are_saved_at_once_and_it_is_resumed() -> None:
    town, head, *_ = begun()
    head.tap("Zp:1:1")
    is_a(PracticalQuestion, head.press("Педагоги прошли обучение"))
    assert len(town.practical) == 1
    assert is_a(PracticalQuestion, head.view).cell.number == 1
    head.press("Пропустить")
    is_a(PracticalQuestion, head.say("  Обучим  всех\nк сентябрю "))
    assert [one.own for one in town.practical.values()] == ["", "", "Обучим всех к сентябрю"]
    head.command("menu")
    assert is_a(PracticalQuestion, head.tap("Zp:1:1")).cell.number == 3
    assert is_a(PracticalQuestion, head.say("а" * 201)).note is Note.PRACTICAL_LONG
    assert is_a(PracticalQuestion, head.sticker()).note is Note.STICKER
    for _ in range(6):
        head.press("Пропустить")
    done = is_a(PracticalAnswers, head.view)
    assert len(done.answers) == 9
    assert "Спасибо, заполнено 9 из 9" in head.screen.text
    changed = is_a(PracticalQuestion, head.press("Изменить 1"))
    assert changed.words == "Педагоги прошли обучение"
    head.press("Есть рабочая группа")
    assert {one.option for one in town.practical.values()} == {"team", ""}


def test_what_was_being_typed_when_the_time_was_over_is_taken_and_later_nothing_is() -> None:
    town, head, *_ = begun()
    head.tap("Zp:1:1")
    town.now = IN_THE_HALL + timedelta(minutes=15) + GRACE
    is_a(PracticalQuestion, head.say("Успели"))
    town.later(seconds=1)
    late = is_a(PracticalAnswers, head.say("Не успели"))
    assert late.note is Note.PRACTICAL_CLOSED
    assert [one.own for one in town.practical.values()] == ["Успели"]


def test_a_button_of_an_older_file_answers_nothing() -> None:
    town, head, *_ = begun()
    head.tap("Zp:1:1")
    town.meetings_kept[1] = replace(town.meetings_kept[1], version=2)
    shown = is_a(PracticalQuestion, head.press("Педагоги прошли обучение"))
    assert (shown.note, town.practical) == (Note.PRACTICAL_CHANGED, {})


def test_at_leisure_everybody_answers_until_the_day_and_who_has_answered_is_not_troubled() -> None:
    town, head, other, office = begun()
    head.tap("Zp:1:1")
    for _ in range(9):
        head.press("Пропустить")
    office.tap("Ze:1")
    is_a(PracticalMinutes, office.press("Открыть всем до даты"))
    assert is_a(PracticalMinutes, office.say("вчера")).note is Note.PRACTICAL_BAD_DAY
    desk = is_a(PracticalDesk, office.say("7 февраля"))
    assert [chat for chat, _ in told(town, PracticalCall)] == [HEAD, OTHER]
    assert dict(desk.counts)[0].done == 1
    assert "Ответили 1 из 2" in office.screen.text
    town.now = datetime(2020, 2, 7, 23, 0, tzinfo=MOSCOW)
    is_a(PracticalQuestion, other.tap("Zp:1:2"))
    assert "до 23:59" in other.screen.text
    town.now = datetime(2020, 2, 8, 9, 0, tzinfo=MOSCOW)
    assert is_a(PracticalAnswers, other.press("Пропустить")).note is Note.PRACTICAL_CLOSED


def test_equal_answers_are_counted_together_for_the_department() -> None:
    _, head, other, office = begun()
    office.tap("Zu:1:2020-02-07")
    head.tap("Zp:1:1")
    head.press("Педагоги прошли обучение")
    head.say("Нет денег")
    other.tap("Zp:1:2")
    other.say("педагоги прошли обучение.")
    other.say("нет денег")
    shown = is_a(PracticalSaid, office.tap("Zg:1:0"))
    assert [(one.text, one.count) for one in shown.results[0].said] == [("Педагоги прошли обучение", 2)]
    assert [(one.text, one.count) for one in shown.results[1].said] == [("Нет денег", 2)]
    assert "нет данных" in office.screen.text
    assert "Ответили: 2 из 2" in office.screen.text


def test_it_can_be_ended_before_its_time() -> None:
    town, head, _, office = begun()
    office.tap("Ze:1")
    ended = is_a(PracticalDesk, office.press("Завершить: 1-я подгруппа"))
    assert ended.note is Note.PRACTICAL_ENDED
    town.later(minutes=6)
    assert is_a(PracticalAnswers, head.tap("Zp:1:1")).until is None


def test_a_viewer_sees_the_counts_and_starts_nothing() -> None:
    town, *_ = in_the_hall()
    town.employ(902, StaffRole.VIEWER)
    viewer = Walker(town, 902)
    is_a(PracticalDesk, viewer.tap("Ze:1"))
    assert not [label for label in viewer.labels() if label.startswith(("Начать", "Открыть"))]
    assert is_a(MeetingDesk, viewer.tap("Zm:1:1:15")).note is Note.ONLY_SPECIALISTS
    assert is_a(MeetingDesk, viewer.tap("ZB:1")).note is Note.ONLY_SPECIALISTS
    assert not town.steps_taken


def test_materials_go_to_the_guests_first_and_whether_they_looked_is_known() -> None:
    town, head, other, office = in_the_hall()
    town.seats_kept[1, 2] = replace(town.seats_kept[1, 2], state=SeatState.DECLINED, subgroup=None)
    office.tap("Zn:1:1")
    assert is_a(MaterialsItem, office.say("Итоги мониторинга: см. файл")).note is Note.MATERIAL_ADDED
    office.send("Мониторинг.pdf")
    assert is_a(MaterialsItem, office.send("вирус.exe")).note is Note.FILE_REFUSED
    assert is_a(MeetingPage, head.tap("Zl:1:1:1")).note is Note.MATERIALS_CLOSED
    office.tap("Zn:1:1")
    assert is_a(MaterialsItem, office.press("Раздать участникам (1)")).note is Note.MATERIALS_HANDED
    ((chat, news),) = told(town, MaterialsNews)
    assert (chat, news.number) == (HEAD, 2)
    is_a(MaterialsPage, head.tap("Zl:1:1:1"))
    assert "Итоги мониторинга" in head.screen.text
    is_a(MaterialFile, head.press("Файл: Мониторинг.pdf"))
    assert is_a(MeetingPage, other.tap("Zl:1:2:1")).note is Note.MATERIALS_CLOSED
    assert is_a(MaterialsItem, office.tap("Zn:1:1")).looked == 1
    office.press("Раздать остальным (1)")
    assert [chat for chat, _ in told(town, MaterialsNews)] == [HEAD, OTHER]
    is_a(MaterialsPage, other.tap("Zl:1:2:1"))
    assert is_a(MaterialsItem, office.tap("Zn:1:1")).looked == 2
    office.press("Убрать 1")
    assert len(is_a(MaterialsItem, office.view).pieces) == 1


def test_the_materials_of_an_item_come_when_the_chair_comes_to_it() -> None:
    town, _, _, office = in_the_hall()
    office.tap("Zn:1:1")
    office.say("Итоги мониторинга")
    town.now = IN_THE_HALL.replace(hour=9, minute=0)
    town.run(ADMINISTRATOR, lambda r, c: chairing.begin(r, c, 1, 1))
    assert told(town, MaterialsNews) == []
    town.run(ADMINISTRATOR, lambda r, c: chairing.go_on(r, c, 1, 1, 0))
    assert [chat for chat, _ in told(town, MaterialsNews)] == [HEAD]


def test_opinions_on_the_draft_are_counted_until_the_decision_is_there() -> None:
    town, head, other, office = in_the_hall()
    assert is_a(MeetingPage, head.tap("Zw:1:1")).note is Note.OLD_BUTTON
    office.tap("ZA:1:0")
    assert is_a(DraftDesk, office.press("Показать участникам")).note is Note.DRAFT_SHOWN
    assert [chat for chat, _ in told(town, DraftPage)] == [HEAD, OTHER]
    is_a(DraftPage, head.tap("Zw:1:1"))
    assert "1. " in head.screen.text
    assert is_a(DraftPage, head.press("За")).note is Note.OPINION_KEPT
    other.tap("Zw:1:2")
    is_a(DraftRemark, other.press("Есть замечание"))
    is_a(DraftPage, other.say("Срок по пункту 6 лучше перенести"))
    is_a(DraftDesk, office.tap("ZA:1:0"))
    assert "За: 1, с замечанием: 1" in office.screen.text
    assert "Срок по пункту 6 лучше перенести" in office.screen.text
    is_a(DraftPage, other.tap("Zy:1:2"))  # changed their mind
    assert [one.agrees for one in is_a(DraftDesk, office.tap("ZA:1:0")).opinions] == [True, True]
    town.published = True
    assert is_a(DraftPage, head.tap("Zz:1:1")).note is Note.DRAFT_CLOSED
    assert is_a(DraftDesk, office.tap("ZA:1:0")).is_published


def test_nobody_else_s_meeting_is_open() -> None:
    town, head, *_ = begun()
    before = town.practical.copy()
    for data in ("Zp:1:2", "Zt:1:2:1:0:1", "Zl:1:2:1", "Zy:1:2", "Ze:1", "Zn:1:1", "ZA:1:0", "Zh:1:1:1"):
        head.tap(data)
    assert town.practical == before
    assert not town.opinions_given
    assert not isinstance(head.tap("Zg:1:0"), PracticalSaid)


def test_a_double_tap_tells_nobody_twice() -> None:
    town, _, _, office = begun()
    office.tap("Zm:1:1:30")
    assert len(told(town, PracticalCall)) == 1
    assert office.screen.text.count("до 09:55") == 1
    office.tap("Zn:1:1")
    office.say("Итоги")
    for _ in range(2):
        office.tap("Zh:1:1:0")
        office.tap("ZB:1")
    assert (len(told(town, MaterialsNews)), len(told(town, DraftPage))) == (2, 2)
    town.later(minutes=2)
    office.tap("ZB:1")
    assert len(told(town, DraftPage)) == 4
