"""Russian phone numbers as people write them, brought to one form: «+7 910 123-45-67»."""

import re

# Area codes of three digits in cities with seven-digit numbers; four digits are the commonest otherwise.
_SHORT_CODES = re.compile("342|34[37]|351|383|391|423|473|49[589]|80[04]|812|831|84[36]|86[123]")
_BETWEEN = re.compile(r"[;,/\n]|\s(?:и|или)\s")
_EXTENSION = re.compile(
    r"[\s,(]*(?:доб(?:авочный)?|вн(?:утр)?|ext|#)[\s.:]*([0-9]{1,6})\)?\s*$", re.IGNORECASE
)
_COMMA_EXTENSION = re.compile(r",\s*(?=(?:доб|вн|ext)\b)", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:(?:тел(?:ефон)?|моб(?:ильный)?|сот(?:овый)?|раб(?:очий)?|дом(?:ашний)?|факс|т|tel|phone)[\s.:/]*)+",
    re.IGNORECASE,
)
_ALLOWED = re.compile(r"\+?[0-9\s().‐‑‒–—-]+")
_LOCAL_GROUPS = {5: (1, 2, 2), 6: (2, 2, 2), 7: (3, 2, 2)}


class PhoneError(ValueError):
    """Not a phone number; the message is the piece that isn't."""


def normalise_phones(text: str) -> str:
    """All phones of a cell, each normalised, joined with «, »; raises ``PhoneError`` for what is none."""
    pieces = [piece.strip() for piece in _BETWEEN.split(_COMMA_EXTENSION.sub(" ", text))]
    return ", ".join(phone for piece in pieces if piece for phone in _some(piece))


def _some(piece: str) -> list[str]:
    """One phone, or several with nothing but spaces between them."""
    try:
        return [_one(piece)]
    except PhoneError:
        words = piece.split()
        if len(words) < 2 or not all(10 <= len(re.sub(r"\D", "", word)) <= 11 for word in words):
            raise
        return [_one(word) for word in words]


def _one(piece: str) -> str:
    extension = _EXTENSION.search(piece)
    number = _LABEL.sub("", piece[: extension.start()] if extension else piece).strip()
    if not _ALLOWED.fullmatch(number):
        raise PhoneError(piece)
    groups = re.findall(r"\d+", number)
    written = _international(groups, foreign=number.startswith("+"))
    if written is None:
        raise PhoneError(piece)
    return f"{written} доб. {extension[1]}" if extension else written


def _international(groups: list[str], *, foreign: bool) -> str | None:
    digits = "".join(groups)
    if len(digits) == 11 and digits[0] in "78":
        return _russian(digits[1:], _without_prefix(groups))
    # Ten digits beginning with 7 or 89 are eleven of which one was lost.
    if len(digits) == 10 and not foreign and digits[0] in "3489" and digits[:2] != "89":
        return _russian(digits, groups)
    if len(digits) in _LOCAL_GROUPS and not foreign:
        return _dashed(digits)
    if foreign and 8 <= len(digits) <= 15 and digits[0] not in "78":
        return "+" + " ".join(groups)
    return None


def _without_prefix(groups: list[str]) -> list[str]:
    rest = groups[0][1:]
    return [rest, *groups[1:]] if rest else groups[1:]


def _russian(digits: str, groups: list[str]) -> str:
    """The area code as the writer set it apart, else as long as it usually is."""
    code = 3 if digits[0] == "9" or _SHORT_CODES.match(digits) else 4
    if digits[0] != "9" and 3 <= len(groups[0]) <= 5:
        code = len(groups[0])
    return f"+7 {digits[:code]} {_dashed(digits[code:])}"


def _dashed(digits: str) -> str:
    parts, start = [], 0
    for length in _LOCAL_GROUPS[len(digits)]:
        parts.append(digits[start : start + length])
        start += length
    return "-".join(parts)
