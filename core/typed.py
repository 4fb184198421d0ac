"""Reading what people type: a question and a line of text in, a value or a reason why not out."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.answers import Chosen, Day, EvidenceKind, Lines, Number, Text, Value
from core.decision import Kind, Purpose, Question, Status
from core.russian_dates import parse_day
from core.table import STATUS_WORDS

LONGEST_LINE = 1000  # characters of one typed answer; a chat message holds 4096
MOST_LINES = 30
_SPELT_NUMBERS = (
    *("ноль", "один", "два", "три", "четыре", "пять"),
    *("шесть", "семь", "восемь", "девять", "десять"),
)
_ABOUT = r"(?:около|примерно|всего|уже|более|больше|ровно|~)"
_STATUS_SYNONYMS = {
    **dict.fromkeys(("сделали", "выполнено", "выполнили", "готово", "завершено"), Status.DONE),
    **dict.fromkeys(("работаем", "в процессе", "делаем", "начали", "начато"), Status.IN_PROGRESS),
    **dict.fromkeys(("не начали", "не начато", "не начинал", "не начинала"), Status.NOT_STARTED),
}
_MARKS = " •·-–—*\t"  # before a line of a list


class Misread(StrEnum):
    """Why a typed text is no answer to the question."""

    NOT_A_DATE = "not_a_date"
    NOT_A_NUMBER = "not_a_number"
    OUT_OF_RANGE = "out_of_range"
    TOO_LONG = "too_long"
    TOO_MANY = "too_many"
    PRESS_A_BUTTON = "press_a_button"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class TypedEvidence:
    """A typed piece of evidence: a link, or the requisites of a paper."""

    kind: EvidenceKind
    text: str


def clean(text: str) -> str:
    """Without control and bidirectional marks, which would garble a table or a message."""
    text = re.sub("[\r\u2028\u2029]+\n?", "\n", text)
    kept = "".join(ch for ch in text if ch in "\n\t" or (ch.isprintable() or ch == "\u00a0"))
    return re.sub(r"[ \t\u00a0]+", " ", kept).strip()


def read_answer(question: Question, text: str, today: date, before: Value | None) -> Value | Misread:
    """The value that ``text`` means for the question; ``before`` is what «several» adds a line to."""
    text = clean(text)
    if not text:
        return Misread.EMPTY
    if len(text) > LONGEST_LINE:
        return Misread.TOO_LONG
    match question.kind:
        case Kind.TEXT:
            return Text(text)
        case Kind.NUMBER:
            return _number(question, text)
        case Kind.DATE:
            prefer = "future" if question.purpose is Purpose.PLANNED_ON else "past"
            typed = parse_day(text, today, "future" if prefer == "future" else "past")
            return Day(typed.day, typed.whole_month) if typed else Misread.NOT_A_DATE
        case Kind.LIST:
            return _lines(text, before)
        case Kind.STATUS:
            return _status(text)
        case Kind.SEVERAL | Kind.CHOICE:
            return _choice(question, text, before)
        case Kind.EVIDENCE:  # typed evidence is a piece of its own: see read_evidence
            return Misread.PRESS_A_BUTTON


def read_evidence(text: str, form: EvidenceKind | None) -> TypedEvidence | Misread:
    """A link, or requisites; ``form`` is the button pressed before («Приказ», «Протокол»)."""
    text = clean(text)
    if not text:
        return Misread.EMPTY
    if len(text) > LONGEST_LINE:
        return Misread.TOO_LONG
    if is_link(text):
        return TypedEvidence(EvidenceKind.LINK, text)
    if form is None:
        lowered = text.lower()
        if lowered.startswith("приказ"):
            form = EvidenceKind.ORDER
        elif lowered.startswith("протокол"):
            form = EvidenceKind.PROTOCOL
    return TypedEvidence(form or EvidenceKind.NOTE, text)


def is_link(text: str) -> bool:
    """Looks like one address of a page; it is never fetched."""
    return bool(re.fullmatch(r"(https?://|www\.)[^\s<>\"]+\.[^\s<>\"]+", text, flags=re.IGNORECASE))


def _status(text: str) -> Chosen | Misread:
    """One of the three statuses, as its button reads or as people say it."""
    wanted = re.sub(r"[^а-яё ]", "", text.casefold()).strip()
    if wanted in _STATUS_SYNONYMS:
        return Chosen((_STATUS_SYNONYMS[wanted].value,))
    return next(
        (Chosen((status.value,)) for status, words in STATUS_WORDS.items() if words.casefold() == wanted),
        Misread.PRESS_A_BUTTON,
    )


def _number(question: Question, text: str) -> Number | Misread:
    """«5», «около 5 актов», «пять», «80 %»; more than one number, or a sign before it, is none."""
    words = text.casefold().strip(" .!")
    for number, word in enumerate(_SPELT_NUMBERS):
        words = re.sub(rf"(?<![а-яё]){word}(?![а-яё])", str(number), words)
    found = re.fullmatch(rf"(?:{_ABOUT} ?)*(\d{{1,9}})(?: ?%| ?[а-яё]+\.?){{0,3}}", words, flags=re.ASCII)
    if not found:
        return Misread.NOT_A_NUMBER
    number = int(found.group(1))
    low, high = question.minimum, question.maximum
    if (low is not None and number < low) or (high is not None and number > high):
        return Misread.OUT_OF_RANGE
    return Number(number)


def _lines(text: str, before: Value | None) -> Lines | Misread:
    fresh = _split(text)
    if not fresh:
        return Misread.EMPTY
    kept = before.lines if isinstance(before, Lines) else ()
    lines = tuple(dict.fromkeys((*kept, *fresh)))
    return Misread.TOO_MANY if len(lines) > MOST_LINES else Lines(lines)


def _choice(question: Question, text: str, before: Value | None) -> Chosen | Misread:
    several = question.kind is Kind.SEVERAL
    chosen = before if several and isinstance(before, Chosen) else Chosen()
    wanted = text.casefold().rstrip(".")
    for option in question.options:
        if option.text.casefold() == wanted:
            if option.id in chosen.options:
                return chosen
            taken = {*chosen.options, option.id}
            options = tuple(o.id for o in question.options if o.id in taken)
            return Chosen(options, chosen.own) if several else Chosen((option.id,))
    if not question.own:
        return Misread.PRESS_A_BUTTON
    if not several:
        return Chosen(own=(text,))
    fresh = _split(text)
    if not fresh:
        return Misread.EMPTY
    own = tuple(dict.fromkeys((*chosen.own, *fresh)))
    return Misread.TOO_MANY if len(own) > MOST_LINES else Chosen(chosen.options, own)


def _split(text: str) -> tuple[str, ...]:
    """The lines of a list, without the marks before them."""
    lines = (line.strip(_MARKS) for line in text.splitlines())
    return tuple(line for line in lines if line)
