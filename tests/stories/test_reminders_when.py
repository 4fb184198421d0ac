"""When a reminder may go out: in the window, a day after activity, once a day, after downtime the latest."""

from datetime import datetime

from tests.stories.conftest import Town
from tests.stories.heads import fates, reminders_to, rungs, settled


async def test_in_the_evening_a_rung_waits_for_the_next_working_morning(town: Town) -> None:
    head = await town.registered("Ласточка")
    await town.clock("2020-08-21T17:00")  # Friday
    rung = (await rungs(town, "Ласточка"))["before-7"]
    assert (rung["state"], rung["why"]) == ("planned", "outside_window")
    assert str(rung["due_at"]).startswith("2020-08-24 06:30")  # Monday, 9:30 in Moscow
    assert str(rung["planned_at"]).startswith("2020-08-21 07:00")
    await town.clock("2020-08-23T12:00")  # Sunday
    await settled(town)
    assert reminders_to(town, head) == []
    await town.clock("2020-08-24T09:30")
    await head.sees("До 1 сентября 8 дней")
    await settled(town)
    assert (await fates(town, "Ласточка"))["before-7"] == "sent"


async def test_before_a_holiday_the_window_closes_earlier(town: Town) -> None:
    head = await town.registered("Ласточка")
    await town.clock("2020-11-03T15:30")  # the day before the Unity Day is an hour shorter
    became = await fates(town, "Ласточка")
    assert became["overdue-5"] == "planned: outside_window"
    assert reminders_to(town, head) == []
    await town.clock("2020-11-05T09:30")
    await head.sees("Срок был 1 сентября")


async def test_the_last_minute_of_the_window_is_inside(town: Town) -> None:
    head = await town.registered("Ласточка")
    await town.clock("2020-08-12T16:29")
    await head.sees("До 1 сентября 20 дней")


async def test_within_a_day_of_activity_a_rung_waits_and_is_not_missed(town: Town) -> None:
    head = await town.registered("Ласточка")
    await town.clock("2020-08-11T14:05")
    await head.press("Начать")
    await town.clock("2020-08-12T10:00")
    rung = (await rungs(town, "Ласточка"))["before-14"]
    assert (rung["state"], rung["why"]) == ("planned", "recent_activity")
    assert str(rung["due_at"]).startswith("2020-08-12 11:05")
    assert reminders_to(town, head) == []
    await town.clock("2020-08-12T14:06")
    await head.sees("До 1 сентября 20 дней")


async def test_nobody_gets_two_reminders_in_a_day(town: Town) -> None:
    head = await town.registered("Ласточка")
    await head.say(f"/start {town.code('Солнышко')}")
    for button in ("Да, это мы", "Заведующий", "Пропустить"):
        await head.press(button)
    await town.clock("2020-08-11T12:00")
    await head.press("Начать")  # at hand is № 12: so the rung of № 12 waits until noon
    await town.clock("2020-08-12T10:00")
    await head.sees("Добрый день")
    await town.clock("2020-08-12T12:30")
    await settled(town)
    assert len(reminders_to(town, head)) == 1
    assert (await fates(town, "Солнышко"))["before-14"] == "planned: already_today"
    await town.clock("2020-08-13T10:00")
    await head.sees("До 1 сентября 19 дней")
    await settled(town)
    assert (await fates(town, "Солнышко"))["before-14"] == "sent"


async def test_after_downtime_only_the_latest_rung_is_sent_and_the_others_say_why(town: Town) -> None:
    head = await town.registered("Ласточка")
    await town.stop()
    town.settings.clock_start = datetime.fromisoformat("2020-08-28T11:00+03:00")
    await town.start()
    await head.sees("До 1 сентября 4 дня")
    await settled(town)
    assert len(reminders_to(town, head)) == 1
    assert await fates(town, "Ласточка") == {
        "before-14": "missed: superseded",
        "before-7": "missed: superseded",
        "before-3": "sent",
        "before-1": "planned",
        "day": "planned",
        "overdue-1": "planned",
        "overdue-5": "planned",
    }


async def test_a_clock_that_jumps_past_everything_sends_one_last_word(town: Town) -> None:
    head = await town.registered("Ласточка")
    await town.clock("2020-10-05T10:00")
    await head.sees("Срок был 1 сентября, но ответ ещё ждём.")
    await settled(town)
    assert len(reminders_to(town, head)) == 1
    became = await fates(town, "Ласточка")
    assert became.pop("overdue-5") == "sent"
    assert set(became.values()) == {"missed: superseded"}
