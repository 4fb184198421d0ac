"""The department takes papers and pictures out of the chat: made when they are sent, for nobody else."""

import io

import docx
import openpyxl
import pytest
from PIL import Image

from sandbox import Person
from tests.stories.conftest import Town
from tests.stories.heads import sends_everything, soon
from tests.stories.offices import employed

pytestmark = pytest.mark.usefixtures("sound")
PATIENCE = 30.0  # seconds: a program of its own makes the files, and gives way to everybody


async def taken(office: Person, label: str) -> bytes:
    """The file that comes for a button of «Выгрузить»."""
    await office.say("/summary")
    await office.press("Выгрузить")
    choice = await office.sees("Что выгрузить?")
    await office.press(label, message=choice)

    async def came() -> bool:
        return any(m.file is not None and m.id > choice.id for m in office.messages)

    await soon(came, PATIENCE)
    return files(office)[-1]


def files(person: Person) -> list[bytes]:
    """Every document and picture that the person has got, oldest first."""
    return [bytes(m.file.content) for m in person.messages if m.file is not None]


async def test_papers_and_pictures_say_what_the_database_says(town: Town) -> None:
    await sends_everything(await town.registered("Ласточка"))
    office = await town.administrator()
    book = openpyxl.load_workbook(io.BytesIO(await taken(office, "Таблица")))
    assert book["По организациям"].max_row == 5
    report = docx.Document(io.BytesIO(await taken(office, "Справка")))
    assert any("Отчёты представили 1 из 4 (25 %)" in one.text for one in report.paragraphs)
    assert Image.open(io.BytesIO(await taken(office, "Картина"))).format == "PNG"
    assert Image.open(io.BytesIO(await taken(office, "Ход по дням"))).size == (1080, 720)
    await office.press("Назад к сводке")
    await office.sees("Сдали 1 из 4 (25 %)")


async def test_a_viewer_may_take_them_and_a_head_may_not(town: Town) -> None:
    head = await town.registered("Ласточка")
    office = await town.administrator()
    viewer = await employed(town, office, "Наблюдатель")
    assert await taken(viewer, "Картина")
    decision = (await town.rows("SELECT id FROM decisions"))[0]["id"]
    for data in (f"EX:{decision}", f"EP:{decision}:t:0", f"EP:{decision}:h:0", "EP:999:t:0", "EP:1:zzz:0"):
        await head.tap(data, head.screen)
        await head.sees("Сводка доступна только управлению образования")
    assert files(head) == []
