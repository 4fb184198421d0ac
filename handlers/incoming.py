"""Who an update comes from, and where: the few facts that the rest of the program works with."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiogram.types import InaccessibleMessage, Update

from screens.callbacks.summary import RefreshSummary


@dataclass(frozen=True, slots=True)
class Origin:
    """``message_id`` is the newest message that the update shows; ``tapped`` the screen under a button.

    ``is_picture``: that screen is a picture of the summary.
    """

    user_id: int
    chat_id: int
    private: bool
    message_id: int | None = None
    tapped: int | None = None
    query_id: str | None = None
    is_bot: bool = False
    is_picture: bool = False
    name: str = ""  # as Telegram shows the sender


def origin_of(update: Update) -> Origin | None:
    """None for a kind of update that no person's chat belongs to, or that aiogram doesn't know."""
    if query := update.callback_query:
        message = query.message
        if message is None:  # a button of an inline message: we send none
            return Origin(query.from_user.id, query.from_user.id, True, query_id=query.id)
        private = message.chat.type == "private"
        lost = isinstance(message, InaccessibleMessage)  # too old to be edited
        is_picture = not lost and is_summary(message.model_dump(exclude_none=True))
        is_screen = is_picture or (not lost and getattr(message, "text", None) is not None)
        return Origin(
            query.from_user.id,
            message.chat.id,
            private,
            None if lost or is_screen else message.message_id,
            tapped=message.message_id if is_screen else None,
            query_id=query.id,
            is_bot=query.from_user.is_bot,
            is_picture=is_picture,
            name=query.from_user.full_name,
        )
    if message := update.message or update.edited_message:
        if message.from_user is None:
            return None
        return Origin(
            message.from_user.id,
            message.chat.id,
            message.chat.type == "private",
            message.message_id,
            is_bot=message.from_user.is_bot,
            name=message.from_user.full_name,
        )
    if event := update.my_chat_member:
        return Origin(event.from_user.id, event.chat.id, event.chat.type == "private")
    return None


def tap_of(raw: dict[str, Any]) -> tuple[Origin, str] | None:
    """Whose tap a raw update is, and the button's data; None where it is anything else, or odd in any way.

    A tap needs no model of the update: its data names the handler. Nine updates of ten are taps, and
    reading one into aiogram's model and through its dispatcher costs as much as all that the tap brings
    about (docs/performance.md).
    """
    match raw:
        case {
            "callback_query": {
                "id": str(query),
                "from": {"id": int(user), "is_bot": False} as sender,
                "message": {
                    "message_id": int(tapped),
                    "date": int(date),
                    "chat": {"id": int(chat), "type": "private"},
                } as message,
                "data": str(data),
            }
        } if date:  # a message too old to be edited comes without one
            if is_summary(message):
                name = _name_of(sender)
                return Origin(
                    user, chat, True, tapped=tapped, query_id=query, is_picture=True, name=name
                ), data
            if "document" in message or "photo" in message:  # it can't become a text: a new screen follows it
                return Origin(user, chat, True, tapped, query_id=query, name=_name_of(sender)), data
            return Origin(user, chat, True, tapped=tapped, query_id=query, name=_name_of(sender)), data
    return None


def is_summary(message: Mapping[str, Any]) -> bool:
    """Whether a message is a picture of the summary, the chat's living screen: its own button says so.

    Other pictures are files that somebody asked for; they stay where they are.
    """
    match message:
        case {"photo": _, "reply_markup": {"inline_keyboard": list(rows)}}:
            own = f"{RefreshSummary.prefix}:"
            buttons = (button for row in rows if isinstance(row, list) for button in row)
            return any(isinstance(b, dict) and str(b.get("callback_data")).startswith(own) for b in buttons)
    return False


def _name_of(sender: dict[str, Any]) -> str:
    given, family = sender.get("first_name", ""), sender.get("last_name", "")
    return f"{given} {family}".strip()


def chat_of(raw: dict[str, object]) -> int:
    """The chat that orders a raw update, found without parsing it; 0 where there is none."""
    for event in raw.values():
        if not isinstance(event, dict):
            continue
        message = event.get("message")
        for holder in (event, message if isinstance(message, dict) else {}):
            chat = holder.get("chat")
            if isinstance(chat, dict) and isinstance(chat.get("id"), int):
                return int(chat["id"])
        sender = event.get("from") or event.get("user")
        if isinstance(sender, dict) and isinstance(sender.get("id"), int):
            return int(sender["id"])
    return 0
