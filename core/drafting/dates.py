"""Days in office prose: the day of a meeting, and «в срок до …» with the words it was read from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from core.russian_dates import parse_day

_MONTHS = r"янв|февр|март|апрел|ма[яйе]|июн|июл|август|сентябр|октябр|ноябр|декабр"
_DAY = r"(?:[«\"“„]?\s?\d{1,2}\s?[»\"”]?[\s.,/-]|\d{4}-\d)"
_TRIGGER = re.compile(
    r"(?:в\s+)?(?<![а-яё])срок(?:а|и|ом)?(?:\s+(?:исполнения|выполнения|представления|предоставления|реализации"
    r"|сдачи|проведения))?\s*(?:[:–—−-]|\s)\s*(?:(?:до|не\s+позднее|не\s+позже|к|по)(?:\s+|(?=\d)))?"
    r"|(?<![а-яё])(?:не\s+позднее|не\s+позже)\s+(?:чем\s+)?(?:до\s+|к\s+)?"
    rf"|(?<![а-яё])(?:до|к)\s+(?={_DAY}|конца|концу|(?:{_MONTHS})|[а-яё]+(?:ого|ьего|ому)\s+(?:{_MONTHS}))",
    re.IGNORECASE,
)
_QUOTES = re.compile(r"[«»\"“”„_]")
_CLOCK_AFTER = re.compile(r"\s*(?:ч\b|ч\.|час|мин)")
_WINDOW = 8  # words: «1 (первого) сентября 2020 года» and no more
_OTHER_YEARS = 5


@dataclass(frozen=True, slots=True)
class ReadDay:
    """A day, the words it was read from, and what had to be added to them."""

    day: date
    words: str
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """«в срок до …»: where it stands in the text, and the day if its words are one."""

    start: int
    end: int
    words: str
    read: ReadDay | None


def day_in(text: str, today: date, *, future: bool = True) -> ReadDay | None:
    """The first day that a text names in full (the year may be left out), near its beginning."""
    text = text[:600]
    unsure: ReadDay | None = None
    for start in re.finditer(
        rf"(?<![\d.,/№-])(?<!№ )(?:(?={_DAY})|(?=[а-яё]+(?:ое|ье|ого|ьего)\s+(?:{_MONTHS})))", text
    ):
        found = _longest(text[start.start() :], today, future)
        if found is not None and "месяц" not in found.doubt:
            if not found.doubt:
                return found
            unsure = unsure or found
    return unsure


def terms(text: str, today: date) -> Iterator[Term]:
    """Every «в срок до …», «не позднее …», «до 1 сентября» of a text, in order."""
    place = 0
    while trigger := _TRIGGER.search(text, place):
        tail = text[trigger.end() :]
        read = _longest(tail, today, future=True)
        end = trigger.end() + (len(read.words) if read else 0)
        if read is not None and _CLOCK_AFTER.match(text[end:]):
            read = None  # «до 9.05 ч.»
        explicit = "срок" in trigger[0].casefold()
        if read is not None or (
            explicit and re.match(r"[^.;:]*\w", tail) and trigger[0].rstrip()[-1:] in ":–—-"
        ):
            yield Term(trigger.start(), end, text[trigger.start() : end].strip(), read)
        place = max(end, trigger.end())


def _longest(text: str, today: date, future: bool) -> ReadDay | None:
    """The day in the longest beginning of a text that is one date and nothing against it."""
    ends = [found.end() for found in re.finditer(r"\S+", text[:120])][:_WINDOW]
    for end in reversed(ends):
        words = text[:end]
        # A comma or a bracket closes a date; what comes after is another matter.
        if re.search(r"[;:()](?=\s*\S)", words) and end != ends[0] and not re.search(r"\(\w+\)", words):
            continue
        typed = parse_day(_QUOTES.sub(" ", words), today, "future" if future else "past")
        if typed is None:
            continue
        later = today.replace(year=today.year + _OTHER_YEARS, day=1)
        again = parse_day(_QUOTES.sub(" ", words), later, "future" if future else "past")
        sure = again is not None and again.day == typed.day
        shorter = _shortest(text, ends, typed.day, (today, later) if sure else (today,), future) or words
        doubts = []
        if not sure:
            doubts.append("год в этих словах не назван, взят ближайший")
        if typed.whole_month:
            doubts.append("назван только месяц, взят его последний день")
        return ReadDay(typed.day, shorter.rstrip(" ,.;:)"), "; ".join(doubts))
    return None


def _shortest(text: str, ends: list[int], day: date, todays: tuple[date, ...], future: bool) -> str:
    """The fewest words that still mean that very day: what was really read."""
    for end in ends:
        words = _QUOTES.sub(" ", text[:end])
        typed = [parse_day(words, today, "future" if future else "past") for today in todays]
        if all(one is not None and one.day == day for one in typed):
            after = re.match(r"\s*(?:г\.|года?(?![а-яё])|г(?![а-яё]))", text[end:])
            return text[: end + (after.end() if after else 0)]
    return ""
