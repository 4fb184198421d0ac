"""Character references of Telegram's HTML: the four named ones and any number."""

from __future__ import annotations

import re

_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(lt|gt|amp|quot)(?![a-zA-Z]));?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}


def decode(source: str, at: int) -> tuple[str, int]:
    """What a reference at `at` stands for, and the place after it; a bare `&` stands for itself."""
    found = _REFERENCE.match(source, at)
    if found is None:
        return "&", at + 1
    hexadecimal, decimal, name = found.groups()
    if name:
        return _NAMED[name], found.end()
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if code == 0 or code >= 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return "&", at + 1
    return chr(code), found.end()


def decode_all(text: str) -> str:
    """A text with each of its references decoded."""
    return _REFERENCE.sub(lambda found: decode(found.group(), 0)[0], text) if "&" in text else text
