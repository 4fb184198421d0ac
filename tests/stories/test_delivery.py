"""The way out through bad weather: nothing lost, at most one repeat, in order per chat."""

from pathlib import Path

import pytest

from bot.patience import Patience
from sandbox import Fault, FaultKind
from tests.stories.conftest import Town, running_town
from tests.stories.heads import reminders_to, settled, soon
from tests.stories.weather import BEFORE_ACTING, settled_slowly, texts_to, tried

IMPATIENT = Patience(answer=0.5)  # so that a test needn't wait thirty seconds for an answer


@pytest.mark.parametrize("fault", BEFORE_ACTING)
async def test_what_failed_before_it_was_done_is_delivered_once(town: Town, fault: FaultKind) -> None:
    head = town.head()
    town.sandbox.faults.once("sendMessage", fault, fault)
    await head.say(f"/start {town.code('Ласточка')}")
    await head.sees("Это Вы: МБДОУ № 7 «Ласточка»?")
    await settled(town)
    assert texts_to(head, "Это Вы") == 1


async def test_an_answer_that_never_comes_is_not_waited_for(tmp_path: Path) -> None:
    async with running_town(tmp_path, IMPATIENT) as town:
        head = town.head()
        town.sandbox.faults.once("sendMessage", FaultKind.TIMEOUT_BEFORE)
        await head.say(f"/start {town.code('Ласточка')}")
        await head.sees("Это Вы: МБДОУ № 7 «Ласточка»?")
        await settled(town)
        assert texts_to(head, "Это Вы") == 1


@pytest.mark.parametrize("fault", [FaultKind.RESET_AFTER, FaultKind.TIMEOUT_AFTER])
async def test_a_lost_answer_may_repeat_one_message_and_no_more(tmp_path: Path, fault: FaultKind) -> None:
    async with running_town(tmp_path, IMPATIENT) as town:
        head = town.head()
        town.sandbox.faults.once("sendMessage", fault)
        await head.say(f"/start {town.code('Ласточка')}")
        await settled(town)
        assert 1 <= texts_to(head, "Это Вы") <= 2
        await head.press("Да, это мы")
        await head.sees("Согласие на обработку")


async def test_an_edit_whose_answer_was_lost_is_no_error_the_second_time(town: Town) -> None:
    head = await town.registered("Ласточка")
    town.sandbox.faults.once("editMessageText", FaultKind.RESET_AFTER)
    await head.press("Начать")
    await head.sees("Пункт 1 из 6")
    await settled(town)
    tries = town.sandbox.calls("editMessageText", chat_id=head.id)
    assert "message is not modified" in str(tries[-1].result)
    assert await town.rows("SELECT id FROM outbox") == []
    assert texts_to(head, "Пункт 1 из 6") == 1


async def test_a_message_that_was_deleted_is_sent_anew(town: Town) -> None:
    head = await town.registered("Ласточка")
    screen = head.screen
    screen.deleted = True
    await head.tap(screen.inline_keyboard[0][0]["callback_data"], screen)
    await head.sees("Пункт 1 из 6")
    assert head.screen.id > screen.id


async def test_only_the_newest_message_is_edited(town: Town) -> None:
    head = await town.registered("Ласточка")
    menu = head.screen
    await head.press("Начать")
    assert head.screen.id == menu.id  # the newest: edited in place
    await head.say("что-то")
    newer = head.screen
    assert newer.id > menu.id
    await head.press("Не начинали", message=menu)  # of the older message
    await head.sees("вопрос 2 из")
    assert head.screen.id > newer.id
    assert "вопрос 2 из" not in menu.words


async def test_in_a_chat_everything_comes_in_the_order_it_was_decided(town: Town) -> None:
    head = await town.registered("Ласточка")
    weather: dict[Fault | FaultKind, float] = {FaultKind.SERVER_ERROR: 0.25, FaultKind.RESET_BEFORE: 0.1}
    town.sandbox.faults.weather(weather, {"sendMessage"})
    for n in range(12):
        await head.say(f"/help {n}" if n % 2 else f"/mydata {n}", react=False)
    await settled_slowly(town)
    town.sandbox.faults.clear()
    answers = [m.words.split("\n")[0] for m in head.messages if m.from_bot][-12:]
    assert answers == ["Что о Вас хранится", "Что можно сделать"] * 6


async def test_whoever_blocked_the_bot_holds_nobody_up(town: Town) -> None:
    gone, head = await town.registered("Ласточка"), await town.registered("Солнышко")
    gone.user.blocked = True
    await town.clock("2020-08-12T10:00")
    await head.sees("До 1 сентября 20 дней")
    await settled(town)
    (row,) = await town.rows("SELECT blocked_at FROM chats WHERE chat_id = :chat", chat=gone.id)
    assert row["blocked_at"] is not None


async def test_an_account_that_is_gone_is_noted_as_well(town: Town) -> None:
    gone = await town.registered("Ласточка")
    gone.deactivate()
    await town.clock("2020-08-12T10:00")
    await settled(town)
    (row,) = await town.rows(
        "SELECT state, why FROM reminders WHERE state = 'missed' AND organisation_id = 1"
    )
    assert (row["state"], row["why"]) == ("missed", "unreachable")


async def test_after_an_outage_everything_arrives(town: Town) -> None:
    heads = [await town.registered(name) for name in ("Ласточка", "Солнышко", "Ромашка")]
    town.sandbox.faults.outage = True
    for head in heads:
        await head.press("Начать", react=False)
    await town.clock("2020-08-12T10:00")
    await soon(lambda: tried(town), 10)
    town.sandbox.faults.outage = False
    for head in heads:
        await head.sees("Пункт 1 из 6", timeout=20)
    await settled(town)
    assert (await town.rows("SELECT count(*) AS n FROM outbox"))[0]["n"] == 0


async def test_bad_weather_on_every_method_loses_and_doubles_no_answer(town: Town) -> None:
    town.sandbox.faults.weather(
        {FaultKind.BAD_GATEWAY: 0.06, FaultKind.SERVER_ERROR: 0.06, FaultKind.RESET_BEFORE: 0.06}
    )
    head = await town.registered("Ласточка")
    await head.press("Начать")
    for button in ("Не начинали", "Нет средств", "Нет людей или времени", "Дальше", "Семинар", "Дальше"):
        await head.press(button, message=head.screen, timeout=30)
    await head.sees("Пункт 1 заполнен", timeout=30)
    town.sandbox.faults.clear()
    await settled(town)
    rows = await town.rows("SELECT question, value FROM answers ORDER BY question")
    assert [(row["question"], row["value"].split('"options":')[1][:30]) for row in rows] == [
        ("helps", '["seminar"],"own":[],"_type":"'),
        ("hinders", '["no_time","no_money"],"own":['),
        ("status", '["not_started"],"own":[],"_typ'),
    ]
    assert len(await town.rows("SELECT id FROM answer_log")) == 4


async def test_a_button_s_spinner_stops_in_any_weather_for_answers(town: Town) -> None:
    head = await town.registered("Ласточка")
    town.sandbox.faults.once("answerCallbackQuery", FaultKind.BAD_GATEWAY)
    await head.press("Начать")
    await head.sees("Пункт 1 из 6")
    await head.press("Не начинали")
    await head.sees("вопрос 2 из")


async def test_a_group_that_became_a_supergroup_is_no_endless_trouble(town: Town) -> None:
    head = await town.registered("Ласточка")
    group = town.sandbox.group("Заведующие", [head])
    await settled(town)
    town.sandbox.faults.outage = True
    await head.say("/summary", in_=group, react=False)
    group.migrate()
    town.sandbox.faults.outage = False
    await settled(town)
    await head.say("/summary", in_=group)
    await head.sees("Я работаю в личных сообщениях", in_=group)


async def test_a_reminder_goes_out_once_in_bad_weather(town: Town) -> None:
    head = await town.registered("Ласточка")
    town.sandbox.faults.once("sendMessage", *BEFORE_ACTING)
    await town.clock("2020-08-12T10:00")
    await head.sees("До 1 сентября 20 дней")
    await settled(town)
    assert len(reminders_to(town, head)) == 1
