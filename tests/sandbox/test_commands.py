"""Menus by scope and language, and what the bot says about itself."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox import Person
from tests.sandbox.client import Client


def menu(*names: str) -> list[dict[str, str]]:
    return [{"command": name, "description": f"Команда {name}"} for name in names]


async def test_the_narrowest_scope_wins(api: Client, head: Person) -> None:
    await api.ok("setMyCommands", commands=menu("start", "help"))
    assert head.commands == ["start", "help"]
    await api.ok("setMyCommands", commands=menu("menu"), scope={"type": "all_private_chats"})
    assert head.commands == ["menu"]
    own = {"type": "chat", "chat_id": head.id}
    await api.ok("setMyCommands", commands=menu("summary"), scope=own)
    assert head.commands == ["summary"]
    assert await api.ok("getMyCommands", scope=own) == menu("summary")
    await api.ok("setMyCommands", commands=menu("svodka"), scope=own, language_code="ru")
    assert head.commands == ["svodka"]
    await api.ok("deleteMyCommands", scope=own, language_code="ru")
    await api.ok("deleteMyCommands", scope=own)
    assert head.commands == ["menu"]
    assert await api.ok("getMyCommands", scope=own) == []


@pytest.mark.parametrize(
    "commands",
    [menu("Start"), menu("старт"), menu("x" * 33), menu(""), menu("with space")],
)
async def test_a_wrong_command_is_invalid(api: Client, commands: Any) -> None:
    assert await api.refused("setMyCommands", commands=commands) == "400 Bad Request: BOT_COMMAND_INVALID"


async def test_a_menu_takes_100_commands_with_short_descriptions(api: Client) -> None:
    await api.ok("setMyCommands", commands=menu(*[f"c{number}" for number in range(100)]))
    too_many = menu(*[f"c{number}" for number in range(101)])
    assert (await api.refused("setMyCommands", commands=too_many)).startswith("400")
    for about in ("", "ж" * 257):
        one = [{"command": "a", "description": about}]
        assert (await api.refused("setMyCommands", commands=one)).startswith("400")


async def test_a_scope_needs_a_chat_that_exists(api: Client) -> None:
    refusal = await api.refused("setMyCommands", commands=menu("a"), scope={"type": "chat", "chat_id": 404})
    assert refusal == "400 Bad Request: chat not found"


async def test_descriptions_are_kept(api: Client) -> None:
    await api.ok("setMyDescription", description="Решение совещания", language_code="")
    await api.ok("setMyShortDescription", short_description="Коротко")
    assert await api.ok("getMyDescription") == {"description": "Решение совещания"}
    assert await api.ok("getMyShortDescription", language_code="ru") == {"short_description": "Коротко"}
    assert (await api.refused("setMyShortDescription", short_description="ж" * 121)).startswith("400")
    assert await api.ok("setChatMenuButton") is True
