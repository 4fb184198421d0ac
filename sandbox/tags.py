"""The tags that Telegram's HTML knows, and the entities that they become."""

from __future__ import annotations

from sandbox.errors import JSON

TYPES = {
    "b": "bold", "strong": "bold",
    "i": "italic", "em": "italic",
    "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "tg-spoiler": "spoiler", "span": "spoiler",
    "code": "code", "pre": "pre", "a": "text_link", "blockquote": "blockquote", "tg-emoji": "custom_emoji",
}  # fmt: skip


def argument(tag: str, name: str, value: str) -> str:
    """What an attribute says about its tag; empty if it says nothing to Telegram."""
    match tag, name:
        case ("a", "href") | ("tg-emoji", "emoji-id"):
            return value
        case "code", "class" if value.startswith("language-"):
            return value[9:]
        case "span", "class" if value.startswith("tg-"):
            return value[3:]
        case "blockquote", "expandable":
            return "1"
    return ""


def entity(tag: str, about: str, offset: int, words: str, length: int, inner: list[JSON]) -> JSON | None:
    """The entity of a closed tag around `words`; None where Telegram keeps the words only.

    `inner` holds the entities found so far: `<pre>` takes over the language of a `<code>` that fills it.
    """
    made: JSON = {"offset": offset, "length": length, "type": TYPES[tag]}
    match tag:
        case "a":
            url = about or words
            if "." not in url and not url.startswith(("tg://", "ton://")):
                return None
            made["url"] = url
        case "tg-emoji":
            made["custom_emoji_id"] = about
        case "blockquote" if about:
            made["type"] = "expandable_blockquote"
        case "code" if about:
            made["language"] = about
        case "pre":
            last = inner[-1] if inner else {}
            if (last.get("type"), last.get("offset"), last.get("length")) == ("code", offset, length):
                made.update({key: value for key, value in inner.pop().items() if key == "language"})
    return made
