"""Keyboards under messages and instead of the phone's own: what Telegram takes and what it refuses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sandbox.errors import JSON, bad_request

MAX_BUTTONS = 100
MAX_BYTES = 10_240  # of all labels, data and links together
MAX_REPLY_BUTTONS = 300
_ASKS = {"request_contact", "request_location"}
_KINDS = (
    "callback_data", "url", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay",
)  # fmt: skip
_URL = re.compile(
    r"(?:https?://)?[^\s/?#@:]+\.[^\s/?#@.:]{2,}(?::\d+)?(?:[/?#]\S*)?|(?:tg|ton)://\S+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Markup:
    """A checked reply markup: `inline` goes with the message, `reply` changes the person's own keyboard."""

    inline: JSON | None = None
    reply: JSON | None = None


NONE = Markup()


def read(raw: Any, *, private: bool = True) -> Markup:
    """Check `reply_markup`; ApiError 400 with Telegram's words when something in it is wrong."""
    if raw is None or raw == "":
        return NONE
    if not isinstance(raw, dict):
        bad_request("object expected as reply markup")
    if "inline_keyboard" in raw:
        rows = _rows(raw["inline_keyboard"], "inline keyboard", _inline_button)
        return Markup(inline=_measured({"inline_keyboard": rows}, MAX_BUTTONS)) if rows else NONE
    if "keyboard" in raw:
        rows = _rows(raw["keyboard"], "keyboard", _reply_button)
        if not private and any(_ASKS & button.keys() for row in rows for button in row):
            bad_request("phone number can be requested in private chats only")
        shown = {key: value for key, value in raw.items() if value is not None and key != "keyboard"}
        return Markup(reply=_measured({"keyboard": rows, **shown}, MAX_REPLY_BUTTONS))
    if raw.get("remove_keyboard") or raw.get("force_reply"):
        return Markup(reply=raw)
    return NONE


def _rows(raw: Any, name: str, button: Any) -> list[list[JSON]]:
    if not isinstance(raw, list) or not all(isinstance(row, list) for row in raw):
        bad_request(f'field "{name.replace(" ", "_")}" of the ReplyMarkup must be an Array of Arrays')
    rows = [[button(item) for item in row] for row in raw]
    return [row for row in rows if row]


def _measured(markup: JSON, most: int) -> JSON:
    rows = markup.get("inline_keyboard") or markup.get("keyboard") or []
    if sum(map(len, rows)) > most or _size(rows) > MAX_BYTES:
        bad_request("reply markup is too long")
    return markup


def _size(rows: list[list[JSON]]) -> int:
    return sum(
        len(value.encode()) for row in rows for b in row for value in b.values() if isinstance(value, str)
    )


def _inline_button(raw: Any) -> JSON:
    if not isinstance(raw, dict):
        bad_request("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    text = raw.get("text")
    if not isinstance(text, str):
        bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    if not text.strip():
        bad_request('can\'t parse inline keyboard button: Field "text" must be non-empty')
    button = {key: value for key, value in raw.items() if value is not None}
    kinds = [kind for kind in _KINDS if kind in button and button[kind] != ""]
    if not kinds:
        bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(kinds) > 1:
        bad_request("can't parse inline keyboard button: exactly one of the optional fields must be used")
    data = button.get("callback_data")
    if data is not None and (not isinstance(data, str) or len(data.encode()) > 64):
        bad_request("BUTTON_DATA_INVALID")
    url = button.get("url")
    if url is not None and (not isinstance(url, str) or not _URL.fullmatch(url)):
        bad_request("BUTTON_URL_INVALID")
    return button


def _reply_button(raw: Any) -> JSON:
    if isinstance(raw, str):
        raw = {"text": raw}
    if not isinstance(raw, dict) or not isinstance(raw.get("text"), str):
        bad_request("can't parse keyboard button: Can't find field \"text\"")
    if not raw["text"].strip():
        bad_request('can\'t parse keyboard button: Field "text" must be non-empty')
    return {key: value for key, value in raw.items() if value is not None}
