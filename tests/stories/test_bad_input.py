"""Whatever people send, there is a reaction, and the question stays where it was."""

import pytest

from core.answers import Chosen, Text
from tests.stories.answers import at_evidence, at_the_first_question, stored
from tests.stories.conftest import Town

pytestmark = pytest.mark.usefixtures("sound")

QUESTION = "На каком этапе эта работа?"
ASKS_FOR_EVIDENCE = "Пришлите № и дату приказа или протокола"


async def test_every_kind_of_message_gets_a_word_and_the_question_again(town: Town) -> None:
    head = await at_the_first_question(town)
    await head.send_voice()
    await head.sees("Голос пока не читаю: нажмите кнопку или напишите.")
    await head.send_sticker()
    await head.sees("Спасибо! Чтобы ответить, нажмите кнопку или напишите.")
    await head.send_contact("+79001234567", user_id=None, first_name="Кто-то")
    await head.sees("Контакты не храню")
    await head.send_contact(head.phone)
    await head.sees("Контакты не храню")
    await head.send_location()
    await head.sees("Такое сообщение я не читаю")
    await head.send_content({"dice": {"emoji": "🎲", "value": 6}})
    await head.sees("Такое сообщение я не читаю")
    await head.send_content({"photo": []})  # found by fuzzing: no size of it came
    await head.sees("Такое сообщение я не читаю")
    await head.send_content({"kind_of_the_future": {"a": 1}})
    await head.sees("Такое сообщение я не читаю")
    await head.send_photo(b"\xff\xd8")
    await head.sees("Файл не сохранён")
    await head.forward_text("В работе")  # words are words, forwarded or not
    await head.sees("К какому дню планируете закончить?")
    await head.edit_last("Сделано")
    await head.sees("Исправление вижу, но ответ по нему не меняю")
    await head.sees("К какому дню планируете закончить?")
    assert await stored(town) == {"acts.status": Chosen(("in_progress",))}


async def test_every_kind_of_message_of_a_stranger_gets_the_way_in(town: Town) -> None:
    stranger = town.head("Олег")
    way_in = "откройте личную ссылку из письма управления"
    for act in (
        stranger.say("привет"),
        stranger.say("/summary"),
        stranger.say("/menu"),
        stranger.say("/nonsense"),
        stranger.send_voice(),
        stranger.send_sticker(),
        stranger.send_photo(b"\xff\xd8"),
        stranger.send_document("x.exe"),
        stranger.send_document("x.zip", size=30 * 2**20),
        stranger.send_contact("+79001234567", user_id=None),
        stranger.edit_last("привет!"),
        stranger.tap("q:1:acts:status"),
        stranger.tap("y:1"),
        stranger.tap("m"),
        stranger.tap("a"),
        stranger.tap("nonsense"),
    ):
        await act
        told = (
            await stranger.sees("Сводка доступна") if "Сводка" in stranger.screen.words else stranger.screen
        )
        assert way_in in told.words or "Сводка доступна только управлению" in told.words
    assert await town.rows("SELECT id FROM people") == []


async def test_four_thousand_characters_are_too_long_and_the_question_stays(town: Town) -> None:
    head = await at_the_first_question(town)
    await head.press("Не начинали")
    await head.say("я" * 4096)
    await head.sees("Слишком длинно: до 1000 знаков. Напишите короче.")
    await head.say("слово " * 160)
    await head.sees("Вы добавили: слово слово")
    await head.say("/menu")
    await head.say("я" * 4096)
    await head.sees("Сейчас я ничего не спрашиваю.")


async def test_markup_and_hidden_marks_in_answers_are_only_letters(town: Town) -> None:
    head = await at_the_first_question(town)
    await head.press("Не начинали")
    await head.say("<b>нет</b> & <script>\u202eвремени\u200b</i>")
    await head.sees("<b>нет</b> & <script>времени</i>")
    value = (await stored(town))["acts.hinders"]
    assert value == Chosen(own=("<b>нет</b> & <script>времени</i>",))
    await head.say("/menu")
    await head.press("Все пункты")
    await head.press("1. Перечень")
    await head.press("← Назад")
    await head.press("← Назад")
    administrator = await town.administrator()
    await administrator.say("/summary")
    await administrator.press("Трудности и просьбы")
    await administrator.sees("<b>нет</b> & <script>времени</i>")


async def test_only_hidden_marks_are_an_empty_message(town: Town) -> None:
    head = await at_the_first_question(town)
    await head.press("Не начинали")
    for nothing in ("\u200b\u202e", "—", "•\n•"):
        await head.say(nothing)
        await head.sees("Сообщение пустое.")
    assert "acts.hinders" not in await stored(town)


async def test_a_long_answer_in_many_lines_fits_everywhere(town: Town) -> None:
    head = await at_the_first_question(town)
    await head.press("Не начинали")
    for number in range(30):
        await head.say(f"{number} " + "&" * 900)
    await head.sees("Вы добавили: 0 &&&")
    await head.say("тридцать первая")
    await head.sees("Слишком много строк: до 30.")
    await head.press("Дальше")
    await head.press("Пропустить")
    await head.say("/menu")
    await head.press("Все пункты")
    await head.press("1. Перечень")
    await head.sees("Что мешает: 0 &&&")
    administrator = await town.administrator()
    await administrator.say("/summary")
    await administrator.press("Трудности и просьбы")
    await administrator.sees("0 &&&")


async def test_file_names_with_markup_and_hidden_marks(town: Town) -> None:
    head = await at_evidence(town)
    await head.send_document("<b>приказ</b>&\u202efdp.pdf", b"1", caption="<i>см.</i>")
    await head.sees("файл «<b>приказ</b>&fdp.pdf» (<i>см.</i>)")
    await head.press("Изменить приложенное")
    await head.sees("1. файл «<b>приказ</b>&fdp.pdf» (<i>см.</i>)")


async def test_thirty_megabytes_are_refused_at_once(town: Town) -> None:
    head = await at_evidence(town)
    await head.send_document("сканы.zip", b"1", size=30 * 2**20)
    await head.sees("Файл больше 20 МБ, принять его не могу. Пришлите поменьше или ссылку.")
    await head.sees(ASKS_FOR_EVIDENCE)
    assert await town.rows("SELECT id FROM evidence") == []
    assert town.sandbox.calls("getFile") == []


async def test_programs_are_refused(town: Town) -> None:
    head = await at_evidence(town)
    for name in ("приказ.exe", "приказ.pdf.EXE", "приказ.scr ", "a.js."):
        await head.send_document(name, b"MZ")
        await head.sees("Программы не принимаю.")
        await head.sees(ASKS_FOR_EVIDENCE)
    assert await town.rows("SELECT id FROM evidence") == []


async def test_an_unknown_command_keeps_the_question(town: Town) -> None:
    head = await at_evidence(town)
    await head.say("/nonsense")
    await head.sees("Такой команды нет.")
    await head.sees(ASKS_FOR_EVIDENCE)
    await head.say("/15 от 01.06.2020")  # the number of an order, as people write it
    await head.sees("/15 от 01.06.2020")


async def test_help_and_my_data_lose_no_place(town: Town) -> None:
    head = await at_the_first_question(town)
    await head.say("/help")
    await head.sees("Что можно сделать")
    await head.say("/mydata")
    await head.sees("Что о Вас хранится")
    await head.say("Не начинали")
    await head.sees("Что пока мешает начать?")


async def test_stray_words_at_the_menu_are_answered(town: Town) -> None:
    head = await town.registered("Ласточка")
    await head.say("Здравствуйте! А что делать?")
    await head.sees("Сейчас я ничего не спрашиваю. Нажмите кнопку ниже.")
    assert ["Начать"] in head.buttons


async def test_words_typed_quickly_one_after_another_all_count(town: Town) -> None:
    head = await at_the_first_question(town)
    await head.press("В работе")
    for _ in range(3):
        await head.press("Пропустить")
    await head.say("7", react=False)
    await head.say("В работе", react=False)
    await head.say("завтра", react=False)
    await head.sees("Что осталось сделать?")
    answers = await stored(town)
    assert answers["team.status"] == Chosen(("in_progress",))
    assert "team.planned_on" in answers


async def test_a_text_answer_may_hold_anything(town: Town) -> None:
    head = await at_the_first_question(town)
    for _ in range(6):  # the fourth task has three statuses
        await head.press("Пропустить")
    await head.press("Сделано")
    for _ in range(4):
        await head.press("Пропустить")
    await head.sees("Какую тему Вам хотелось бы разобрать")
    await head.say("Оценка «по-новому»: <100 % & 👩‍🏫")
    await head.sees("Пункт 6 из 6")
    value = (await stored(town))["training.topic"]
    assert isinstance(value, Text)
    assert value.text.startswith("Оценка «по-новому»: <100 % & 👩")
