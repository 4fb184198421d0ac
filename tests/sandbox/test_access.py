"""Whom a bot can reach, and how requests may be written."""

from __future__ import annotations

import aiohttp
import pytest

from sandbox import Person, Sandbox
from tests.sandbox.client import Client


async def test_a_wrong_token_is_unauthorized(api: Client, sandbox: Sandbox) -> None:
    stranger = Client(api.session, api.base_url, "1:WRONG")
    assert await stranger.refused("getMe") == "401 Unauthorized"
    assert sandbox.calls() == []


async def test_an_unknown_method_is_not_found(api: Client) -> None:
    assert await api.refused("sendPigeon") == "404 Not Found: method not found"


async def test_get_me_says_it_is_a_bot(api: Client) -> None:
    me = await api.ok("getMe")
    assert (me["id"], me["is_bot"], me["username"]) == (123456, True, "vsoko_test_bot")


@pytest.mark.parametrize(
    ("chat_id", "why"),
    [
        (None, "chat_id is empty"),
        ("", "chat_id is empty"),
        (404, "chat not found"),
        ("@nobody", "chat not found"),
    ],
)
async def test_a_chat_must_exist(api: Client, chat_id: object, why: str) -> None:
    assert await api.refused("sendMessage", chat_id=chat_id, text="x") == f"400 Bad Request: {why}"


async def test_a_bot_cannot_write_first(api: Client, sandbox: Sandbox) -> None:
    stranger = sandbox.person("Пётр")
    refusal = await api.refused("sendMessage", chat_id=stranger.id, text="x")
    assert refusal == "403 Forbidden: bot can't initiate conversation with a user"


async def test_whoever_has_blocked_the_bot_gets_nothing_until_unblocking(api: Client, head: Person) -> None:
    head.block()
    blocked = "403 Forbidden: bot was blocked by the user"
    assert await api.refused("sendMessage", chat_id=head.id, text="x") == blocked
    assert await api.refused("sendChatAction", chat_id=head.id, action="typing") == blocked
    head.unblock()
    await api.ok("sendMessage", chat_id=head.id, text="x")
    statuses = [u["my_chat_member"]["new_chat_member"]["status"] for u in await api.ok("getUpdates")]
    assert statuses == ["kicked", "member"]


async def test_a_deleted_account_is_deactivated(api: Client, head: Person) -> None:
    head.deactivate()
    assert await api.refused("sendMessage", chat_id=head.id, text="x") == "403 Forbidden: user is deactivated"


async def test_a_group_may_throw_the_bot_out_or_move(api: Client, sandbox: Sandbox, head: Person) -> None:
    group = sandbox.group("Заведующие", [head])
    await api.ok("sendMessage", chat_id=group.id, text="x")
    old = group.id
    group.migrate()
    status, body = await api.call("sendMessage", chat_id=old, text="x")
    assert status == 400
    assert body["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert body["parameters"] == {"migrate_to_chat_id": group.id}
    await api.ok("sendMessage", chat_id=group.id, text="x")
    group.kick_bot()
    refusal = await api.refused("sendMessage", chat_id=group.id, text="x")
    assert refusal == "403 Forbidden: bot was kicked from the supergroup chat"


async def test_a_kicked_bot_cannot_write_to_the_group(api: Client, sandbox: Sandbox, head: Person) -> None:
    group = sandbox.group("Заведующие", [head])
    group.kick_bot()
    refusal = await api.refused("sendMessage", chat_id=group.id, text="x")
    assert refusal == "403 Forbidden: bot was kicked from the group chat"


async def test_in_a_group_the_bot_hears_commands_and_mentions_only(
    api: Client, sandbox: Sandbox, head: Person
) -> None:
    group = sandbox.group("Заведующие", [head])
    said = ["болтовня", "/summary", "/summary@vsoko_test_bot", "/summary@other_bot", "эй, @vsoko_test_bot"]
    for text in said:
        await head.say(text, in_=group, react=False)
    heard = [u["message"].get("text") for u in await api.ok("getUpdates") if "message" in u]
    assert heard == [None, "/summary", "/summary@vsoko_test_bot", "эй, @vsoko_test_bot"]


async def test_a_request_may_be_json_form_multipart_or_query(api: Client, head: Person) -> None:
    url = f"{api.url}/SENDmessage"
    fields = {"chat_id": str(head.id), "text": "Привет", "reply_markup": '{"inline_keyboard":[]}'}
    multipart = aiohttp.FormData(fields)
    multipart.add_field("unused", b"x", filename="x.bin")
    async with api.session.get(url, params=fields) as by_query:
        assert by_query.status == 200
    for body in (fields, multipart):
        async with api.session.post(url, data=body) as posted:
            assert (await posted.json())["result"]["text"] == "Привет"
    async with api.session.post(url, json={"chat_id": head.id, "text": "Привет"}) as by_json:
        assert by_json.status == 200
    assert len(head.messages) == 5


async def test_a_form_keeps_every_character(api: Client, head: Person) -> None:
    text = "a+b&c=d;e#f%zz?g/h «ё» 🎈\n100 %"
    form = {"chat_id": str(head.id), "text": text, "disable_notification": ""}
    async with api.session.post(f"{api.url}/sendMessage", data=form) as response:
        assert (await response.json())["result"]["text"] == text


async def test_a_broken_body_is_a_bad_request(api: Client) -> None:
    headers = {"Content-Type": "application/json"}
    async with api.session.post(f"{api.url}/sendMessage", data=b"{oops", headers=headers) as response:
        assert (response.status, (await response.json())["ok"]) == (400, False)


async def test_get_chat_describes_a_person(api: Client, head: Person) -> None:
    chat = await api.ok("getChat", chat_id=head.id)
    assert (chat["type"], chat["first_name"], chat["last_name"]) == ("private", "Мария", "Ивановна")
