"""What became of each reminder of one organisation, and whom to call."""

from tests.stories.conftest import Town
from tests.stories.heads import settled


async def test_the_list_says_what_was_sent_missed_and_is_to_come_and_why(town: Town) -> None:
    head = await town.registered("Ласточка")
    department = await town.administrator()
    await town.clock("2020-08-12T10:00")
    await head.sees("Добрый день")
    await settled(town)
    await department.say("/summary")
    await department.press("Ещё…")
    await department.press("Напоминания")
    await department.say("7")
    seen = await department.sees("Напоминания: МБДОУ № 7 «Ласточка»")
    assert "за 14 рабочих дней, к сроку 1 сентября\n    отправлено 12.08.2020 в 10:00" in seen.words
    assert "за 7 рабочих дней, к сроку 1 сентября\n    ждёт 21.08.2020 в 10:00" in seen.words
    await department.say("12")
    seen = await department.sees("Напоминания: МБДОУ № 12 «Солнышко»")
    assert "не отправлено: никто не зарегистрирован" in seen.words


async def test_an_organisation_without_a_number_is_found_by_its_name(town: Town) -> None:
    department = await town.administrator()
    await department.say("/summary")
    await department.press("Ещё…")
    await department.press("Напоминания")
    await department.say("999")
    await department.sees("Такой организации не нашёл.")
    await department.say("россиянка")
    await department.sees("Напоминания: МБДОУ «Россиянка» ЦРР")


async def test_nobody_else_sees_it(town: Town) -> None:
    head = await town.registered("Ласточка")
    menu = await head.sees("Здравствуйте")
    for data in ("ra:1", "rl:1:2:0", "xo:1:no", "xd:1:1:2020-09-15:0"):
        await head.tap(data, menu)
        menu = await head.sees("Эта кнопка Вам больше недоступна.")


async def test_whom_to_call_after_the_last_rung(town: Town) -> None:
    silent = await town.registered("Ласточка")
    lost = await town.registered("Ромашка")
    department = await town.administrator()
    lost.block()
    for moment in ("2020-09-01T10:00", "2020-09-02T10:00", "2020-09-08T10:00"):
        await town.clock(moment)
        await settled(town)
    assert silent.screen.words.startswith("Добрый день")
    await department.say("/summary")
    await department.press("Ещё…")
    await department.press("Обзвонить")
    seen = await department.sees("Обзвонить: 4")
    assert (
        "после последнего напоминания не заходили\n    Иванова Мария Петровна, +7 910 123-45-67" in seen.words
    )
    assert "сообщения не доходят\n    Сидорова Ольга Ивановна, телефона в списке нет" in seen.words
    assert "не зарегистрированы\n    Петрова Анна Сергеевна, +7 910 765-43-21" in seen.words
    await silent.say("/menu")
    await silent.press("Продолжить")
    await settled(town)
    await department.press("По пунктам")
    await department.press("Обзвонить")
    await department.sees("Обзвонить: 3")
