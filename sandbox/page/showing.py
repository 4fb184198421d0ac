"""Messages, keyboards and requests as the page gets them: plain data, never markup."""

from __future__ import annotations

import json
from typing import Any

from sandbox.calls import Call
from sandbox.errors import JSON
from sandbox.files import StoredFile, is_picture
from sandbox.messages import Message

_DETAILS = 6000  # characters of a request's inside
_SECRET = ("token", "secret")


def message(found: Message, at: str) -> JSON:
    """A message; ``at`` is the bot's time when it came."""
    payload = found.payload
    return {
        "id": found.id,
        "chat": found.chat_id,
        "own": not found.from_bot,
        "text": found.words,
        "entities": found.entities,
        "file": _file(found.file) if found.file else None,
        "kind": _kind(payload),
        "about": _about(payload),
        "album": payload.get("media_group_id"),
        "buttons": [[_button(button) for button in row] for row in found.inline_keyboard],
        "edited": found.edits > 0,
        "deleted": found.deleted,
        "at": at,
    }


def keyboard(found: JSON | None) -> JSON | None:
    """The reply keyboard that stands instead of the phone's own."""
    if not found or "keyboard" not in found:
        return None
    rows = [
        [{"text": str(button["text"]), "contact": bool(button.get("request_contact"))} for button in row]
        for row in found["keyboard"]
    ]
    return {"rows": rows, "once": bool(found.get("one_time_keyboard"))}


def call(found: Call, number: int, token: str) -> JSON:
    """A request of the bot: one line, and the details for whoever opens it."""
    inside = {"params": _without_secrets(found.params), "answer": found.result}
    details = json.dumps(inside, ensure_ascii=False, indent=1, default=str).replace(token, "<token>")
    idle = found.method.lower() == "getupdates" and found.ok and not found.result
    return {
        "number": number,
        "method": found.method,
        "chat": found.chat_id,
        "status": found.status,
        "fault": found.fault,
        "idle": idle,
        "words": str(found.params.get("text") or found.params.get("caption") or "")[:80],
        "refusal": str(found.result or "")[:200] if found.status >= 400 else "",
        "count": len(found.result) if isinstance(found.result, list) else None,
        "at": found.at,
        "ms": round(found.seconds * 1000),
        "details": details[:_DETAILS],
    }


def _file(stored: StoredFile) -> JSON:
    return {
        "id": stored.file_id,
        "name": stored.name,
        "size": stored.size,
        "picture": stored.kind == "photo" and is_picture(stored.content),
    }


def _kind(payload: JSON) -> str:
    kinds = ("photo", "document", "voice", "sticker", "contact", "location", "video")
    return next((kind for kind in kinds if kind in payload), "text")


def _about(payload: JSON) -> str:
    """What a sticker, a voice, a contact says in one line."""
    if "sticker" in payload:
        return str(payload["sticker"].get("emoji", ""))
    if "voice" in payload:
        return f"0:{int(payload['voice'].get('duration', 0)):02}"
    if "contact" in payload:
        contact = payload["contact"]
        return f"{contact.get('first_name', '')} {contact.get('phone_number', '')}".strip()
    return ""


def _button(button: JSON) -> JSON:
    return {"text": str(button["text"]), "data": button.get("callback_data"), "url": button.get("url")}


def _without_secrets(params: JSON) -> dict[str, Any]:
    return {
        key: "<hidden>" if any(word in key.lower() for word in _SECRET) else value
        for key, value in params.items()
    }
