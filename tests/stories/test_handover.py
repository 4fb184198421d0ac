"""A new head takes over by a new invitation: the old one is out at once, the answers stay."""

import re

from bot.opening import open_installation
from core.answers import Chosen
from sandbox import Fault, FaultKind, Person
from storage import departments
from tests.stories.answers import at_the_first_question, stored
from tests.stories.conftest import Town
from tests.stories.heads import joins_as_deputy, reminders_to, rungs, settled, soon

CLOSED = "Ваш доступ закрыт"


async def code_on(person: Person) -> str:
    """The code of the link that stands on the screen."""
    found = re.search(r"start=([\w-]+)", person.screen.text)
    assert found is not None, person.screen.text
    return found.group(1)


async def at_the_report(town: Town) -> Person:
    """The department, with the report of № 7 open."""
    department = await town.administrator()
    await back_at_the_report(department)
    return department


async def back_at_the_report(department: Person) -> None:
    await department.say("/summary")
    await department.press("По организациям")
    await department.press("№ 7")


async def from_the_department(town: Town) -> str:
    """The code of a link that the department has made for a new head of № 7."""
    return await link_for_a_new_head(await at_the_report(town))


async def link_for_a_new_head(department: Person) -> str:
    await department.press("Новый руководитель")
    await department.press("Сделать ссылку")
    await department.sees("https://t.me/vsoko_test_bot?start=")
    return await code_on(department)


async def takes_over(town: Town, code: str) -> Person:
    fresh = town.head("Анна", "Новикова")
    await fresh.say(f"/start {code}")
    await fresh.press("Да, принимаю дела")
    await fresh.press("Согласен")
    await fresh.press("Заведующий")
    await fresh.say("Анна Сергеевна")
    return fresh


async def test_the_department_puts_a_new_head_in(town: Town, sound: None) -> None:
    old = await at_the_first_question(town)
    await old.press("Сделано")
    question = await old.sees("Когда это сделано?")
    fresh = await takes_over(town, await from_the_department(town))
    await fresh.sees("Здравствуйте, Анна Сергеевна!")
    await old.sees("теперь отвечает новый руководитель")
    await old.press("Сегодня", message=question)  # what lay open leads to a plain word
    await old.sees(CLOSED)
    await old.say("25.07.2020")
    await old.sees(CLOSED)
    await old.say("/start")
    await old.sees(CLOSED)
    assert await stored(town) == {"acts.status": Chosen(("done",))}
    await fresh.press("Продолжить")
    await fresh.sees("Когда это сделано?")
    farewells = [
        call
        for call in town.sandbox.calls("sendMessage", chat_id=old.id)
        if "новый руководитель" in str(call.params)
    ]
    assert len(farewells) == 1


async def test_the_department_sees_it_in_the_history(town: Town, sound: None) -> None:
    await at_the_first_question(town)
    department = await at_the_report(town)
    await takes_over(town, await link_for_a_new_head(department))
    await back_at_the_report(department)
    await department.press("История")
    for words in ("дела переданы, доступ закрыт (заведующий)", "приняты дела (Анна Сергеевна)"):
        await department.sees(words)


async def test_a_head_hands_over_herself_and_may_think_better_of_it(town: Town, sound: None) -> None:
    old = await town.registered("Ласточка")
    await old.press("Люди и отпуск")
    await old.press("Передать дела")
    await old.press("Сделать ссылку")
    first = await code_on(old)
    await old.say(f"/start {first}")
    await old.sees("Эта ссылка для нового руководителя: перешлите её.")
    await old.press("Люди и отпуск")
    await old.press("Передать дела")
    assert await code_on(old) == first, "asked again, it is the same link"
    await old.press("Отменить передачу")
    stranger = town.head("Чужая", "Рука")
    await stranger.say(f"/start {first}")
    await stranger.sees("Эта ссылка не подходит")
    await old.press("Передать дела")
    await old.press("Сделать ссылку")
    await takes_over(town, await code_on(old))
    await old.sees("Спасибо за работу!")
    await old.press("В меню")
    await old.sees(CLOSED)
    await old.press("Проверить доступ")
    await old.sees(CLOSED)
    await old.press("Что о Вас хранится")
    await old.sees("Организации: нет")


async def test_a_withdrawn_link_stands_in_the_history(town: Town, sound: None) -> None:
    head = await town.registered("Ласточка")
    await head.press("Люди и отпуск")
    await head.press("Передать дела")
    await head.press("Сделать ссылку")
    await head.press("Отменить передачу")
    await head.sees("Передача отменена")
    department = await at_the_report(town)
    await link_for_a_new_head(department)
    await department.press("Отменить передачу")
    await department.sees("Передача отменена")
    await back_at_the_report(department)
    await department.press("История")
    seen = await department.sees("ссылка для нового руководителя отозвана (заведующий)")
    assert "ссылка для нового руководителя отозвана (управление)" in seen.words


async def test_the_deputy_becomes_the_head(town: Town, sound: None) -> None:
    old = await town.registered("Ласточка")
    deputy = await joins_as_deputy(town, "Ласточка", old)
    code = await from_the_department(town)
    await deputy.say(f"/start {code}")
    await deputy.press("Да, принимаю дела")
    await deputy.press("Заведующий")
    await deputy.press("Пропустить")
    await old.sees("Спасибо за работу!")
    rows = await town.rows("SELECT role, ended_at IS NULL AS here FROM members ORDER BY id")
    assert [(row["role"], bool(row["here"])) for row in rows] == [("head", False), ("head", True)]


async def test_two_open_the_link_and_one_takes_over(town: Town, sound: None) -> None:
    old = await town.registered("Ласточка")
    code = await from_the_department(town)
    people = [town.head("Анна", "Новикова"), town.head("Вера", "Другая")]
    for one in people:
        await one.say(f"/start {code}")
        await one.press("Да, принимаю дела")
        await one.press("Согласен")
        await one.sees("Кем Вы работаете?")
    for one in people:
        await one.press("Заведующий", react=False)
    await town.quiet()
    await old.sees("Спасибо за работу!")
    heads = await town.rows("SELECT person_id FROM members WHERE ended_at IS NULL")
    assert len(heads) == 1
    (asked,) = [one for one in people if "Просьба отправлена" in one.screen.text]
    assert asked is not old


async def test_a_reminder_that_waits_goes_to_the_new_head_instead(town: Town) -> None:
    old = await town.registered("Ласточка")
    code = await from_the_department(town)
    fresh = town.head("Анна", "Новикова")
    await fresh.say(f"/start {code}")
    await fresh.press("Да, принимаю дела")
    await fresh.press("Согласен")
    await fresh.sees("Кем Вы работаете?")
    await settled(town)
    town.sandbox.faults.once("sendMessage", Fault(FaultKind.TOO_MANY, seconds=4))
    await town.clock("2020-08-12T10:00")

    async def queued() -> bool:
        return (await rungs(town, "Ласточка"))["before-14"]["state"] == "queued"

    await soon(queued)
    await fresh.press("Заведующий")
    await fresh.sees("До 1 сентября 20 дней", timeout=20)
    await settled(town)
    assert [text for text in reminders_to(town, old) if "20 дней" in text] == []
    assert (await rungs(town, "Ласточка"))["before-14"]["state"] == "sent"


async def test_who_manages_nothing_can_replace_nobody(town: Town) -> None:
    old = await town.registered("Ласточка")
    await old.say("/menu")
    (report,) = await town.rows(
        "SELECT r.id FROM reports r JOIN organisations o ON o.id = r.organisation_id WHERE o.number = 7"
    )
    await old.tap(f"nh:{report['id']}:1")
    await old.sees("Эта кнопка Вам больше недоступна")
    assert not await town.rows("SELECT 1 FROM invitations WHERE handover")


async def test_the_printed_links_stay_as_they_are(town: Town) -> None:
    await town.registered("Ласточка")
    before = dict(town.links)
    await from_the_department(town)
    here = await open_installation(town.settings)
    try:
        at = here.local_now()
        rows = await here.database.write(lambda c: departments.ensure_invitations(c, here.department_id, at))
    finally:
        await here.close()
    assert {row.kindergarten: row.code for row in rows} == before
