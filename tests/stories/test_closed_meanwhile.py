"""An organisation is closed under somebody's hands: nothing of it is changed or planned any more."""

import pytest

from sandbox import Person
from tests.stories.conftest import Town
from tests.stories.heads import fates, sends_everything, settled
from tests.stories.offices import employed, looks_up
from tests.stories.test_by_word import at_the_file, sources
from tests.stories.test_ladder import at_the_ladder, ladder_of
from tests.stories.test_review import state_of

pytestmark = pytest.mark.usefixtures("sound")
CLOSED = "Эта организация закрыта: изменить в ней ничего нельзя."


async def closes(office: Person, number: str = "7") -> None:
    await looks_up(office, number)
    await office.press("Закрыть организацию")
    await office.press("Да, закрыть")
    await office.sees("Готово: организация закрыта")


async def opens_again(office: Person, number: str = "7") -> None:
    await looks_up(office, number)
    await office.press("Открыть снова")
    await office.sees("снова открыта")


async def test_a_specialist_in_the_middle_of_filling_by_word_is_told(town: Town) -> None:
    office = await town.administrator()
    specialist = await employed(town, office, "Специалист")
    head = await town.registered("Ласточка")
    await at_the_file(specialist)
    await specialist.press("Заполнить со слов")
    await closes(office)
    await specialist.press("В работе")
    await specialist.sees(CLOSED)
    assert await sources(town) == set()
    await settled(town)
    assert "внёс ответы" not in head.transcript()


async def test_its_deadline_is_not_moved_and_nothing_is_planned(town: Town) -> None:
    office = await town.administrator()
    specialist = await employed(town, office, "Специалист")
    await at_the_file(specialist, "№ 12")
    await specialist.press("Перенести срок")
    await closes(office, "12")
    await specialist.press("До 15 сентября")
    await specialist.sees(CLOSED)
    assert "planned" not in (await fates(town, "Солнышко")).values()


async def returned(town: Town, office: Person) -> None:
    """№ 7 has sent its report, and the administrator has returned it."""
    await sends_everything(await town.registered("Ласточка"))
    await town.clock("2020-10-05T10:00")
    await at_the_file(office)
    await office.press("Вернуть")
    await office.press("1. ")
    await office.press("Дальше")
    await office.say("Приложите приказ")
    await office.press("Вернуть отчёт")
    await office.sees("Отчёт возвращён")


async def test_its_return_is_not_withdrawn(town: Town) -> None:
    office = await town.administrator()
    specialist = await employed(town, office, "Специалист")
    await returned(town, office)
    await at_the_file(specialist)
    await closes(office)
    await specialist.press("Отозвать возврат")
    await specialist.sees(CLOSED)
    assert (await state_of(town))[0] == "returned"


async def test_opened_again_a_returned_report_is_asked_after(town: Town) -> None:
    office = await town.administrator()
    await returned(town, office)
    before = await fates(town, "Ласточка")
    await closes(office)
    await opens_again(office)
    assert await fates(town, "Ласточка") == before
    assert list(before.values()).count("planned") == 3


async def test_opened_again_a_plan_is_asked_after(town: Town) -> None:
    office = await town.administrator()
    head = await town.registered("Ласточка")
    await head.press("Начать")
    await head.press("В работе")
    await head.say("20 августа")
    await settled(town)
    before = await fates(town, "Ласточка")
    await closes(office)
    await opens_again(office)
    assert await fates(town, "Ласточка") == before
    assert before["plan-acts-2020-08-20"] == "planned"


async def test_opened_again_the_ladder_of_the_day_counts(town: Town) -> None:
    await town.registered("Ласточка")
    office = await town.administrator()
    await at_the_ladder(office)
    await office.press("Изменить")
    await office.press("☑ За 7 рабочих дней")
    await office.press("Что изменится")
    await office.press("Применить")
    await office.sees("Готово, лестница изменена.")
    await closes(office)
    await at_the_ladder(office)
    await office.press("Сбросить к файлу решения")
    await office.press("Применить")
    await office.sees("Снова по файлу решения.")
    await opens_again(office)
    assert await ladder_of(town, "Ласточка") == await ladder_of(town, "Солнышко")
