"""Taps and their answers."""

from __future__ import annotations

from typing import Any

from sandbox import Person, Sandbox
from tests.sandbox.client import Client

KEYS: dict[str, Any] = {"inline_keyboard": [[{"text": "Да", "callback_data": "yes"}]]}
TOO_OLD = "400 Bad Request: query is too old and response timeout expired or query ID is invalid"


async def tapped(api: Client, head: Person) -> dict[str, Any]:
    await api.ok("sendMessage", chat_id=head.id, text="Вы?", reply_markup=KEYS)
    await head.press("Да", react=False)
    query: dict[str, Any] = (await api.ok("getUpdates"))[-1]["callback_query"]
    return query


async def test_a_tap_carries_everything_that_a_bot_reads(api: Client, head: Person) -> None:
    query = await tapped(api, head)
    assert query["data"] == "yes"
    assert query["from"]["id"] == head.id
    assert query["chat_instance"]
    assert query["message"]["text"] == "Вы?"
    assert query["message"]["reply_markup"] == KEYS


async def test_an_answer_shows_a_note_and_may_be_repeated(api: Client, head: Person) -> None:
    query = await tapped(api, head)
    assert await api.ok("answerCallbackQuery", callback_query_id=query["id"], text="Записано") is True
    assert await api.ok("answerCallbackQuery", callback_query_id=query["id"]) is True
    assert head.toasts == ["Записано"]


async def test_an_unknown_or_old_query_is_refused(api: Client, sandbox: Sandbox, head: Person) -> None:
    assert await api.refused("answerCallbackQuery", callback_query_id="12345") == TOO_OLD
    query = await tapped(api, head)
    sandbox.telegram.query_lifetime = 0
    assert await api.refused("answerCallbackQuery", callback_query_id=query["id"]) == TOO_OLD


async def test_a_note_takes_200_characters(api: Client, head: Person) -> None:
    query = await tapped(api, head)
    await api.ok("answerCallbackQuery", callback_query_id=query["id"], text="ж" * 200)
    refusal = await api.refused("answerCallbackQuery", callback_query_id=query["id"], text="ж" * 201)
    assert refusal == "400 Bad Request: MESSAGE_TOO_LONG"


async def test_forged_data_and_a_lost_message_reach_the_bot_as_they_are(api: Client, head: Person) -> None:
    await api.ok("sendMessage", chat_id=head.id, text="Вы?", reply_markup=KEYS)
    await head.tap("';DROP TABLE", react=False)
    await head.tap("yes", inaccessible=True, react=False)
    forged, lost = [update["callback_query"] for update in await api.ok("getUpdates")]
    assert forged["data"] == "';DROP TABLE"
    assert lost["message"] == {"chat": head.chat.payload, "message_id": head.screen.id, "date": 0}
