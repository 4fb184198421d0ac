"""Small rules of Russian that no framework should have to know: plurals, and a kindergarten's number."""

import re

_SIGNED = re.compile(r"(?:№+|#|(?<![a-zа-я])(?:n[oо]?|номер)\.?)\s*(\d{1,4})(?!\d)")
_AFTER_WORD = re.compile(
    r"(?<![а-я])(?:детск(?:ий|ого|ом) сад[аеу]?|сад[аеу]?|вида|ясли|я/с|д/с|дс|црр|мдобу|[а-я]{0,3}доу)[ -]*"
    r"(\d{1,3})(?!\d)(?!-?\s?лет)"
)
_BEFORE_WORD = re.compile(r"^(\d{1,3})(?:-?[ыи]?й)?\s+(?:детск(?:ий|ого) сад|сад|д/с|[а-я]{0,3}доу)(?![а-я])")
_BARE = re.compile(r"\d{1,3}")


def plural(n: int, one: str, few: str, many: str) -> str:
    """The form of a noun that goes with a whole number: 1 «день», 2 «дня», 5 «дней»; the sign is ignored."""
    n = abs(n)
    if n % 100 in range(11, 15):
        return many
    return one if n % 10 == 1 else few if n % 10 in (2, 3, 4) else many


def count(n: int, one: str, few: str, many: str) -> str:
    """The number with its noun: «5 дней»."""
    return f"{n} {plural(n, one, few, many)}"


def kindergarten_number(name: str) -> int | None:
    """The organisation's number as its name gives it, or None: «МБДОУ № 7 «Ласточка»» is 7.

    A number with its sign wins wherever it stands; without one it must touch the words for a kindergarten
    or be the whole name, so that years, anniversaries and «7 гномов» are never taken for it.
    """
    text = _plain(name)
    found = _SIGNED.search(text) or _AFTER_WORD.search(text) or _BEFORE_WORD.search(text)
    if found:
        return int(found[1])
    return int(text) if _BARE.fullmatch(text) else None


def natural_key(name: str) -> tuple[int, int, str]:
    """A sort key: by the organisation's number, those without one last, then by name as people read it."""
    number = kindergarten_number(name)
    padded = re.sub(r"\d+", lambda digits: digits[0].zfill(10), _plain(name))
    return (1, 0, padded) if number is None else (0, number, padded)


def _plain(name: str) -> str:
    """Lower case, one kind of space and dash, «ё» as «е»."""
    text = re.sub(r"[‐‑‒–—−]", "-", name.casefold().replace("ё", "е"))
    return re.sub(r"\s+", " ", text).strip()


def name_key(name: str) -> str:
    """What makes two organisation names the same: not case, spaces, quotes or «ё»."""
    return re.sub("[\\s«»\"“”„‟'’‘‚`‹›″]+", "", name).casefold().replace("ё", "е")
