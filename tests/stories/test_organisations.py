"""Organisations are renamed, merged, closed, opened again and added in the chat; nothing is lost by it."""

import pytest

from core.people import RosterRow
from sandbox import Person
from storage import departments
from tests.stories.conftest import Town
from tests.stories.heads import fates, not_begun_anywhere, sends_everything, settled
from tests.stories.offices import code_on, looks_up

pytestmark = pytest.mark.usefixtures("sound")


async def imports(town: Town, *rows: RosterRow) -> departments.Imported:
    """A roster of these rows, as ``roster import`` puts it in."""
    from bot.opening import open_installation

    here = await open_installation(town.settings)
    try:
        return await here.database.write(
            lambda c: departments.import_roster(c, here.department_id, list(rows))
        )
    finally:
        await here.close()


async def counted(office: Person) -> str:
    """The summary's first page."""
    await office.say("/summary")
    return (await office.sees("Сдали")).words


async def test_a_new_name_everywhere_and_the_old_one_still_leads_to_it(town: Town) -> None:
    head = await town.registered("Ласточка")
    office = await town.administrator()
    await looks_up(office, "7")
    await office.press("Переименовать")
    await office.say("МБДОУ № 12 «Солнышко»")
    await office.sees("Организация с таким названием уже есть")
    await office.say("МАДОУ № 70 «Ласточка»")
    seen = await office.sees("Готово: название изменено.")
    assert "Раньше: МБДОУ № 7 «Ласточка»" in seen.words
    await head.say("/menu")
    await head.sees("МАДОУ № 70 «Ласточка»")
    done = await imports(town, RosterRow("мбдоу № 7 ласточка", phone="+7 4842 70-70-70"))
    assert (len(done.added), done.updated) == (0, 1)
    await looks_up(office, "№ 7 Ласточка")
    seen = await office.sees("МАДОУ № 70 «Ласточка»")
    assert "Телефон: +7 4842 70-70-70" in seen.words
    assert "переименована, раньше: МБДОУ № 7 «Ласточка»" in seen.words


async def test_a_closed_one_is_reminded_no_more_counted_no_more_and_kept(town: Town) -> None:
    head = await town.registered("Ласточка")
    await sends_everything(head)
    office = await town.administrator()
    assert "Сдали 1 из 4" in await counted(office)
    await looks_up(office, "7")
    await office.press("Закрыть организацию")
    await office.sees("Ответы останутся, открыть можно снова")
    await office.press("Да, закрыть")
    await office.sees("Готово: организация закрыта")
    await head.sees("Управление закрыло в боте организацию")
    await head.press("Открыть меню")
    await head.sees("Отвечать больше не нужно")
    assert "Сдали 0 из 3" in await counted(office)
    assert set((await fates(town, "Ласточка")).values()) <= {"cancelled: closed", "missed: finished"}
    await looks_up(office, "7")
    await office.press("Отчёт: сдан")
    seen = await office.sees("Организация закрыта, это архив.")
    assert "1. Перечень локальных актов: ⚪ не начинали" in seen.words.lower().replace("перечень", "Перечень")
    assert not {"Принять", "Вернуть"} & {label for row in seen.buttons for label in row}
    await town.clock("2020-08-12T10:00")
    await settled(town)
    assert "Добрый день" not in head.screen.words


async def test_its_link_lets_nobody_in_while_it_is_closed(town: Town) -> None:
    office = await town.administrator()
    await looks_up(office, "7")
    await office.press("Закрыть организацию")
    await office.press("Да, закрыть")
    await office.sees("Готово: организация закрыта")
    late = town.head()
    await late.say(f"/start {town.code('Ласточка')}")
    await late.sees("Эта ссылка не подходит")


async def test_opened_again_everything_is_as_it_was_and_the_reminders_come(town: Town) -> None:
    head = await town.registered("Ласточка")
    await not_begun_anywhere(head)
    office = await town.administrator()
    before = await fates(town, "Ласточка")
    await looks_up(office, "7")
    await office.press("Закрыть организацию")
    await office.press("Да, закрыть")
    await office.press("Открыть снова")
    await office.sees("Готово: организация снова открыта.")
    await head.sees("снова открыта")
    await head.press("Открыть меню")
    await head.sees("Заполнено 6 из 6")
    assert await fates(town, "Ласточка") == before
    await town.clock("2020-08-12T10:00")
    await head.sees("Всё заполнено, осталось отправить.")


async def test_merged_the_people_answer_for_the_other_and_the_report_is_an_archive(town: Town) -> None:
    gone = await town.registered("Ласточка")
    await sends_everything(gone)
    stays = await town.registered("Солнышко")
    office = await town.administrator()
    await looks_up(office, "7")
    await office.press("Объединить с…")
    await office.say("999")
    await office.sees("Такой организации не нашёл.")
    await office.say("Солн")
    await office.press("МБДОУ № 12 «Солнышко»")
    await office.sees("Отменить объединение нельзя")
    await office.press("Да, объединить")
    seen = await office.sees("Готово: организации объединены.")
    assert seen.words.count("заведующий, с 3 августа") == 2
    await gone.sees("объединена, теперь это МБДОУ № 12 «Солнышко»")
    await stays.sees("К организации МБДОУ № 12 «Солнышко» присоединили МБДОУ № 7 «Ласточка».")
    await gone.press("Открыть меню")
    seen = await gone.sees("МБДОУ № 12 «Солнышко»")
    assert "Заполнено 0 из 6" in seen.words
    assert "Ласточка" not in seen.words
    assert "Сдали 0 из 3" in await counted(office)
    assert "planned" not in (await fates(town, "Ласточка")).values()
    await looks_up(office, "Ласточка")
    seen = await office.sees("Объединена 3 августа, теперь это МБДОУ № 12")
    assert "Открыть снова" not in [label for row in seen.buttons for label in row]
    await office.press("Отчёт: сдан")
    await office.sees("это архив")
    # Whoever still has the letter with the old link comes to the right place.
    late = town.head("Елена", "Смирнова")
    await late.say(f"/start {town.code('Ласточка')}")
    await late.sees("в МБДОУ № 12 «Солнышко» уже зарегистрирован")
    await late.press("Да, попросить доступ")
    await late.press("Согласен")
    await stays.press("Открыть доступ")
    await late.sees("Доступ открыт")


async def test_a_request_that_was_waiting_when_they_merged_can_still_be_granted(town: Town) -> None:
    head = await town.registered("Ласточка")
    deputy = await town.asks_to_join("Ласточка")
    question = await head.sees("просит доступ")
    office = await town.administrator()
    await looks_up(office, "7")
    await office.press("Объединить с…")
    await office.say("12")
    await office.press("МБДОУ № 12 «Солнышко»")
    await office.press("Да, объединить")
    await head.sees("объединена, теперь это")
    await head.press("Открыть доступ", message=question)
    await deputy.sees("Доступ открыт")
    await deputy.press("Открыть меню")
    await deputy.sees("МБДОУ № 12 «Солнышко»")


async def test_a_roster_that_still_names_the_merged_one_changes_nothing(town: Town) -> None:
    office = await town.administrator()
    await looks_up(office, "7")
    await office.press("Объединить с…")
    await office.say("12")
    await office.press("МБДОУ № 12 «Солнышко»")
    await office.press("Да, объединить")
    await office.sees("Готово: организации объединены.")
    done = await imports(town, RosterRow("МБДОУ № 7 «Ласточка»", phone="+7 4842 70-70-70"))
    assert (len(done.added), done.updated, done.unchanged) == (0, 0, 1)
    rows = await town.rows("SELECT name FROM organisations WHERE phone = '+7 4842 70-70-70'")
    assert not rows


async def test_a_new_one_gets_its_report_its_ladder_and_its_link(town: Town) -> None:
    office = await town.administrator()
    await office.press("Люди и организации")
    await office.press("Добавить организацию")
    await office.say("мбдоу № 7 ласточка")
    await office.sees("Организация с таким названием уже есть")
    await office.say("МБДОУ № 30 «Радуга»")
    await office.say("позже скажу")
    await office.sees("не похоже на телефон")
    await office.say("+7 4842 30-30-30")
    await office.press("Октябрьский")
    seen = await office.sees("Готово: организация добавлена.")
    assert "Район: Октябрьский" in seen.words
    head = town.head("Нина", "Павлова")
    await head.say(f"/start {code_on(office)}")
    await head.press("Да, это мы")
    await head.press("Согласен")
    await head.press("Заведующий")
    await head.press("Пропустить")
    await head.sees("Заполнено 0 из 6")
    assert "Сдали 0 из 5" in await counted(office)
    assert await fates(town, "Радуга") == await fates(town, "Солнышко")
    await town.clock("2020-08-12T10:00")
    await head.sees("Добрый день")


async def test_phone_and_district_may_be_skipped_and_a_sticker_asks_again(town: Town) -> None:
    office = await town.administrator()
    await office.press("Люди и организации")
    await office.press("Добавить организацию")
    await office.send_sticker()
    await office.sees("Как называется новая организация?")
    await office.say("МБДОУ № 31 «Ёлочка»")
    await office.press("Пропустить")
    await office.press("Пропустить")
    await office.sees("Телефона в списке нет")
    (row,) = await town.rows("SELECT number, phone, district FROM organisations WHERE name LIKE '%Ёлочка%'")
    assert tuple(row.values()) == (31, "", "")


async def test_lists_and_counts_can_be_narrowed_to_a_district(town: Town) -> None:
    office = await town.administrator()
    await office.say("/summary")
    await office.press("По организациям")
    await office.press("Район: все")
    await office.press("Ленинский")
    seen = await office.sees("район: Ленинский")
    assert "№ 7" in seen.words
    assert "№ 25" in seen.words
    assert "№ 12" not in seen.words
    await office.press("← Назад")
    seen = await office.sees("Район: Ленинский")
    assert "Сдали 0 из 2" in seen.words
    await office.press("Кто не ответил")
    seen = await office.sees("Не сдали 2 из 2")
    assert "Солнышко" not in seen.words
    await office.press("Район: Ленинский")
    await office.press("Все районы")
    await office.sees("Не сдали 4 из 4")
