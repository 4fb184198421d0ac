"""The department's news: Mondays and the ladder's days, in the morning, once, only where there is any."""

import re

import pytest

from sandbox import Person
from tests.stories.conftest import Town
from tests.stories.heads import changed, not_begun_anywhere, sends_everything, settled, soon
from tests.stories.offices import employed

NEWS = "Здравствуйте! Что нового"


def news(person: Person) -> list[str]:
    """The digests that reached the person, oldest first."""
    return [one.words for one in person.messages if one.from_bot and one.words.startswith(NEWS)]


async def decided(town: Town, day: str) -> None:
    """Until the tick has decided that day, and all that came of it has been sent."""

    async def is_decided() -> bool:
        return bool(await town.rows("SELECT day FROM digests WHERE day = :day", day=day))

    await soon(is_decided)
    await settled(town)


@pytest.mark.usefixtures("sound")
async def test_on_monday_morning_the_department_hears_what_has_changed_and_what_waits(town: Town) -> None:
    office = await town.administrator()
    one, two, three = [await town.registered(name) for name in ("Ласточка", "Солнышко", "Ромашка")]
    await sends_everything(one)
    await two.press("Начать")
    await two.press("Не начинали")
    await three.say("/menu")
    await three.press("Задать вопрос управлению")
    await three.say("Где образец?")
    await three.sees("Вопрос отправлен")
    await three.say("/menu")
    await three.press("Все пункты")
    await three.press("Попросить перенос срока")
    await three.press("Неделя")
    await three.say("Ждём педсовет")
    await town.clock("2020-08-10T09:29")
    await settled(town)
    assert news(office) == []
    await town.clock("2020-08-10T09:31")
    seen = await office.sees(NEWS)
    for line in (
        "Всего сдали 1 из 4 (25 %)",
        "Сдали: 1 (№ 7)",
        "Начали: 1 (№ 12)",
        "Вопросы без ответа: 1",
        "Просят перенести срок: 1",
    ):
        assert line in seen.words
    labels = [label for row in seen.buttons for label in row]
    assert labels[:3] == ["Вопросы (1)", "Просят перенести срок (1)", "Кто не ответил (3)"]
    await office.press("Кто не ответил (3)", message=seen)
    await office.sees("Не сдали 3 из 4")
    await office.say("/menu")
    await office.press("Вопросы (1)")
    await office.sees("Ждут ответа: 1")


@pytest.mark.usefixtures("sound")
async def test_once_a_day_over_restarts_and_never_made_up_for_twice(town: Town) -> None:
    office = await town.administrator()
    head = await town.registered("Ласточка")
    await head.press("Начать")
    await head.press("Не начинали")
    await town.clock("2020-08-10T14:00")  # late, but still today
    await office.sees(NEWS)
    await town.restart()
    await settled(town)
    assert len(news(office)) == 1
    await town.stop()
    await changed(town, "UPDATE clock SET horizon = '2020-08-26 08:00:00.000000'")  # two Mondays later
    await town.start()
    await decided(town, "2020-08-26")
    await town.restart()
    await town.clock("2020-08-26T15:00")
    await settled(town)
    assert len(news(office)) == 2
    assert [row["day"] for row in await town.rows("SELECT day FROM digests ORDER BY day")] == [
        "2020-08-10",
        "2020-08-26",
    ]


@pytest.mark.usefixtures("sound")
async def test_never_at_night_nor_on_a_day_off_and_nothing_where_there_is_nothing(town: Town) -> None:
    office = await town.administrator()
    await town.clock("2020-08-10T20:00")
    await settled(town)
    await town.clock("2020-08-16T12:00")  # a Sunday
    await settled(town)
    assert await town.rows("SELECT day FROM digests") == []
    await town.clock("2020-08-17T09:31")
    await settled(town)
    await decided(town, "2020-08-17")
    assert news(office) == []
    assert await town.rows("SELECT told FROM digests") == [{"told": 0}]
    await town.clock("2020-08-28T09:31")  # two working days are left
    await office.sees("Не сдали, срок в ближайшие 7 дней: 4 (№ 7, № 12, № 25 и ещё 1)")


@pytest.mark.usefixtures("sound")
async def test_each_decides_for_themselves_and_a_viewer_is_asked_first(town: Town) -> None:
    office = await town.administrator()
    specialist = await employed(town, office, "Специалист")
    viewer = await employed(town, office, "Наблюдатель", "Вера")
    eager = await employed(town, office, "Наблюдатель", "Надежда")
    head = await town.registered("Ласточка")
    await sends_everything(head)
    await eager.say("/menu")
    await eager.press("Новости по утрам")
    await eager.sees("Новости по утрам: отключены")
    await eager.press("Включить новости")
    await eager.sees("буду присылать новости")
    await office.say("/menu")
    await office.press("Новости по утрам")
    await office.press("Отключить новости")
    await office.sees("новостей присылать не буду")
    await town.clock("2020-08-10T09:45")
    await specialist.sees(NEWS)
    await eager.sees(NEWS)
    await settled(town)
    assert news(office) == news(viewer) == []
    assert "Вопросы" not in {label.split(" (")[0] for row in eager.buttons for label in row}


@pytest.mark.usefixtures("sound")
async def test_a_fast_clock_passes_over_no_monday(town: Town) -> None:
    office = await town.administrator()
    head = await town.registered("Ласточка")
    await not_begun_anywhere(head)
    await town.clock("2020-08-08T00:00", speed=2_000_000)  # two weeks in a little over half a second
    await office.sees(NEWS)
    await decided(town, "2020-08-17")
    await town.clock(speed=1)
    rows = await town.rows("SELECT day, at FROM digests ORDER BY day")
    days = [row["day"] for row in rows]
    assert days[:2] == ["2020-08-10", "2020-08-12"]  # Monday, and 14 working days before the deadline
    assert "2020-08-17" in days
    assert all(re.search(r" (06:30|0[6-9]|1[0-4])", row["at"]) for row in rows)


async def test_after_the_decision_is_closed_there_is_no_news(town: Town) -> None:
    office = await town.administrator()
    head = await town.registered("Ласточка")
    await sends_everything(head)
    await changed(town, "UPDATE decisions SET closed_at = published_at")
    await town.clock("2020-08-10T10:00")
    await settled(town)
    await town.clock("2020-08-17T10:00")
    await settled(town)
    assert news(office) == []
    assert await town.rows("SELECT day FROM digests") == []
