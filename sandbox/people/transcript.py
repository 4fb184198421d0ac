"""A chat as readable text, for assertions and for the demo."""

from __future__ import annotations

from collections.abc import Iterable

from sandbox.messages import Message
from sandbox.model import Chat

_KINDS = {
    "photo": "фото", "voice": "голосовое сообщение", "sticker": "стикер", "contact": "контакт",
    "location": "место на карте", "video": "видео", "group_chat_created": "создана группа",
}  # fmt: skip


def line(message: Message) -> str:
    """One message: who, what, its buttons in brackets; an edit is marked, further lines are indented."""
    who = "Бот" if message.from_bot else message.sender
    mark = " (изменено)" if message.edits else ""
    parts = [part for part in (_attachment(message), message.words) if part]
    body = " ".join(parts) or "(сообщение другого вида)"
    if message.buttons:
        labels = " ".join(f"[{label}]" for row in message.buttons for label in row)
        body += ("\n" if "\n" in body or len(body) + len(labels) > 100 else "  ") + labels
    return f"{who}{mark}: " + body.replace("\n", "\n    ")


def lines(messages: Iterable[Message]) -> str:
    """Several messages, one below the other."""
    return "\n".join(line(message) for message in messages)


def tail(chat: Chat, count: int = 12) -> str:
    """The end of a chat, to be shown when something expected isn't there."""
    standing = chat.standing()
    if not standing:
        return "(в чате пусто)"
    more = [f"… ещё {len(standing) - count}"] if len(standing) > count else []
    return "\n".join([*more, lines(standing[-count:])])


def _attachment(message: Message) -> str:
    payload = message.payload
    if "document" in payload:
        return f"⟨файл {payload['document'].get('file_name', '')}⟩"
    for key, name in _KINDS.items():
        if key in payload:
            return f"⟨{name}⟩"
    return ""
