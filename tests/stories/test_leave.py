"""«Я в отпуске до …» with a substitute: who is reminded, who is told, what the department sees."""

import pytest

from sandbox import Person
from tests.stories.conftest import Town
from tests.stories.heads import fates, joins_as_deputy, reminders_to, settled
from tests.stories.test_several_organisations import also

pytestmark = pytest.mark.usefixtures("sound")


async def goes_on_leave(head: Person) -> None:
    await head.say("/menu")
    await head.press("Люди и отпуск")
    await head.press("Я в отпуске до…")
    await head.say("26.08")
    await head.sees("Кто вместо Вас до 26 августа?")


async def test_the_substitute_is_told_and_gets_the_reminders(town: Town) -> None:
    head = await town.registered("Ласточка")
    deputy = await joins_as_deputy(town, "Ласточка", head)
    other = await joins_as_deputy(town, "Ласточка", head)
    await goes_on_leave(head)
    first = head.buttons[0][0]
    assert [row[0] for row in head.buttons[-2:]] == ["Никто", "В меню"]
    await head.press(first)
    await head.sees("Вместо Вас: старший воспитатель или зам.")
    await deputy.sees("в отпуске до 26 августа и просит Вас заместить")
    await town.clock("2020-08-12T10:00")
    await deputy.sees("До 1 сентября 20 дней")
    await settled(town)
    letters = [len(reminders_to(town, one)) for one in (head, deputy, other)]
    assert letters == [0, 2, 0]  # the word about the leave begins like a reminder
    await town.clock("2020-08-27T10:00")
    await head.sees("До 1 сентября 5 дней")
    await settled(town)
    assert [len(reminders_to(town, one)) for one in (head, deputy, other)] == [1, 2, 0]


async def test_with_nobody_reminders_wait(town: Town) -> None:
    head = await town.registered("Ласточка")
    deputy = await joins_as_deputy(town, "Ласточка", head)
    await goes_on_leave(head)
    await head.press("Никто")
    await head.sees("Вместо Вас: никто.")
    await town.clock("2020-08-12T10:00")
    await settled(town)
    assert (await fates(town, "Ласточка"))["before-14"] == "planned: absent"
    assert reminders_to(town, deputy) == []
    await town.clock("2020-08-27T10:00")
    await head.sees("До 1 сентября 5 дней")


async def test_coming_back_early_brings_the_reminder_at_once(town: Town) -> None:
    head = await town.registered("Ласточка")
    deputy = await joins_as_deputy(town, "Ласточка", head)
    await goes_on_leave(head)
    await head.press("Никто")
    await town.clock("2020-08-12T10:00")
    await settled(town)
    await town.clock("2020-08-14T11:00")
    await head.press("Я вернулся")
    await head.sees("С возвращением!")
    await head.sees("До 1 сентября 18 дней")
    await settled(town)
    assert len(reminders_to(town, head)) == 1
    assert reminders_to(town, deputy) == []


async def test_the_substitute_hears_that_it_is_over(town: Town) -> None:
    head = await town.registered("Ласточка")
    deputy = await joins_as_deputy(town, "Ласточка", head)
    await goes_on_leave(head)
    await head.press(head.buttons[0][0])
    await deputy.sees("просит Вас заместить")
    await head.press("Я вернулся")
    await deputy.sees("Замещать больше не нужно")
    await town.clock("2020-08-12T10:00")
    await head.sees("До 1 сентября 20 дней")


async def test_a_button_pressed_twice_tells_once(town: Town) -> None:
    head = await town.registered("Ласточка")
    deputy = await joins_as_deputy(town, "Ласточка", head)
    await goes_on_leave(head)
    screen = head.screen
    data = str(screen.inline_keyboard[0][0]["callback_data"])
    await head.tap(data, screen)
    await head.tap(data, screen)
    await deputy.sees("просит Вас заместить")
    await settled(town)
    told = [c for c in town.sandbox.calls("sendMessage", chat_id=deputy.id) if "заместить" in str(c.params)]
    assert len(told) == 1


async def test_the_department_sees_it_at_the_report_and_in_the_call_list(town: Town) -> None:
    head = await town.registered("Ласточка")
    await joins_as_deputy(town, "Ласточка", head)
    await town.clock("2020-09-09T12:00")  # after the last rung
    await settled(town)
    await head.say("/menu")
    await head.press("Люди и отпуск")
    await head.press("Я в отпуске до…")
    await head.say("25.09")
    await head.press("Старший воспитатель")
    department = await town.administrator()
    await department.say("/summary")
    await department.press("По организациям")
    await department.press("№ 7")
    words = "Заведующий: в отпуске до 25.09.2020, замещает старший воспитатель или зам"
    await department.sees(words)
    await department.say("/summary")
    await department.press("Ещё…")
    await department.press("Обзвонить")
    await department.sees("не заходили")
    assert words in department.screen.text


async def test_of_several_organisations_each_is_asked_about(town: Town) -> None:
    head = await town.registered("Ласточка")
    deputy = await joins_as_deputy(town, "Ласточка", head)
    await also(town, head, "Солнышко")
    await goes_on_leave(head)
    await head.sees("МБДОУ № 7 «Ласточка»")
    await head.press(head.buttons[0][0])
    await head.sees("Не беспокою до 26 августа")  # № 12 has nobody else
    await deputy.sees("МБДОУ № 7 «Ласточка»")
    await town.clock("2020-08-12T10:00")
    await deputy.sees("До 1 сентября 20 дней")
    await settled(town)
    assert (await fates(town, "Ласточка"))["before-14"] == "sent"
    assert (await fates(town, "Солнышко"))["before-14"] == "planned: absent"
    assert reminders_to(town, head) == []


async def test_of_a_substitute_who_has_blocked_the_bot_the_head_is_reminded_after_all(town: Town) -> None:
    head = await town.registered("Ласточка")
    deputy = await joins_as_deputy(town, "Ласточка", head)
    await goes_on_leave(head)
    await head.press("Старший воспитатель")
    await deputy.sees("просит Вас заместить")
    deputy.block()
    await settled(town)
    await town.clock("2020-08-12T10:00")
    await head.sees(
        "Вас замещает старший воспитатель или зам, но сообщения не доходят, поэтому пишу Вам. "
        "До 1 сентября 20 дней"
    )
    await settled(town)
    assert (await fates(town, "Ласточка"))["before-14"] == "sent"


async def test_where_nobody_who_would_be_reminded_can_be_reached_the_department_calls(town: Town) -> None:
    head = await town.registered("Ласточка")
    await joins_as_deputy(town, "Ласточка", head)
    await goes_on_leave(head)
    await head.press("Никто")  # the deputy isn't to be bothered
    head.block()
    await settled(town)
    department = await town.administrator()
    await department.say("/summary")
    await department.press("Ещё…")
    await department.press("Обзвонить")
    await department.sees("сообщения не доходят")
    assert "МБДОУ № 7 «Ласточка»" in department.screen.text
    await town.clock("2020-08-12T10:00")
    await settled(town)
    assert (await fates(town, "Ласточка"))["before-14"] == "missed: unreachable"


async def test_where_head_and_substitute_are_cut_off_the_department_calls(town: Town) -> None:
    head = await town.registered("Ласточка")
    deputy = await joins_as_deputy(town, "Ласточка", head)
    await goes_on_leave(head)
    await head.press("Старший воспитатель")
    await deputy.sees("просит Вас заместить")
    head.block()
    deputy.block()
    await settled(town)
    department = await town.administrator()
    await department.say("/summary")
    await department.press("Ещё…")
    await department.press("Обзвонить")
    await department.sees("сообщения не доходят")
