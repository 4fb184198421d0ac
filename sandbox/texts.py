"""A text as a bot gives it, to the text and entities that a person gets; and the limits on it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sandbox import entities as spans
from sandbox.errors import JSON, bad_request
from sandbox.html import parse_html
from sandbox.utf16 import is_clean, units

MAX_TEXT = 4096  # UTF-16 units, after parsing
MAX_CAPTION = 1024
MAX_SOURCE = 1 << 15  # a text longer than this, markup included, isn't even parsed

_CONTROL = re.compile("[\x00-\x09\x0b-\x0c\x0e-\x1f]")
_INVISIBLE = re.compile("[\r\u2028-\u202e]")
_WORTH_LOOKING = re.compile(r"[/@#.+]")


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text with its entities in Telegram's order."""

    text: str
    entities: list[JSON]


def clean(text: str) -> str:
    """What Telegram does to any text: control characters become spaces, returns and direction marks go."""
    if not is_clean(text):
        bad_request("strings must be encoded in UTF-8")
    return _CONTROL.sub(" ", _INVISIBLE.sub("", text))


def read(text: str, parse_mode: str = "", listed: Any = None) -> Formatted:
    """Parse, clean and trim. ApiError 400 for wrong markup or an unknown mode; it may come out empty."""
    source = clean(text)
    marked: list[JSON] = []
    match parse_mode.lower():
        case "" if listed:
            marked = spans.listed(listed, source)
        case "" | "none":
            pass
        case "html":
            source, marked = parse_html(source)
        case "markdown" | "markdownv2":
            # The bot writes HTML only; taking Markdown for plain text would hide a mistake.
            bad_request("unsupported parse_mode: the sandbox reads HTML only")
        case _:
            bad_request("unsupported parse_mode")
    found = spans.detect(source) if _WORTH_LOOKING.search(source) else []
    if marked or found:
        marked = spans.arrange(marked, found)
    trimmed = source.strip()
    if len(trimmed) != len(source):
        cut = units(source[: len(source) - len(source.lstrip())])
        marked = spans.clip(marked, cut, units(trimmed))
    return Formatted(trimmed, marked)


def message_text(text: str, parse_mode: str = "", listed: Any = None) -> Formatted:
    """The text of a message; ApiError 400 when there is none or more than 4096 units of it."""
    if not text:
        bad_request("message text is empty")
    if len(text) > MAX_SOURCE:
        bad_request("message is too long")
    formatted = read(text, parse_mode, listed)
    if not formatted.text:
        bad_request("text must be non-empty")
    if units(formatted.text) > MAX_TEXT:
        bad_request("message is too long")
    return formatted


def caption(text: str, parse_mode: str = "", listed: Any = None) -> Formatted:
    """The caption of a file, which may be empty; ApiError 400 over 1024 units."""
    if not text:
        return Formatted("", [])
    if len(text) > MAX_SOURCE:
        bad_request("message caption is too long")
    formatted = read(text, parse_mode, listed)
    if units(formatted.text) > MAX_CAPTION:
        bad_request("message caption is too long")
    return formatted
