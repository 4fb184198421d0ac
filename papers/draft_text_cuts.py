"""Texts made to fit: always the beginning of what the document says, at the end of a word."""

import re

_DANGLING = re.compile(
    r"(?:[\s,;:(«–—-]+(?:и|в|во|на|по|с|со|к|о|об|от|для|до|за|из|не|или|а|их|при|под|над|как|у|её|его|без|через|том|числе))+$"
)
_LEAST = 12  # characters: cutting a sentence to less than that tells nothing


def cut(text: str, limit: int) -> str:
    """At most so many characters, whole words."""
    if len(text) <= limit:
        return text
    head = text[: limit + 1]
    space = head.rfind(" ")
    return (head[:space] if space > 0 else text[:limit]).rstrip(" ,;:–—-(«") or text[:limit]


def shorter(text: str, limit: int) -> str:
    """A title made of a sentence's beginning: to a bracket or a comma where one stands, no «и» at its end."""
    stop = re.search(r"[(;:]|,\s|\.\s", text)
    if stop and _LEAST <= stop.start() <= limit:
        text = text[: stop.start()]
    head = cut(text, limit)
    if head != text or stop:
        head = _DANGLING.sub("", head).rstrip(" ,;:–—-(«") or head
    return head.strip() or text[:limit].strip()


def ended(text: str, limit: int) -> str:
    """With a full stop, where it fits."""
    return f"{text}." if (text[-1:].isalnum() or text[-1:] in ")»") and len(text) < limit else text
