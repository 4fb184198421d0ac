"""Six tasks, question by question: every kind of question, follow-ups by condition, ways back and on."""

from datetime import date

import pytest

from core.answers import Chosen, Day, Lines, Number, Skipped, Text
from tests.stories.answers import at_the_first_question, data_of, history, stored
from tests.stories.conftest import Town

pytestmark = pytest.mark.usefixtures("sound")


async def test_six_tasks_with_every_kind_of_question(town: Town) -> None:
    head = await at_the_first_question(town)
    # 1: done; a typed date, a link, several options and one's own, a number
    await head.press("Сделано")
    await head.sees("Когда это сделано?")
    await head.say("25.07")
    await head.sees("Пришлите № и дату приказа или протокола")
    await head.say("https://sad7.kaluga.ru/vsoko")
    await head.sees("https://sad7.kaluga.ru/vsoko")
    await head.press("Дальше")
    await head.sees("Какие акты вошли в перечень?")
    await head.press("Положение о ВСОКО")
    await head.press("Циклограмма, план-график")
    await head.press("Другой акт")
    await head.say("Положение о языке\nПоложение о сайте")
    await head.press("Дальше")
    await head.sees("Сколько из этих актов уже утверждено?")
    await head.say("3 акта")
    # 2: in progress; a plan by button, what is left, a choice, a list
    await head.sees("Пункт 1 заполнен и сохранён. Идём дальше.")
    await head.sees("Пункт 2 из 6 · вопрос 1 из")
    await head.press("В работе")
    await head.sees("К какому дню планируете закончить?")
    await head.press("К сроку, 1 сентября")
    await head.press("Утвердить")
    await head.press("Дальше")
    await head.press("4–6 человек")
    await head.press("Заведующий")
    await head.press("Дальше")
    await head.press("Свой ответ")
    await head.say("Каждую пятницу")
    await head.sees("Какие акты подготовила группа, каждый с новой строки?")
    await head.say("Положение о ВСОКО\n— Программа мониторинга")
    await head.press("Дальше")
    # 3: not begun; what hinders, what would help
    await head.sees("Пункт 3 из 6 · вопрос 1 из")
    await head.press("Не начинали")
    await head.sees("Пункт 3 из 6 · вопрос 2 из 3")
    await head.press("Нет людей или времени")
    await head.press("Дальше")
    await head.press("Образец документа")
    await head.press("Дальше")
    # 4: three statuses
    await head.sees("На каком этапе организационные условия?")
    await head.press("Сделано")
    await head.press("В работе")
    await head.press("Не начинали")
    await head.sees("К какому дню планируете закончить?")
    await head.say("до конца октября")
    await head.sees("Что осталось сделать?")
    await head.press("Пропустить")
    await head.sees("Что уже есть из организационных условий?")
    await head.press("Есть график оценки")
    await head.press("Дальше")
    await head.sees("Что уже есть из методических условий?")
    await head.press("Пропустить")
    await head.sees("Чего не хватает в первую очередь?")
    await head.say("Рекомендаций")
    # 5: done; month button, evidence later, one option, a text skipped
    await head.sees("Пункт 5 из 6")
    await head.press("Сделано")
    await head.press("Июнь 2020")
    await head.press("Приложу позже")
    await head.press("Педсовет")
    await head.press("Дальше")
    await head.press("Все или почти все")
    await head.sees("Какую тему Вам хотелось бы разобрать")
    await head.press("Пропустить")
    # 6: the status typed in words
    await head.sees("Пункт 6 из 6")
    await head.say("не начинали")
    await head.press("Пропустить")
    await head.press("Справимся сами")
    await head.press("Дальше")
    await head.sees("Проверьте ответы")
    await head.sees("По пункту 5 нет подтверждения.")
    answers = await stored(town)
    assert answers["acts.status"] == Chosen(("done",))
    assert answers["acts.done_on"] == Day(date(2020, 7, 25))
    assert answers["acts.names"] == Chosen(
        ("regulation", "schedule"), ("Положение о языке", "Положение о сайте")
    )
    assert answers["acts.approved"] == Number(3)
    assert answers["team.planned_on"] == Day(date(2020, 9, 1))
    assert answers["team.size"] == Chosen(("from_4",))
    assert answers["team.meetings"] == Chosen(own=("Каждую пятницу",))
    assert answers["team.written"] == Lines(("Положение о ВСОКО", "Программа мониторинга"))
    assert answers["structure.hinders"] == Chosen(("no_time",))
    assert answers["conditions.planned_on"] == Day(date(2020, 10, 31))
    assert answers["conditions.left"] == Skipped()
    assert answers["conditions.missing"] == Text("Рекомендаций")
    assert answers["training.done_on"] == Day(date(2020, 6, 30), whole_month=True)
    assert answers["training.evidence"] == Skipped()
    assert answers["procedures.helps"] == Chosen(("ourselves",))


async def test_every_question_has_the_three_ways(town: Town) -> None:
    head = await at_the_first_question(town)
    for _ in range(12):
        assert head.buttons[-1] == ["← Назад", "Пропустить", "Позже"]
        labels = [label for row in head.buttons for label in row]
        await head.press("В работе" if any("В работе" in label for label in labels) else "Пропустить")


async def test_back_shows_the_question_before_with_its_answer(town: Town) -> None:
    head = await at_the_first_question(town)
    await head.press("Сделано")
    await head.press("Сегодня")
    await head.press("← Назад")
    await head.sees("Ваш ответ: 03.08.2020")
    await head.press("← Назад")
    await head.sees("На каком этапе эта работа?")
    assert head.buttons[0] == ["✓ ✅ Сделано"]
    await head.press("← Назад")
    await head.sees("Заполнено 0 из 6")
    await head.press("Продолжить")
    await head.sees("Пришлите № и дату приказа")


async def test_an_answer_given_before_is_kept_by_pressing_on(town: Town) -> None:
    head = await at_the_first_question(town)
    await head.press("Сделано")
    await head.press("Сегодня")
    await head.press("← Назад")
    await head.press("Дальше")
    await head.sees("Пришлите № и дату приказа")
    await head.press("← Назад")
    await head.press("Пропустить")
    assert (await stored(town))["acts.done_on"] == Day(date(2020, 8, 3))


async def test_a_skipped_status_is_asked_again_at_the_end(town: Town) -> None:
    head = await at_the_first_question(town)
    await head.press("Пропустить")
    for number in range(2, 7):
        await head.sees(f"Пункт {number} из 6")
        status = "Не начинали"
        for _ in range(3 if number == 4 else 1):
            await head.press(status)
        await head.press("Пропустить")
        await head.press("Пропустить")
    await head.sees("Пункт 1 из 6 · вопрос 1 из")
    await head.press("Пропустить")
    await head.sees("Остался только этот пункт")
    await head.press("Продолжить")
    await head.press("Не начинали")
    await head.press("Пропустить")
    await head.press("Пропустить")
    await head.sees("Проверьте ответы")


async def test_later_leaves_everything_saved(town: Town) -> None:
    head = await at_the_first_question(town)
    await head.press("Сделано")
    await head.press("Позже")
    await head.sees("Всё сохранено. Продолжить можно в любое время.")
    await head.press("Продолжить")
    await head.sees("Когда это сделано?")


async def test_what_is_this_explains_in_one_line(town: Town) -> None:
    head = await at_the_first_question(town)
    await head.press("Что это?")
    await head.sees("Отметьте, как есть сейчас.")
    assert not any("Что это?" in row for row in head.buttons)
    await head.press("Сделано")
    await head.sees("Когда это сделано?")


async def test_dates_as_people_type_them(town: Town) -> None:
    head = await at_the_first_question(town)
    await head.press("Сделано")
    for typed, day in (
        ("25.07.2020", Day(date(2020, 7, 25))),
        ("24 июля", Day(date(2020, 7, 24))),
        ("вчера", Day(date(2020, 8, 2))),
        ("июнь", Day(date(2020, 6, 30), whole_month=True)),
        ("Приказ от 1.07.20", Day(date(2020, 7, 1))),
    ):
        await head.say(typed)
        await head.sees("Пришлите № и дату приказа")
        assert (await stored(town))["acts.done_on"] == day
        await head.press("← Назад")


async def test_a_date_that_is_none_is_asked_again(town: Town) -> None:
    head = await at_the_first_question(town)
    await head.press("Сделано")
    await head.press("Другая дата")
    await head.sees("Напишите дату")
    await head.say("когда-нибудь")
    await head.sees("Не разобрал дату.")
    await head.say("31.02.2020")
    await head.sees("Не разобрал дату.")
    await head.say("позавчера")
    await head.sees("Пришлите № и дату приказа")


async def test_a_plan_past_the_deadline_is_stored_and_flagged(town: Town) -> None:
    head = await at_the_first_question(town)
    await head.press("В работе")
    await head.say("15 октября")
    await head.sees("Что осталось сделать?")
    assert (await stored(town))["acts.planned_on"] == Day(date(2020, 10, 15))
    await head.press("← Назад")
    await head.sees("Ваш ответ: 15.10.2020")
    await head.sees("позже срока, это не мешает ответить")


async def test_numbers_as_people_type_them(town: Town) -> None:
    head = await at_the_first_question(town)
    await head.press("В работе")
    for _ in range(3):
        await head.press("Пропустить")
    await head.sees("Сколько из этих актов уже утверждено?")
    await head.say("не знаю")
    await head.sees("Напишите одно целое число от 0 до 100.")
    await head.say("500")
    await head.sees("Подойдёт число от 0 до 100.")
    await head.say("около пяти")
    await head.sees("Напишите одно целое число")
    await head.say("пять")
    await head.sees("Пункт 1 заполнен")
    assert (await stored(town))["acts.approved"] == Number(5)


async def test_options_are_put_in_and_taken_out(town: Town) -> None:
    head = await at_the_first_question(town)
    await head.press("Не начинали")
    await head.press("Нет средств")
    await head.sees("Сохранено, можно закрыть.")
    assert ["✓ Нет средств"] in head.buttons
    await head.press("✓ Нет средств")
    assert ["Нет средств"] in head.buttons
    assert "acts.hinders" not in await stored(town)
    assert await history(town, "acts.hinders") == [Chosen(("no_money",)), None]


async def test_own_words_can_be_taken_back(town: Town) -> None:
    head = await at_the_first_question(town)
    await head.press("Не начинали")
    await head.press("Нет средств")
    await head.press("Другое")
    await head.say("Ремонт")
    await head.sees("Вы добавили: Ремонт")
    await head.say("Переезд")
    await head.sees("Вы добавили: Ремонт; Переезд")
    await head.press("Убрать добавленное")
    assert (await stored(town))["acts.hinders"] == Chosen(("no_money",))
    assert ["✓ Нет средств"] in head.buttons


async def test_a_list_can_be_written_anew(town: Town) -> None:
    head = await at_the_first_question(town)
    await head.press("Пропустить")
    await head.press("В работе")
    for _ in range(5):
        await head.press("Пропустить")
    await head.sees("Какие акты подготовила группа")
    await head.say("Положене о ВСОКО")
    await head.say("Программа")
    await head.sees("Положене о ВСОКО; Программа")
    await head.press("Написать заново")
    await head.say("Положение о ВСОКО")
    await head.press("Дальше")
    assert (await stored(town))["team.written"] == Lines(("Положение о ВСОКО",))


async def test_an_option_may_be_typed_in_words(town: Town) -> None:
    head = await at_the_first_question(town)
    await head.say("В работе")
    await head.sees("К какому дню планируете закончить?")
    await head.say("к 1 сентября")
    await head.say("утвердить")
    assert (await stored(town))["acts.left"] == Chosen(("approve",))


async def test_another_status_hides_its_follow_ups_but_keeps_them(town: Town) -> None:
    head = await at_the_first_question(town)
    await head.press("Сделано")
    await head.press("Сегодня")
    await head.press("← Назад")
    await head.press("← Назад")
    await head.press("Не начинали")
    await head.sees("Что пока мешает начать?")
    assert (await stored(town))["acts.done_on"] == Day(date(2020, 8, 3))
    await head.press("← Назад")
    await head.press("Сделано")  # the date is known already
    await head.sees("Пришлите № и дату приказа")
    assert await history(town, "acts.status") == [
        Chosen(("done",)),
        Chosen(("not_started",)),
        Chosen(("done",)),
    ]
    assert await history(town, "acts.done_on") == [Day(date(2020, 8, 3))]


async def test_each_answer_is_saved_at_once_with_who_and_when(town: Town) -> None:
    head = await at_the_first_question(town)
    await head.press("Сделано")
    (row,) = await town.rows("SELECT a.version, a.at, p.user_id FROM answers a JOIN people p ON p.id = a.by")
    assert row["user_id"] == head.id
    assert row["version"] == 1
    (logged,) = await town.rows("SELECT task, question, state FROM answer_log")
    assert logged == {"task": "acts", "question": "status", "state": "begun"}


async def test_start_resumes_at_the_very_question(town: Town) -> None:
    head = await at_the_first_question(town)
    await head.press("Не начинали")
    await head.press("Нет средств")
    await head.say("/start")
    await head.sees("Что пока мешает начать?")
    assert ["✓ Нет средств"] in head.buttons
    await head.say("/menu")
    await head.say("/start")
    await head.sees("Что пока мешает начать?")


async def test_everything_is_as_it_was_after_a_restart_and_after_days(town: Town) -> None:
    head = await at_the_first_question(town)
    await head.press("Сделано")
    await head.press("Сегодня")
    await head.press("Приказ (№ и дата)")
    await town.restart()
    await town.clock("2020-08-20T10:00")
    await head.say("№ 132/02-05 от 25.07.2020")  # the question that was open before
    await head.sees("приказ № 132/02-05 от 25.07.2020")
    await town.restart()
    await head.say("/start")
    await head.sees("приказ № 132/02-05 от 25.07.2020")
    await head.press("Дальше")
    await head.sees("Какие акты вошли в перечень?")


async def test_an_old_screen_goes_on_working_after_days(town: Town) -> None:
    head = await at_the_first_question(town)
    old, in_progress = head.screen, data_of(head.screen, "В работе")
    await head.press("Сделано")
    await head.say("/menu")
    await town.restart()
    await town.clock("2020-08-25T10:00")
    await head.sees("До 1 сентября 7 дней")  # the reminder
    await head.tap(in_progress, old, inaccessible=True)
    await head.sees("К какому дню планируете закончить?")
    assert (await stored(town))["acts.status"] == Chosen(("in_progress",))


async def test_a_chosen_question_is_edited_from_the_list_of_tasks(town: Town) -> None:
    head = await at_the_first_question(town)
    await head.press("Не начинали")
    await head.press("Пропустить")
    await head.press("Пропустить")
    await head.say("/menu")
    await head.press("Все пункты")
    assert ["✓ 1. Перечень локальных актов"] in head.buttons
    await head.press("1. Перечень локальных актов")
    await head.sees("Что мешает: пропущено")
    await head.press("Что мешает")
    await head.sees("Раньше Вы пропустили этот вопрос.")
    await head.press("Нужна консультация")
    await head.press("Дальше")
    await head.sees("Пункт 2 из 6")
    assert (await stored(town))["acts.hinders"] == Chosen(("need_advice",))
