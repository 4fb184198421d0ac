"""Lists of commands by scope and language, and which of them a person's menu shows."""

from __future__ import annotations

import json
import re
from typing import Any

from sandbox.errors import JSON, bad_request
from sandbox.model import Chat

_NAME = re.compile(r"[a-z0-9_]{1,32}")
_PLAIN_SCOPES = {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}
_CHAT_SCOPES = {"chat", "chat_administrators", "chat_member"}
_Key = tuple[str, str]  # canonical scope, language


class CommandLists:
    """What setMyCommands keeps."""

    def __init__(self) -> None:
        self._lists: dict[_Key, list[JSON]] = {}

    def set(self, commands: Any, scope: JSON, language: str) -> None:
        """Check and keep a list; an empty one takes the scope's list away. ApiError 400 for a wrong one."""
        if not isinstance(commands, list):
            bad_request("expected an Array of BotCommand")
        if len(commands) > 100:
            bad_request("BOT_COMMANDS_TOO_MUCH")
        checked = [_command(item) for item in commands]
        key = (_scope_key(scope), language)
        if checked:
            self._lists[key] = checked
        else:
            self._lists.pop(key, None)

    def get(self, scope: JSON, language: str) -> list[JSON]:
        """Exactly the list of this scope and language, with no fallback, as Telegram answers."""
        return self._lists.get((_scope_key(scope), language), [])

    def delete(self, scope: JSON, language: str) -> None:
        """The scope falls back to the wider one."""
        self._lists.pop((_scope_key(scope), language), None)

    def menu(self, chat: Chat, language: str) -> list[JSON]:
        """What the person's menu shows: the narrowest scope first, in each the person's language first."""
        wide = "all_group_chats" if chat.is_group else "all_private_chats"
        scopes: list[JSON] = [{"type": "chat", "chat_id": chat.id}, {"type": wide}, {"type": "default"}]
        for scope in scopes:
            for tongue in (language, ""):
                if found := self._lists.get((_scope_key(scope), tongue)):
                    return found
        return []


def check_scope(scope: Any) -> JSON:
    """A BotCommandScope, the default one when there is none; ApiError 400 for an unknown type."""
    if not scope:
        return {"type": "default"}
    if not isinstance(scope, dict):
        bad_request("can't parse BotCommandScope: expected an Object")
    kind = scope.get("type")
    if kind in _PLAIN_SCOPES:
        return {"type": kind}
    if kind not in _CHAT_SCOPES:
        bad_request("can't parse BotCommandScope: unsupported scope type")
    kept = {key: scope[key] for key in ("type", "chat_id", "user_id") if scope.get(key) is not None}
    if isinstance(kept.get("chat_id"), str) and kept["chat_id"].lstrip("-").isdigit():
        kept["chat_id"] = int(kept["chat_id"])
    return kept


def _command(raw: Any) -> JSON:
    if not isinstance(raw, dict):
        bad_request("can't parse BotCommand: expected an Object")
    name, about = raw.get("command"), raw.get("description")
    if not isinstance(name, str) or not _NAME.fullmatch(name.removeprefix("/")):
        bad_request("BOT_COMMAND_INVALID")
    if not isinstance(about, str) or not 1 <= len(about.strip()) <= 256:
        bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name.removeprefix("/"), "description": about.strip()}


def _scope_key(scope: JSON) -> str:
    return json.dumps(scope, sort_keys=True)
