"""A head and a deputy fill the same report at the same time: neither undoes the other."""

import asyncio

import pytest

from core.answers import Chosen
from tests.stories.answers import at_the_first_question, history, stored
from tests.stories.conftest import Town
from tests.stories.heads import joins_as_deputy, not_begun_anywhere

pytestmark = pytest.mark.usefixtures("sound")


async def test_each_sees_what_the_other_has_answered(town: Town) -> None:
    head = await at_the_first_question(town)
    deputy = await joins_as_deputy(town, "Ласточка", head)
    await deputy.press("Открыть меню")
    await deputy.press("Все пункты")
    await deputy.press("2. Рабочая группа")
    await deputy.press("Не начинали")
    await head.press("Сделано")
    await head.say("/menu")
    await head.press("Все пункты")
    assert ["… 2. Рабочая группа"] in head.buttons
    await deputy.say("/start")  # one's own place, not the head's
    await deputy.sees("Что пока мешает начать?")


async def test_both_tap_at_the_same_moment_and_both_answers_stay(town: Town) -> None:
    head = await at_the_first_question(town)
    deputy = await joins_as_deputy(town, "Ласточка", head)
    await deputy.press("Открыть меню")
    await deputy.press("Все пункты")
    await deputy.press("3. Структура управления")
    await head.press("Сделано", react=False)
    await deputy.press("В работе", react=False)
    await head.sees("Когда это сделано?")
    await deputy.sees("К какому дню планируете закончить?")
    answers = await stored(town)
    assert answers["acts.status"] == Chosen(("done",))
    assert answers["structure.status"] == Chosen(("in_progress",))


async def test_many_options_from_two_phones_at_once(town: Town) -> None:
    head = await at_the_first_question(town)
    deputy = await joins_as_deputy(town, "Ласточка", head)
    await head.press("Не начинали")
    await deputy.press("Открыть меню")
    await deputy.press("Продолжить")
    await deputy.sees("Что пока мешает начать?")
    screens = {head: head.screen, deputy: deputy.screen}
    wishes = [(head, "Нет средств"), (deputy, "Нет людей"), (head, "Нужна консультация"), (deputy, "Ждём")]
    for person, option in wishes:
        await person.press(option, message=screens[person], react=False)
    await town.quiet()
    expected = {"no_money", "no_time", "need_advice", "need_clarity"}
    answer = (await stored(town))["acts.hinders"]
    assert isinstance(answer, Chosen)
    assert set(answer.options) == expected
    assert len(await history(town, "acts.hinders")) == len(expected)


async def test_both_send_and_there_is_one_receipt(town: Town) -> None:
    head = await town.registered("Ласточка")
    deputy = await joins_as_deputy(town, "Ласточка", head)
    await not_begun_anywhere(head)
    await deputy.press("Открыть меню")
    await deputy.press("Проверить и отправить")
    await asyncio.gather(head.press("Отправить"), deputy.press("Отправить"))
    await head.sees("№ 1")
    await deputy.sees("№ 1")
    assert [row["number"] for row in await town.rows("SELECT number FROM reports WHERE number > 0")] == [1]
