"""What people can do about reminders: put one off, go on leave, leave a deputy behind, block the bot."""

import pytest

from tests.stories.conftest import Town
from tests.stories.heads import changed, fates, joins_as_deputy, reminders_to, rungs, settled, soon


async def test_remind_me_tomorrow_comes_at_ten_on_the_next_working_day(town: Town) -> None:
    head = await town.registered("Ласточка")
    await town.clock("2020-08-21T10:00")  # Friday
    await head.sees("Добрый день")
    await head.press("Напомнить завтра")
    await head.sees("Хорошо, напомню 24 августа.")
    asked = (await rungs(town, "Ласточка"))["snooze-2020-08-24"]
    assert (asked["state"], str(asked["due_at"])[:16]) == ("planned", "2020-08-24 07:00")
    await town.clock("2020-08-24T09:59")
    assert len(reminders_to(town, head)) == 1
    await town.clock("2020-08-24T10:00")
    await head.sees("До 1 сентября 8 дней")
    await settled(town)
    assert len(reminders_to(town, head)) == 2
    assert (await fates(town, "Ласточка"))["snooze-2020-08-24"] == "sent"


async def test_pressed_twice_it_is_one_reminder(town: Town) -> None:
    head = await town.registered("Ласточка")
    await town.clock("2020-08-12T10:00")
    reminder = await head.sees("Добрый день")
    snooze = reminder.inline_keyboard[2][0]["callback_data"]
    await head.tap(snooze, reminder)
    await head.tap(snooze, reminder)
    await town.clock("2020-08-13T10:00")
    await head.sees("До 1 сентября 19 дней")
    await settled(town)
    assert len(reminders_to(town, head)) == 2
    assert [name for name in await rungs(town, "Ласточка") if name.startswith("snooze")] == [
        "snooze-2020-08-13"
    ]


async def test_a_rung_of_the_ladder_on_the_asked_day_makes_no_second_message(town: Town) -> None:
    head = await town.registered("Ласточка")
    await town.clock("2020-08-20T12:00")
    await head.sees("До 1 сентября 12 дней")
    await head.press("Напомнить завтра")
    await head.sees("Хорошо, напомню 21 августа.")
    await town.clock("2020-08-21T10:00")
    await head.sees("До 1 сентября 11 дней")
    await settled(town)
    assert len(reminders_to(town, head)) == 2  # that of the 14th working day came on the 20th
    became = await fates(town, "Ласточка")
    assert (became["snooze-2020-08-21"], became["before-7"]) == ("missed: superseded", "sent")


@pytest.mark.parametrize("how", ["button", "words"])
async def test_on_leave_nothing_comes_and_afterwards_reminders_go_on(town: Town, how: str) -> None:
    head = await town.registered("Ласточка")
    await town.clock("2020-08-12T10:00")
    await head.sees("Добрый день")
    await head.press("Я в отпуске до…")
    await head.sees("До какого числа Вы в отпуске?")
    if how == "button":
        await head.press("До 26 августа")
    else:
        await head.say("26.08")
    await head.sees("Хорошего отпуска! Не беспокою до 26 августа.")
    await town.clock("2020-08-21T10:00")
    assert (await fates(town, "Ласточка"))["before-7"] == "planned: absent"
    await town.clock("2020-08-26T12:00")
    await settled(town)
    assert len(reminders_to(town, head)) == 1
    await town.clock("2020-08-27T10:00")
    await head.sees("До 1 сентября 5 дней")
    await settled(town)
    assert len(reminders_to(town, head)) == 2
    became = await fates(town, "Ласточка")
    assert (became["before-7"], became["before-3"]) == ("missed: superseded", "sent")


async def test_a_date_that_cannot_be_is_asked_for_again(town: Town) -> None:
    head = await town.registered("Ласточка")
    await town.clock("2020-08-12T10:00")
    await head.press("Я в отпуске до…")
    await head.say("когда-нибудь")
    await head.sees("Не разобрал дату.")
    await head.say("25.08.2022")
    await head.sees("Эта дата не подходит")
    await head.say("до 25 августа")
    await head.sees("Не беспокою до 25 августа.")


async def test_who_is_back_early_says_so(town: Town) -> None:
    head = await town.registered("Ласточка")
    await town.clock("2020-08-12T10:00")
    await head.press("Я в отпуске до…")
    await head.press("До 26 августа")
    await head.press("Я вернулся")
    await head.sees("С возвращением!")
    await town.clock("2020-08-21T10:00")
    await head.sees("До 1 сентября 11 дней")


async def test_the_deputy_is_reminded_while_the_head_is_away(town: Town) -> None:
    head = await town.registered("Ласточка")
    deputy = await joins_as_deputy(town, "Ласточка", head)
    await town.clock("2020-08-12T10:00")
    await head.sees("До 1 сентября 20 дней")
    await head.press("Я в отпуске до…")
    await head.press("До 26 августа")
    await town.clock("2020-08-21T10:00")
    await deputy.sees("До 1 сентября 11 дней")
    await settled(town)
    assert (len(reminders_to(town, head)), len(reminders_to(town, deputy))) == (1, 1)
    await town.clock("2020-08-27T10:00")
    await head.sees("До 1 сентября 5 дней")
    await settled(town)
    assert len(reminders_to(town, deputy)) == 1


async def test_a_head_who_blocked_the_bot_is_noted_and_the_rung_says_so(town: Town) -> None:
    head = await town.registered("Ласточка")
    head.block()
    await settled(town)
    await town.clock("2020-08-12T10:00")
    assert (await fates(town, "Ласточка"))["before-14"] == "missed: unreachable"


async def test_a_block_that_nobody_told_of_is_found_at_sending(town: Town) -> None:
    head = await town.registered("Ласточка")
    head.user.blocked = True  # the update about it was lost
    await town.clock("2020-08-12T10:00")

    async def given_up() -> bool:
        return (await fates(town, "Ласточка"))["before-14"] == "missed: unreachable"

    await soon(given_up)
    assert await blocked(town, head.id)


async def test_when_the_head_has_blocked_the_bot_the_deputy_gets_the_reminder(town: Town) -> None:
    head = await town.registered("Ласточка")
    deputy = await joins_as_deputy(town, "Ласточка", head)
    head.block()
    await settled(town)
    await town.clock("2020-08-12T10:00")
    await deputy.sees("До 1 сентября 20 дней")


async def test_a_block_found_at_sending_hands_that_same_rung_to_the_deputy(town: Town) -> None:
    head = await town.registered("Ласточка")
    deputy = await joins_as_deputy(town, "Ласточка", head)
    head.user.blocked = True  # nobody has told the bot
    await town.clock("2020-08-12T10:00")
    await deputy.sees("До 1 сентября 20 дней")
    await settled(town)
    assert (await fates(town, "Ласточка"))["before-14"] == "sent"
    assert len(reminders_to(town, deputy)) == 1
    assert await blocked(town, head.id)


async def test_of_two_heads_one_blocked_the_other_s_reminder_is_not_repeated(town: Town) -> None:
    head = await town.registered("Ласточка")
    other = await joins_as_deputy(town, "Ласточка", head)
    await changed(town, "UPDATE members SET role = 'acting' WHERE role = 'deputy'")
    head.user.blocked = True
    await town.clock("2020-08-12T10:00")
    await other.sees("До 1 сентября 20 дней")
    await settled(town)
    await town.clock("2020-08-14T10:00")
    await settled(town)
    assert len(reminders_to(town, other)) == 1
    assert (await fates(town, "Ласточка"))["before-14"] == "sent"


@pytest.mark.parametrize("sign", ["unblocks", "writes", "taps"])
async def test_any_sign_of_life_makes_a_person_reachable_again(town: Town, sign: str) -> None:
    head = await town.registered("Ласточка")
    head.user.blocked = True
    await town.clock("2020-08-12T10:00")

    async def is_blocked() -> bool:
        return await blocked(town, head.id)

    await soon(is_blocked)
    if sign == "unblocks":
        head.unblock()
    else:
        head.user.blocked = False  # and again nobody tells the bot
        await (head.say("/start") if sign == "writes" else head.press("Начать"))
    await settled(town)
    assert not await blocked(town, head.id)
    await town.clock("2020-08-21T10:00")
    await head.sees("До 1 сентября 11 дней")


async def blocked(town: Town, chat_id: int) -> bool:
    (row,) = await town.rows("SELECT blocked_at FROM chats WHERE chat_id = :chat", chat=chat_id)
    return row["blocked_at"] is not None
