"""An administrator changes a ladder in the chat: seen beforehand, applied once, followed by the rows."""

from pathlib import Path

import pytest

from sandbox import Person
from tests.stories.conftest import ADMIN, Town, running_town
from tests.stories.heads import fates, reminders_to, sends_everything, settled

SECOND_ADMIN = ADMIN + 1


async def at_the_ladder(department: Person) -> None:
    await department.say("/summary")
    await department.press("Ещё…")
    await department.press("Напоминания")
    await department.press("Лестница напоминаний")
    await department.sees("Лестница напоминаний")


async def ladder_of(town: Town, kindergarten: str) -> dict[str, str]:
    """What is planned for it, by day."""
    rows = await town.rows(
        "SELECT rung, due_at FROM reminders r JOIN organisations o ON o.id = r.organisation_id "
        "WHERE o.name LIKE :name AND r.state = 'planned' ORDER BY due_at",
        name=f"%{kindergarten}%",
    )
    return {row["rung"]: str(row["due_at"])[:16] for row in rows}


@pytest.mark.usefixtures("sound")
async def test_nothing_changes_before_the_preview_is_agreed_to(town: Town) -> None:
    department = await town.administrator()
    head = await town.registered("Ласточка")
    await sends_everything(await town.registered("Солнышко"))
    before = await ladder_of(town, "Ласточка")
    await at_the_ladder(department)
    seen = await department.sees("Так записано в файле решения.")
    assert "за 60, 30, 14, 7, 3 и 1 рабочий день до срока" in seen.words
    await department.press("Изменить")
    await department.press("☑ За 7 рабочих дней")
    await department.press("Добавить до срока")
    await department.say("за 10 дней")
    await department.press("Час: 10:00")
    await department.press("11:00")
    await department.press("Что изменится")
    seen = await department.sees("Кому и когда")
    assert "за 60, 30, 14, 10, 3 и 1 рабочий день до срока" in seen.words
    assert "Ещё не отправили отчёт: 3 организации." in seen.words
    assert "Из них сообщения сейчас не дойдут: 2." in seen.words
    assert "18.08.2020 в 11:00: № 7, № 25, МБДОУ «Россиянка» ЦРР (новое)" in seen.words
    assert "Больше не придут\n21.08.2020 в 10:00: № 7" in seen.words
    assert "№ 12" not in seen.words
    assert await ladder_of(town, "Ласточка") == before
    await department.press("Применить")
    await department.sees("Готово, лестница изменена.")
    after = await ladder_of(town, "Ласточка")
    assert after["before-10"] == "2020-08-18 08:00"
    assert after["before-14"] == "2020-08-12 08:00"
    assert "before-7" not in after
    assert (await fates(town, "Ласточка"))["before-7"] == "cancelled: ladder_changed"
    assert "before-10" not in await fates(town, "Солнышко")
    kept = await town.rows("SELECT version, by_user FROM ladders")
    assert [(row["version"], row["by_user"]) for row in kept] == [(1, ADMIN)]
    for moment in ("2020-08-12T11:00", "2020-08-18T11:00", "2020-08-21T11:00"):
        await town.clock(moment)
        await settled(town)
    assert len(reminders_to(town, head)) == 2
    await department.say("/summary")
    await department.press("Ещё…")
    await department.press("Напоминания")
    await department.say("7")
    await department.sees("за 7 рабочих дней, к сроку 1 сентября\n    отменено: лестницу изменили")


@pytest.mark.usefixtures("sound")
async def test_back_to_the_file_of_the_decision(town: Town) -> None:
    department = await town.administrator()
    await town.registered("Ласточка")
    before = await ladder_of(town, "Ласточка")
    await at_the_ladder(department)
    await department.press("Изменить")
    await department.press("☑ В день срока")
    await department.press("☑ За 3 рабочих дня")
    await department.press("Что изменится")
    await department.press("Применить")
    await department.sees("Так решил администратор")
    assert "day" not in await ladder_of(town, "Ласточка")
    await department.press("Сбросить к файлу решения")
    await department.sees("Лестница из файла решения")
    await department.press("Применить")
    await department.sees("Снова по файлу решения.")
    assert await ladder_of(town, "Ласточка") == before
    rows = await town.rows("SELECT version, body IS NULL AS file FROM ladders ORDER BY version")
    assert [(row["version"], row["file"]) for row in rows] == [(1, 0), (2, 1)]


@pytest.mark.usefixtures("sound")
async def test_an_organisation_with_an_extension_is_reminded_by_its_own_deadline(town: Town) -> None:
    department = await town.administrator()
    head = await town.registered("Ласточка")
    await head.say("/menu")
    await head.press("Все пункты")
    await head.press("Попросить перенос срока")
    await head.press("Две недели")
    await head.say("Ждём педсовет")
    await department.press("Согласиться")
    await head.sees("Срок перенесён до 15 сентября.")
    await at_the_ladder(department)
    await department.press("Изменить")
    await department.press("Добавить после срока")
    await department.press("Через 3 рабочих дня")
    await department.press("Что изменится")
    seen = await department.sees("Кому и когда")
    assert "04.09.2020 в 10:00: № 7, № 12, № 25, МБДОУ «Россиянка» ЦРР (новое: 3)" in seen.words
    assert "18.09.2020 в 10:00: № 7 (новое)" in seen.words
    await department.press("Применить")
    await department.sees("Готово, лестница изменена.")
    assert (await ladder_of(town, "Ласточка"))["overdue-3"] == "2020-09-18 07:00"
    assert (await ladder_of(town, "Солнышко"))["overdue-3"] == "2020-09-04 07:00"


async def test_of_two_administrators_the_second_sees_what_the_first_has_changed(tmp_path: Path) -> None:
    async with running_town(tmp_path, admin_ids=f"{ADMIN},{SECOND_ADMIN}") as town:
        first = await town.administrator()
        second = town.sandbox.person("Ольга", last_name="Ким", user_id=SECOND_ADMIN)
        await second.say("/start")
        for one, rung in ((first, "☑ За 7 рабочих дней"), (second, "☑ За 3 рабочих дня")):
            await at_the_ladder(one)
            await one.press("Изменить")
            await one.press(rung)
            await one.press("Что изменится")
            await one.sees("Кому и когда")
        await first.press("Применить")
        await first.sees("Готово, лестница изменена.")
        await second.press("Применить")
        seen = await second.sees("Лестницу за это время уже изменили.")
        assert "за 60, 30, 14, 3 и 1 рабочий день до срока" in seen.words
        assert "Так решил администратор: Ирина Прокофьева" in seen.words
        assert len(await town.rows("SELECT id FROM ladders")) == 1
        await town.nothing_went_wrong()


async def test_what_is_no_number_or_no_hour_is_said_and_asked_again(town: Town) -> None:
    department = await town.administrator()
    await at_the_ladder(department)
    await department.press("Изменить")
    await department.press("Добавить до срока")
    await department.say("никогда")
    await department.sees("Подойдёт целое число от 1 до 250")
    await department.press("← Назад")
    await department.press("Час: 10:00")
    await department.say("23:00")
    await department.sees("Этот час не подходит.")
    await department.say("9:30")
    await department.press("Час: 09:30")
    await department.press("← Назад")
    await department.press("Что изменится")
    await department.sees("в 09:30, только по рабочим дням.")
    await department.press("Отмена")
    await department.sees("Так записано в файле решения.")


async def test_nobody_else_changes_it(town: Town) -> None:
    head = await town.registered("Ласточка")
    menu = await head.sees("Здравствуйте")
    for data in ("Ls:1", "Le:1", "Lr:1:day:0", "La:1:hour", "Lh:1:1100", "Lp:1", "Lf:1", "Ly:1:0:0"):
        await head.tap(data, menu)
        menu = await head.sees("Эта кнопка Вам больше недоступна.")
    assert not await town.rows("SELECT id FROM ladders")


async def test_what_stands_in_the_draft_is_not_offered_again(town: Town) -> None:
    department = await town.administrator()
    await at_the_ladder(department)
    await department.press("Изменить")
    await department.press("☑ За 7 рабочих дней")  # off, and still on its button
    await department.press("Добавить до срока")
    await department.sees("За сколько рабочих дней до срока")
    labels = [row[0] for row in department.buttons]
    assert labels == [
        "За 45 рабочих дней",
        "За 21 рабочий день",
        "За 10 рабочих дней",
        "За 5 рабочих дней",
        "За 2 рабочих дня",
        "← Назад",
    ]
    await department.press("За 5 рабочих дней")
    await department.press("Добавить после срока")
    await department.sees("Через сколько рабочих дней")
    assert [row[0] for row in department.buttons] == [
        "Через 3 рабочих дня",
        "Через 10 рабочих дней",
        "← Назад",
    ]
    await department.press("Через 3 рабочих дня")
    await department.sees("Когда напоминать?")
    assert "☑ Через 3 рабочих дня после" in [row[0] for row in department.buttons]
