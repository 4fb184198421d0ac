"""One head, several kindergartens: always clear which one is at hand, and nothing is mixed up."""

import pytest

from core.answers import Chosen
from sandbox import Person
from tests.stories.answers import stored
from tests.stories.conftest import Town
from tests.stories.heads import reminders_to, sends_everything, settled

pytestmark = pytest.mark.usefixtures("sound")


async def of_two(town: Town) -> Person:
    """The head of № 7, who has taken № 12 as well."""
    head = await town.registered("Ласточка")
    await also(town, head, "Солнышко")
    return head


async def also(town: Town, head: Person, kindergarten: str) -> None:
    await head.say(f"/start {town.code(kindergarten)}")
    await head.press("Да, это мы")
    await head.press("Заведующий")
    await head.press("Пропустить")


async def test_the_menu_says_which_one_is_at_hand_and_switches(town: Town) -> None:
    head = await of_two(town)
    await head.sees("Вы отвечаете за 2 организации. Сейчас: № 12.")
    assert "Ласточка" not in head.screen.text
    await head.press("Перейти: № 7")
    await head.sees("Сейчас: № 7.")
    await town.restart()
    await head.say("/menu")
    await head.sees("Сейчас: № 7.")


async def test_who_has_one_sees_no_switch(town: Town) -> None:
    head = await town.registered("Ласточка")
    await head.say("/menu")
    await head.sees("МБДОУ № 7")
    assert "Сейчас:" not in head.screen.text
    assert not [row for row in head.buttons if "Перейти" in row[0] or "Сменить" in row[0]]


async def test_each_question_names_its_organisation_and_words_go_where_it_says(town: Town) -> None:
    head = await of_two(town)
    await head.press("Начать")
    await head.sees("МБДОУ № 12 «Солнышко»")
    await head.press("Сделано")
    await head.press("Другая дата")
    seven = await town.rows(
        "SELECT r.id FROM reports r JOIN organisations o ON o.id = r.organisation_id WHERE o.number = 7"
    )
    await head.press("Позже")
    await head.press("Перейти: № 7")
    await head.say("25.07.2020")
    await head.sees("Сейчас я ничего не спрашиваю")
    await head.press("Начать")
    await head.sees("МБДОУ № 7 «Ласточка»")
    await head.say("в работе")
    await head.sees("К какому дню планируете закончить?")
    rows = await town.rows("SELECT report_id, question FROM answers ORDER BY at")
    assert [(row["report_id"] == seven[0]["id"], row["question"]) for row in rows] == [
        (False, "status"),
        (True, "status"),
    ]


async def test_an_old_screen_of_the_other_one_takes_the_menu_with_it(town: Town) -> None:
    head = await of_two(town)
    await head.press("Начать")
    old = await head.sees("На каком этапе")
    await head.say("/menu")
    await head.press("Перейти: № 7")
    await head.press("Не начинали", message=old)
    await head.sees("МБДОУ № 12 «Солнышко»")
    await head.press("Позже")
    await head.sees("Сейчас: № 12.")
    assert (await stored(town)) == {"acts.status": Chosen(("not_started",))}


async def test_the_reminder_s_buttons_and_the_receipt_name_theirs(town: Town) -> None:
    head = await of_two(town)
    await town.clock("2020-08-12T10:00")
    await head.sees("До 1 сентября 20 дней")
    await settled(town)
    assert len(reminders_to(town, head)) == 1
    assert [row[0] for row in head.buttons][:2] == ["Продолжить: № 7", "Продолжить: № 12"]
    await sends_everything(head, "Продолжить: № 7")
    await head.sees("МБДОУ № 7 «Ласточка»")
    await head.say("/menu")
    await head.sees("Сейчас: № 7.")
    await head.press("Перейти: № 12")
    await head.sees("Заполнено 0 из 6")
