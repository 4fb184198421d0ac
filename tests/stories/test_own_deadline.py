"""The department's own word on one organisation's deadline, and the list of those who ask for another one."""

import pytest

from sandbox import Person
from tests.stories.conftest import Town
from tests.stories.heads import sends_everything, settled
from tests.stories.test_extension import asks, ladder


async def at_the_report(specialist: Person) -> None:
    await specialist.say("/summary")
    await specialist.press("По организациям")
    await specialist.press("№ 7 · ")
    await specialist.sees("Отчёт ")


async def granted(town: Town) -> tuple[Person, Person]:
    department = await town.administrator()
    head = await asks(town)
    await department.press("Согласиться")
    await head.sees("Срок перенесён до 15 сентября.")
    return department, head


def told(town: Town, person: Person, beginning: str) -> int:
    calls = town.sandbox.calls("sendMessage", chat_id=person.id)
    return len([call for call in calls if str(call.params["text"]).startswith(beginning)])


@pytest.mark.usefixtures("sound")
async def test_a_granted_deadline_is_changed_and_the_ladder_follows(town: Town) -> None:
    department, head = await granted(town)
    await department.press("Изменить срок")
    await department.say("13 сентября")  # a Sunday
    await department.sees("Новый срок: до 11 сентября.")
    await department.press("Изменить срок")
    await department.sees("Срок перенесён до 11 сентября. Решили Вы.")
    await head.sees("Управление изменило срок: теперь до 11 сентября.")
    assert await ladder(town, "2020-09-15") == []
    assert (await ladder(town, "2020-09-11"))[-1] == "overdue-5"
    await settled(town)
    assert told(town, head, "Управление изменило срок") == 1


@pytest.mark.usefixtures("sound")
async def test_an_extension_is_taken_back_and_the_head_is_told_once(town: Town) -> None:
    department, head = await granted(town)
    await at_the_report(department)
    await department.sees("Срок: 15 сентября, в решении 1 сентября")
    await department.press("Изменить срок")
    await department.press("Отменить продление")
    await department.sees("Срок снова будет 1 сентября, как в решении.")
    confirmed = department.screen
    await department.press("Да, отменить продление")
    await department.sees("Продление отменено, срок: 1 сентября.")
    await head.sees("Срок снова 1 сентября. Отправить отчёт можно и позже.")
    assert await ladder(town, "2020-09-15") == []
    assert (await ladder(town, "2020-09-01"))[0] == "before-14"
    await department.tap(f"xs:{await report_id(town)}:2020-09-15:own", confirmed)
    await department.sees("Срок за это время изменили")
    await settled(town)
    assert told(town, head, "Управление отменило продление срока.") == 1
    rows = await town.rows("SELECT state FROM extensions ORDER BY id")
    assert [row["state"] for row in rows] == ["granted", "withdrawn"]


async def report_id(town: Town) -> int:
    query = "SELECT r.id FROM reports r JOIN organisations o ON o.id = r.organisation_id WHERE o.number = 7"
    return int((await town.rows(query))[0]["id"])


@pytest.mark.usefixtures("sound")
async def test_the_department_gives_more_time_to_whoever_has_not_asked(town: Town) -> None:
    department = await town.administrator()
    head = await town.registered("Ласточка")
    await at_the_report(department)
    await department.press("Перенести срок")
    await department.press("До 8 сентября")
    await department.press("Изменить срок")
    await head.sees("Управление изменило срок: теперь до 8 сентября.")
    await department.press("Изменить срок")
    await department.say("1 августа")
    await department.sees("Эта дата не подходит: нужен день позже срока решения")


@pytest.mark.usefixtures("sound")
async def test_two_taps_from_the_list_to_a_decision(town: Town) -> None:
    department = await town.administrator()
    head = await asks(town)
    other = await town.registered("Солнышко")
    await other.say("/menu")
    await other.press("Все пункты")
    await other.press("Попросить перенос срока")
    await other.press("Неделя")
    await other.say("Отпуск")
    await other.sees("Просьба отправлена")
    await department.say("/menu")
    await department.press("Просят перенести срок (2)")
    seen = await department.sees("Просят перенести срок: 2")
    assert "до 15 сентября, сейчас 1 сентября: Ждём педсовет" in seen.words
    await department.press("№ 7: 15 сентября")
    await department.press("Согласиться")
    await head.sees("Срок перенесён до 15 сентября.")
    await department.press("Все просьбы")
    await department.press("№ 12: 8 сентября")
    await department.press("Отказать")
    await other.sees("управление не согласилось")
    await department.say("/summary")
    assert not [b for row in department.screen.buttons for b in row if "Просят" in b]


async def test_a_head_sees_nothing_of_it(town: Town) -> None:
    head = await town.registered("Ласточка")
    await sends_everything(head)
    menu = head.screen
    for data in ("xl", "xm:1", "xc:1:2020-09-01:own", "xs:1:2020-09-01:2020-09-15", "RX:1:5", "RE:1:1"):
        await head.tap(data, menu)
        menu = await head.sees("Эта кнопка Вам больше недоступна.")
    assert not await town.rows("SELECT id FROM extensions")


@pytest.mark.usefixtures("sound")
async def test_a_word_goes_with_the_new_deadline(town: Town) -> None:
    department = await town.administrator()
    head = await town.registered("Ласточка")
    await at_the_report(department)
    await department.press("Перенести срок")
    await department.press("До 8 сентября")
    await department.press("Добавить слова")
    asked = await department.sees("Напишите слова для организации")
    await department.send_sticker()
    await department.sees("Напишите слова для организации")
    await department.say("Успеете после педсовета <5 сентября>")
    seen = await department.sees("Ваши слова: Успеете после педсовета")
    assert "Новый срок: до 8 сентября." in seen.words
    await department.press("Другие слова")
    await department.press("← Назад")
    await department.press("Добавить слова")
    await department.say("Ждём приказ после педсовета")
    shown = await department.sees("Ваши слова: Ждём приказ")
    await department.press("Изменить срок")
    await department.sees("Ответ: Ждём приказ после педсовета")
    await head.sees("Управление изменило срок: теперь до 8 сентября.")
    await head.sees("Ответ управления: Ждём приказ после педсовета")
    await department.tap(f"xw:{await report_id(town)}:2020-09-01:2020-09-08", shown)  # a second tap
    await department.sees("Срок за это время изменили")
    await settled(town)
    assert told(town, head, "Управление изменило срок") == 1
    (row,) = await town.rows("SELECT word, state FROM extensions")
    assert (row["word"], row["state"]) == ("Ждём приказ после педсовета", "granted")
    await department.tap(f"xc:{await report_id(town)}:2020-09-01:2020-09-08", asked)  # an old screen
    await department.sees("Срок за это время изменили")


@pytest.mark.usefixtures("sound")
async def test_words_that_were_given_up_on_the_way_are_not_sent_without_being_shown(town: Town) -> None:
    department, head = await granted(town)
    await at_the_report(department)
    await department.press("Изменить срок")
    await department.press("Отменить продление")
    await department.press("Добавить слова")
    await department.say("Продлевали по ошибке")
    shown = await department.sees("Ваши слова: Продлевали по ошибке")
    await department.say("/menu")
    await department.press("Да, отменить продление", message=shown)
    await department.sees("Ваши слова не сохранились.")
    await department.press("Добавить слова")
    await department.say("Продлевали по ошибке")
    await department.press("Да, отменить продление")
    await head.sees("Ответ управления: Продлевали по ошибке")
    await settled(town)
    assert told(town, head, "Управление отменило продление срока.") == 1
