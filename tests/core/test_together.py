"""Two people of one organisation at one question: nobody's answer is put aside unseen."""

import pytest

from core.answers import Chosen, Lines, QuestionKey, Skipped, Text
from core.changes.joining import Named
from core.people import Invitation, Organisation
from core.together import adds_only, mark_of
from core.views import QuestionScreen, WhichAnswer
from tests.core.fake_town import FakeTown
from tests.core.test_usecases import is_a
from tests.core.walking import Walker, registered

STATUS = QuestionKey("acts", "status")
HINDERS = QuestionKey("acts", "hinders")


def both_at_the_first_question() -> tuple[Walker, Walker]:
    """The head and a deputy look at the same open question."""
    town = FakeTown()
    head, deputy = registered(town), Walker(town, 6)
    deputy.start("first")
    for label in ("Да, попросить доступ", "Согласен"):
        deputy.press(label)
    head.tap("jd:1:6:1")
    town.apply(Named(6, "Елена Ивановна"))
    for walker in (head, deputy):
        walker.tap("q:1:acts:status")
    return head, deputy


def test_the_later_one_is_shown_what_the_earlier_said() -> None:
    head, deputy = both_at_the_first_question()
    head.press("Сделано")
    shown = is_a(WhichAnswer, deputy.press("Не начинали"))
    assert (shown.theirs, shown.author.name) == (Chosen(("done",)), "Мария Петровна")
    assert deputy.answers()[STATUS].value == Chosen(("done",)), "nothing is overwritten yet"


def test_keeping_leaves_the_answer_and_goes_on() -> None:
    head, deputy = both_at_the_first_question()
    head.press("Сделано")
    deputy.press("Не начинали")
    assert is_a(QuestionScreen, deputy.press("Оставить прежний")).question.id == "done_on"
    answer = deputy.answers()[STATUS]
    assert (answer.value, answer.version) == (Chosen(("done",)), 1)


def test_replacing_puts_ones_own_in_its_place_once() -> None:
    head, deputy = both_at_the_first_question()
    head.press("Сделано")
    deputy.press("Не начинали")
    button = next(b.data for row in deputy.screen.rows for b in row if b.text == "Заменить своим")
    for _ in range(2):
        assert is_a(QuestionScreen, deputy.tap(button)).question.id == "hinders"
    answer = deputy.answers()[STATUS]
    assert (answer.value, answer.version, answer.by) == (Chosen(("not_started",)), 2, 2)


def test_what_was_on_the_screen_is_replaced_without_asking() -> None:
    head, deputy = both_at_the_first_question()
    head.press("Сделано")
    shown = is_a(QuestionScreen, deputy.tap("q:1:acts:status"))
    assert shown.author is not None
    assert "Мария Петровна" in deputy.screen.text
    is_a(QuestionScreen, deputy.press("Не начинали"))
    assert deputy.answers()[STATUS].value == Chosen(("not_started",))


def test_the_same_answer_needs_no_question() -> None:
    head, deputy = both_at_the_first_question()
    head.press("Сделано")
    is_a(QuestionScreen, deputy.press("Сделано"))
    assert deputy.answers()[STATUS].by == 1, "it stays the answer of the first"


def test_the_answer_changes_again_while_one_decides() -> None:
    head, deputy = both_at_the_first_question()
    head.press("Сделано")
    deputy.press("Не начинали")
    head.tap("o:1:acts:status:in_progress")
    shown = is_a(WhichAnswer, deputy.press("Заменить своим"))
    assert shown.theirs == Chosen(("in_progress",))
    deputy.press("Заменить своим")
    assert deputy.answers()[STATUS].value == Chosen(("not_started",))


def test_typed_words_wait_with_the_chat_and_survive_start_and_a_sticker() -> None:
    head, deputy = both_at_the_first_question()
    head.press("В работе")
    for walker in (head, deputy):
        walker.tap("q:1:acts:planned_on")
    head.say("25.08.2020")
    key = QuestionKey("acts", "planned_on")
    before = deputy.answers()[key]
    for shown in (deputy.say("30.08.2020"), deputy.start(), deputy.sticker(), deputy.send("приказ.pdf")):
        assert is_a(WhichAnswer, shown).theirs == before.value
    assert deputy.answers()[key] == before
    deputy.say("29.08.2020")
    deputy.press("Заменить своим")
    assert deputy.answers()[key].value.day.day == 29  # type: ignore[union-attr]


def test_an_old_button_puts_no_newer_words_in() -> None:
    head, deputy = both_at_the_first_question()
    head.press("Сделано")
    deputy.press("Не начинали")
    old = next(b.data for row in deputy.screen.rows for b in row if b.text == "Заменить своим")
    deputy.tap("o:1:acts:status:in_progress")
    is_a(QuestionScreen, deputy.tap(old))
    assert deputy.answers()[STATUS].value == Chosen(("done",))


def test_options_of_several_simply_meet() -> None:
    head, deputy = both_at_the_first_question()
    head.press("Не начинали")
    for walker in (head, deputy):
        walker.tap("q:1:acts:hinders")
    head.press("Нет средств")
    is_a(QuestionScreen, deputy.press("Нужна консультация"))
    value = deputy.answers()[HINDERS].value
    assert isinstance(value, Chosen)
    assert set(value.options) == {"no_money", "need_advice"}


def test_lines_of_the_other_are_not_taken_away_unseen() -> None:
    head, deputy = both_at_the_first_question()
    head.press("Не начинали")
    for walker in (head, deputy):
        walker.tap("q:1:acts:hinders")
    deputy.say("Своя причина")
    own = next(b.data for row in deputy.screen.rows for b in row if b.text == "Убрать добавленное")
    head.say("Причина заведующего")
    before = deputy.answers()[HINDERS]
    assert "Показываю, что записано сейчас" in (deputy.tap(own), deputy.screen.text)[1]
    assert deputy.answers()[HINDERS] == before
    deputy.tap(own)  # now it is seen
    assert HINDERS not in deputy.answers()


def test_a_question_passed_over_by_another_may_be_answered() -> None:
    head, deputy = both_at_the_first_question()
    head.press("Сделано")
    for walker in (head, deputy):
        walker.tap("q:1:acts:done_on")
    head.press("Пропустить")
    is_a(QuestionScreen, deputy.press("Сегодня"))
    assert deputy.answers()[QuestionKey("acts", "done_on")].by == 2


def test_ones_own_answer_is_changed_freely() -> None:
    head, _ = both_at_the_first_question()
    head.press("Сделано")
    is_a(QuestionScreen, head.tap("o:1:acts:status:not_started"))
    assert head.answers()[STATUS].value == Chosen(("not_started",))


@pytest.mark.parametrize(
    ("before", "after", "harmless"),
    [
        (Skipped(), Text("слова"), True),
        (Chosen(("a",)), Chosen(("a", "b")), True),
        (Chosen(("a",)), Chosen(("b",)), False),
        (Chosen((), ("своё",)), Chosen(("a",)), False),
        (Lines(("раз",)), Lines(("раз", "два")), True),
        (Lines(("раз", "два")), Lines(("раз",)), False),
        (Text("раз"), Text("два"), False),
        (Text("раз"), Skipped(), False),
    ],
)
def test_what_loses_nothing(before: object, after: object, harmless: bool) -> None:
    assert adds_only(before, after) is harmless  # type: ignore[arg-type]


def test_marks_tell_answers_apart() -> None:
    values = [Chosen(("a",)), Chosen(("b",)), Chosen((), ("a",)), Text("a"), Lines(("a",)), Skipped()]
    assert len({mark_of(value) for value in values}) == len(values)
    assert mark_of(Chosen(("a",))) == mark_of(Chosen(("a",)))


def test_of_many_organisations_one_is_chosen_from_a_list() -> None:
    town = FakeTown()
    for number in range(3, 8):
        organisation = Organisation(number, 1, f"МБДОУ № {number}0", number * 10)
        town.organisations[number] = organisation
        code = f"of-{number}"
        town.invitations[code] = Invitation(100 + number, organisation, code)
    head = registered(town)
    for code in ("second", *(f"of-{number}" for number in range(3, 8))):
        town.register(5, code)
    head.command("menu")
    assert "Вы отвечаете за 7 организаций. Сейчас: № 7." in head.screen.text
    head.press("Сменить организацию")
    assert "✓ № 7: 0 из 6" in head.labels()
    head.press("№ 50")
    assert "Сейчас: № 50." in head.screen.text
