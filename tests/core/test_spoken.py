"""Answers in words."""

from datetime import UTC, date, datetime

import pytest

from core.answers import (
    Attached,
    Chosen,
    Day,
    Evidence,
    EvidenceKind,
    Lines,
    Number,
    QuestionKey,
    Skipped,
    Text,
    Value,
)
from core.decision import Kind, Option, Question
from core.spoken import in_words, piece_in_words

QUESTION = Question("q", Kind.SEVERAL, "?", options=(Option("a", "Первое"), Option("b", "Второе")))


def piece(kind: EvidenceKind, text: str = "", file_name: str = "") -> Evidence:
    return Evidence(1, QuestionKey("t", "q"), kind, text, datetime(2020, 8, 3, tzinfo=UTC), file_name)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Chosen(("a", "b"), ("своё",)), "Первое; Второе; своё"),
        (Chosen(("gone",)), "gone"),  # an amendment has removed the option: nothing is hidden
        (Day(date(2020, 8, 25)), "25.08.2020"),
        (Day(date(2020, 8, 31), whole_month=True), "август 2020"),
        (Number(0), "0"),
        (Text("слова"), "слова"),
        (Lines(("раз", "два")), "раз; два"),
        (Skipped(), ""),
        (Attached(), ""),
    ],
)
def test_a_value_in_words(value: Value, words: str) -> None:
    assert in_words(QUESTION, value) == words


def test_a_status_is_told_in_its_fixed_words() -> None:
    status = Question("status", Kind.STATUS, "?")
    assert in_words(status, Chosen(("in_progress",))) == "В работе"


def test_evidence_is_told_piece_by_piece() -> None:
    pieces = (piece(EvidenceKind.ORDER, "№ 5"), piece(EvidenceKind.LINK, "https://sad7.ru"))
    assert in_words(QUESTION, Attached(), pieces) == "приказ № 5; https://sad7.ru"


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (piece(EvidenceKind.ORDER, "№ 15 от 25.08.2020"), "приказ № 15 от 25.08.2020"),
        (piece(EvidenceKind.ORDER, "15"), "приказ 15"),
        (piece(EvidenceKind.ORDER, "Приказ № 15"), "Приказ № 15"),
        (piece(EvidenceKind.PROTOCOL, "педсовет № 1"), "протокол: педсовет № 1"),
        (piece(EvidenceKind.NOTE, "запись"), "запись"),
        (piece(EvidenceKind.DOCUMENT, "", "приказ.pdf"), "файл «приказ.pdf»"),
        (piece(EvidenceKind.DOCUMENT, "скан", "приказ.pdf"), "файл «приказ.pdf» (скан)"),
        (piece(EvidenceKind.DOCUMENT), "файл"),
        (piece(EvidenceKind.PHOTO, "стенд"), "фото (стенд)"),
        (piece(EvidenceKind.PHOTO), "фото"),
    ],
)
def test_a_piece_of_evidence_in_words(shown: Evidence, words: str) -> None:
    assert piece_in_words(shown) == words
