"""The vocabulary of typed dates: names of months and weekdays, numerals, and a text made ready to search."""

import re

NOMINATIVE = (
    *("январь", "февраль", "март", "апрель", "май", "июнь"),
    *("июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"),
)
GENITIVE = (
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
)

# Abbreviations, all cases that people use, and the two commonest misspellings («сентебря», «октебря»).
_E = "(?:ь|я|ю|ем|е)"
_A = "(?:а|у|ом|е)"
MONTH = (
    rf"(?P<month>янв(?:ар{_E})?|фев(?:р(?:ал{_E})?)?|мар(?:т{_A}?)?|апр(?:ел{_E})?|ма(?:й|я|ю|ем|е)"
    rf"|июн{_E}?|июл{_E}?|авг(?:уст{_A}?)?|сен(?:т(?:[яе]бр{_E})?)?|окт(?:[яе]бр{_E})?"
    rf"|нояб?(?:бр{_E})?|дек(?:абр{_E})?)(?![а-я])"
)
_MONTH_STEMS = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")

# «среде» is left out: «в образовательной среде» is no Wednesday.
WEEKDAY = (
    r"(?P<weekday>понедельник[ау]?|пн|вторник[ау]?|вт|сред[ауы]|ср|четверг[ау]?|чт"
    r"|пятниц[ауые]|пт|суббот[ауые]|сб|воскресень[еяю]|вск?)(?![а-я])"
)
_WEEKDAY_STEMS = (("по", "пн"), ("вт",), ("ср",), ("че", "чт"), ("пя", "пт"), ("су", "сб"), ("во", "вс"))

WHICH = r"(?P<which>эт\w{1,3}|(?:текущ|ближайш|следующ|будущ|прошл|минувш)\w{2,3})"
_WHICH_STEMS = {"эт": 0, "тек": 0, "бли": 0, "сле": 1, "буд": 1, "про": -1, "мин": -1}

NUMBER = r"(?P<number>\d{1,3}|один|одну|два|две|три|четыре|пять|шесть|семь|восемь|девять|десять)"
_NUMBERS = {"один": 1, "одну": 1, "два": 2, "две": 2, "три": 3, "четыре": 4, "пять": 5}
_NUMBERS |= {"шесть": 6, "семь": 7, "восемь": 8, "девять": 9, "десять": 10}

_ORDINALS = (
    *("перв", "втор", "трет", "четверт", "пят", "шест", "седьм", "восьм", "девят", "десят"),
    *("одиннадцат", "двенадцат", "тринадцат", "четырнадцат", "пятнадцат", "шестнадцат"),
    *("семнадцат", "восемнадцат", "девятнадцат", "двадцат"),
)
_SPELT = re.compile(
    rf"(?<![а-я])(?:(двадцать|тридцать) )?(?:({')|('.join(_ORDINALS)})|(тридцат))"
    r"(?:ое|ье|ого|ьего|ому|ьему)(?![а-я])"
)
# «приказ № 12/8», «пункт 1.2»: what looks like a date there is none.
_NO_DATE = re.compile(r"№\s*\S+|(?<![а-я])п(?:п|ункт[а-я]{0,3})?\.? ?\d[\d.]*(?!\d)")


def month_of(word: str) -> int:
    """1–12 of a word that MONTH has matched."""
    return next(n for n, stem in enumerate(_MONTH_STEMS, 1) if word.startswith(stem))


def weekday_of(word: str) -> int:
    """0–6 from Monday of a word that WEEKDAY has matched."""
    return next(n for n, stems in enumerate(_WEEKDAY_STEMS) if word.startswith(stems))


def which_of(word: str | None) -> int:
    """-1 for «прошлый», 0 for «этот» or nothing, 1 for «следующий»."""
    return next((shift for stem, shift in _WHICH_STEMS.items() if word and word.startswith(stem)), 0)


def number_of(word: str | None) -> int:
    """A number in digits or a word up to ten; 1 when there is none («через неделю»)."""
    return 1 if word is None else _NUMBERS.get(word) or int(word)


def tidy(text: str) -> str:
    """Lower case, plain spaces and dashes, spelt ordinals as digits, numbers of papers left out."""
    text = re.sub(r"[\u00ad\u200b-\u200f\u2060\ufeff]", "", text.casefold()).replace("ё", "е")
    text = re.sub(r"[‐‑‒–—−]", "-", text)
    text = re.sub(r"\s+", " ", _NO_DATE.sub(" ", text)).strip()
    return _SPELT.sub(_digits, text)


def _digits(found: re.Match[str]) -> str:
    tens = {"двадцать": 20, "тридцать": 30}.get(found[1] or "", 0)
    units = next((n for n in range(1, len(_ORDINALS) + 1) if found[n + 1]), 30)
    spelt = tens + units
    return str(spelt) if not tens or units < 10 else found[0]
