"""Plurals, and the number in a kindergarten's name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.russian import count, kindergarten_number, natural_key, plural

DAY = ("день", "дня", "дней")


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (0, "0 дней"),
        (1, "1 день"),
        (2, "2 дня"),
        (4, "4 дня"),
        (5, "5 дней"),
        (11, "11 дней"),
        (14, "14 дней"),
        (21, "21 день"),
        (22, "22 дня"),
        (25, "25 дней"),
        (101, "101 день"),
        (111, "111 дней"),
        (112, "112 дней"),
        (1001, "1001 день"),
        (-1, "-1 день"),
        (-3, "-3 дня"),
    ],
)
def test_a_number_takes_its_noun(n: int, text: str) -> None:
    assert count(n, *DAY) == text


@given(st.integers(0, 10**6))
def test_the_form_depends_on_the_last_two_digits_alone(n: int) -> None:
    assert plural(n, *DAY) == plural(n % 100, *DAY)


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("МБДОУ № 7 «Ласточка»", 7),
        ("Детский сад №12", 12),
        ("МБДОУ «Детский сад № 103 «Чебурашка»» г. Калуги", 103),
        ("Детский сад 12 «Ёлочка»", 12),
        ("МБДОУ детский сад комбинированного вида 45", 45),
        ("МБДОУ-12", 12),
        ("д/с № 5", 5),
        ("ДС-5", 5),
        ("ясли-сад 14", 14),
        ("ЦРР – детский сад\u00a0№\u00a018", 18),
        ("МАДОУ № 7/2", 7),
        ("МБДОУ № 7, структурное подразделение № 2", 7),
        ("МБОУ «СОШ № 12», дошкольные группы", 12),
        ("N 7", 7),
        ("сад номер 9", 9),
        ("№ 007", 7),
        ("12-й детский сад", 12),
        (" 7 ", 7),
    ],
)
def test_a_kindergarten_is_known_by_the_number_in_its_name(name: str, number: int) -> None:
    assert kindergarten_number(name) == number


@pytest.mark.parametrize(
    "name",
    [
        "МБДОУ «Россиянка» ЦРР",
        "Детский сад «7 гномов»",
        "Детский сад имени 60-летия Октября",
        "детский сад 60 лет Октября",
        "Детский сад 2020 года постройки",
        "МБДОУ «Сказка» (осн. 1985)",
        "МБДОУ №",
        "Сад № 12345",
        "Лицей, корпус 2",
        "",
    ],
)
def test_years_anniversaries_and_gnomes_are_no_numbers(name: str) -> None:
    assert kindergarten_number(name) is None


def test_names_sort_by_number_and_those_without_one_come_last() -> None:
    names = ["МБДОУ «Россиянка»", "Детский сад № 10", "Детский сад №2", "д/с № 2", "Ёлочка 3", "Ёлочка 12"]
    assert sorted(names, key=natural_key) == [
        "д/с № 2",
        "Детский сад №2",
        "Детский сад № 10",
        "Ёлочка 3",
        "Ёлочка 12",
        "МБДОУ «Россиянка»",
    ]


@given(st.text(max_size=60))
def test_any_name_has_a_key(name: str) -> None:
    number = kindergarten_number(name)
    assert natural_key(name)[:2] == ((1, 0) if number is None else (0, number))
