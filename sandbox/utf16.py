"""Telegram counts text in UTF-16 code units, Python in code points: an emoji is two there and one here."""

from __future__ import annotations


def units(text: str) -> int:
    """Length of `text` in UTF-16 code units."""
    if text.isascii():
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) >> 1


def part(text: str, offset: int, length: int) -> str:
    """The piece of `text` at an entity's offset and length, both in UTF-16 code units."""
    encoded = text.encode("utf-16-le", "surrogatepass")
    return encoded[offset * 2 : (offset + length) * 2].decode("utf-16-le", "replace")


def is_clean(text: str) -> bool:
    """Whether `text` can be written as UTF-8, that is, holds no half of a surrogate pair."""
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
