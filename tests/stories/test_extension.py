"""Another deadline: a head asks, the department decides, the ladder follows, everybody hears of it once."""

from pathlib import Path

import pytest

from sandbox import Person
from tests.stories.conftest import ADMIN, Town, running_town
from tests.stories.heads import joins_as_deputy, reminders_to, sends_everything, settled

SECOND_ADMIN = 900_000_002


async def asks(town: Town, kindergarten: str = "Ласточка", until: str = "Две недели") -> Person:
    head = await town.registered(kindergarten)
    await head.say("/menu")
    await head.press("Все пункты")
    await head.press("Попросить перенос срока")
    await head.press(until)
    await head.sees("Почему нужен перенос?")
    await head.say("Ждём педсовет")
    await head.sees("Просьба отправлена управлению: перенести срок до 15 сентября.")
    return head


async def ladder(town: Town, deadline: str) -> list[str]:
    rows = await town.rows(
        "SELECT rung, state FROM reminders r JOIN organisations o ON o.id = r.organisation_id "
        "WHERE o.number = 7 AND r.deadline = :deadline AND r.state = 'planned' ORDER BY due_at",
        deadline=deadline,
    )
    return [row["rung"] for row in rows]


@pytest.mark.usefixtures("sound")
async def test_one_tap_grants_it_and_the_ladder_follows(town: Town) -> None:
    department = await town.administrator()
    head = await asks(town)
    seen = await department.sees("Просьба о переносе срока")
    assert "Ждём педсовет" in seen.words
    await department.press("Согласиться")
    await department.sees("Срок перенесён до 15 сентября. Решили Вы.")
    told = await head.sees("Срок перенесён до 15 сентября.")
    assert "Напоминания придут к новому сроку" in told.words
    assert await ladder(town, "2020-09-01") == []
    assert (await ladder(town, "2020-09-15"))[-3:] == ["day", "overdue-1", "overdue-5"]
    await town.clock("2020-09-01T10:00")
    await settled(town)
    await town.clock("2020-09-04T10:00")  # seven working days before the 15th
    await head.sees("До 15 сентября 11 дней")
    assert not [text for text in reminders_to(town, head) if "1 сентября" in text]


async def test_a_refusal_comes_with_a_word_and_the_deadline_stays(town: Town) -> None:
    department = await town.administrator()
    head = await asks(town)
    await department.press("Ответить словами")
    await department.say("Проведите педсовет раньше")
    await department.press("Отказать")
    told = await head.sees("управление не согласилось")
    assert "Проведите педсовет раньше" in told.words
    assert (await ladder(town, "2020-09-01"))[-1] == "overdue-5"


async def test_another_date_may_be_granted_and_a_day_off_moves_earlier(town: Town) -> None:
    department = await town.administrator()
    head = await asks(town)
    await department.press("Другая дата")
    await department.say("13 сентября")  # a Sunday
    await department.press("Согласиться: 11 сентября")
    await head.sees("Срок перенесён до 11 сентября.")


async def test_a_report_that_was_sent_opens_again_after_the_deadline(town: Town) -> None:
    department = await town.administrator()
    head = await town.registered("Ласточка")
    await sends_everything(head)
    await town.clock("2020-09-02T10:00")
    await head.say("/menu")
    await head.press("Квитанция")
    await head.press("Посмотреть ответы")
    await head.press("Попросить перенос срока")
    await head.say("16 сентября")
    await head.say("Нужно поправить приказ")
    await department.press("Согласиться")
    await head.press("Открыть пункты")
    await head.press("1. Перечень")
    await head.press("Этап")
    await head.sees("Пункт 1 из 6")
    await head.press("В работе")
    await settled(town)
    assert not await town.rows("SELECT id FROM reminders WHERE state = 'queued'")


async def test_everybody_of_the_organisation_hears_of_it_once(town: Town) -> None:
    department = await town.administrator()
    head = await asks(town)
    deputy = await joins_as_deputy(town, "Ласточка", head)
    await department.press("Согласиться")
    for person in (head, deputy):
        await person.sees("Срок перенесён до 15 сентября.")
    await settled(town)
    for person in (head, deputy):
        sent = [str(call.params["text"]) for call in town.sandbox.calls("sendMessage", chat_id=person.id)]
        assert len([text for text in sent if text.startswith("Срок перенесён")]) == 1


async def test_of_two_administrators_the_later_sees_what_the_earlier_decided(tmp_path: Path) -> None:
    async with running_town(tmp_path, admin_ids=f"{ADMIN},{SECOND_ADMIN}") as town:
        first = await town.administrator()
        second = town.sandbox.person("Ольга", last_name="Ким", user_id=SECOND_ADMIN)
        await second.say("/start")
        head = await asks(town)
        await first.sees("Просьба о переносе")
        request = await second.sees("Просьба о переносе")
        await first.press("Отказать")
        await head.sees("не согласилось")
        told = await second.sees("Отказано.")
        assert "Решил администратор: Ирина Прокофьева." in told.words
        await second.press("Согласиться", message=request)
        await second.sees("По этой просьбе уже решили.")
        rows = await town.rows("SELECT state, decided_by FROM extensions")
        assert [(row["state"], row["decided_by"]) for row in rows] == [("declined", ADMIN)]


async def test_asking_again_takes_the_place_of_the_open_request(town: Town) -> None:
    department = await town.administrator()
    head = await asks(town)
    earlier = await department.sees("Просят до 15 сентября")
    await head.press("Все пункты")
    await head.press("Попросить перенос срока")
    await head.sees("ждёт решения")
    await head.press("Неделя")
    await head.say("Хватит и недели")
    await department.sees("Хватит и недели")
    await department.press("Согласиться", message=earlier)
    await department.sees("Сад попросил заново")
    await department.press("Согласиться")
    await head.sees("Срок перенесён до 8 сентября.")
    states = [row["state"] for row in await town.rows("SELECT state FROM extensions ORDER BY id")]
    assert states == ["replaced", "granted"]
