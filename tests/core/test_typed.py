"""What typed words mean for a question."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.answers import Chosen, Day, EvidenceKind, Lines, Number, Text, Value
from core.decision import Kind, Option, Purpose, Question
from core.typed import LONGEST_LINE, Misread, TypedEvidence, clean, is_link, read_answer, read_evidence
from tests.core.fake_town import DECISION

TODAY = date(2020, 8, 3)
OPTIONS = (Option("a", "Первое"), Option("b", "Второе"))


def question(kind: Kind, **more: object) -> Question:
    return Question(id="q", kind=kind, text="?", **more)  # type: ignore[arg-type]


def read(asked: Question, text: str, before: Value | None = None) -> Value | Misread:
    return read_answer(asked, text, TODAY, before)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  два   слова\u00a0тут ", "два слова тут"),
        ("a\u202eb\u200b\u0000c", "abc"),
        ("строка\r\nещё\rи ещё\u2028и ещё", "строка\nещё\nи ещё\nи ещё"),
        ("табу\tляция", "табу ляция"),
        ("\u200f", ""),
    ],
)
def test_hidden_marks_go_and_words_stay(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@settings(deadline=None)
@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert all(ch.isprintable() or ch == "\n" for ch in once)


@settings(deadline=None)
@given(st.sampled_from([q for _, q in DECISION.questions()]), st.text(max_size=1200))
def test_any_text_is_read_or_refused_for_any_question(asked: Question, text: str) -> None:
    got = read(asked, text)
    assert isinstance(got, Misread | Chosen | Day | Lines | Number | Text)
    if isinstance(got, Chosen):
        assert got.options or got.own
    if isinstance(got, Lines):
        assert all(got.lines)


@settings(deadline=None)
@given(st.text(max_size=1200), st.sampled_from([None, *EvidenceKind]))
def test_any_text_is_evidence_or_refused(text: str, form: EvidenceKind | None) -> None:
    got = read_evidence(text, form)
    assert isinstance(got, Misread) or got.text


@pytest.mark.parametrize("kind", Kind)
def test_too_long_and_empty_texts_are_refused(kind: Kind) -> None:
    assert read(question(kind), "я" * (LONGEST_LINE + 1)) is Misread.TOO_LONG
    assert read(question(kind), " \u200b ") is Misread.EMPTY


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("5", 5), ("0", 0), ("05", 5), ("около 5", 5), ("примерно 12 актов", 12), ("~ 3", 3), ("80 %", 80),
        ("7 шт.", 7), ("пять", 5), ("Ноль", 0), ("всего три документа", 3), ("2 раза в год", 2), ("4.", 4),
    ],
)  # fmt: skip
def test_numbers_as_people_type_them(typed: str, number: int) -> None:
    assert read(question(Kind.NUMBER), typed) == Number(number)


@pytest.mark.parametrize(
    "typed", ["много", "-5", "5-6", "3,5", "1 из 2", "12345678901", "№", "5 6", "пятьдесят"]
)
def test_what_is_no_one_number_is_refused(typed: str) -> None:
    assert read(question(Kind.NUMBER), typed) is Misread.NOT_A_NUMBER


def test_a_number_keeps_its_limits() -> None:
    limited = question(Kind.NUMBER, minimum=1, maximum=10)
    assert read(limited, "0") is Misread.OUT_OF_RANGE
    assert read(limited, "11") is Misread.OUT_OF_RANGE
    assert read(limited, "10") == Number(10)


def test_a_date_left_without_a_year_is_past_when_done_and_to_come_when_planned() -> None:
    assert read(question(Kind.DATE), "25.12") == Day(date(2019, 12, 25))
    assert read(question(Kind.DATE, purpose=Purpose.PLANNED_ON), "25.12") == Day(date(2020, 12, 25))
    assert read(question(Kind.DATE), "июнь 2020") == Day(date(2020, 6, 30), whole_month=True)
    assert read(question(Kind.DATE), "скоро") is Misread.NOT_A_DATE


@pytest.mark.parametrize("typed", ["Сделано", "сделано.", "✅ Сделано", " СДЕЛАНО "])
def test_a_status_may_be_typed(typed: str) -> None:
    assert read(question(Kind.STATUS), typed) == Chosen(("done",))


def test_another_word_is_no_status() -> None:
    assert read(question(Kind.STATUS), "почти") is Misread.PRESS_A_BUTTON


def test_one_choice_takes_an_option_or_own_words() -> None:
    assert read(question(Kind.CHOICE, options=OPTIONS), "первое.") == Chosen(("a",))
    assert read(question(Kind.CHOICE, options=OPTIONS), "третье") is Misread.PRESS_A_BUTTON
    with_own = question(Kind.CHOICE, options=OPTIONS, own="Другое")
    assert read(with_own, "третье", Chosen(("a",))) == Chosen(own=("третье",))


def test_several_add_up_in_the_questions_order() -> None:
    several = question(Kind.SEVERAL, options=OPTIONS, own="Другое")
    first = read(several, "второе")
    assert first == Chosen(("b",))
    assert isinstance(first, Chosen)
    both = read(several, "Первое", first)
    assert both == Chosen(("a", "b"))
    assert isinstance(both, Chosen)
    assert read(several, "Первое", both) == both
    assert read(several, "• третье\n— четвёртое\n\n• третье", both) == Chosen(
        ("a", "b"), ("третье", "четвёртое")
    )
    assert read(several, "—", both) is Misread.EMPTY


def test_a_list_grows_line_by_line_up_to_thirty() -> None:
    asked = question(Kind.LIST)
    assert read(asked, "1\n\n- 2", Lines(("1",))) == Lines(("1", "2"))
    assert read(asked, "•") is Misread.EMPTY
    many = "\n".join(str(number) for number in range(31))
    assert read(asked, many) is Misread.TOO_MANY
    assert read(question(Kind.SEVERAL, own="Другое"), many) is Misread.TOO_MANY


def test_evidence_is_no_plain_answer() -> None:
    assert read(question(Kind.EVIDENCE), "приказ № 1") is Misread.PRESS_A_BUTTON


@pytest.mark.parametrize(
    ("typed", "form", "kind"),
    [
        ("№ 132/02-05 от 25.08.2020", EvidenceKind.ORDER, EvidenceKind.ORDER),
        ("приказ № 5", None, EvidenceKind.ORDER),
        ("Протокол педсовета № 1", None, EvidenceKind.PROTOCOL),
        ("запись в журнале", None, EvidenceKind.NOTE),
        ("https://sad7.ru/vsoko", EvidenceKind.ORDER, EvidenceKind.LINK),
        ("WWW.sad7.ru", None, EvidenceKind.LINK),
    ],
)
def test_what_kind_of_evidence_was_typed(typed: str, form: EvidenceKind | None, kind: EvidenceKind) -> None:
    assert read_evidence(typed, form) == TypedEvidence(kind, typed)


def test_evidence_too_long_or_empty_is_refused() -> None:
    assert read_evidence("я" * 1001, None) is Misread.TOO_LONG
    assert read_evidence("\u200b", None) is Misread.EMPTY


def test_what_looks_like_a_link() -> None:
    assert is_link("http://сад7.рф/документы")
    assert not is_link("https://sad7.ru и ещё слова")
    assert not is_link("javascript:alert(1)")
    assert not is_link('https://a.ru/"><b>')
