"""What shows that a task is done: requisites, links, files; every byte is kept."""

import pytest

from core.answers import Attached, Skipped
from tests.stories.answers import at_evidence, data_of, history, kept_files, stored
from tests.stories.conftest import Town

pytestmark = pytest.mark.usefixtures("sound")

PDF = b"%PDF-1.4\n\x00\x01\xff" + bytes(range(256)) * 40
JPEG = b"\xff\xd8\xff\xe0" + bytes(range(255, -1, -1)) * 30


async def pieces(town: Town) -> list[tuple[str, str]]:
    """Kind and text of what is attached now."""
    rows = await town.rows("SELECT kind, text FROM evidence WHERE removed_at IS NULL ORDER BY id")
    return [(row["kind"], row["text"]) for row in rows]


async def test_requisites_of_an_order_a_protocol_and_words(town: Town) -> None:
    head = await at_evidence(town)
    await head.press("Приказ (№ и дата)")
    await head.sees("Напишите № и дату приказа, например: № 132/02-05")
    await head.say("№ 132/02-05 от 25.07.2020")
    await head.sees("приказ № 132/02-05 от 25.07.2020")
    await head.press("Протокол (№ и дата)")
    await head.say("педсовет № 1 от 25.07.2020")
    await head.sees("протокол: педсовет № 1 от 25.07.2020")
    await head.say("Протокол № 2 от 27.07.2020")
    await head.say("Запись в журнале заведующего")
    await head.say("https://sad7.kaluga.ru/dokumenty?id=5&x=<b>")
    await head.sees("https://sad7.kaluga.ru/dokumenty?id=5&x=<b>")
    assert await pieces(town) == [
        ("order", "№ 132/02-05 от 25.07.2020"),
        ("protocol", "педсовет № 1 от 25.07.2020"),
        ("protocol", "Протокол № 2 от 27.07.2020"),
        ("note", "Запись в журнале заведующего"),
        ("note", "https://sad7.kaluga.ru/dokumenty?id=5&x=<b>"),
    ]
    assert await history(town, "acts.evidence") == [Attached()]
    await head.press("Дальше")
    await head.sees("Какие акты вошли в перечень?")


async def test_a_document_is_kept_byte_for_byte(town: Town) -> None:
    head = await at_evidence(town)
    await head.send_document("Положение о ВСОКО.pdf", PDF, caption="редакция 2020 года")
    await head.sees("файл «Положение о ВСОКО.pdf» (редакция 2020 года)")
    assert await kept_files(town, 1) == {"Положение о ВСОКО.pdf": PDF}


async def test_a_photo_is_kept_byte_for_byte(town: Town) -> None:
    head = await at_evidence(town)
    await head.send_photo(JPEG, caption="приказ")
    await head.sees("фото (приказ)")
    (content,) = (await kept_files(town, 1)).values()
    assert content == JPEG


async def test_an_album_is_kept_whole(town: Town) -> None:
    head = await at_evidence(town)
    pages = [("1.jpg", JPEG), ("2.jpg", JPEG + b"2"), ("положение.pdf", PDF)]
    await head.send_album(pages, caption="Приказ на трёх листах")
    await head.sees("файл «положение.pdf»")
    await town.quiet()
    await head.sees("фото (Приказ на трёх листах)")
    assert sorted((await kept_files(town, 3)).values()) == sorted(content for _, content in pages)
    await head.press("Дальше")
    await head.sees("Какие акты вошли в перечень?")


async def test_the_same_file_twice_is_stored_once_on_the_disk(town: Town) -> None:
    head = await at_evidence(town)
    await head.send_document("приказ.pdf", PDF)
    await head.send_document("копия.pdf", PDF)
    assert await kept_files(town, 2) == {"приказ.pdf": PDF, "копия.pdf": PDF}
    files = [path for path in (town.settings.data_dir / "files").rglob("*") if path.is_file()]
    assert len(files) == 1


async def test_a_piece_is_taken_away_and_its_trace_stays(town: Town) -> None:
    head = await at_evidence(town)
    await head.send_document("приказ.pdf", PDF)
    await head.say("Запись в журнале")
    await head.press("Изменить приложенное (2)")
    await head.sees("1. файл «приказ.pdf»")
    await head.press("Убрать 1")
    await head.sees("Запись в журнале")
    assert await pieces(town) == [("note", "Запись в журнале")]
    await head.press("Изменить приложенное (1)")
    last, remove = head.screen, data_of(head.screen, "Убрать 1")
    await head.tap(remove, last, react=False)
    await head.tap(remove, last, react=False)
    await head.sees("Пришлите № и дату приказа или протокола")
    await town.quiet()
    assert await pieces(town) == []
    assert "acts.evidence" not in await stored(town)
    removed = await town.rows("SELECT removed_by FROM evidence WHERE removed_at IS NOT NULL")
    assert len(removed) == 2
    assert await history(town, "acts.evidence") == [Attached(), None]


async def test_evidence_may_come_later(town: Town) -> None:
    head = await at_evidence(town)
    await head.press("Приложу позже")
    await head.sees("Какие акты вошли в перечень?")
    assert (await stored(town))["acts.evidence"] == Skipped()
    await head.press("← Назад")
    await head.sees("Раньше Вы пропустили этот вопрос.")
    await head.say("www.sad7.ru/vsoko")
    await head.sees("www.sad7.ru/vsoko")
    assert (await stored(town))["acts.evidence"] == Attached()


async def test_a_file_where_none_was_asked_for_is_said_to_be_not_saved(town: Town) -> None:
    head = await town.registered("Ласточка")
    await head.send_document("приказ.pdf", PDF)
    await head.sees("Файл не сохранён")
    await head.press("Начать")
    await head.send_photo(JPEG)
    await head.sees("Файл не сохранён")
    await head.sees("На каком этапе эта работа?")
    assert await pieces(town) == []


async def test_twenty_pieces_are_enough(town: Town) -> None:
    head = await at_evidence(town)
    for number in range(20):
        await head.say(f"{number} " + "длинная запись " * 60)
    await head.sees("и ещё 15")
    await head.say("двадцать первая")
    await head.sees("Здесь уже 20 записей")
    assert len(await pieces(town)) == 20
    await head.press("Изменить приложенное (20)")
    await head.sees("что приложено")


async def test_evidence_survives_a_restart_before_it_was_fetched(town: Town) -> None:
    head = await at_evidence(town)
    town.sandbox.faults.once("getFile", *["502 page"] * 3)  # type: ignore[list-item]
    await head.send_document("приказ.pdf", PDF)
    await town.restart()
    assert await kept_files(town, 1) == {"приказ.pdf": PDF}
