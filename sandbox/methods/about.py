"""The bot about itself and its chats: getMe, commands, descriptions, getChat."""

from __future__ import annotations

from sandbox.commands import check_scope
from sandbox.errors import JSON, bad_request
from sandbox.methods import common
from sandbox.params import Params
from sandbox.telegram import Telegram

_LIMITS = {"name": 64, "description": 512, "short_description": 120}


def get_me(telegram: Telegram, params: Params) -> JSON:
    """The bot's own account."""
    return {
        **telegram.bot_payload,
        "can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False,
        "can_connect_to_business": False, "has_main_web_app": False,
    }  # fmt: skip


def set_commands(telegram: Telegram, params: Params) -> bool:
    """Keep the menu of a scope."""
    telegram.commands.set(params.parsed("commands"), _scope(telegram, params), params.string("language_code"))
    telegram.feed.publish("commands", None, None)
    return True


def get_commands(telegram: Telegram, params: Params) -> list[JSON]:
    """The menu of exactly this scope."""
    return telegram.commands.get(_scope(telegram, params), params.string("language_code"))


def delete_commands(telegram: Telegram, params: Params) -> bool:
    """Take a scope's menu away."""
    telegram.commands.delete(_scope(telegram, params), params.string("language_code"))
    telegram.feed.publish("commands", None, None)
    return True


def get_chat(telegram: Telegram, params: Params) -> JSON:
    """ChatFullInfo of a person or a group."""
    chat = telegram.chat(params.chat_id())
    return {
        **chat.payload,
        "accent_color_id": chat.id % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False, "limited_gifts": False, "unique_gifts": False,
            "premium_subscription": False, "gifts_from_channels": False,
        },
    }  # fmt: skip


def set_menu_button(telegram: Telegram, params: Params) -> bool:
    """Accepted and forgotten: the stand-in always shows the commands."""
    return True


def _setter(field: str) -> common.Method:
    def set_field(telegram: Telegram, params: Params) -> bool:
        value = params.string(field)
        if len(value) > _LIMITS[field]:
            bad_request(f"BOT_{field.upper()}_TOO_LONG")
        telegram.profile[f"{field}/{params.string('language_code')}"] = value
        return True

    return set_field


def _getter(field: str) -> common.Method:
    def get_field(telegram: Telegram, params: Params) -> JSON:
        fallback = telegram.profile.get(f"{field}/", telegram.bot.first_name if field == "name" else "")
        return {field: telegram.profile.get(f"{field}/{params.string('language_code')}", fallback)}

    return get_field


def _scope(telegram: Telegram, params: Params) -> JSON:
    scope = check_scope(params.parsed("scope"))
    if "chat_id" in scope:
        telegram.chat(scope["chat_id"])
    return scope


METHODS: dict[str, common.Method] = {
    "getMe": get_me,
    "setMyCommands": set_commands,
    "getMyCommands": get_commands,
    "deleteMyCommands": delete_commands,
    "getChat": get_chat,
    "setChatMenuButton": set_menu_button,
    "setMyName": _setter("name"),
    "getMyName": _getter("name"),
    "setMyDescription": _setter("description"),
    "getMyDescription": _getter("description"),
    "setMyShortDescription": _setter("short_description"),
    "getMyShortDescription": _getter("short_description"),
}
