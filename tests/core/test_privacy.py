"""What people decide about their own data, and what the audit log says of the department."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core import consent
from core.auditing import Act
from core.changes.joining import ConsentAnswered
from core.changes.privacy import Audited, Withdrew
from core.consent import ConsentText, Operator, filled
from core.people import Role
from core.privacy import Contact, due_on
from core.prompts import CorrectPrompt
from core.usecases import auditing, directory, home, joining, privacy, reconsenting, reports, typing
from core.views import (
    ConsentAgain,
    ConsentRenewed,
    CorrectScreen,
    DataToTake,
    Erased,
    ErasureQuestion,
    Home,
    MyData,
    NobodyLeft,
    Note,
    Stranger,
)
from handlers.desk import reply_to
from tests.core.fake_town import ADMINISTRATOR, FakeTown
from tests.core.fake_town.members import join

TEMPLATE = "Согласие\nОператор: {оператор}.\nАдрес: {адрес}.\nСрок {хранение}, удалят {удаление}."


def test_a_text_names_its_operator_and_leaves_out_what_is_not_known() -> None:
    text = filled(TEMPLATE, Operator("Управление"), 365, 0)
    assert text.text == "Согласие\nОператор: Управление.\nСрок 365 дней, удалят сразу."
    assert text.version == f"{consent.VERSION}-{text.sha256[:8]}"


@pytest.mark.parametrize(
    "other",
    [
        filled(TEMPLATE, Operator("Другое управление"), 365, 0),
        filled(TEMPLATE, Operator("Управление", "Калуга"), 365, 0),
        filled(TEMPLATE, Operator("Управление"), 366, 0),
        filled(TEMPLATE, Operator("Управление"), 365, 10),
        filled(TEMPLATE + "!", Operator("Управление"), 365, 0),
    ],
)
def test_other_words_are_another_version(other: ConsentText) -> None:
    assert other.version != filled(TEMPLATE, Operator("Управление"), 365, 0).version


def test_braces_in_a_value_are_only_letters() -> None:
    assert "{адрес}" in filled(TEMPLATE, Operator("ООО {адрес}", ""), 1, 0).text


def test_erasure_is_never_put_off_longer_than_the_law_allows() -> None:
    town = FakeTown()
    assert due_on(town.now.date(), 400) == town.now.date() + timedelta(days=30)


def test_two_taps_end_everything_and_the_department_hears_of_the_empty_organisation() -> None:
    town = FakeTown()
    town.register(5)
    question = town.sees(5, lambda r, c: privacy.ask_erasure(r, c, at_once=False))
    assert isinstance(question, ErasureQuestion)
    assert question.alone == (town.organisations[1].name,)
    shown = town.sees(5, lambda r, c: privacy.withdraw(r, c, at_once=False))
    assert shown == Erased()
    told = [show for show in town.notices if isinstance(show.view, NobodyLeft)]
    assert [(one.chat_id, len(one.view.organisations)) for one in told] == [(ADMINISTRATOR, 1)]  # type: ignore[union-attr]
    assert 5 not in town.people
    assert isinstance(town.sees(5, home.home), Stranger)
    assert isinstance(town.sees(5, privacy.my_data), Stranger), "nothing is kept"


def test_while_others_answer_nobody_is_told() -> None:
    town = FakeTown()
    town.register(5)
    join(town, town.organisations[1], 6, 6, Role.DEPUTY)
    town.run(5, lambda r, c: privacy.withdraw(r, c, at_once=True))
    assert not [show for show in town.notices if isinstance(show.view, NobodyLeft)]


def test_a_second_withdrawal_never_puts_the_day_off() -> None:
    town = FakeTown()
    town.register(5)

    def later(at_once: bool, days: int) -> Erased:
        case = lambda r, c: privacy.withdraw(r, replace(c, erase_days=days), at_once)  # noqa: E731
        shown = town.sees(5, case)
        assert isinstance(shown, Erased)
        return shown

    first = later(False, 3)
    assert later(False, 30) == first
    assert later(True, 30) == Erased(), "and may be had at once"


def test_whoever_nothing_is_kept_about_is_asked_nothing() -> None:
    town = FakeTown()
    for case in (
        privacy.my_data,
        privacy.take,
        lambda r, c: privacy.ask_erasure(r, c, at_once=True),
        lambda r, c: privacy.withdraw(r, c, at_once=True),
        privacy.choose_correction,
    ):
        result = town.decide(77, case)
        assert isinstance(result.shows[0].view, Stranger)
        assert not any(isinstance(change, Withdrew) for change in result.changes)


def test_a_head_corrects_the_own_organisation_s_contacts_and_nobody_else_s() -> None:
    town = FakeTown()
    town.register(5)
    ask = lambda what, number: lambda r, c: privacy.ask_correction(r, c, what, number)  # noqa: E731
    assert isinstance(town.sees(5, ask(Contact.PHONE, 1)), CorrectScreen)
    shown = town.sees(5, lambda r, c: typing.said(r, c, "+7 4842 12-34-56"))
    assert isinstance(shown, MyData)
    assert town.organisations[1].phone == "+7 4842 12-34-56"
    assert isinstance(town.sees(5, ask(Contact.EMAIL, 2)), Home), "another's"
    forged = CorrectPrompt("e", 2)
    town.run(5, lambda r, c: privacy.correct(r, c, forged, "sad@example.ru"))
    assert town.organisations[2].email == ""


@pytest.mark.parametrize(
    ("what", "typed", "note"),
    [
        (Contact.PHONE, "позвоните мне", Note.PHONE_UNFIT),
        (Contact.EMAIL, "нет почты", Note.EMAIL_UNFIT),
        (Contact.NAME, "Мария " * 20, Note.NAME_TOO_LONG),
    ],
)
def test_what_does_not_fit_is_asked_again(what: Contact, typed: str, note: Note) -> None:
    town = FakeTown()
    town.register(5)
    town.run(5, lambda r, c: privacy.ask_correction(r, c, what, 1))
    shown = town.sees(5, lambda r, c: typing.said(r, c, typed))
    assert isinstance(shown, CorrectScreen)
    assert shown.note is note


def test_a_name_is_corrected_at_once() -> None:
    town = FakeTown()
    town.register(5)
    town.run(5, lambda r, c: privacy.ask_correction(r, c, Contact.NAME, 0))
    shown = town.sees(5, lambda r, c: typing.said(r, c, " Мария   Ивановна "))
    assert isinstance(shown, MyData)
    assert (shown.name, town.people[5].name) == ("Мария Ивановна", "Мария Ивановна")


def test_both_files_are_offered_and_the_log_knows() -> None:
    town = FakeTown()
    town.register(5)
    result = town.run(5, privacy.take)
    assert [show.view for show in result.shows] == [DataToTake("html"), DataToTake("json")]
    assert [(line.act, line.what) for line in town.audit] == [(Act.EXPORTED, "own data")]


def changed_text(town: FakeTown, user_id: int) -> object:
    call = replace(town.call(user_id), consent=ConsentText("2027-1", "Другие слова"))
    return reconsenting.must_ask(town, call)


def test_only_who_agreed_to_another_text_is_asked_again() -> None:
    town = FakeTown()
    assert not changed_text(town, 5), "a stranger is asked when they come in"
    town.register(5)
    assert not reconsenting.must_ask(town, town.call(5))
    assert changed_text(town, 5)
    town.apply(ConsentAnswered(5, "2027-1", True, town.now))
    assert not changed_text(town, 5)
    assert not changed_text(town, ADMINISTRATOR), "of the settings' administrators nothing is kept"


def test_agreeing_releases_what_was_held_and_keeps_what_was_to_be_typed() -> None:
    town = FakeTown()
    town.register(5)
    town.waiting[5] = 2
    text = ConsentText("2027-1", "Другие слова")
    asked = reconsenting.ask(town, replace(town.call(5), consent=text), held=True)
    assert asked.changes == (), "the question that is open stays open"
    assert asked.shows[0].view == ConsentAgain(text, True)
    shown = town.sees(5, lambda r, c: reconsenting.agree(r, replace(c, consent=text), "2027-1"))
    assert isinstance(shown, ConsentRenewed)
    assert town.waiting == {}
    assert town.consents[-1].text == "Другие слова"


def test_a_button_under_an_older_text_shows_the_present_one() -> None:
    town = FakeTown()
    town.register(5)
    text = ConsentText("2027-2", "Ещё другие слова")
    shown = town.sees(5, lambda r, c: reconsenting.agree(r, replace(c, consent=text), "2027-1"))
    assert shown == ConsentAgain(text, False)
    assert len(town.consents) == 1


def test_refusing_the_new_text_asks_before_it_ends_anything() -> None:
    town = FakeTown()
    town.register(5)
    text = ConsentText("2027-1", "Другие слова")
    shown = town.sees(5, lambda r, c: reconsenting.refuse(r, replace(c, consent=text)))
    assert isinstance(shown, ErasureQuestion)
    assert shown.again
    assert 5 in town.people


def logged(town: FakeTown, user_id: int, case: object) -> list[Audited]:
    reply = reply_to(case, town, town.call(user_id))  # type: ignore[arg-type]
    return [change for change in reply.changes if isinstance(change, Audited)]


def test_the_log_tells_whose_page_the_department_saw_and_not_a_name() -> None:
    town = FakeTown()
    town.register(5)
    (line,) = logged(town, ADMINISTRATOR, lambda r, c: directory.page(r, c, 1))
    assert (line.act, line.what, dict(line.details)) == (
        Act.SAW,
        "organisation page",
        {"organisation": 1, "people": 1},
    )
    (line,) = logged(town, ADMINISTRATOR, lambda r, c: reports.open_by_organisation(r, c, 1, 1))
    assert (line.act, line.what) == (Act.SAW, "report file")


def test_a_head_s_own_way_leaves_no_line() -> None:
    town = FakeTown()
    town.register(5)
    assert logged(town, 5, home.home) == []
    assert logged(town, 5, lambda r, c: joining.give_name(r, c, "first", "Анна")) == []


def test_every_line_holds_numbers_only() -> None:
    """Of whatever the department changes: names of fields that bear numbers of ours, and the numbers."""
    town = FakeTown()
    town.register(5)
    for case in (
        lambda r, c: directory.new_link(r, c, 1, "first"),
        lambda r, c: directory.note_call(r, c, 1, True),
    ):
        for line in logged(town, ADMINISTRATOR, case):
            assert line.user_id == ADMINISTRATOR
            assert all(isinstance(value, int) for _, value in line.details)
            assert {name for name, _ in line.details} <= {"organisation", "people"}
    assert auditing._words(MyData) == "my data"
