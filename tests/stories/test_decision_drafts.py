"""A decision comes as a file in the chat: walked through, published, changed half-way, closed."""

import re

import pytest

from bot.settings import BUNDLED
from sandbox import Person
from tests.stories.conftest import Town
from tests.stories.heads import soon
from tests.stories.test_papers import PATIENCE

pytestmark = pytest.mark.usefixtures("sound")
SOURCE = BUNDLED.read_text("utf-8")
YAML = "application/yaml"
SECOND = (
    SOURCE.replace("id: vsoko_2020", "id: safety_2020", 1)
    .replace("deadline: 2020-09-01", "deadline: 2020-08-25", 1)
    .replace("short_title: ", "short_title: Лето и ", 1)
)
_FEWER = re.sub(r"(?s)\n  - id: acts\n.*?(?=\n  - id: team)", "", SOURCE, count=1)
WITHOUT_THE_FIRST = re.sub(r"\n    number: \d\n", "\n", _FEWER).replace("  order:\n    team: acts\n", "", 1)


async def sent(admin: Person, text: str, name: str = "решение.yaml") -> None:
    await admin.send_document(name, text.encode(), mime=YAML)


async def published(admin: Person, text: str) -> None:
    """An administrator sends a decision file and publishes it."""
    await sent(admin, text)
    await admin.sees("6 пунктов, срок")
    await admin.press("Опубликовать")
    await admin.press("Да, опубликовать")


async def test_a_draft_is_sent_walked_through_and_published(town: Town) -> None:
    admin = await town.administrator()
    head = await town.registered("Ласточка")
    await sent(admin, SECOND.replace("day: 2020-01-29", "day: 2020-13-29", 1))
    await admin.sees("такого дня нет: 2020-13-29")
    await sent(admin, SECOND)
    await admin.sees("6 пунктов, срок 25.08.2020")
    await admin.press("Посмотреть как заведующий")
    await admin.sees("Просмотр черновика: ничего не сохраняется.")
    await admin.press("Начать")
    await admin.press("Сделано")
    await admin.sees("вопрос 2 из")
    await admin.press("Закончить просмотр")
    kept = "SELECT (SELECT count(*) FROM answers) + (SELECT count(*) FROM answer_log) AS n"
    assert (await town.rows(kept))[0]["n"] == 0
    assert len(await town.rows("SELECT id FROM decisions")) == 1
    await admin.press("Опубликовать")
    await admin.sees("Получат: 4 организации, зарегистрированы 1. Срок: 25 августа.")
    await admin.press("Да, опубликовать")
    await admin.sees("Сообщение придёт 1 человеку.")
    await head.sees("Опубликовано: Лето и")
    assert len(await town.rows("SELECT id FROM reports")) == 8


async def test_two_decisions_at_once_make_one_list_and_one_reminder(town: Town) -> None:
    admin = await town.administrator()
    head = await town.registered("Ласточка")
    await published(admin, SECOND)
    await admin.sees("Сообщение придёт")
    await head.sees("Опубликовано: Лето и")
    await head.say("/menu")
    await head.sees("Мои дела")
    words = head.screen.words
    assert words.index("До 25 августа") < words.index("До 1 сентября"), "the nearest deadline comes first"
    await admin.say("/summary")
    await admin.sees("По какому решению?")
    await admin.say("/summary 12")
    await admin.sees("По какому решению?")
    assert "Солнышко" in admin.screen.words
    before = len(head.messages)
    await town.clock("2020-08-20T10:30")  # three working days before the one, and the monthly of neither

    async def reminded() -> bool:
        return any("1. Лето и" in str(message.words) for message in head.messages[before:])

    await soon(reminded)
    letters = [one for one in head.messages[before:] if "Напомнить завтра" in str(one.buttons)]
    assert len(letters) == 1
    assert [text for text in map(str, letters[0].buttons) if "Продолжить" in text]


async def test_an_amendment_half_way_tells_only_those_whom_it_touches(town: Town) -> None:
    admin = await town.administrator()
    touched, other = await town.registered("Ласточка"), await town.registered("Солнышко")
    await touched.press("Начать")
    await touched.press("Сделано")
    await touched.sees("Сохранено")
    before = len(other.messages)
    await sent(admin, WITHOUT_THE_FIRST)
    await admin.sees("Убран пункт 1")
    await admin.sees("Касается: 1 организация; сообщение придёт 1 человеку.")
    await admin.sees("Ответов уйдёт в архив: 1.")
    await admin.press("Опубликовать")
    await admin.press("Да, опубликовать")
    await admin.sees("Изменения опубликованы")
    await touched.sees("Решение изменили")
    assert len(other.messages) == before
    assert not await town.rows("SELECT value FROM answers WHERE task = 'acts'")
    (kept,) = await town.rows("SELECT task, question FROM answer_archive")
    assert (kept["task"], kept["question"]) == ("acts", "status")
    await touched.press("Открыть")
    await touched.sees("Пункт 1 из 5")
    await admin.press("Сводка")
    await admin.say("/menu")
    await admin.press("Решения")
    await admin.press("ВСОКО")
    await admin.press("Закрыть решение")
    await admin.sees("Сдали 0 из 4.")
    await admin.press("Да, закрыть")
    await admin.sees("решение закрыто")

    async def came() -> bool:
        return bool(admin.documents)

    await soon(came, PATIENCE)
    assert not await town.rows("SELECT id FROM reminders WHERE state = 'planned'")
    await touched.press("Сделано")
    await touched.sees("Это решение закрыто")
