"""What was attached can be looked at again, an album is one answer, and a lost file is told."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.patience import USUAL
from sandbox import Person
from sandbox.messages import Message
from tests.stories.answers import at_evidence, data_of, kept_files
from tests.stories.conftest import Town, running_town

PDF = b"%PDF-1.4\n\x00\x01\xff" + bytes(range(256)) * 40
JPEG = b"\xff\xd8\xff\xe0" + bytes(range(255, -1, -1)) * 30
PAGES = [("1.jpg", JPEG), ("2.jpg", JPEG + b"2"), ("3.jpg", JPEG + b"3"), ("положение.pdf", PDF)]


@pytest.fixture
async def hasty_town(tmp_path: Path) -> AsyncIterator[Town]:
    """A town whose bot gives a file up soon."""
    async with running_town(tmp_path, replace(USUAL, file=0.01, longest_file=0.02)) as made:
        yield made


def screens_of(head: Person) -> list[Message]:
    """The bot's messages that stand in the chat."""
    return [message for message in head.messages if message.from_bot]


def forget(town: Town, name: str = "") -> None:
    """Telegram has lost the file of that name, or the last one that a person sent."""
    files = town.sandbox.telegram.files
    stored = [file for file in files._by_id.values() if (not name or file.name == name) and not file.gone]
    files.vanish(stored[-1].file_id)


@pytest.mark.usefixtures("sound")
async def test_a_document_and_a_photo_are_sent_back(town: Town) -> None:
    head = await at_evidence(town)
    await head.send_document("Приказ <7>.pdf", PDF, caption="редакция & правки")
    await head.send_photo(JPEG)
    await kept_files(town, 2)
    await head.press("Изменить приложенное (2)")
    list_screen = head.screen
    await head.press("Показать 1")
    shown = await head.sees("файл «Приказ <7>.pdf» (редакция & правки)")
    assert shown.file is not None
    assert shown.file.content == PDF
    assert "SHA-256: " in shown.caption
    assert "КБ · 03.08.2020 в 09:" in shown.caption
    assert not [call for call in town.sandbox.calls("sendDocument") if "<" in str(call.params["document"])]
    await head.press("Показать 2", message=list_screen)
    shown = await head.sees("фото")
    assert shown.file is not None
    assert shown.file.content == JPEG
    assert "photo" in shown.payload


@pytest.mark.usefixtures("sound")
async def test_a_button_under_a_file_leads_to_a_new_screen(town: Town) -> None:
    head = await at_evidence(town)
    await head.send_document("приказ.pdf", PDF)
    await head.press("Изменить приложенное (1)")
    await head.press("Показать 1")
    shown = await head.sees("файл «приказ.pdf»")
    await head.press("← Назад", message=shown)
    assert head.screen.id > shown.id
    assert "что приложено" in head.screen.text
    await head.press("Убрать", message=shown)
    await head.sees("Пришлите № и дату приказа или протокола")


async def test_from_our_own_bytes_where_telegram_has_forgotten_its_id(town: Town) -> None:
    head = await at_evidence(town)
    await head.send_document('При"каз" №7.pdf', PDF)
    await head.send_photo(JPEG)
    await kept_files(town, 2)
    forget(town, 'При"каз" №7.pdf')
    for file in list(town.sandbox.telegram.files._by_id.values()):
        file.gone = True
    await head.press("Изменить приложенное (2)")
    await head.press("Показать 1")
    shown = await head.sees('файл «При"каз" №7.pdf»')
    assert shown.file is not None
    assert (shown.file.name, shown.file.content) == ('При"каз" №7.pdf', PDF)
    await head.press("Показать 2")
    shown = await head.sees("фото")
    assert shown.file is not None
    assert shown.file.content == JPEG


async def test_a_file_that_nobody_has_is_told_and_holds_nothing_up(town: Town) -> None:
    head = await at_evidence(town)
    await head.send_document("приказ.pdf", PDF)
    await kept_files(town, 1)
    forget(town, "приказ.pdf")
    for path in (town.settings.data_dir / "files").rglob("*"):
        if path.is_file():
            path.unlink()
    await head.press("Изменить приложенное (1)")
    await head.press("Показать 1")
    await head.sees("Сам файл сейчас недоступен.")
    await head.press("← Назад")
    await head.sees("что приложено")


@pytest.mark.usefixtures("sound")
async def test_an_album_is_one_answer_with_one_screen(town: Town) -> None:
    head = await at_evidence(town)
    await town.quiet()
    before = len(screens_of(head))
    await head.send_album(PAGES, caption="Приказ на трёх листах")
    await head.sees("файл «положение.pdf»")
    await town.quiet()
    assert len(screens_of(head)) == before + 1
    assert "Изменить приложенное (4)" in str(head.buttons)
    await head.send_album(PAGES[:2])
    await town.quiet()
    assert len(screens_of(head)) == before + 2
    assert "Изменить приложенное (6)" in str(head.buttons)


@pytest.mark.usefixtures("sound")
async def test_the_rest_of_an_album_that_comes_later_finds_its_question_and_its_screen(town: Town) -> None:
    head = await at_evidence(town)
    files = town.sandbox.telegram.files

    async def page(number: int, react: bool = True) -> None:
        stored = files.add("document", b"page %d" % number, name=f"{number}.pdf", mime="application/pdf")
        document = {**stored.handle(), "file_name": stored.name, "mime_type": stored.mime}
        await head.send_content({"media_group_id": "777", "document": document}, file=stored, react=react)

    await page(1)
    shown = await head.sees("файл «1.pdf»")
    await town.restart()  # nothing of it is in memory
    await page(2)
    await head.sees("файл «2.pdf»")
    assert shown.edits == 1
    await head.press("Дальше")
    await head.sees("Какие акты вошли в перечень?")
    await page(3)
    await head.sees("файл «3.pdf»")
    rows = await town.rows("SELECT DISTINCT task, question FROM evidence")
    assert rows == [{"task": "acts", "question": "evidence"}]


@pytest.mark.usefixtures("sound")
async def test_an_album_where_none_was_asked_for_is_refused_once(town: Town) -> None:
    head = await town.registered("Ласточка")
    await town.quiet()
    before = len(screens_of(head))
    await head.send_album(PAGES)
    await head.sees("Файл не сохранён")
    await town.quiet()
    assert len(screens_of(head)) == before + 1


@pytest.mark.usefixtures("sound")
async def test_programs_are_refused_by_name_and_by_type(town: Town) -> None:
    head = await at_evidence(town)
    for name, mime in (("приказ.pdf.exe", ""), ("приказ", "application/x-msdownload"), ("a.APK", "")):
        stored = town.sandbox.telegram.files.add("document", b"MZ", name=name, mime=mime)
        document = {**stored.handle(), "file_name": name, "mime_type": mime or "application/pdf"}
        await head.send_content({"document": document}, file=stored)
        await head.sees("Программы не принимаю")
    assert not await town.rows("SELECT id FROM evidence")


async def test_a_lost_file_is_told_once_with_its_question(hasty_town: Town) -> None:
    town = hasty_town
    head = await at_evidence(town)
    town.sandbox.faults.once("getFile", "502 page")  # so that it is still to be fetched
    await head.send_document("приказ.pdf", PDF, react=False)
    forget(town, "приказ.pdf")
    await head.sees("Файл «приказ.pdf» не сохранился")
    await town.quiet()
    await asyncio.sleep(0.3)
    told = [message for message in screens_of(head) if "не сохранился" in message.text]
    assert len(told) == 1
    await head.press("Открыть вопрос", message=told[0])
    await head.press("Изменить приложенное (1)")
    await head.sees("не сохранился, пришлите ещё раз")
    assert data_of(head.screen, "Убрать 1")
