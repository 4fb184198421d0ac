"""Keyboards: what is taken, what is refused, and what comes back."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox import Person, Sandbox
from tests.sandbox.client import Client


def one(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "Кнопка", **button}]]}


@pytest.mark.parametrize(
    ("markup", "why"),
    [
        (one(callback_data="ж" * 33), "BUTTON_DATA_INVALID"),
        (one(callback_data="x" * 65), "BUTTON_DATA_INVALID"),
        (one(url="не ссылка"), "BUTTON_URL_INVALID"),
        (one(url="ftp://example.com"), "BUTTON_URL_INVALID"),
        (one(url="http://localhost"), "BUTTON_URL_INVALID"),
        (one(), "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        (
            one(callback_data=""),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        ({"inline_keyboard": [[{"text": "x", "callback_data": "x"}]] * 101}, "reply markup is too long"),
        ({"inline_keyboard": [[{"text": "ж" * 3000, "callback_data": "x"}]] * 2}, "reply markup is too long"),
        ("{", "can't parse reply markup JSON object"),
        ([], "object expected as reply markup"),
        ({"inline_keyboard": ["x"]}, 'field "inline_keyboard" of the ReplyMarkup must be an Array of Arrays'),
        (
            {"inline_keyboard": [["x"]]},
            "can't parse inline keyboard button: InlineKeyboardButton must be an Object",
        ),
        (
            {"inline_keyboard": [[{"url": "a.ru"}]]},
            "can't parse inline keyboard button: Can't find field \"text\"",
        ),
        (
            one(text=" ", url="a.ru"),
            'can\'t parse inline keyboard button: Field "text" must be non-empty',
        ),
        (
            one(url="a.ru", callback_data="x"),
            "can't parse inline keyboard button: exactly one of the optional fields must be used",
        ),
        ({"keyboard": [[{"text": ""}]]}, 'can\'t parse keyboard button: Field "text" must be non-empty'),
        ({"keyboard": [[{}]]}, "can't parse keyboard button: Can't find field \"text\""),
    ],
)
async def test_a_wrong_keyboard_is_refused(api: Client, head: Person, markup: Any, why: str) -> None:
    refusal = await api.refused("sendMessage", chat_id=head.id, text="x", reply_markup=markup)
    assert refusal == f"400 Bad Request: {why}"
    assert not head.buttons


@pytest.mark.parametrize("data", ["x", "x" * 64, "ж" * 32])
async def test_callback_data_takes_up_to_64_bytes(api: Client, head: Person, data: str) -> None:
    await api.ok("sendMessage", chat_id=head.id, text="x", reply_markup=one(callback_data=data))
    assert head.buttons == [["Кнопка"]]


@pytest.mark.parametrize("url", ["https://t.me/vsoko_test_bot?start=a-b_c", "example.com", "tg://user?id=1"])
async def test_links_are_taken(api: Client, head: Person, url: str) -> None:
    message = await api.ok("sendMessage", chat_id=head.id, text="x", reply_markup=one(url=url))
    assert message["reply_markup"] == one(url=url)


async def test_only_inline_keyboards_come_back_with_the_message(api: Client, head: Person) -> None:
    reply = {"keyboard": [[{"text": "Отправить телефон", "request_contact": True}]], "resize_keyboard": True}
    message = await api.ok("sendMessage", chat_id=head.id, text="x", reply_markup=reply)
    assert "reply_markup" not in message
    assert head.keyboard == [["Отправить телефон"]]
    await api.ok("sendMessage", chat_id=head.id, text="x", reply_markup={"remove_keyboard": True})
    assert head.keyboard == []


async def test_a_phone_is_asked_for_in_private_chats_only(
    api: Client, sandbox: Sandbox, head: Person
) -> None:
    group = sandbox.group("Заведующие", [head])
    keyboard = {"keyboard": [[{"text": "Телефон", "request_contact": True}]]}
    refusal = await api.refused("sendMessage", chat_id=group.id, text="x", reply_markup=keyboard)
    assert refusal == "400 Bad Request: phone number can be requested in private chats only"


async def test_the_wish_for_an_answer_is_kept_for_the_page(api: Client, head: Person) -> None:
    await api.ok("sendMessage", chat_id=head.id, text="Какой №?", reply_markup={"force_reply": True})
    assert head.chat.keyboard == {"force_reply": True}
    await api.ok("sendMessage", chat_id=head.id, text="x", reply_markup={"keyboard": [["Меню"]]})
    assert head.keyboard == [["Меню"]]


async def test_empty_rows_and_empty_keyboards_are_dropped(api: Client, head: Person) -> None:
    message = await api.ok("sendMessage", chat_id=head.id, text="x", reply_markup={"inline_keyboard": [[]]})
    assert "reply_markup" not in message
