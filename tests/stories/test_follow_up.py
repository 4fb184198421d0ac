"""«В работе» with a date is asked after on that date; the answer moves the plan on, and nothing else."""

from sandbox import Person
from tests.stories.conftest import Town
from tests.stories.heads import fates, reminders_to, sends_everything, settled

PLAN = "plan-acts-2020-08-19"


async def plans(town: Town, day: str = "19 августа", kindergarten: str = "Ласточка") -> Person:
    head = await town.registered(kindergarten)
    await head.press("Начать")
    await head.press("В работе")
    await head.say(day)
    await head.sees("вопрос 3")
    return head


async def test_on_the_planned_day_the_head_is_asked_and_the_task_stays_open(town: Town) -> None:
    head = await plans(town)
    await town.clock("2020-08-18T10:00")  # the reminder of the 14th working day
    await settled(town)
    before = len(reminders_to(town, head))
    await town.clock("2020-08-19T10:00")
    await head.sees("Вы планировали закончить к 19 августа. Получилось?")
    await settled(town)
    assert len(reminders_to(town, head)) == before + 1
    assert (await fates(town, "Ласточка"))[PLAN] == "sent"
    (row,) = await town.rows("SELECT status FROM report_tasks WHERE task = 'acts'")
    assert row["status"] == "in_progress"


async def test_done_asks_when_and_shows_the_next_question(town: Town) -> None:
    head = await plans(town)
    await town.clock("2020-08-19T10:00")
    await head.sees("Получилось?")
    await head.press("Сделано")
    await head.sees("Пункт 1 из 6")
    (row,) = await town.rows("SELECT status FROM report_tasks WHERE task = 'acts'")
    assert row["status"] == "done"


async def test_still_in_work_takes_another_date_and_is_asked_after_then(town: Town) -> None:
    head = await plans(town)
    await town.clock("2020-08-19T10:00")
    await head.sees("Получилось?")
    await head.press("Ещё в работе")
    await head.sees("К какому дню планируете закончить?")
    await head.say("25 августа")
    await town.clock("2020-08-25T10:00")
    await head.sees("Вы планировали закончить к 25 августа. Получилось?")


async def test_remind_me_later_asks_again_in_a_week(town: Town) -> None:
    head = await plans(town)
    await town.clock("2020-08-19T10:00")
    await head.sees("Получилось?")
    await head.press("Напомнить позже")
    await head.sees("Хорошо, спрошу ещё раз 26 августа.")
    await town.clock("2020-08-26T10:00")
    await settled(town)
    assert "к 19 августа. Получилось?" in reminders_to(town, head)[-1]


async def test_a_changed_answer_moves_the_question_and_a_day_off_waits_for_a_working_one(town: Town) -> None:
    head = await plans(town)
    await head.press("← Назад")
    await head.say("22 августа")  # a Saturday
    await settled(town)
    became = await fates(town, "Ласточка")
    assert became[PLAN] == "cancelled: plan_changed"
    assert became["plan-acts-2020-08-22"] == "planned"
    await town.clock("2020-08-24T10:00")
    await head.sees("Вы планировали закончить к 22 августа. Получилось?")


async def test_it_stands_in_the_reminder_of_the_same_day(town: Town) -> None:
    head = await plans(town, "21 августа")  # seven working days before the deadline
    await town.clock("2020-08-21T10:00")
    await settled(town)
    (*_, last) = reminders_to(town, head)
    assert "До 1 сентября 11 дней" in last
    assert "Вы планировали закончить к 21 августа. Получилось?" in last
    became = await fates(town, "Ласточка")
    assert (became["before-7"], became["plan-acts-2020-08-21"]) == ("sent", "sent")


async def test_after_the_report_is_sent_nothing_is_asked(town: Town) -> None:
    head = await plans(town)
    await head.say("/menu")
    await sends_everything(head, "Продолжить")
    await town.clock("2020-08-19T10:00")
    await settled(town)
    assert (await fates(town, "Ласточка"))[PLAN] == "cancelled: finished"
    assert not [text for text in reminders_to(town, head) if "Получилось" in text]
