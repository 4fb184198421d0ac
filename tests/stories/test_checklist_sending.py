"""«Проверьте ответы» → send → receipt; editing until the deadline, and what is closed after it."""

import re

import pytest

from core.answers import Chosen
from tests.stories.answers import history, state_of, stored
from tests.stories.conftest import Town
from tests.stories.heads import not_begun_anywhere, sends_everything

pytestmark = pytest.mark.usefixtures("sound")


async def test_the_answers_are_checked_and_sent_and_there_is_a_receipt(town: Town) -> None:
    head = await town.registered("Ласточка")
    await not_begun_anywhere(head)
    await head.sees("Проверьте ответы")
    await head.sees("1. Перечень локальных актов: ⚪ Не начинали")
    await town.clock("2020-08-14T11:20")
    await head.press("Отправить")
    receipt = (await head.sees("Принято")).words
    assert re.search(r"Принято 14\.08\.2020 в 11:2\d, № 1\b", receipt)
    assert "Заполнено 6 из 6" in receipt
    assert "До 1 сентября их можно изменить." in receipt
    assert await state_of(town) == ["sent"]
    await head.press("В меню")
    await head.sees("Отправлено, № 1")
    await town.clock("2020-08-17T11:20")
    await head.press("Квитанция № 1")
    assert (await head.sees("Принято")).words == receipt


async def test_sending_twice_shows_the_same_receipt(town: Town) -> None:
    head = await town.registered("Ласточка")
    await not_begun_anywhere(head)
    review = head.screen
    await head.press("Отправить", message=review, react=False)
    await head.press("Отправить", message=review, react=False)
    await head.sees("№ 1")
    await town.quiet()
    first = head.screen.words
    await town.clock("2020-08-05T12:00")
    (report,) = await town.rows("SELECT id FROM reports WHERE state = 'sent'")
    await head.tap(f"y:{report['id']}", review)
    await head.sees_toast("Отчёт уже отправлен.")
    assert head.screen.words == first
    numbers = await town.rows("SELECT number FROM reports WHERE number IS NOT NULL")
    assert [row["number"] for row in numbers] == [1]


async def test_receipts_are_numbered_in_order_also_when_sent_at_once(town: Town) -> None:
    heads = [await town.registered(name) for name in ("Ласточка", "Солнышко", "Ромашка")]
    for head in heads:
        await not_begun_anywhere(head)
    for head in heads:
        await head.press("Отправить", react=False)
    for head in heads:
        await head.sees("Принято")
    numbers = sorted(int(re.findall(r"№ (\d+)\n", head.screen.words)[0]) for head in heads)
    assert numbers == [1, 2, 3]


async def test_an_unfinished_report_cant_be_sent(town: Town) -> None:
    head = await town.registered("Ласточка")
    await head.press("Начать")
    await head.press("Сделано")
    (report,) = await town.rows("SELECT id FROM reports WHERE state = 'begun'")
    await head.tap(f"y:{report['id']}")
    await head.sees("Отправить пока нельзя: заполнены не все пункты.")
    await head.press("Продолжить")
    await head.sees("Когда это сделано?")
    assert await state_of(town) == ["begun"]


async def test_any_answer_is_edited_from_the_review_before_sending(town: Town) -> None:
    head = await town.registered("Ласточка")
    await not_begun_anywhere(head)
    await head.press("3. Структура управления")
    await head.sees("Этап: Не начинали")
    await head.press("Что поможет")
    await head.press("Семинар")
    await head.press("Дальше")
    await head.sees("Проверьте ответы")
    assert (await stored(town))["structure.helps"] == Chosen(("seminar",))
    await head.say("/start")
    await head.sees("Проверьте ответы")
    await head.press("Отправить")
    await head.sees("№ 1")


async def test_answers_are_edited_after_sending_until_the_deadline(town: Town) -> None:
    head = await town.registered("Ласточка")
    await sends_everything(head)
    await town.clock("2020-08-31T12:00")
    await head.press("Посмотреть ответы")
    await head.sees("До срока ответы можно изменить.")
    await head.press("2. Рабочая группа")
    await head.sees("Отправлять заново не нужно.")
    await head.press("Этап")
    await head.press("В работе")
    await head.sees("К какому дню планируете закончить?")
    for _ in range(6):
        await head.press("Пропустить")
    await head.sees("Этап: В работе")
    assert (await history(town, "team.status"))[-1] == Chosen(("in_progress",))
    assert await state_of(town) == ["sent"]
    await head.press("← Назад")
    await head.sees("2. Рабочая группа: 🟡 В работе")


async def test_a_sent_report_is_locked_after_the_deadline(town: Town) -> None:
    head = await town.registered("Ласточка")
    await sends_everything(head)
    await head.press("Посмотреть ответы")
    await head.press("2. Рабочая группа")
    editable = head.screen
    await town.clock("2020-09-02T09:00")
    await head.press("Этап", message=editable)
    await head.sees("Срок прошёл, ответы закрыты для изменений.")
    (report,) = await town.rows("SELECT id FROM reports WHERE state = 'sent'")
    await head.tap(f"o:{report['id']}:team:status:done")
    await head.sees("Срок прошёл, ответы закрыты для изменений.")
    await head.say("Сделано")
    assert (await stored(town))["team.status"] == Chosen(("not_started",))
    await head.say("/menu")
    await head.press("Квитанция")
    await head.press("Посмотреть ответы")
    await head.sees("Ответы закрыты для изменений.")


async def test_a_late_report_can_still_be_filled_and_sent(town: Town) -> None:
    head = await town.registered("Ласточка")
    await head.press("Начать")
    await head.press("Не начинали")
    await town.clock("2020-09-10T11:00")
    await head.sees("Срок был 1 сентября, но ответ ещё ждём.")
    await head.say("/menu")
    await head.sees("Здравствуйте!")
    await not_begun_anywhere(head, "Продолжить")
    await head.press("Отправить")
    await head.sees("Заполнено 6 из 6, позже срока")
    await head.press("Посмотреть ответы")
    await head.press("1. Перечень локальных актов")
    assert head.buttons == [["← Назад", "Все пункты"]]  # sent after the deadline: closed at once
