"""A head without Telegram: a specialist enters the answers over the phone, and the head confirms later."""

import pytest

from sandbox import Person
from tests.stories.conftest import Town
from tests.stories.heads import fates, settled, soon
from tests.stories.test_review import state_of

pytestmark = pytest.mark.usefixtures("sound")
SEVEN = "☎️ Заполняете со слов за МБДОУ № 7 «Ласточка»"


async def at_the_file(specialist: Person, number: str = "№ 7") -> None:
    """The report as the department reads it."""
    await specialist.say("/summary")
    await specialist.press("По организациям")
    await specialist.press(number)

    async def opened() -> bool:
        return specialist.screen.words.startswith(f"МБДОУ {number}")

    await soon(opened)  # an older screen with the same buttons may stand above


async def to_the_end(person: Person, send: str) -> None:
    """«Не начинали» everywhere, the rest skipped, up to the button that sends."""
    for _ in range(60):
        labels = [label for row in person.screen.buttons for label in row]
        if send in labels:
            return
        status = next((label for label in labels if "Не начинали" in label), None)
        await person.press(status or "Пропустить", message=person.screen)
    raise AssertionError(f"it doesn't end\n{person.transcript()[-2000:]}")


async def sources(town: Town) -> set[tuple[str, int | None, int | None]]:
    """Source, specialist and person of all present answers."""
    rows = await town.rows("SELECT source, by_user, by FROM answers")
    return {(row["source"], row["by_user"], row["by"]) for row in rows}


async def test_a_whole_report_by_word_and_its_receipt(town: Town) -> None:
    specialist = await town.administrator()
    await at_the_file(specialist)
    await specialist.press("Заполнить со слов")
    await specialist.sees(SEVEN)
    await specialist.press("Сделано")
    await specialist.say("25 июля")
    await specialist.press("Приказ (№ и дата)")
    await specialist.say("№ 15 от 25.07.2020")
    await specialist.sees("приказ № 15 от 25.07.2020")
    assert SEVEN in specialist.screen.words
    await specialist.press("Дальше")
    await to_the_end(specialist, "Отправить со слов")
    await specialist.press("Отправить со слов")
    await specialist.sees("Принято 03.08.2020 в 09:")
    await specialist.sees("Ответы внесены со слов.")
    await specialist.press("Квитанция для печати")
    await specialist.sees("Квитанция № 1")
    assert len(specialist.documents) == 1
    assert (await state_of(town))[0] == "sent"
    assert await sources(town) == {("by_word", specialist.id, None)}
    log = await town.rows("SELECT DISTINCT source, by_user FROM answer_log WHERE task IS NOT NULL")
    assert [(row["source"], row["by_user"]) for row in log] == [("by_word", specialist.id)]
    await specialist.press("← Назад")
    await specialist.press("Закончить")
    await specialist.sees("Отчёт сдан, № 1, вовремя")
    await specialist.press("1. Перечень")
    await specialist.sees("Этап: Сделано (со слов, 03.08)")
    await specialist.press("← Назад")
    await specialist.press("История")
    await specialist.sees("начат → сдан (управление, со слов)")
    await town.clock("2020-09-20T10:00")
    await settled(town)
    verdicts = set((await fates(town, "Ласточка")).values())
    assert not any("sent" in verdict or "planned" in verdict for verdict in verdicts), verdicts


async def test_the_head_hears_once_and_one_tap_makes_it_all_their_own(town: Town) -> None:
    head = await town.registered("Ласточка")
    specialist = await town.administrator()
    await at_the_file(specialist)
    await specialist.press("Заполнить со слов")
    await to_the_end(specialist, "Отправить со слов")
    await specialist.press("Отправить со слов")
    await specialist.sees("№ 1")
    await head.sees("Специалист управления внёс ответы с Ваших слов. Проверьте, пожалуйста.")
    await head.sees("Отчёт отправлен, № 1.")
    await specialist.press("Закончить")
    await settled(town)
    calls = town.sandbox.calls("sendMessage", chat_id=head.id)
    assert sum("внёс ответы" in str(call.params["text"]) for call in calls) == 1
    await head.press("Посмотреть и изменить")
    await head.press("1. Перечень")
    await head.sees("Этап: Не начинали (со слов, 03.08)")
    await head.press("← Назад")
    await head.press("Всё верно")
    await head.sees("Спасибо! Теперь это Ваши ответы.")
    assert {source for source, _, _ in await sources(town)} == {"own"}
    assert (await state_of(town))[0] == "sent"
    await specialist.press("1. Перечень")
    await specialist.sees("Этап: Не начинали")
    assert "со слов" not in specialist.screen.words


async def test_a_head_who_changes_an_answer_makes_that_one_their_own(town: Town) -> None:
    specialist = await town.administrator()
    await at_the_file(specialist)
    await specialist.press("Заполнить со слов")
    await specialist.press("В работе")
    await specialist.press("Пропустить")
    await specialist.press("Закончить")
    await specialist.sees("Внесено управлением и не подтверждено: 2")
    head = await town.registered("Ласточка")
    await head.press("Продолжить")
    await head.say("/menu")
    (report,) = await town.rows("SELECT id FROM reports WHERE state = 'begun'")
    await head.tap(f"l:{report['id']}")
    await head.sees("Внесено управлением ответов: 2. Проверьте их.")
    await head.press("Проверить внесённое")
    await head.press("1. Перечень")
    await head.press("Этап")
    await head.press("В работе")  # the same answer, given anew
    rows = await town.rows("SELECT question, source FROM answers ORDER BY question DESC")
    assert [(row["question"] == "status", row["source"]) for row in rows] == [
        (True, "own"),
        (False, "by_word"),
    ]


async def test_what_the_head_has_answered_is_replaced_only_by_who_has_seen_it(town: Town) -> None:
    head = await town.registered("Ласточка")
    specialist = await town.administrator()
    await at_the_file(specialist)
    await specialist.press("Заполнить со слов")
    await head.press("Начать")
    await head.press("Сделано")
    await head.press("Сегодня")
    await specialist.press("Не начинали")
    await specialist.sees("Организация уже ответила сама, её ответ ниже.")
    assert {source for source, _, _ in await sources(town)} == {"own"}
    await specialist.press("Не начинали")
    await specialist.press("Закончить")
    rows = await town.rows("SELECT source FROM answers WHERE question = 'status'")
    assert [row["source"] for row in rows] == ["by_word"]
    await head.sees("Специалист управления внёс ответы с Ваших слов.")


async def test_a_stranger_and_another_head_cant_answer_by_word(town: Town) -> None:
    specialist = await town.administrator()
    await at_the_file(specialist)
    await specialist.press("Заполнить со слов")
    await specialist.press("Не начинали")
    other = await town.registered("Солнышко")
    (report,) = await town.rows("SELECT id, version FROM reports WHERE state = 'begun'")
    for data in (f"o:{report['id']}:acts:status:done", f"we:{report['id']}", f"wc:{report['id']}:2"):
        await other.tap(data)
        await other.sees("Эта кнопка Вам больше недоступна.")
    assert await sources(town) == {("by_word", specialist.id, None)}


async def test_the_deadline_locks_it_for_the_specialist_as_well(town: Town) -> None:
    specialist = await town.administrator()
    await at_the_file(specialist)
    await specialist.press("Заполнить со слов")
    await to_the_end(specialist, "Отправить со слов")
    await specialist.press("Отправить со слов")
    await town.clock("2020-09-02T10:00")
    await specialist.press("Закончить")
    labels = [label for row in specialist.screen.buttons for label in row]
    assert "Заполнить со слов" not in labels
    (report,) = await town.rows("SELECT id FROM reports WHERE state = 'sent'")
    await specialist.tap(f"o:{report['id']}:acts:status:done")
    await specialist.sees("Срок прошёл, ответы закрыты для изменений.")


async def test_a_head_who_answers_meanwhile_is_told_that_it_was_the_department(town: Town) -> None:
    head = await town.registered("Ласточка")
    await head.press("Начать")
    specialist = await town.administrator()
    await at_the_file(specialist)
    await specialist.press("Заполнить со слов")
    await specialist.press("Не начинали")
    await specialist.press("Нет средств")
    assert "Последний ответ" not in specialist.screen.words  # it is their own
    await head.press("Сделано")
    seen = await head.sees("На этот вопрос уже ответили.")
    assert "управление образования, 03.08.2020" in seen.words
