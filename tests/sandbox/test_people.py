"""Scripted people: they act, wait for the bot, and say plainly what they don't see."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any

import pytest

from sandbox import Person, Sandbox
from tests.sandbox.client import Client, echo, polling


@pytest.fixture
async def bot(api: Client) -> AsyncIterator[Client]:
    async with polling(api, echo):
        yield api


async def test_a_conversation_reads_as_sentences(head: Person, bot: Client) -> None:
    await head.say("/start abc")
    assert head.screen.text == "Эхо: /start abc"
    assert head.buttons == [["✅ Сделано"], ["Назад"]]
    await head.press("Сделано")
    await head.sees("Нажато: done")
    assert head.toasts == ["Записано"]
    assert head.screen.edits == 1
    assert head.transcript() == ("Мария: /start\nМария: /start abc\nБот (изменено): Нажато: done")


async def test_commands_are_marked_as_the_app_marks_them(head: Person, api: Client) -> None:
    await head.say("/start abc", react=False)
    (update,) = await api.ok("getUpdates")
    message = update["message"]
    assert message["entities"] == [{"offset": 0, "length": 6, "type": "bot_command"}]
    assert (message["from"]["first_name"], message["from"]["language_code"]) == ("Мария", "ru")
    assert (message["chat"]["type"], message["chat"]["id"]) == ("private", head.id)


async def test_an_older_message_can_be_tapped(head: Person, bot: Client) -> None:
    first = await head.say("раз")
    await head.say("два")
    assert first is not None
    await head.press("Назад", message=first)
    assert first.text == "Нажато: back"
    assert head.screen.text == "Эхо: два"


async def test_the_exact_label_is_preferred(head: Person, api: Client) -> None:
    rows = [[{"text": label, "callback_data": label}] for label in ("Да, всё", "Да")]
    await api.ok("sendMessage", chat_id=head.id, text="?", reply_markup={"inline_keyboard": rows})
    await head.press("Да", react=False)
    await head.press("всё", react=False)
    assert [u["callback_query"]["data"] for u in await api.ok("getUpdates")] == ["Да", "Да, всё"]


async def test_a_missing_button_fails_and_lists_those_there_are(head: Person, bot: Client) -> None:
    await head.say("раз")
    with pytest.raises(AssertionError, match=r"no button «Отправить».*\[✅ Сделано\] \[Назад\]"):
        await head.press("Отправить")


async def test_a_button_may_take_a_moment_to_appear(head: Person, bot: Client) -> None:
    await head.say("раз", react=False)
    await head.press("Назад")
    assert head.screen.text == "Нажато: back"


async def test_a_silent_bot_fails_the_action_and_shows_the_chat(head: Person, api: Client) -> None:
    with pytest.raises(AssertionError, match="the bot kept silent for") as failure:
        await head.say("есть кто?", timeout=0.1)
    assert "Мария: есть кто?" in str(failure.value)


async def test_an_expectation_that_fails_shows_the_chat(head: Person, bot: Client) -> None:
    await head.say("раз")
    with pytest.raises(AssertionError, match="Мария Ивановна doesn't see «№ 23»") as failure:
        await head.sees("№ 23", timeout=0.1)
    assert "Бот: Эхо: раз  [✅ Сделано] [Назад]" in str(failure.value)


async def test_an_answer_without_a_message_is_waited_out_for_a_moment(head: Person, api: Client) -> None:
    async def only_answers(client: Client, update: dict[str, Any]) -> None:
        await client.ok("answerCallbackQuery", callback_query_id=update["callback_query"]["id"])

    keys = {"inline_keyboard": [[{"text": "Да", "callback_data": "y"}]]}
    await api.ok("sendMessage", chat_id=head.id, text="?", reply_markup=keys)
    async with polling(api, only_answers):
        started = time.monotonic()
        await head.press("Да")
        assert 0.1 <= time.monotonic() - started < 1


async def test_an_edit_that_changes_nothing_is_a_reaction_too(head: Person, api: Client) -> None:
    async def says_the_same(client: Client, update: dict[str, Any]) -> None:
        message = update["callback_query"]["message"]
        keys = message["reply_markup"]
        place = {"chat_id": head.id, "message_id": message["message_id"]}
        await client.call("editMessageText", **place, text="?", reply_markup=keys)

    keys = {"inline_keyboard": [[{"text": "Да", "callback_data": "y"}]]}
    await api.ok("sendMessage", chat_id=head.id, text="?", reply_markup=keys)
    async with polling(api, says_the_same):
        await head.press("Да")
    assert head.screen.edits == 0


async def test_double_taps_and_bursts_do_not_wait(head: Person, bot: Client, sandbox: Sandbox) -> None:
    await head.say("раз")
    await head.press("Сделано", react=False)
    await head.press("Сделано", react=False)
    await head.say("и ещё", react=False)
    await head.sees("Эхо: и ещё")
    assert sandbox.telegram.queue.dropped == 0


async def test_many_people_act_at_once(sandbox: Sandbox, bot: Client) -> None:
    people = [sandbox.person(f"Глава {number}") for number in range(30)]

    async def story(person: Person) -> None:
        await person.say("раз")
        await person.press("Сделано")
        await person.sees("Нажато: done")

    await asyncio.gather(*map(story, people))
    assert all(person.toasts == ["Записано"] for person in people)
    assert max(person.id for person in people) > 2**32


async def test_every_kind_of_message_can_be_sent(head: Person, api: Client) -> None:
    await head.send_voice(react=False)
    await head.send_sticker(react=False)
    await head.send_contact("+79001234567", react=False)
    await head.send_contact("+79007654321", user_id=77, first_name="Пётр", react=False)
    await head.send_location(react=False)
    await head.forward_text("Письмо", react=False)
    await head.send_content({"dice": {"emoji": "🎲", "value": 3}}, react=False)
    await head.edit_last("Письмо 2", react=False)
    updates = await api.ok("getUpdates")
    kinds = [next(key for key in ("message", "edited_message") if key in update) for update in updates]
    assert kinds == ["message"] * 7 + ["edited_message"]
    messages = [update[kind] for update, kind in zip(updates, kinds, strict=True)]
    assert messages[0]["voice"]["mime_type"] == "audio/ogg"
    assert messages[1]["sticker"]["emoji"] == "👍"
    assert (messages[2]["contact"]["user_id"], messages[3]["contact"]["user_id"]) == (head.id, 77)
    assert messages[5]["forward_origin"]["type"] == "hidden_user"
    assert (messages[7]["text"], messages[7]["message_id"]) == ("Письмо 2", messages[5]["message_id"])
    assert "Мария (изменено): Письмо 2" in head.transcript()


async def test_a_reply_keyboard_can_be_pressed(head: Person, api: Client) -> None:
    rows = [[{"text": "Меню"}, {"text": "Отправить телефон", "request_contact": True}]]
    await api.ok("sendMessage", chat_id=head.id, text="?", reply_markup={"keyboard": rows})
    await head.press("Меню", react=False)
    await head.press("телефон", react=False)
    menu, contact = [update["message"] for update in await api.ok("getUpdates")]
    assert menu["text"] == "Меню"
    assert contact["contact"]["user_id"] == head.id


async def test_a_link_to_the_bot_presses_start_with_its_code(head: Person, api: Client) -> None:
    rows = [
        [{"text": "Открыть", "url": "https://t.me/vsoko_test_bot?start=abc-1"}],
        [{"text": "Сайт", "url": "https://ds5.ru"}],
    ]
    await api.ok("sendMessage", chat_id=head.id, text="?", reply_markup={"inline_keyboard": rows})
    await head.press("Сайт", react=False)
    await head.press("Открыть", react=False)
    assert [u["message"]["text"] for u in await api.ok("getUpdates")] == ["/start abc-1"]
    assert head.opened == ["https://ds5.ru", "https://t.me/vsoko_test_bot?start=abc-1"]


async def test_in_a_group_the_answer_may_come_in_private(sandbox: Sandbox, head: Person, api: Client) -> None:
    async def in_private(client: Client, update: dict[str, Any]) -> None:
        if update.get("message", {}).get("text") == "/summary":
            await client.ok("sendMessage", chat_id=update["message"]["from"]["id"], text="сюда")

    group = sandbox.group("Заведующие", [head])
    async with polling(api, in_private):
        await head.say("/summary", in_=group)
    assert head.screen.text == "сюда"
    assert group.transcript().endswith("Мария: /summary")


async def test_a_reply_and_a_file_are_seen_by_their_words_and_name(head: Person, api: Client) -> None:
    await api.ok("sendMessage", chat_id=head.id, text="Комментарий?")
    await head.reply(head.screen, "доработайте", react=False)
    (update,) = await api.ok("getUpdates")
    assert update["message"]["reply_to_message"]["text"] == "Комментарий?"
    await api.upload("sendDocument", "document", "сводка.xlsx", b"x", chat_id=str(head.id))
    assert await head.sees("сводка.xlsx") is head.documents[0]
    assert head.transcript().endswith("Бот: ⟨файл сводка.xlsx⟩")


async def test_a_note_can_be_waited_for(head: Person, bot: Client) -> None:
    await head.say("раз")
    await head.press("Назад", react=False)
    assert await head.sees_toast("Запис") == "Записано"
    with pytest.raises(AssertionError, match="no note «Отправлено»"):
        await head.sees_toast("Отправлено", timeout=0.05)


def test_two_people_cannot_share_an_id(sandbox: Sandbox) -> None:
    sandbox.person("Мария", user_id=5)
    with pytest.raises(ValueError, match="5 already"):
        sandbox.person("Ольга", user_id=5)
    with pytest.raises(ValueError, match="first name"):
        sandbox.person(" ")
