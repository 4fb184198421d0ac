"""The department looks at each piece of evidence; the trace of what was removed can be found again."""

import pytest

from tests.stories.answers import at_evidence, kept_files
from tests.stories.conftest import Town

PDF = b"%PDF-1.4\n\x00\x01\xff" + bytes(range(256)) * 40


@pytest.mark.usefixtures("sound")
async def test_a_specialist_sees_each_piece_and_who_sent_it(town: Town) -> None:
    head = await at_evidence(town)
    await head.send_document("Положение.pdf", PDF)
    await kept_files(town, 1)
    await head.say("№ 132/02-05 от 25.08.2020")
    await head.sees("132/02-05")
    specialist = await town.administrator()
    await specialist.say("/summary")
    await specialist.press("По организациям")
    await specialist.press("№ 7 · ")
    await specialist.press("1. Перечень")
    await specialist.press("Приложено (2)")
    seen = await specialist.sees("что приложено")
    assert "132/02-05" in seen.words
    await specialist.press("Показать 1")
    shown = await specialist.sees("файл «Положение.pdf»")
    assert shown.file is not None
    assert shown.file.content == PDF
    await specialist.press("← Назад")
    await specialist.sees("что приложено")
    assert "Убрать 1" not in [b for row in specialist.screen.buttons for b in row]


@pytest.mark.usefixtures("sound")
async def test_after_the_last_piece_is_removed_its_trace_is_still_a_button_away(town: Town) -> None:
    head = await at_evidence(town)
    await head.say("№ 132/02-05 от 25.08.2020")
    await head.press("Изменить приложенное (1)")
    await head.press("Убрать 1")
    await head.press("Что было убрано")
    seen = await head.sees("Сейчас ничего не приложено.")
    assert "132/02-05" in seen.words
    await head.press("← Назад")
    await head.sees("Пункт 1 из 6")
    specialist = await town.administrator()
    await specialist.say("/summary")
    await specialist.press("По организациям")
    await specialist.press("№ 7 · ")
    await specialist.press("1. Перечень")
    await specialist.press("Что было убрано")
    await specialist.sees("Убрано:")
