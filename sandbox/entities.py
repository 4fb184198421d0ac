"""Entities of a message: those that the bot lists, those that Telegram finds by itself, put in order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from sandbox.errors import JSON, bad_request
from sandbox.utf16 import units

_KNOWN = {
    "mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bold", "italic",
    "underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote", "code", "pre",
    "text_link", "text_mention", "custom_emoji", "date_time",
}  # fmt: skip
_OPAQUE = {"code", "pre", "text_link", "text_mention"}  # Telegram looks for nothing inside these
_FOUND = re.compile(
    r"""(?P<url>(?:https?://|tg://)[^\s<>«»"]+[^\s<>«»".,;:!?)\]]
           |(?<![\w@.-])(?:[\w-]+\.)+(?:ru|рф|com|org|net|me)\b(?![@\w])(?:/(?:[^\s<>«»"]*[^\s<>«»".,;:!?)\]])?)?)
      |(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)
      |(?<![\w/@<])/(?P<bot_command>[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/])
      |(?<![\w@])@(?P<mention>[A-Za-z0-9_]{4,32})(?!\w)
      |(?<![\w\#])\#(?P<hashtag>\w*[^\W\d]\w*)
      |(?<![\w+])(?P<phone_number>\+\d[\d\-() ]{8,16}\d)(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
_SIGNS = {"bot_command", "mention", "hashtag"}  # their sign belongs to the entity


def listed(raw: Any, text: str) -> list[JSON]:
    """Check the `entities` parameter that a bot gave instead of a parse mode."""
    if not isinstance(raw, list):
        bad_request("can't parse entities: expected an Array of MessageEntity")
    length = units(text)
    entities = []
    for item in raw:
        if not isinstance(item, dict) or item.get("type") not in _KNOWN:
            bad_request("can't parse entities: invalid message entity specified")
        start, size = item.get("offset"), item.get("length")
        if not isinstance(start, int) or not isinstance(size, int) or start < 0 or size < 0:
            bad_request("can't parse entities: invalid message entity specified")
        if start + size > length:
            bad_request(f"entity begins or ends in a middle of a UTF-16 symbol or out of the text at {start}")
        entities.append({key: value for key, value in item.items() if value is not None})
    return entities


def detect(text: str) -> list[JSON]:
    """What Telegram marks by itself: commands, links, mentions, e-mails, hashtags, phones."""
    found = []
    for match in _FOUND.finditer(text):
        kind = match.lastgroup or ""
        start = match.start(kind) - (1 if kind in _SIGNS else 0)
        found.append(
            {"offset": units(text[:start]), "length": units(text[start : match.end(kind)]), "type": kind}
        )
    return found


def arrange(entities: Iterable[JSON], detected: Iterable[JSON]) -> list[JSON]:
    """One sorted list: no empty ones, no twins, nothing found inside code or a link."""
    result: list[JSON] = []
    seen: set[tuple[int, int, str]] = set()
    for entity in entities:
        if entity["type"] == "code":
            entity.pop("language", None)
        place = (entity["offset"], entity["length"], entity["type"])
        if entity["length"] > 0 and place not in seen:
            seen.add(place)
            result.append(entity)
    opaque = [(e["offset"], e["offset"] + e["length"]) for e in result if e["type"] in _OPAQUE]
    for entity in detected:
        start, end = entity["offset"], entity["offset"] + entity["length"]
        place = (start, entity["length"], entity["type"])
        if place not in seen and all(end <= left or start >= right for left, right in opaque):
            result.append(entity)
    result.sort(key=lambda e: (e["offset"], -e["length"]))
    return result


def clip(entities: Iterable[JSON], cut: int, length: int) -> list[JSON]:
    """The same entities after `cut` units went from the front and the text became `length` units long."""
    clipped = []
    for entity in entities:
        start = max(entity["offset"] - cut, 0)
        end = min(entity["offset"] + entity["length"] - cut, length)
        if end > start:
            clipped.append({**entity, "offset": start, "length": end - start})
    return clipped
