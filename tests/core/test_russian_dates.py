"""Dates as people type them, on Thursday 20 August 2020, and as the bot writes them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.russian_dates import (
    LONGEST,
    Prefer,
    TypedDay,
    day_and_month,
    long_day,
    month_name,
    parse_day,
    short_day,
)

TODAY = date(2020, 8, 20)
days = st.dates(date(2000, 1, 1), date(2100, 12, 31))
todays = st.dates(date(2010, 1, 1), date(2090, 12, 31))


def read(text: str, prefer: Prefer = "future", today: date = TODAY) -> str | None:
    """The day as «2020-08-25», with «*» for a whole month."""
    typed = parse_day(text, today, prefer)
    return None if typed is None else typed.day.isoformat() + "*" * typed.whole_month


@pytest.mark.parametrize(
    "text",
    [
        "25.08.2020",
        "25.08.20",
        "25.08.2020.",
        "25.08.2020г.",
        "25.8.2020",
        "25/08/2020",
        "25-08-2020",
        "25 08 2020",
        "25. 08. 2020",
        "25,08,2020",
        "2020-08-25",
        "2020.08.25",
        "2020-08-25.",
        "25 августа 2020 г.",
        "25 августа 2020 года",
        "25 августа, 2020",
        "25 августа 20 г.",
        "25-го августа 2020",
        "25августа2020",
        "25.авг.2020",
        "25 АВГУСТА 2020",
        "25 августа месяца 2020 года",
        "25 числа августа 2020",
        "двадцать пятого августа 2020 года",
        "25\u00a0августа\u202f2020",
        "\u200b25.08.2020",
        "25‑08‑2020",
        "приказ от 25.08.2020",
        "Приказ № 132/02-05 от 25.08.2020",
        "приказ №12/8 от 25 августа 2020 года",
        "по пункту 1.2: 25.08.2020",
        "25.08.2020 (25 августа 2020 г.)",
        "вторник, 25.08.2020",
        "во вторник 25.08.2020",
        "25.08.2020 в 10:30",
    ],
)
@pytest.mark.parametrize("prefer", ["past", "future"])
def test_a_full_date_is_read_in_any_writing(text: str, prefer: Prefer) -> None:
    assert read(text, prefer) == "2020-08-25"


@pytest.mark.parametrize(
    "text",
    [
        "25.08",
        "25.08.",
        "25.8",
        "25/8",
        "25,08",
        "25 августа",
        "25 авг",
        "25 авг.",
        "25-го августа",
        "к 25 августа",
    ],
)
def test_a_missing_year_is_the_nearest_on_the_preferred_side(text: str) -> None:
    assert read(text, "future") == "2020-08-25"
    assert read(text, "past") == "2019-08-25"
    assert read(text, "past", today=date(2020, 8, 25)) == "2020-08-25"
    assert read(text, "future", today=date(2020, 8, 25)) == "2020-08-25"


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("1 сентября", "2019-09-01", "2020-09-01"),
        ("к первому сентября", "2019-09-01", "2020-09-01"),
        ("третье мая", "2020-05-03", "2021-05-03"),
        ("тридцатого мая", "2020-05-30", "2021-05-30"),
        ("тридцать первое декабря", "2019-12-31", "2020-12-31"),
        ("до 15 июня", "2020-06-15", "2021-06-15"),
        ("29.02", "2020-02-29", "2024-02-29"),
        ("15 числа", "2020-08-15", "2020-09-15"),
        ("до 15-го", "2020-08-15", "2020-09-15"),
        ("31 числа", "2020-07-31", "2020-08-31"),
        ("15 числа следующего месяца", "2020-09-15", "2020-09-15"),
        ("31 числа прошлого месяца", "2020-07-31", "2020-07-31"),
        ("до конца августа", "2019-08-31", "2020-08-31"),
        ("в пятницу", "2020-08-14", "2020-08-21"),
        ("к среде", None, None),
        ("в среду", "2020-08-19", "2020-08-26"),
        ("четверг", "2020-08-13", "2020-08-27"),
        ("Пт.", "2020-08-14", "2020-08-21"),
        ("до воскресенья", "2020-08-16", "2020-08-23"),
        ("в прошлый понедельник", "2020-08-17", "2020-08-17"),
        ("август", "2020-08-31*", "2020-08-31*"),
        ("в мае", "2020-05-31*", "2021-05-31*"),
        ("Сентябрь", "2019-09-30*", "2020-09-30*"),
        ("сентебрь", "2019-09-30*", "2020-09-30*"),
    ],
)
def test_what_is_left_out_is_the_nearest_by_preference(
    text: str, past: str | None, future: str | None
) -> None:
    assert (read(text, "past"), read(text, "future")) == (past, future)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("сегодня", "2020-08-20"),
        ("Завтра", "2020-08-21"),
        ("вчера.", "2020-08-19"),
        ("послезавтра", "2020-08-22"),
        ("позавчера", "2020-08-18"),
        ("сегодня, 20 августа", "2020-08-20"),
        ("через неделю", "2020-08-27"),
        ("через две недели", "2020-09-03"),
        ("через 3 дня", "2020-08-23"),
        ("через месяц", "2020-09-20"),
        ("через полгода", "2021-02-20"),
        ("через год", "2021-08-20"),
        ("день назад", "2020-08-19"),
        ("3 дня назад", "2020-08-17"),
        ("неделю назад", "2020-08-13"),
        ("5 месяцев назад", "2020-03-20"),
        ("конец месяца", "2020-08-31"),
        ("в конце месяца", "2020-08-31"),
        ("до конца следующего месяца", "2020-09-30"),
        ("последний день месяца", "2020-08-31"),
        ("до конца августа 2021 года", "2021-08-31"),
        ("до конца года", "2020-12-31"),
        ("в конце прошлого года", "2019-12-31"),
        ("к концу 2021 года", "2021-12-31"),
        ("август 2020", "2020-08-31*"),
        ("в августе 2019 года", "2019-08-31*"),
        ("в июне месяце 2019", "2019-06-30*"),
        ("08.2019", "2019-08-31*"),
        ("в прошлом месяце", "2020-07-31*"),
        ("в следующем месяце", "2020-09-30*"),
    ],
)
def test_words_are_counted_from_today(text: str, day: str) -> None:
    assert read(text) == day


def test_a_month_is_cut_short_where_the_day_is_missing_from_it() -> None:
    assert read("через месяц", today=date(2021, 1, 31)) == "2021-02-28"
    assert read("месяц назад", today=date(2020, 12, 31)) == "2020-11-30"
    assert read("через год", today=date(2020, 2, 29)) == "2021-02-28"


def test_the_thirty_first_skips_months_without_one() -> None:
    assert read("31 числа", "future", today=date(2021, 2, 10)) == "2021-03-31"
    assert read("31 числа", "past", today=date(2021, 2, 10)) == "2021-01-31"
    assert read("31 числа", "past", today=date(2021, 3, 5)) == "2021-01-31"
    assert read("30 числа", "future", today=date(2021, 1, 31)) == "2021-03-30"
    assert read("31 числа следующего месяца", today=date(2021, 1, 10)) is None


def test_the_present_month_is_both_past_and_future() -> None:
    for prefer in ("past", "future"):
        assert read("август", prefer, today=date(2020, 8, 1)) == "2020-08-31*"
        assert read("август", prefer, today=date(2020, 8, 31)) == "2020-08-31*"


@pytest.mark.parametrize(
    "text",
    [
        "31.02",
        "45.13",
        "00.08",
        "25.00",
        "31.02.2020",
        "29.02.2021",
        "30 февраля",
        "31 апреля 2021",
        "15.2020",
        "0 числа",
    ],
)
def test_impossible_days_are_no_dates(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    "text", ["25.08.1999", "25.08.2101", "25 августа 1900", "август 3000", "2101-01-01", "12.1999"]
)
def test_years_out_of_reason_are_slips_of_the_finger(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "с 1 по 15 июня",
        "1-15 июня",
        "10–12 августа",
        "25 или 26 августа",
        "завтра или послезавтра",
        "24.08.2020 25.08.2020",
        "25.08-26.08",
        "25.08.2020-26.08.2020",
        "июнь-июль",
        "сегодня, 21 августа",
        "август 2020, 25.08.2020",
        "за месяц до 25.08.2020",
        "в 2019 году, в августе",
        "в пятницу 27 августа",
        "с понедельника до пятницы",
        "в следующую пятницу",
        "через день",
        "31.02 или 01.03",
    ],
)
def test_an_ambiguous_text_is_asked_again(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "не знаю",
        "15",
        "2020",
        "20200825",
        "1.2.3",
        "25.08.202",
        "пункт 1.2",
        "25.5%",
        "1,25.08",
        "10:30",
        "через 3-5 дней",
        "через пару недель",
        "через 5 рабочих дней",
        "на следующей неделе",
        "образовательная среда",
        "в образовательной среде",
        "Марина",
        "майский",
        "месяц",
        "192.168.10.12",
        "№ 25.08",
        "25.08.2020" + " слово" * (LONGEST // 6),
    ],
)
def test_a_text_without_a_date_has_none(text: str) -> None:
    assert read(text) is None


def test_a_day_that_counting_carries_out_of_reason_is_none() -> None:
    assert read("завтра", today=date(2100, 12, 31)) is None
    assert read("через месяц", today=date(2100, 12, 31)) is None
    assert read("5-го прошлого месяца", today=date(2000, 1, 1)) is None
    assert read("до конца следующего месяца", today=date(2100, 12, 31)) is None


def test_the_bot_writes_days_in_four_ways() -> None:
    day = date(2020, 8, 25)
    assert long_day(day) == "25 августа 2020 года"
    assert short_day(day) == "25.08.2020"
    assert day_and_month(day) == "25 августа"
    assert month_name(day) == "август 2020"


@given(days, todays, st.sampled_from(["past", "future"]))
def test_what_the_bot_writes_it_reads(day: date, today: date, prefer: Prefer) -> None:
    for text in (short_day(day), long_day(day), day.isoformat(), f"приказ № 1 от {short_day(day)} г."):
        assert parse_day(text, today, prefer) == TypedDay(day)
    assert parse_day(month_name(day), today, prefer) == TypedDay(
        (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1), whole_month=True
    )


@given(days, todays)
def test_a_day_and_month_is_the_nearest_one(day: date, today: date) -> None:
    text = day_and_month(day)
    past, future = parse_day(text, today, "past"), parse_day(text, today, "future")
    assert past is not None
    assert future is not None
    assert past.day <= today <= future.day
    assert {past.day.strftime("%d.%m"), future.day.strftime("%d.%m")} == {f"{day:%d.%m}"}
    span = [past.day + timedelta(days=n) for n in range(1, (future.day - past.day).days)]
    assert all((between.day, between.month) != (day.day, day.month) for between in span)


@given(st.text(alphabet="0123456789./-, августмяйчерзндлюпо№", max_size=40), days)
def test_no_text_breaks_the_reader(text: str, today: date) -> None:
    for prefer in ("past", "future"):
        typed = parse_day(text, today, prefer)
        assert typed is None or 2000 <= typed.day.year <= 2100
