"""A head and a deputy fill the same report at the same time: neither undoes the other."""

import asyncio
from datetime import date

import pytest

from core.answers import Chosen, Day
from sandbox import Person
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


async def both_at_the_first_question(town: Town) -> tuple[Person, Person]:
    head = await at_the_first_question(town)
    deputy = await joins_as_deputy(town, "Ласточка", head)
    await deputy.press("Открыть меню")
    await deputy.press("Продолжить")
    await deputy.sees("На каком этапе эта работа?")
    await head.say("/start")
    await head.sees("На каком этапе эта работа?")
    return head, deputy


async def test_of_two_answers_at_the_same_moment_the_later_is_asked_about(town: Town) -> None:
    head, deputy = await both_at_the_first_question(town)
    await asyncio.gather(head.press("Сделано", react=False), deputy.press("Не начинали", react=False))
    await town.quiet()
    asked = [one for one in (head, deputy) if "На этот вопрос уже ответили." in one.screen.text]
    assert len(asked) == 1
    first, mine = ("done", "not_started") if asked == [deputy] else ("not_started", "done")
    assert (await stored(town))["acts.status"] == Chosen((first,))
    await asked[0].press("Заменить своим")
    await town.quiet()
    assert (await stored(town))["acts.status"] == Chosen((mine,))
    assert await history(town, "acts.status") == [Chosen((first,)), Chosen((mine,))]


async def test_the_later_may_leave_what_the_earlier_said(town: Town) -> None:
    head, deputy = await both_at_the_first_question(town)
    await head.press("Сделано")
    await head.sees("Когда это сделано?")
    await deputy.press("В работе")
    await deputy.sees("заведующий, 03.08.2020")
    await deputy.sees("Ваш ответ, пока не записан: В работе")
    await deputy.press("Оставить прежний")
    await deputy.sees("Когда это сделано?")
    assert (await stored(town))["acts.status"] == Chosen(("done",))


async def test_words_typed_at_the_same_time_wait_and_outlive_a_restart(town: Town) -> None:
    head, deputy = await both_at_the_first_question(town)
    await head.press("Сделано")
    await deputy.say("/start")
    await deputy.press("Дальше")
    await deputy.sees("Когда это сделано?")
    await head.say("25.07.2020")
    await head.sees("Пришлите № и дату")
    await deputy.say("26.07.2020")
    await deputy.sees("Ваш ответ, пока не записан: 26.07.2020")
    await town.restart()
    await deputy.say("/start")
    await deputy.sees("Ваш ответ, пока не записан: 26.07.2020")
    assert (await stored(town))["acts.done_on"] == Day(date(2020, 7, 25))
    await deputy.press("Заменить своим")
    await deputy.sees("Пришлите № и дату")
    assert (await stored(town))["acts.done_on"] == Day(date(2020, 7, 26))


async def test_the_screen_says_whose_answer_it_shows(town: Town) -> None:
    head, deputy = await both_at_the_first_question(town)
    await head.press("Сделано")
    await head.press("Сегодня")
    await head.sees("Пришлите № и дату")
    (report,) = await town.rows("SELECT id FROM reports WHERE state = 'begun'")
    await deputy.tap(f"q:{report['id']}:acts:done_on")
    await deputy.sees("Ответили: заведующий")
    await deputy.say("26.07.2020")  # it was on the screen: nothing is asked
    await deputy.sees("Пришлите № и дату")
    assert (await stored(town))["acts.done_on"] == Day(date(2020, 7, 26))
