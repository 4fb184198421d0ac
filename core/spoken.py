"""Answers in words: what tables, papers and the check-your-answers screen say of a value."""

from collections.abc import Sequence

from core.answers import (
    Attached,
    Chosen,
    Day,
    Evidence,
    EvidenceKind,
    Lines,
    Number,
    Skipped,
    Text,
    Value,
)
from core.decision import Kind, Question
from core.russian_dates import month_name, short_day
from core.table import STATUS_WORDS

_STATUS_WORDS = {status.value: words for status, words in STATUS_WORDS.items()}  # an export asks a lot
EVIDENCE_WORDS = {
    EvidenceKind.ORDER: "приказ",
    EvidenceKind.PROTOCOL: "протокол",
    EvidenceKind.NOTE: "",
    EvidenceKind.LINK: "",
    EvidenceKind.DOCUMENT: "файл",
    EvidenceKind.PHOTO: "фото",
}


def in_words(question: Question, value: Value, evidence: Sequence[Evidence] = ()) -> str:
    """One line of plain text; empty for a skipped question. Options that are gone keep their id."""
    match value:
        case Chosen((option,), ()):
            return _option(question, option)
        case Chosen(options, own):
            return "; ".join([*(_option(question, option) for option in options), *own])
        case Day(day, whole_month):
            return month_name(day) if whole_month else short_day(day)
        case Number(number):
            return str(number)
        case Text(text):
            return text
        case Lines(lines):
            return "; ".join(lines)
        case Attached():
            return "; ".join(piece_in_words(piece) for piece in evidence)
        case Skipped():
            return ""


def piece_in_words(piece: Evidence) -> str:
    """«приказ № 15 от 25.08.2020», «файл «приказ.pdf»», a link as it is."""
    word = EVIDENCE_WORDS[piece.kind]
    if piece.kind in (EvidenceKind.DOCUMENT, EvidenceKind.PHOTO):
        name = f"«{piece.file_name}»" if piece.file_name else ""
        return " ".join(part for part in (word, name, f"({piece.text})" if piece.text else "") if part)
    if not word or not piece.text or piece.text.lower().startswith(word):
        return piece.text
    joint = " " if piece.text[0] in "№0123456789" else ": "  # «приказ № 15», «протокол: педсовет № 1»
    return f"{word}{joint}{piece.text}"


def _option(question: Question, option_id: str) -> str:
    if question.kind is Kind.STATUS:
        return _STATUS_WORDS[option_id]
    option = question.option(option_id)
    return option.text if option else option_id
