"""Withdrawing in two taps, and a consent text that changes while somebody is writing."""

import pytest

from bot.consenting import OWN_TEMPLATE
from tests.stories.conftest import Town
from tests.stories.heads import changed

pytestmark = pytest.mark.usefixtures("sound")


async def test_a_head_withdraws_in_two_taps_and_comes_back_by_a_new_link(town: Town) -> None:
    office = await town.administrator()
    head = await town.registered("Ласточка")
    await head.press("Начать")
    await head.press("Не начинали")
    await head.say("/mydata")
    await head.press("Скачать мои данные")
    await town.quiet()
    page, raw = (message.file.content.decode() for message in head.documents if message.file)
    assert "МБДОУ № 7" in page
    assert "<script" not in page
    assert str(head.id) in raw
    await head.say("/mydata")
    await head.press("Отозвать согласие")
    await head.sees("управление об этом узнает")
    await head.press("Да, отозвать")
    await head.sees("Ваши данные удалены")
    await office.sees("Теперь никто не отвечает за организацию")
    await town.quiet()
    assert await town.rows("SELECT id FROM people WHERE user_id = :who", who=head.id) == []
    assert await town.rows("SELECT id FROM members") == []
    assert (town.settings.data_dir / "erased.json").exists()
    answers = await town.rows('SELECT "by" FROM answers')
    assert [row["by"] for row in answers] == [None]
    await head.say("Здравствуйте")
    await head.sees("откройте личную ссылку")
    await changed(
        town,
        "INSERT INTO invitations (department_id, organisation_id, code, created_at, handover, moved) "
        "SELECT department_id, organisation_id, 'again', created_at, false, false FROM invitations LIMIT 1",
    )
    await head.say("/start again")
    await head.press("Да, это мы")
    await head.press("Согласен")
    await head.press("Заведующий")
    await head.press("Пропустить")
    await head.sees("Заполнено 0 из 6")


async def test_a_new_text_is_asked_for_first_and_nothing_typed_is_lost(town: Town) -> None:
    head = await town.registered("Ласточка")
    await head.press("Начать")
    await head.press("Не начинали")
    await head.press("Другое…")
    before = await town.rows("SELECT count(*) AS number FROM answers")
    await town.stop()
    own = town.settings.data_dir / OWN_TEMPLATE
    own.parent.mkdir(exist_ok=True)
    own.write_text("Согласие\nОператор: {оператор}.\nАдрес: {адрес}.\nХраним {хранение}.", "utf-8")
    await town.start()
    await head.say("Ждём нового здания")
    await head.sees("Изменился текст согласия")
    await head.sees("Храним 365 дней.")
    assert await town.rows("SELECT count(*) AS number FROM answers") == before
    await head.press("Согласен")
    await head.sees("Ждём нового здания")
    answers = await town.rows("SELECT value FROM answers ORDER BY question")
    assert any("нового здания" in row["value"] for row in answers)
    texts = await town.rows("SELECT version, body FROM consent_texts ORDER BY at")
    assert [row["version"].split("-")[0] for row in texts] == ["2026", "own"]
    assert "Адрес" not in texts[1]["body"]
