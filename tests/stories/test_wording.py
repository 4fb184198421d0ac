"""Two specialists and the official report's conclusions and proposals, over HTTP."""

import io

import docx
import pytest

from sandbox import Person
from tests.stories.conftest import Town
from tests.stories.heads import sends_everything
from tests.stories.offices import employed
from tests.stories.test_papers import taken

pytestmark = pytest.mark.usefixtures("sound")


async def opens(office: Person, part: str) -> None:
    await office.say("/summary")
    await office.press("Выгрузить")
    await office.press("Выводы и предложения")
    await office.press(part)


async def test_the_paper_has_the_words_that_were_written_and_the_chat_tells_what_came_since(
    town: Town,
) -> None:
    office = await town.administrator()
    other = await employed(town, office, "Специалист")
    await opens(office, "Предложения")
    await office.press("Написать заново")
    await opens(other, "Предложения")
    await other.press("Написать заново")
    await office.say("Провести семинар <b>о ВСОКО</b> & {{ basis }}.\nПоказать опыт.")
    await office.sees("Сохранено: так будет в справке.")
    await other.say("Другие слова.")
    await other.sees("Текст уже изменили. Вот какой он сейчас.")
    await other.press("Изменить абзац 2")
    await other.say("Показать опыт № 7.")
    await other.sees("2. Показать опыт № 7.")
    await sends_everything(await town.registered("Ласточка"))
    report = docx.Document(io.BytesIO(await taken(office, "Справка")))
    words = "\n".join(one.text for one in report.paragraphs)
    assert "Провести семинар <b>о ВСОКО</b> & {{ basis }}." in words
    assert "Показать опыт №\u00a07." in words  # a number isn't parted from its sign
    assert "Другие слова" not in words
    await opens(office, "Предложения")
    await office.sees("С тех пор сдала ещё 1.")
    await office.press("Вернуть предложенный")
    await office.sees("Снова текст, который предлагает бот.")
    rows = await town.rows("SELECT version, body FROM wordings ORDER BY version")
    assert [row["version"] for row in rows] == [1, 2, 3]
    assert rows[-1]["body"] is None
