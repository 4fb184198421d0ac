"""The receipt as a document that a head can open, forward and print."""

import io

from docx import Document

from sandbox import Person
from sandbox.messages import Message
from tests.stories.answers import data_of, kept_files
from tests.stories.conftest import Town
from tests.stories.heads import not_begun_anywhere

PDF = b"%PDF-1.4\n" + bytes(range(256)) * 20


async def sent(town: Town) -> Person:
    """A head whose report is sent, with a file at task 1."""
    head = await town.registered("Ласточка")
    await not_begun_anywhere(head)
    await head.press("1. Перечень")
    await head.press("Этап")
    await head.press("Сделано")
    await head.press("Сегодня")
    await head.send_document("Положение <1>.pdf", PDF)
    await kept_files(town, 1)
    await head.press("Дальше")
    for _ in range(2):
        await head.press("Пропустить")
    await head.press("Отправить")
    await head.sees("Принято")
    return head


def words(message: Message) -> str:
    """Everything that stands in the document."""
    assert message.file is not None
    document = Document(io.BytesIO(message.file.content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


async def test_the_receipt_comes_as_a_document(town: Town) -> None:
    head = await sent(town)
    await head.press("Квитанция для печати")
    message = await head.sees("Её можно распечатать")
    assert message.file is not None
    assert message.file.name == "Квитанция № 1.docx"
    text = words(message)
    (row,) = await town.rows("SELECT sha256 FROM evidence")
    for part in ("КВИТАНЦИЯ № 1", "МБДОУ № 7 «Ласточка»", "Положение <1>.pdf", f"SHA-256 {row['sha256']}"):
        assert part in text
    await head.press("← Назад", message=message)
    assert "Принято" in head.screen.text
    await town.nothing_went_wrong()


async def test_it_is_sent_after_bad_weather_and_a_restart(town: Town) -> None:
    head = await sent(town)
    town.sandbox.faults.once("sendDocument", *["502 page"] * 2)  # type: ignore[list-item]
    await head.press("Квитанция для печати", react=False)
    await town.restart()
    message = await head.sees("Её можно распечатать")
    assert "КВИТАНЦИЯ № 1" in words(message)
    assert len(head.documents) == 1


async def test_nobody_else_gets_it(town: Town) -> None:
    head = await sent(town)
    stranger = await town.registered("Солнышко")
    data = data_of(head.screen, "Квитанция для печати")
    await stranger.tap(data)
    await stranger.sees("Эта кнопка Вам больше недоступна")
    assert not stranger.documents
