"""A meeting over HTTP: materials, the practical task, the draft, the decision, acquaintance."""

import io
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl

from bot.exporting import Wanted, export
from bot.opening import open_installation, publish_decision
from core.meeting import MeetingPlan
from sandbox import Person
from tests.stories.conftest import Town, running_town
from tests.stories.heads import reminders_to, sends_everything, settled
from tests.stories.test_meeting import chooses, plan, published

PDF = b"%PDF-1.4 results"


async def opens(person: Person, *buttons: str) -> None:
    """From the menu, one button after another."""
    await person.say("/menu")
    for button in buttons:
        await person.press(button)


def next_meeting() -> MeetingPlan:
    """The seed's, with a decision that isn't there yet."""
    found = plan()
    assert found.decision is not None
    decision = replace(found.decision, id="next_2020", short_title="Решение о наставничестве")
    return replace(found, slug="next_2020", decision=decision)


async def decides(town: Town) -> None:
    """The draft becomes the decision, as `decision publish` does it."""
    here = await open_installation(town.settings)
    try:
        draft = next_meeting().decision
        assert draft is not None
        await publish_decision(here, draft, "source")
    finally:
        await here.close()


async def test_from_the_materials_to_the_acquaintance(tmp_path: Path) -> None:
    async with running_town(tmp_path, clock_start="2020-01-28T09:00+03:00") as town:
        head = await town.registered("Ласточка")
        office = await town.administrator()
        await published(town, next_meeting())
        await chooses(head, "1-я подгруппа, 9:00")
        await town.clock("2020-01-29T09:10")
        await opens(office, "Совещание", "Материалы", "Результаты мониторинга муни…")
        await office.send_document("Мониторинг.pdf", PDF)
        await office.press("Раздать участникам (1)")
        await head.press("Посмотреть", message=await head.sees("есть 1 материал"))
        await head.press("Файл: Мониторинг.pdf")
        await office.press("Обновить")
        await office.sees("Посмотрели 1 из 1")

        await opens(office, "Совещание", "Практическое задание", "Начать: 1-я подгруппа", "15 минут")
        await head.press("Ответить", message=await head.sees("Практическое задание: Достижения"))
        await head.press("Педагоги прошли обучение")
        await head.say("Не хватает времени")
        for _ in range(7):
            await head.press("Пропустить")
        await head.sees("Спасибо, заполнено 9 из 9")
        await office.press("Обновить")
        await office.sees("Ответили 1 из 1")
        await office.press("Таблица .xlsx")
        await settled(town)
        (table,) = [bytes(one.file.content) for one in office.messages if one.from_bot and one.file]
        rows = [
            row[:4] for row in openpyxl.load_workbook(io.BytesIO(table)).active.iter_rows(values_only=True)
        ]
        assert ("Кадровое обеспечение", "Достижения", "Педагоги прошли обучение", 1) in rows

        await opens(office, "Совещание", "Проект решения", "Показать участникам")
        await head.press("За", message=await head.sees("Что Вы скажете о проекте?"))
        await head.sees("Ваше мнение: за")
        await decides(town)
        await head.press("Ознакомлен(а)", message=await head.sees("Опубликовано"))
        await head.sees("Вы ознакомлены 29.01.2020")
        await opens(office, "Сводка", "Решение о наставничестве", "Ещё…", "Ознакомление")
        await office.sees("Ознакомлены: 1 из 4")
        here = await open_installation(town.settings)
        try:
            paper, sheet = tmp_path / "справка.docx", tmp_path / "лист.docx"
            await export(here, Wanted(docx=paper, acquaintance=sheet))
        finally:
            await here.close()
        words = [one.text for one in docx.Document(str(paper)).paragraphs]
        assert "Кадровое обеспечение: педагоги прошли обучение (1)." in words
        assert "Кадровое обеспечение: не хватает времени (1)." in words
        marks = [row.cells[5].text for row in docx.Document(str(sheet)).tables[0].rows]
        assert marks.count("подтверждено в боте") == 1


async def test_a_sent_report_is_still_to_be_confirmed_by_the_ladder(town: Town) -> None:
    head = await town.registered("Ласточка")
    await sends_everything(head)
    await town.clock("2020-08-12T10:00")
    await head.press("Ознакомиться с решением", message=await head.sees("Осталось подтвердить ознакомление"))
    await head.press("Ознакомлен(а)")
    await head.sees("Вы ознакомлены")
    await town.clock("2020-08-21T10:00")
    await settled(town)
    assert len(reminders_to(town, head)) == 1
