"""Experience: offered by a head, corrected, published, read by another, and a name that is taken back."""

from io import BytesIO

import pytest
from docx import Document

from tests.stories.conftest import Town
from tests.stories.heads import settled, soon
from tests.stories.test_papers import PATIENCE, files

TITLE = "Карта наблюдений для группы"


@pytest.mark.usefixtures("sound")
async def test_an_offer_goes_from_the_first_word_to_a_colleague_and_the_name_can_be_taken_back(
    town: Town,
) -> None:
    office = await town.administrator()
    head = await town.registered("Ласточка")
    other = await town.registered("Солнышко")
    await head.say("/menu")
    await head.press("Успешный опыт")
    await head.press("Предложить опыт")
    await head.say(TITLE)
    await head.press("Процедуры и инструменты")
    await head.say("а" * 605)
    await head.sees("сократите на 5 знаков")
    await head.press("Позже")  # and back: at the very question
    await head.press("Продолжить предложение")
    await head.sees("Вопрос 3 из 7")
    await head.say("Раз в месяц заполняем карту <из двенадцати строк> & сводим.")
    await head.say("Обновили среду.")
    await head.sees("Вопрос 5 из 7")
    await head.send_document("Карта.pdf", b"%PDF-1.4 map")
    await head.sees("Файл добавлен.")
    await head.press("Дальше")
    await head.press("Мастер-класс")
    await head.press("С именем")
    await head.say("Иванова М. П.")
    assert "«Иванова М. П.»" in (await head.sees("Согласие на публикацию имени")).words
    await head.press("Согласен")
    await head.press("Отправить")
    await head.sees("отправлено в управление")
    await office.sees("Предложен новый опыт")
    await office.press("Посмотреть")
    await office.press("Принять")
    await office.press("Опубликовать")
    await head.sees("Ваш опыт опубликован")
    await other.say("/menu")
    await other.press("Успешный опыт")
    await other.press("Процедуры и инструменты (1)")
    await other.press(TITLE)
    card = await other.sees("Автор: Иванова М. П.")
    assert "<из двенадцати строк> & сводим" in card.words
    await other.press("Полезно")
    await other.press("Попросить показать")
    await other.say("+7 910 000-00-00")
    await head.sees("просят показать Ваш опыт")
    await head.say("/mydata")
    await head.press("Убрать имя из опыта")
    await head.sees("Согласия на публикацию имени отозваны.")
    await office.say("/menu")
    await office.press("Успешный опыт")
    before = len(files(office))
    await office.press("Подборка (.docx)")

    async def came() -> bool:
        return len(files(office)) > before

    await soon(came, PATIENCE)
    words = "\n".join(one.text for one in Document(BytesIO(files(office)[-1])).paragraphs)
    assert TITLE in words
    assert "Иванова" not in words
    await settled(town)
    assert await town.rows("SELECT offer_id FROM offer_marks") == [{"offer_id": 1}]
