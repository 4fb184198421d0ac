"""Which chats a bot may write into."""

from __future__ import annotations

from collections.abc import Mapping

from sandbox.errors import bad_request, forbidden
from sandbox.model import Chat


def known(chats: Mapping[int, Chat], chat_id: int | str | None) -> Chat:
    """The chat of an id; ApiError 400 if there is none. Names like @channel are known to nobody here."""
    if chat_id is None or chat_id == "":
        bad_request("chat_id is empty")
    found = chats.get(chat_id) if isinstance(chat_id, int) else None
    if found is None:
        bad_request("chat not found")
    return found


def writable(chats: Mapping[int, Chat], chat_id: int | str | None) -> Chat:
    """The chat of an id, if whoever is there lets the bot in; ApiError 400 or 403 if not."""
    chat = known(chats, chat_id)
    if chat.migrated_to is not None:
        moved = {"migrate_to_chat_id": chat.migrated_to}
        bad_request("group chat was upgraded to a supergroup chat", moved)
    if chat.kicked:
        forbidden(f"bot was kicked from the {chat.payload['type']} chat")
    if chat.user is not None:
        if chat.user.deactivated:
            forbidden("user is deactivated")
        if chat.user.blocked:
            forbidden("bot was blocked by the user")
        if not chat.user.started:
            forbidden("bot can't initiate conversation with a user")
    return chat
