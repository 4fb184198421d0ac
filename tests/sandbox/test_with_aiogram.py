"""aiogram as the client: it accepts all that the stand-in answers, and knows each refusal by its class."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot, Dispatcher, F
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.types import (
    BotCommand,
    BotCommandScopeChat,
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    MediaUnion,
    Message,
)

from sandbox import Fault, FaultKind, Person, Sandbox
from tests.sandbox.client import Client

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 8 + (640).to_bytes(4) + (480).to_bytes(4) + b"rest"
KEYS = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Сделано", callback_data="done")]])


@pytest.fixture
async def bot(api: Client, sandbox: Sandbox) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(api.base_url))
    async with Bot(sandbox.token, session=session, default=DefaultBotProperties(parse_mode="HTML")) as bot:
        yield bot


async def test_aiogram_accepts_every_answer(bot: Bot, head: Person, sandbox: Sandbox) -> None:
    me = await bot.get_me()
    assert me.username == "vsoko_test_bot"
    sent = await bot.send_message(head.id, "<b>Пункт</b> 1", reply_markup=KEYS)
    assert sent.html_text == "<b>Пункт</b> 1"
    edited = await bot.edit_message_text("Пункт 2", chat_id=head.id, message_id=sent.message_id)
    assert isinstance(edited, Message)
    await bot.edit_message_reply_markup(chat_id=head.id, message_id=sent.message_id, reply_markup=KEYS)
    photo = await bot.send_photo(head.id, BufferedInputFile(PNG, "a.png"), caption="Стенд")
    assert photo.photo
    await bot.edit_message_caption(chat_id=head.id, message_id=photo.message_id, caption="Другое")
    document = await bot.send_document(head.id, BufferedInputFile(b"\0\xff" * 1000, "сводка.xlsx"))
    assert document.document
    assert document.document.file_name == "сводка.xlsx"
    buffer = await bot.download(document.document)
    assert buffer is not None
    assert buffer.read() == b"\0\xff" * 1000
    album: list[MediaUnion] = [
        InputMediaDocument(media=BufferedInputFile(b"x", f"{n}.pdf"), caption=f"№ {n}") for n in (1, 2)
    ]
    assert len(await bot.send_media_group(head.id, album)) == 2
    assert await bot.send_chat_action(head.id, "typing")
    assert await bot.delete_message(head.id, sent.message_id)
    scope = BotCommandScopeChat(chat_id=head.id)
    assert await bot.set_my_commands([BotCommand(command="menu", description="Меню")], scope)
    assert [command.command for command in await bot.get_my_commands(scope)] == ["menu"]
    assert await bot.delete_my_commands(scope)
    assert (await bot.get_chat(head.id)).first_name == "Мария"
    assert await bot.set_webhook("http://127.0.0.1:9/hook", secret_token="abc")
    assert (await bot.get_webhook_info()).max_connections == 40
    assert await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.set_my_description("О боте")
    assert await bot.set_my_short_description("Коротко")
    assert not [call for call in sandbox.calls() if not call.ok]


async def test_aiogram_reads_every_kind_of_update(bot: Bot, head: Person, sandbox: Sandbox) -> None:
    await bot.send_message(head.id, "?", reply_markup=KEYS)
    await head.say("/start abc", react=False)
    await head.press("Сделано", react=False)
    await head.tap("done", inaccessible=True, react=False)
    await head.send_document("приказ.pdf", b"%PDF", caption="Приказ", react=False)
    await head.send_photo(PNG, react=False)
    await head.send_voice(react=False)
    await head.send_sticker(react=False)
    await head.send_contact("+79001234567", react=False)
    await head.send_location(react=False)
    await head.send_album([("a.jpg", PNG), ("b.jpg", PNG)], react=False)
    await head.forward_text("Письмо", react=False)
    await head.edit_last("Письмо 2", react=False)
    await head.send_raw_update({"time_travel": {"year": 2077}})
    head.block()
    head.unblock()
    group = sandbox.group("Заведующие", [head])
    await head.say("/summary", in_=group, react=False)
    group.migrate()
    group.kick_bot()
    updates = await bot.get_updates()
    assert len(updates) == 22
    callbacks = [update.callback_query for update in updates if update.callback_query]
    assert [isinstance(callback.message, Message) for callback in callbacks] == [True, False]


async def test_each_refusal_has_its_own_class(bot: Bot, head: Person, sandbox: Sandbox) -> None:
    with pytest.raises(TelegramBadRequest, match="can't parse entities"):
        await bot.send_message(head.id, "<b>")
    head.block()
    with pytest.raises(TelegramForbiddenError, match="blocked by the user"):
        await bot.send_message(head.id, "x")
    head.unblock()
    faults = sandbox.faults
    faults.once("sendMessage", Fault(FaultKind.TOO_MANY, seconds=3), FaultKind.SERVER_ERROR)
    with pytest.raises(TelegramRetryAfter) as caught:
        await bot.send_message(head.id, "x")
    assert caught.value.retry_after == 3
    with pytest.raises(TelegramServerError):
        await bot.send_message(head.id, "x")
    faults.once("sendMessage", FaultKind.RESET_AFTER, FaultKind.TIMEOUT_BEFORE)
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(head.id, "дошло")
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(head.id, "не дошло", request_timeout=1)
    assert head.screen.text == "дошло"
    seen = await bot.get_updates()  # the block and the unblock wait there
    held = asyncio.create_task(bot.get_updates(offset=seen[-1].update_id + 1, timeout=20))
    await asyncio.sleep(0.1)
    assert await bot.get_updates() == []
    with pytest.raises(TelegramConflictError, match="terminated by other getUpdates"):
        await held


async def test_a_dispatcher_polls_and_answers(bot: Bot, head: Person) -> None:
    dispatcher = Dispatcher()

    @dispatcher.message(F.text)
    async def ask(message: Message) -> None:
        await message.answer("Готово?", reply_markup=KEYS)

    @dispatcher.callback_query()
    async def done(query: CallbackQuery) -> None:
        await query.answer("Записано")
        assert isinstance(query.message, Message)
        await query.message.edit_text("Сохранено")

    polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False))
    try:
        await head.say("привет")
        await head.press("Сделано")
        await head.sees("Сохранено")
        assert head.toasts == ["Записано"]
    finally:
        await dispatcher.stop_polling()
        await polling
