"""Forged, stale and double taps; updates of unknown kinds: the right thing once, and nothing dead."""

import asyncio

import pytest

from core.answers import Chosen
from tests.stories.answers import at_the_first_question, data_of, history, stored
from tests.stories.conftest import Town
from tests.stories.heads import not_begun_anywhere, sends_everything

pytestmark = pytest.mark.usefixtures("sound")

FORGED = (
    "", ":", "::::", "nonsense", "q", "q:", "q:1", "q:one:acts:status", "q:-1:acts:status",
    "q:999999:acts:status", "q:99999999999999999999:acts:status", "q:9223372036854775808:acts:status",
    "q:9223372036854775807:acts:status", "o:9999999999:acts:status:done", "x:9223372036854775807:1",
    "jd:9223372036854775807:9223372036854775807:1", "S:9223372036854775807:o:9223372036854775807",
    "au:9999-99-99", "au:0001-01-01", "я" * 32, "'; DROP TABLE people; --", "\u202e", "S:1:zz:1",
)  # fmt: skip
OLD = "Эта кнопка устарела"
NO_ACCESS = "Эта кнопка Вам больше недоступна."


async def test_forged_buttons_lead_to_the_menu(town: Town) -> None:
    head = await town.registered("Ласточка")
    for data in FORGED:
        await head.tap(data)
        assert ["Начать"] in head.buttons, data
    assert await stored(town) == {}


async def test_forged_buttons_at_a_question_change_nothing(town: Town) -> None:
    head = await at_the_first_question(town)
    (report,) = await town.rows("SELECT r.id FROM reports r JOIN organisations o ON o.id = r.organisation_id "
                                "WHERE o.number = 7")  # fmt: skip
    n = report["id"]
    for data in (
        f"o:{n}:acts:status:nonsense", f"o:{n}:acts:done_on:today", f"o:{n}:nothing:status:done",
        f"p:{n}:acts:status:done", f"c:{n}:acts:status", f"d:{n}:acts:status:2020-08-25",
        f"d:{n}:acts:status:9999-12", f"d:{n}:acts:status:0001-01", f"f:{n}:acts:status:order",
        f"el:{n}:acts:status", f"x:{n}:1", f"t:{n}:nothing", f"vt:{n}:nothing", f"n:{n}:acts:nothing",
    ):  # fmt: skip
        await head.tap(data)
        assert head.buttons, data
    assert await stored(town) == {}


async def test_another_organisations_report_stays_closed(town: Town) -> None:
    head = await at_the_first_question(town, "Ласточка")
    await head.press("Не начинали")
    await head.press("Нет средств")
    other = await at_the_first_question(town, "Солнышко")
    before = await stored(town)
    (report,) = await town.rows("SELECT id FROM reports WHERE state = 'begun'")
    n = report["id"]
    for data in (
        f"g:{n}", f"l:{n}", f"t:{n}:acts", f"q:{n}:acts:status", f"e:{n}:acts:status", f"v:{n}",
        f"vt:{n}:acts",
        f"o:{n}:acts:status:done", f"s:{n}:acts:status", f"b:{n}:acts:hinders", f"n:{n}:acts:hinders",
        f"p:{n}:acts:hinders:no_time", f"r:{n}:acts:hinders:no_money", f"c:{n}:acts:hinders",
        f"w:{n}:acts:hinders", f"y:{n}", f"rc:{n}", f"x:{n}:1", f"el:{n}:acts:evidence",
    ):  # fmt: skip
        await other.tap(data)
        await other.sees(NO_ACCESS)
        assert "Ласточка" not in other.screen.words
    assert await stored(town) == before


async def test_a_button_of_a_finished_screen_still_does_the_sensible_thing(town: Town) -> None:
    head = await town.registered("Ласточка")
    await head.press("Начать")
    first, status, skip = head.screen, data_of(head.screen, "Сделано"), data_of(head.screen, "Пропустить")
    await head.say("Не начинали")
    await not_begun_anywhere(head, "Пропустить")
    await head.tap(skip, first)  # the status is given: it stays so, and nothing is left to ask
    await head.sees("Проверьте ответы")
    await head.press("Отправить")
    await head.sees("№ 1")
    await head.tap(status, first)
    await head.sees("Когда это сделано?")
    assert (await stored(town))["acts.status"] == Chosen(("done",))


async def test_a_button_of_a_question_that_no_longer_applies(town: Town) -> None:
    head = await at_the_first_question(town)
    await head.press("Сделано")
    question, today = head.screen, data_of(head.screen, "Сегодня")
    await head.press("← Назад")
    await head.press("Не начинали")
    await head.tap(today, question)
    await head.sees(OLD)
    await head.press("1. Перечень")
    await head.sees("Что пока мешает начать?")
    assert "acts.done_on" not in await stored(town)


async def test_a_double_tap_counts_once(town: Town) -> None:
    head = await at_the_first_question(town)
    await head.press("Не начинали", react=False)
    await head.press("Не начинали", react=False)
    await head.sees("Что пока мешает начать?")
    await town.quiet()
    assert await history(town, "acts.status") == [Chosen(("not_started",))]
    question, option = head.screen, data_of(head.screen, "Нет средств")
    await head.tap(option, question, react=False)
    await head.tap(option, question, react=False)
    await head.tap(option, question, react=False)
    await town.quiet()
    assert await history(town, "acts.hinders") == [Chosen(("no_money",))]
    assert ["✓ Нет средств"] in head.buttons
    onward = data_of(head.screen, "Дальше")
    await head.tap(onward, question, react=False)
    await head.tap(onward, question, react=False)
    await head.sees("Что Вам помогло бы?")
    skip = data_of(head.screen, "Пропустить")
    await head.tap(skip, question, react=False)
    await head.tap(skip, question, react=False)
    await town.quiet()
    await head.sees("Пункт 2 из 6 · вопрос 1 из")
    assert "team.status" not in await stored(town)


async def test_every_tap_has_its_spinner_stopped(town: Town) -> None:
    head = await at_the_first_question(town)
    await head.press("Сделано")
    await head.tap("nonsense")
    await head.press("Помощь")
    taps = len(town.sandbox.telegram.queries)
    async with asyncio.timeout(5):
        while len(town.sandbox.calls("answerCallbackQuery")) < taps:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    assert all(call.ok for call in town.sandbox.calls("answerCallbackQuery"))


async def test_a_tap_on_a_message_too_old_to_edit_gets_a_new_one(town: Town) -> None:
    head = await at_the_first_question(town)
    old, status = head.screen, data_of(head.screen, "Сделано")
    await town.restart()
    await head.tap(status, old, inaccessible=True)
    await head.sees("Когда это сделано?")
    assert head.screen.id != old.id


async def test_updates_of_unknown_kinds_are_taken_and_pass_by(town: Town) -> None:
    head = await at_the_first_question(town)
    chat = {"id": head.id, "type": "private", "first_name": "Мария"}
    for update in (
        {"invention_of_2030": {"chat": chat, "deeply": [{"nested": None}]}},
        {"message": {"chat": chat, "no": "message at all"}},
        {
            "message_reaction": {
                "chat": chat,
                "message_id": 1,
                "date": 0,
                "old_reaction": [],
                "new_reaction": [],
            }
        },
        {"poll": {"id": "1"}},
        {
            "channel_post": {
                "message_id": 1,
                "date": 0,
                "chat": {"id": -1001, "type": "channel", "title": "x"},
            }
        },
        {"callback_query": {"id": "1", "from": "nobody"}},
    ):
        await head.send_raw_update(update)
    await town.quiet()
    assert await town.rows("SELECT seq FROM updates WHERE state <> 'done'") == []
    await head.press("Сделано")
    await head.sees("Когда это сделано?")


async def test_another_bot_is_not_talked_to(town: Town) -> None:
    robot = town.sandbox.person("Робот", is_bot=True)
    await robot.say("/start", react=False)
    await town.quiet()
    assert [message for message in robot.messages if message.from_bot] == []


async def test_whoever_blocks_and_comes_back_goes_on(town: Town) -> None:
    head = await at_the_first_question(town)
    head.block()
    head.unblock()
    await head.say("/start")
    await head.sees("Пункт 1 из 6 · вопрос 1 из")


async def test_sending_then_old_review_buttons_still_work(town: Town) -> None:
    head = await town.registered("Ласточка")
    await sends_everything(head)
    await head.press("В меню")
    await head.press("Квитанция")
    await head.press("Посмотреть ответы")
    await head.press("6. Процедуры оценки")
    await head.press("Все пункты")
    await head.sees("Заполнено 6 из 6")
    await head.press("В меню")
    await head.sees("Отправлено, № 1")
