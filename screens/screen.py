"""A screen: what stands in one message. No messenger's type in it."""

import json
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message; ``data`` comes back when it is tapped (at most 64 bytes)."""

    text: str
    data: str


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """``text`` is simple HTML (b, i, code); everything from people in it was escaped by ``esc``."""

    text: str
    rows: Rows = ()


def esc(text: object) -> str:
    """Text from people or from a file, safe to stand in a screen."""
    return escape(str(text), quote=False)


def clip(text: str, longest: int) -> str:
    """Plain text cut to that many characters, so that a screen fits into a message. Before ``esc``."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def dump_screen(screen: Screen) -> str:
    """As the outbox keeps it."""
    rows = [[[button.text, button.data] for button in row] for row in screen.rows]
    return json.dumps({"text": screen.text, "rows": rows}, ensure_ascii=False, separators=(",", ":"))


def load_screen(raw: str) -> Screen:
    """From the outbox."""
    found = json.loads(raw)
    rows = tuple(tuple(Button(text, data) for text, data in row) for row in found["rows"])
    return Screen(found["text"], rows)
