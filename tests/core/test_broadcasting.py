"""The way to a message to many, on a town in memory: what is kept, what is asked, who may."""

from core.broadcast import Audience, BroadcastState
from core.people import Member, Person, Role
from core.prompts import BroadcastPrompt
from core.staff import StaffRole
from core.usecases import broadcast_confirming, broadcast_words
from core.views import (
    BroadcastAgain,
    BroadcastConfirm,
    BroadcastLetter,
    BroadcastPicks,
    BroadcastProgress,
    BroadcastWhom,
    BroadcastWords,
    Home,
    Note,
    Stranger,
)
from screens.render import render
from tests.core.fake_town import ADMINISTRATOR, FakeTown
from tests.core.walking import Walker

HEAD, OTHER, SPECIALIST, VIEWER = 5, 6, 50, 51


def town() -> FakeTown:
    made = FakeTown()
    made.register(HEAD)
    made.employ(SPECIALIST, StaffRole.SPECIALIST, "Ольга")
    made.employ(VIEWER, StaffRole.VIEWER, "Вера")
    return made


def writing(made: FakeTown, text: str = "Семинар в среду", user_id: int = SPECIALIST) -> Walker:
    """Up to the question whether it shall go."""
    office = Walker(made, user_id)
    office.command("summary")
    office.press("Напомнить")
    office.press("Всем")
    office.say(text)
    return office


def test_the_draft_is_a_row_and_the_prompt_points_to_it() -> None:
    made = town()
    office = writing(made)
    assert isinstance(office.view, BroadcastConfirm)
    draft = made.broadcasts_kept[1]
    assert (draft.audience, draft.text, draft.state) == (
        Audience.ALL,
        "Семинар в среду",
        BroadcastState.DRAFT,
    )
    assert made.prompts[SPECIALIST] == BroadcastPrompt(1)


def test_the_example_is_what_the_first_of_them_will_get() -> None:
    made = town()
    office = writing(made)
    result = made.decide(SPECIALIST, lambda r, c: broadcast_words.keep_words(r, c, 1))
    letter, confirm = (show.view for show in result.shows)
    assert isinstance(letter, BroadcastLetter)
    assert isinstance(confirm, BroadcastConfirm)
    assert confirm.example.name == "Мария Петровна"
    assert render(letter).text == "<b>Управление образования города Калуги</b>\n\nСеминар в среду"
    assert {button.data for row in render(letter).rows for button in row} == {"Bx:1"}
    assert office.labels()[0] == "Отправить (1)"


def test_whose_draft_it_is_and_who_may() -> None:
    made = town()
    writing(made)
    for somebody, note in (
        (VIEWER, Note.NO_ACCESS),
        (HEAD, Note.NO_ACCESS),
        (ADMINISTRATOR, Note.OLD_BUTTON),
    ):
        view = made.sees(somebody, lambda r, c: broadcast_confirming.send(r, c, 1, 2, 1, True))
        assert isinstance(view, Home)
        assert view.note is note
    assert made.confirmed == {}


def test_what_has_changed_is_looked_at_before_it_goes() -> None:
    made = town()
    office = writing(made)
    old = office.screen
    office.press("Изменить текст")
    office.say("Семинар в четверг")
    view = office.tap(old.rows[0][0].data)
    assert isinstance(view, BroadcastConfirm)
    assert view.note is Note.SEEN_IS_OLD
    made.register(OTHER, "second", "Анна")
    view = office.press("Отправить (1)")
    assert isinstance(view, BroadcastConfirm)
    assert view.note is Note.BROADCAST_OTHERS
    view = office.press("Отправить (2)")
    assert isinstance(view, BroadcastProgress)
    assert [one.person_id for one in made.confirmed[1].recipients] == [1, 2]


def test_sent_once_its_old_buttons_show_how_far_it_is() -> None:
    made = town()
    office = writing(made)
    old = office.screen
    office.press("Отправить (1)")
    for row in old.rows:
        view = office.tap(row[0].data)
        assert isinstance(view, BroadcastProgress)
        assert view.note is Note.BROADCAST_GONE
    assert len(made.confirmed) == 1


def test_the_same_words_are_asked_about_and_other_words_arent() -> None:
    made = town()
    writing(made).press("Отправить (1)")
    office = writing(made)
    assert isinstance(office.press("Отправить (1)"), BroadcastAgain)
    assert len(made.confirmed) == 1
    assert isinstance(office.press("Отправить ещё раз"), BroadcastProgress)
    assert isinstance(writing(made, "Другое").press("Отправить (1)"), BroadcastProgress)
    made.later(days=1, minutes=1)
    assert isinstance(writing(made).press("Отправить (1)"), BroadcastProgress)
    assert len(made.confirmed) == 4


def test_where_nobody_would_get_it_nothing_can_be_sent() -> None:
    made = FakeTown()
    made.employ(SPECIALIST, StaffRole.SPECIALIST, "Ольга")
    office = writing(made)
    assert isinstance(office.view, BroadcastWhom)
    assert office.view.note is Note.BROADCAST_NOBODY


def test_words_that_nobody_can_see_are_no_words() -> None:
    made = town()
    office = writing(made, "\u200b\u202e ")
    assert isinstance(office.view, BroadcastWords)
    assert office.view.note is Note.BROADCAST_EMPTY
    assert made.broadcasts_kept[1].text is None


def test_a_sticker_or_a_program_leaves_everything_as_it_was() -> None:
    made = town()
    office = Walker(made, SPECIALIST)
    office.command("summary")
    office.press("Напомнить")
    office.press("Всем")
    assert isinstance(office.sticker(), BroadcastWords)
    view = office.send("virus.exe")
    assert isinstance(view, BroadcastWords)
    assert view.note is Note.FILE_REFUSED
    assert made.broadcasts_kept[1].file is None
    view = office.send("Афиша.pdf", caption="Афиша")
    assert isinstance(view, BroadcastConfirm)
    file = made.broadcasts_kept[1].file
    assert file is not None
    assert (file.name, file.is_photo) == ("Афиша.pdf", False)


def test_a_file_shortens_what_may_be_said() -> None:
    made = town()
    office = writing(made, "щ" * 2000)
    office.press("Изменить текст")
    view = office.send("Афиша.pdf", caption="")
    assert isinstance(view, BroadcastWords)
    assert view.note is Note.BROADCAST_TOO_LONG
    assert made.broadcasts_kept[1].file is None
    assert made.broadcasts_kept[1].text == "щ" * 2000


def test_by_hand_with_nobody_ticked_asks_again() -> None:
    made = town()
    office = Walker(made, SPECIALIST)
    office.command("summary")
    office.press("Напомнить")
    office.press("Выбрать вручную")
    view = office.tap("Be:1")
    assert isinstance(view, BroadcastPicks)
    assert view.note is Note.BROADCAST_NOBODY
    office.say("сад")
    assert isinstance(office.view, BroadcastPicks)
    assert not made.broadcasts_kept[1].picked
    office.say("ласточка")
    assert made.broadcasts_kept[1].picked == {1}


def test_a_forged_organisation_is_never_ticked() -> None:
    made = town()
    office = Walker(made, SPECIALIST)
    office.command("summary")
    office.press("Напомнить")
    office.tap("Bk:1:999:1:0")
    assert made.broadcasts_kept[1].picked == frozenset()


def test_who_lost_the_role_meanwhile_can_neither_write_nor_send() -> None:
    made = town()
    office = writing(made)
    del made.employees[SPECIALIST]
    for view in (office.press("Отправить (1)"), office.say("Ещё")):
        assert isinstance(view, Stranger)
    assert made.confirmed == {}


def test_the_head_and_not_the_deputy() -> None:
    made = town()
    made.joined.append(Member(Person(9, 9, 9), made.organisations[1], Role.DEPUTY))
    writing(made).press("Отправить (1)")
    assert [one.chat_id for one in made.confirmed[1].recipients] == [HEAD]
