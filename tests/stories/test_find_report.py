"""From the summary to one organisation's report: by a list, by «Найти», by what stands after /summary."""

import pytest

from sandbox import Person
from tests.stories.conftest import Town
from tests.stories.heads import sends_everything
from tests.stories.offices import employed
from tests.stories.test_summary import labels

pytestmark = pytest.mark.usefixtures("sound")


async def test_a_part_of_the_name_after_the_command_opens_the_report(town: Town) -> None:
    head = await town.registered_up_to_the_name("Ласточка")
    await head.press("Мария Петровна")
    await sends_everything(head)
    office = await town.administrator()
    await office.say("/summary ласт")
    seen = await office.sees("МБДОУ № 7 «Ласточка»")
    assert "Отчёт сдан, № 1" in seen.words
    assert "Телефон: +7 910 123-45-67\n• Мария Петровна, заведующий, с 3 августа" in seen.words
    assert "Заходили в отчёт 03.08.2020 в 09:" in seen.words
    await office.press("Напоминания")
    await office.sees("Напоминания: МБДОУ № 7")
    await office.press("Отчёт организации")
    await office.sees("Отчёт сдан")
    await office.press("Страница организации")
    await office.sees("Ссылка")


async def test_reminders_stand_in_the_report(town: Town) -> None:
    await town.registered("Ласточка")
    await town.clock("2020-08-12T10:05")
    office = await town.administrator()
    await office.say("/summary № 7")
    seen = await office.sees("МБДОУ № 7")
    assert "Напоминали 12.08.2020 в 10:" in seen.words
    assert "Следующее напоминание 21.08.2020 в 10:00" in seen.words


async def test_what_is_typed_after_the_button_is_looked_for(town: Town) -> None:
    office = await town.administrator()
    await office.say("/summary")
    await office.press("Ещё…")
    await office.press("Найти")
    await office.sees("Какую организацию найти?")
    await office.say("Крокодил")
    await office.sees("Такой организации не нашёл")
    await office.say("мбдоу")
    await office.sees("Подходят несколько")
    assert (await labels(office))[:2] == ["МБДОУ № 7 «Ласточка»", "МБДОУ № 12 «Солнышко»"]
    await office.press("Солнышко")
    await office.sees("МБДОУ № 12 «Солнышко»\nРешение")
    await office.press("Найти другую")
    await office.say("25")
    await office.sees("МБДОУ № 25 «Ромашка»\nРешение")
    await office.press("← Назад")
    await office.sees("По организациям")


async def test_the_way_back_from_the_search_is_the_summary(town: Town) -> None:
    office = await town.administrator()
    await office.say("/summary крокодил")
    await office.sees("Такой организации не нашёл")
    await office.press("← К сводке")
    seen = await office.sees("Сдали 0 из 4")
    assert "photo" in seen.payload


@pytest.mark.parametrize("page", ["Кто не ответил", "Трудности и просьбы"])
async def test_each_list_leads_to_the_report(town: Town, page: str) -> None:
    await with_a_difficulty(town)
    office = await town.administrator()
    await office.say("/summary")
    await office.press(page)
    await office.press("№ 7")
    await office.sees("МБДОУ № 7 «Ласточка»\nРешение")


async def test_from_a_task_to_those_who_have_not_begun_it(town: Town) -> None:
    await with_a_difficulty(town)
    office = await town.administrator()
    await office.say("/summary")
    await office.press("По пунктам")
    await office.press("1. Перечень")
    seen = await office.sees("Пункт 1. Перечень локальных актов")
    assert "⚪ Не начинали: МБДОУ № 7 «Ласточка»\n— Нет данных: МБДОУ № 12 «Солнышко»" in seen.words
    await office.press("Не начинали (1)")
    await office.sees("⚪ Не начинали: МБДОУ № 7 «Ласточка»")
    assert "Солнышко" not in office.screen.words
    await office.press("№ 7")
    await office.sees("МБДОУ № 7 «Ласточка»\nРешение")


async def test_a_viewer_finds_and_decides_nothing(town: Town) -> None:
    office = await town.administrator()
    viewer = await employed(town, office, "Наблюдатель")
    await viewer.say("/summary солн")
    await viewer.sees("МБДОУ № 12 «Солнышко»")
    assert not {"Страница организации", "Принять", "Вернуть"} & set(await labels(viewer))


async def test_nobody_else_finds_anything(town: Town) -> None:
    head = await town.registered("Ласточка")
    await head.say("/summary солн")
    seen = await head.sees("Сводка доступна только управлению образования")
    assert "Солнышко" not in seen.words


async def with_a_difficulty(town: Town) -> Person:
    head = await town.registered("Ласточка")
    await head.press("Начать")
    await head.press("Не начинали")
    await head.press("Нет средств")
    await head.press("Дальше")
    return head
