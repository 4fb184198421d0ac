"""What follows a return: taken back while nothing was changed, reminders after the last rung."""

import pytest

from tests.stories.answers import state_of
from tests.stories.conftest import Town
from tests.stories.heads import fates, reminders_to, sends_everything, settled
from tests.stories.test_review import at_the_report, returns


@pytest.mark.usefixtures("sound")
async def test_a_return_is_taken_back_while_the_head_has_only_looked(town: Town) -> None:
    head = await town.registered("Ласточка")
    await sends_everything(head)
    specialist = await town.administrator()
    await at_the_report(town, specialist)
    await specialist.press("Принять")
    await returns(specialist, "2. Рабочая группа")
    await head.press("Исправить")
    await head.sees("Пункт 2 из 6")
    await specialist.press("Отозвать возврат")
    await specialist.sees("Готово, возврат отозван")
    await head.sees("Возврат отчёта № 1 отозван: исправлять ничего не нужно.")
    assert await state_of(town) == ["accepted"]
    (report,) = await town.rows("SELECT accepted_tasks FROM reports WHERE state = 'accepted'")
    assert len(report["accepted_tasks"].split()) == 6
    await settled(town)
    await head.say("/menu")
    await head.sees("Принято, № 1")


@pytest.mark.usefixtures("sound")
async def test_a_withdrawn_return_is_no_report_by_word(town: Town) -> None:
    head = await town.registered("Ласточка")
    await sends_everything(head)
    specialist = await town.administrator()
    await at_the_report(town, specialist)
    await returns(specialist, "2. Рабочая группа")
    await specialist.press("Отозвать возврат")
    await specialist.press("История")
    await specialist.sees("возвращён → сдан (управление)")


@pytest.mark.usefixtures("sound")
async def test_what_a_specialist_mends_by_word_lets_the_return_stand(town: Town) -> None:
    head = await town.registered("Ласточка")
    await sends_everything(head)
    specialist = await town.administrator()
    await at_the_report(town, specialist)
    await returns(specialist, "2. Рабочая группа")
    assert "Отозвать возврат" in [b for row in specialist.screen.buttons for b in row]
    await specialist.press("Заполнить со слов")
    await specialist.press("В работе")
    await specialist.press("Закончить")
    await specialist.sees("Внесено управлением и не подтверждено: 1")
    assert "Отозвать возврат" not in [b for row in specialist.screen.buttons for b in row]
    assert await state_of(town) == ["returned"]


@pytest.mark.usefixtures("sound")
async def test_once_the_head_has_begun_to_mend_the_return_stands(town: Town) -> None:
    head = await town.registered("Ласточка")
    await sends_everything(head)
    specialist = await town.administrator()
    await at_the_report(town, specialist)
    await returns(specialist, "2. Рабочая группа")
    old = specialist.screen
    await head.press("Исправить")
    await head.press("В работе")
    await head.sees("К какому дню планируете закончить?")
    await specialist.press("Отозвать возврат", message=old)
    await specialist.sees("Организация уже начала исправлять: отозвать возврат нельзя.")
    assert "Отозвать возврат" not in [b for row in specialist.screen.buttons for b in row]
    assert await state_of(town) == ["returned"]


@pytest.mark.usefixtures("sound")
async def test_a_report_returned_after_the_last_rung_is_reminded_of_three_times(town: Town) -> None:
    head = await town.registered("Ласточка")
    await sends_everything(head)
    await town.clock("2020-09-09T12:00")
    await settled(town)
    specialist = await town.administrator()
    await at_the_report(town, specialist)
    await returns(specialist, "2. Рабочая группа")
    await head.sees("Замечание")
    before = len(reminders_to(town, head))
    for moment in ("2020-09-10T10:00", "2020-09-14T10:00", "2020-09-16T10:00", "2020-09-18T10:00"):
        await town.clock(moment)
        await settled(town)
    assert len(reminders_to(town, head)) == before + 3
    found = {name: fate for name, fate in (await fates(town, "Ласточка")).items() if "return" in name}
    assert found == dict.fromkeys(("return-2020-09-10", "return-2020-09-14", "return-2020-09-16"), "sent")
    await specialist.say("/summary")
    await specialist.press("Ещё…")
    await specialist.press("Напоминания")
    await specialist.say("7")
    await specialist.sees("10.09.2020, после возврата\n    отправлено 10.09.2020 в 10:00")
