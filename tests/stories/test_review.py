"""A specialist reads a report in the chat, accepts it or returns tasks; over HTTP, with all concerned."""

import asyncio
from pathlib import Path

import pytest

from sandbox import Person
from tests.stories.answers import state_of, stored
from tests.stories.conftest import ADMIN, Town, running_town
from tests.stories.heads import (
    fates,
    joins_as_deputy,
    knows_the_decision,
    reminders_to,
    sends_everything,
    settled,
)

SECOND = ADMIN + 1
REMARK = "Напишите, к какому дню закончите."


async def at_the_report(town: Town, specialist: Person, number: str = "№ 7") -> None:
    """The specialist opens the organisation's report from the summary."""
    await specialist.say("/summary")
    await specialist.press("По организациям")
    await specialist.press(f"{number} · ")
    await specialist.sees("Отчёт ")


async def returns(specialist: Person, *tasks: str) -> None:
    """From the report: these tasks go back with a remark."""
    await specialist.press("Вернуть")
    for task in tasks:
        await specialist.press(task)
    await specialist.press("Дальше")
    await specialist.say(REMARK)
    await specialist.press("Вернуть отчёт")
    await specialist.sees("Готово, организация получит сообщение.")


def told(town: Town, person: Person) -> list[str]:
    """The messages about a review that reached the person."""
    calls = town.sandbox.calls("sendMessage", chat_id=person.id)
    texts = [str(call.params["text"]) for call in calls if call.ok]
    return [text for text in texts if "Управление просит" in text or "Управление приняло" in text]


@pytest.mark.usefixtures("sound")
async def test_a_report_is_read_task_by_task_and_accepted(town: Town) -> None:
    head = await town.registered("Ласточка")
    await sends_everything(head)
    specialist = await town.administrator()
    await specialist.say("/summary")
    await specialist.press("По организациям")
    await specialist.sees("МБДОУ № 7 «Ласточка»: сдан, № 1, вовремя")
    await specialist.press("№ 7")
    await specialist.press("1. Перечень")
    await specialist.sees("Этап: Не начинали")
    await specialist.press("Дальше: пункт 2")
    await specialist.press("← Назад")
    await specialist.press("Принять")
    await specialist.sees("Отчёт принят, № 1, вовремя")
    await head.sees("Управление приняло отчёт № 1. Спасибо!")
    assert await state_of(town) == ["accepted"]
    await head.press("Квитанция")
    await head.sees("Отчёт проверен и принят.")
    await specialist.press("← Назад")
    await specialist.sees("МБДОУ № 7 «Ласточка»: принят, № 1, вовремя")
    assert len(told(town, head)) == 1


@pytest.mark.usefixtures("sound")
async def test_returned_tasks_come_back_with_a_remark_and_are_sent_again(town: Town) -> None:
    head = await town.registered("Ласточка")
    deputy = await joins_as_deputy(town, "Ласточка", head)
    await head.say("/menu")
    await sends_everything(head)
    specialist = await town.administrator()
    await at_the_report(town, specialist)
    await returns(specialist, "2. Рабочая группа", "5. Обучение")
    for person in (head, deputy):
        await person.sees(f"Замечание: «{REMARK}»")
    await head.press("Исправить")
    await head.sees("Пункт 2 из 6 · вопрос 1 из 3")
    await head.press("В работе")
    await head.sees("К какому дню планируете закончить?")
    await head.say("/start")
    await head.sees("К какому дню планируете закончить?")
    for _ in range(8):
        if "Отправить" in [label for row in head.screen.buttons for label in row]:
            break
        await head.press("Пропустить", message=head.screen)
    await head.sees("Замечание управления")
    await head.press("Отправить")
    await head.sees("№ 1")
    assert await state_of(town) == ["sent"]
    assert [len(told(town, person)) for person in (head, deputy)] == [1, 1]
    await head.press("История")
    await head.sees("сдан → возвращён (управление)")
    await head.sees("возвращён → сдан")
    log = await town.rows("SELECT was, state, number FROM report_log ORDER BY id")
    assert [(row["was"], row["state"], row["number"]) for row in log] == [
        ("not_opened", "begun", None),
        ("begun", "sent", 1),
        ("sent", "returned", 1),
        ("returned", "sent", 1),
    ]


@pytest.mark.usefixtures("sound")
async def test_what_was_accepted_cant_be_changed_by_any_old_button(town: Town) -> None:
    head = await town.registered("Ласточка")
    await sends_everything(head)
    specialist = await town.administrator()
    await at_the_report(town, specialist)
    await returns(specialist, "2. Рабочая группа")
    before = await stored(town)
    (report,) = await town.rows("SELECT id FROM reports WHERE state = 'returned'")
    await head.tap(f"o:{report['id']}:acts:status:done")
    await head.sees("Этот пункт управление уже приняло, менять его не нужно.")
    assert await stored(town) == before


async def test_two_specialists_at_once_and_the_later_sees_what_the_earlier_did(tmp_path: Path) -> None:
    async with running_town(tmp_path, admin_ids=f"{ADMIN},{SECOND}") as town:
        head = await town.registered("Ласточка")
        await sends_everything(head)
        first = await town.administrator()
        second = town.sandbox.person("Анна", user_id=SECOND)
        await second.say("/start")
        for specialist in (first, second):
            await at_the_report(town, specialist)
        await second.press("Вернуть")
        await second.press("1. Перечень")
        await second.press("Дальше")
        await second.say(REMARK)
        await asyncio.gather(first.press("Принять"), second.press("Вернуть отчёт"))
        await town.quiet()
        late = [one for one in (first, second) if "Отчёт за это время изменился" in one.screen.words]
        assert len(late) == 1
        assert (await state_of(town))[0] == ("returned" if late == [first] else "accepted")
        assert ("возвращён" if late == [first] else "принят") in late[0].screen.words
        assert len(told(town, head)) == 1
        await town.nothing_went_wrong()


@pytest.mark.usefixtures("sound")
async def test_a_specialist_and_a_head_at_once(town: Town) -> None:
    head = await town.registered("Ласточка")
    await sends_everything(head)
    await head.press("Посмотреть ответы")
    await head.press("2. Рабочая группа")
    await head.press("Этап")
    specialist = await town.administrator()
    await at_the_report(town, specialist)
    await asyncio.gather(specialist.press("Принять"), head.press("Сделано"))
    await town.quiet()
    status = (await stored(town))["team.status"]
    if await state_of(town) == ["accepted"]:  # the specialist came first: the head is told
        assert "not_started" in str(status)
        assert "Отчёт принят, ответы закрыты для изменений." in head.transcript()
    else:
        assert "done" in str(status)
        assert "Отчёт за это время изменился." in specialist.transcript()


@pytest.mark.usefixtures("sound")
async def test_a_returned_report_is_owed_again_and_its_reminders_go_on(town: Town) -> None:
    head = await town.registered("Ласточка")
    await sends_everything(head)
    await knows_the_decision(head)
    await town.clock("2020-08-12T10:00")  # the rung of 14 days finds that nothing is owed
    await settled(town)

    assert (await fates(town, "Ласточка"))["before-7"] == "cancelled: finished"
    await town.clock("2020-08-20T12:00")
    specialist = await town.administrator()
    await at_the_report(town, specialist)
    await returns(specialist, "2. Рабочая группа")
    await head.sees("Управление просит дополнить отчёт № 1.")
    now = await fates(town, "Ласточка")
    assert now["before-14"] == "cancelled: finished"
    assert {now[rung] for rung in ("before-7", "before-3", "day", "overdue-5")} == {"planned"}
    await town.clock("2020-08-21T10:00")
    await head.sees("До 1 сентября 11 дней. Отчёт вернули с замечанием. Исправить: 1 пункт.")
    await head.press("Продолжить")
    await head.press("Не начинали")
    await head.press("Отправить")
    await head.sees("№ 1")
    await town.clock("2020-09-10T10:00")
    await settled(town)
    assert len(reminders_to(town, head)) == 2  # the return itself, and one reminder
    assert (await fates(town, "Ласточка"))["day"] == "cancelled: finished"


@pytest.mark.usefixtures("sound")
async def test_the_return_is_that_day_s_reminder(town: Town) -> None:
    head = await town.registered("Ласточка")
    await sends_everything(head)
    await knows_the_decision(head)
    await town.clock("2020-08-21T09:40")
    specialist = await town.administrator()
    await at_the_report(town, specialist)
    await returns(specialist, "2. Рабочая группа")
    await town.clock("2020-08-21T10:30")
    await settled(town)
    assert len(reminders_to(town, head)) == 1
    row = (await fates(town, "Ласточка"))["before-7"]
    assert row == "planned: already_today"


@pytest.mark.usefixtures("sound")
async def test_nobody_else_can_open_a_report(town: Town) -> None:
    head = await town.registered("Ласточка")
    other = await town.registered("Солнышко")
    await sends_everything(head)
    (report,) = await town.rows("SELECT id, version FROM reports WHERE state = 'sent'")
    for data in (f"RF:{report['id']}", f"RH:{report['id']}", f"RA:{report['id']}:{report['version']}"):
        await other.tap(data)
        await other.sees("Эта кнопка Вам больше недоступна.")
        assert "Ласточка" not in other.screen.words
    assert await state_of(town) == ["sent"]
