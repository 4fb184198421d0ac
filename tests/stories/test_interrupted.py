"""Something changes under somebody's hands: the role, the organisation, the deadline; a screen is open."""

import pytest

from sandbox import Person
from tests.stories.conftest import Town
from tests.stories.heads import fates, rungs, sends_everything, settled
from tests.stories.offices import employed, looks_up
from tests.stories.test_by_word import at_the_file, sources
from tests.stories.test_extension import asks
from tests.stories.test_forms import XLSX, asked_for, filled
from tests.stories.test_ladder import at_the_ladder
from tests.stories.test_own_deadline import at_the_report, granted

pytestmark = pytest.mark.usefixtures("sound")
ENDED = "Ваш доступ к отчётам управления закрыт."


async def with_another_role(office: Person, name: str, button: str) -> None:
    """The administrator gives a colleague another role, or none."""
    await office.say("/menu")
    await office.press("Люди и организации")
    await office.press("Сотрудники управления")
    await office.press(name)
    await office.press(button)
    if button == "Закрыть доступ":
        await office.press("Да, закрыть доступ")
    await office.sees("Готово")


async def ladder_is_untouched(town: Town) -> None:
    assert not await town.rows("SELECT id FROM ladders")
    assert "before-7" in await fates(town, "Ласточка")


async def test_an_administrator_who_is_removed_leaves_a_ladder_half_changed(town: Town) -> None:
    office = await town.administrator()
    colleague = await employed(town, office, "Администратор", "Ольга")
    await at_the_ladder(colleague)
    await colleague.press("Изменить")
    await colleague.press("☑ За 7 рабочих дней")
    await colleague.press("Что изменится")
    preview = await colleague.sees("Кому и когда")
    apply = preview.inline_keyboard[0][0]["callback_data"]
    await colleague.press("Изменить ещё")
    await colleague.press("Добавить до срока")
    await colleague.sees("За сколько рабочих дней")
    await with_another_role(office, "Ольга", "Закрыть доступ")
    await colleague.sees(ENDED)
    await colleague.say("10")
    await colleague.sees("обратитесь к администратору")
    await colleague.tap(str(apply), preview)
    await settled(town)
    await colleague.sees(ENDED)
    await colleague.say("/start")
    await colleague.sees(ENDED)
    await ladder_is_untouched(town)


async def test_an_administrator_who_is_a_viewer_now_looks_at_the_ladder_only(town: Town) -> None:
    office = await town.administrator()
    colleague = await employed(town, office, "Администратор", "Ольга")
    await at_the_ladder(colleague)
    await colleague.press("Изменить")
    await colleague.press("☑ За 7 рабочих дней")
    await colleague.press("Добавить до срока")
    await colleague.sees("За сколько рабочих дней")
    await with_another_role(office, "Ольга", "Сделать: наблюдатель")
    await colleague.sees("Ваша роль в управлении теперь: наблюдатель")
    await colleague.say("10")
    seen = await colleague.sees("Лестница напоминаний")
    assert [row[0] for row in seen.buttons] == ["← Назад", "В меню"]
    assert "за 60, 30, 14, 7, 3 и 1 рабочий день" in seen.words
    await colleague.tap("Lp:1", seen)
    seen = await colleague.sees("Так записано в файле решения.")
    await colleague.say("/start")
    await colleague.sees("Вы вошли как управление образования.")
    await ladder_is_untouched(town)


@pytest.mark.parametrize("button", ["Сделать: наблюдатель", "Закрыть доступ"])
async def test_a_form_that_was_read_before_the_role_went_is_not_put_in(town: Town, button: str) -> None:
    office = await town.administrator()
    colleague = await employed(town, office, "Специалист", "Ольга")
    sent = filled(await asked_for(colleague), {"acts.status": "Сделано"})
    await colleague.send_document("Форма.xlsx", sent, mime=XLSX)
    preview = await colleague.sees("Новых ответов в форме: 1")
    await with_another_role(office, "Ольга", button)
    word = ENDED if button == "Закрыть доступ" else "Ваша роль в управлении теперь: наблюдатель"
    await colleague.sees(word)
    put_in, drop, _ = (str(row[0]["callback_data"]) for row in preview.inline_keyboard)
    for data in (put_in, drop):
        await colleague.tap(data, preview)
        preview = await colleague.sees(
            ENDED if button == "Закрыть доступ" else "Эта кнопка Вам больше недоступна."
        )
    assert await sources(town) == set()
    assert [row["state"] for row in await town.rows("SELECT state FROM forms")] == ["read"]


async def test_organisations_merge_while_a_specialist_fills_one_in_by_word(town: Town) -> None:
    office = await town.administrator()
    stays = await town.registered("Солнышко")
    colleague = await employed(town, office, "Специалист", "Ольга")
    await at_the_file(colleague)
    await colleague.press("Заполнить со слов")
    await colleague.press("Не начинали")
    open_question = await colleague.sees("Что пока мешает начать?")
    await looks_up(office, "7")
    await office.press("Объединить с…")
    await office.say("12")
    await office.press("МБДОУ № 12")
    await office.press("Да, объединить")
    await office.sees("Готово: организации объединены.")
    await stays.sees("присоединили")
    await colleague.press("Не хватает образцов", message=open_question)
    await colleague.sees("Эта организация закрыта")
    await colleague.say("Нет образцов")
    await settled(town)
    (row,) = await town.rows("SELECT count(*) AS n FROM answers")
    assert row["n"] == 1, "what was said before stays, and nothing is added"
    await colleague.say("/start")
    await colleague.sees("Вы вошли как управление образования.")
    await stays.say("/menu")
    await stays.sees("Заполнено 0 из 6")


async def test_closed_and_opened_again_an_organisation_keeps_its_own_deadline(town: Town) -> None:
    department, head = await granted(town)
    await looks_up(department, "7")
    await department.press("Закрыть организацию")
    await department.press("Да, закрыть")
    await head.sees("Управление закрыло в боте организацию")
    assert "planned" not in {row["state"] for row in (await rungs(town, "Ласточка")).values()}
    await town.clock("2020-09-03T08:00")  # the decision's own deadline passes meanwhile
    await department.press("Открыть снова")
    await head.sees("снова открыта")
    rows = await town.rows(
        "SELECT rung, deadline FROM reminders r JOIN organisations o ON o.id = r.organisation_id "
        "WHERE o.number = 7 AND r.state = 'planned' ORDER BY r.planned_at"
    )
    assert {str(row["deadline"]) for row in rows} == {"2020-09-15"}
    assert [row["rung"] for row in rows] == [
        "before-7",
        "before-3",
        "before-1",
        "day",
        "overdue-1",
        "overdue-5",
    ]
    await town.clock("2020-09-04T10:00")
    await head.sees("До 15 сентября 11 дней")
    await at_the_report(department)
    await department.sees("Срок: 15 сентября, в решении 1 сентября")


async def test_an_extension_is_taken_back_after_the_report_came_in_by_it(town: Town) -> None:
    department, head = await granted(town)
    await town.clock("2020-09-03T12:00")
    await head.sees("До 15 сентября 12 дней")
    await settled(town)
    await head.say("/menu")
    await sends_everything(head)
    await at_the_report(department)
    await department.press("Изменить срок")
    await department.press("Отменить продление")
    await department.sees("Этот день уже прошёл.")
    await department.press("Да, отменить продление")
    await head.sees("Срок снова 1 сентября. Отчёт уже отправлен, делать ничего не нужно.")
    await head.press("Открыть пункты")
    await head.press("1. ")
    seen = await head.sees("Перечень")
    assert "Сделано" not in [label for row in seen.buttons for label in row], "the deadline has passed"
    await settled(town)
    planned = [name for name, fate in (await fates(town, "Ласточка")).items() if fate == "planned"]
    assert planned == []
    await head.say("/start")
    await head.sees("№ ")


async def test_a_request_that_waits_when_the_department_takes_an_extension_back(town: Town) -> None:
    department, head = await granted(town)
    await head.say("/menu")
    await head.press("Все пункты")
    await head.press("Попросить перенос срока")
    await head.say("25 сентября")
    await head.say("Ждём приказ")
    await head.sees("Просьба отправлена")
    request = await department.sees("Просят до 25 сентября.")
    await at_the_report(department)
    await department.press("Изменить срок")
    await department.press("Отменить продление")
    await department.press("Да, отменить продление")
    await head.sees("Срок снова 1 сентября.")
    await department.press("Согласиться", message=request)
    await head.sees("Срок перенесён до 25 сентября.")
    await settled(town)
    deadlines = await town.rows("SELECT extended_to FROM reports WHERE extended_to IS NOT NULL")
    assert [str(row["extended_to"]) for row in deadlines] == ["2020-09-25"]


async def test_a_second_request_stands_when_the_first_is_asked_anew(town: Town) -> None:
    department = await town.administrator()
    head = await asks(town)
    await at_the_report(department)
    await department.press("Перенести срок")
    await department.press("До 8 сентября")
    await department.press("Изменить срок")
    await head.sees("Управление изменило срок: теперь до 8 сентября.")
    await department.say("/menu")
    await department.press("Просят перенести срок (1)")
    await department.press("№ 7: 15 сентября")
    await department.press("Согласиться")
    await head.sees("Срок перенесён до 15 сентября.")
