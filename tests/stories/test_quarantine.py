"""What the bot can't work on goes aside: its person gets an apology, and the administrators one message."""

from pathlib import Path

import pytest

from bot.patience import Patience
from core.outgoing import Post
from sandbox import Person
from screens.screen import Screen, dump_screen
from tests.stories.conftest import ADMIN, Town, running_town
from tests.stories.heads import changed, settled, soon
from tests.stories.poison import (
    APOLOGY,
    at_a_typed_question,
    command,
    notices,
    poisoned,
    quarantined,
)
from tests.stories.weather import posted


async def test_the_person_gets_an_apology_and_the_administrator_one_message(town: Town) -> None:
    department, head = await town.administrator(), await at_a_typed_question(town)
    await poisoned(town, head)
    await head.say("15.07.2020")
    await head.sees(APOLOGY)
    await department.sees("Не обработано 1 сообщение")
    (seq,) = await quarantined(town)
    await department.sees(f"Номер: {seq}.")
    await department.sees("python -m bot quarantine list")
    await department.press("В меню")
    await department.sees("Вы вошли как управление")


async def test_more_of_them_within_the_hour_are_counted_together(tmp_path: Path) -> None:
    async with running_town(tmp_path, Patience(notices=2.0)) as town:
        department = await town.administrator()
        heads = [await at_a_typed_question(town, name) for name in ("Ласточка", "Солнышко", "Ромашка")]
        for head in heads:
            await poisoned(town, head)
        await heads[0].say("15.07.2020")
        await department.sees("Не обработано 1 сообщение")
        for head in heads[1:]:
            await head.say("15.07.2020")
            await head.sees(APOLOGY)
        assert len(notices(department)) == 1
        await department.sees("Не обработано 2 сообщения")
        first, *others = await quarantined(town)
        assert f"Номера: {others[0]}, {others[1]}." in notices(department)[1]
        assert str(first) not in notices(department)[1].split("Номера")[1]


async def test_nobody_is_told_twice_even_after_a_restart(town: Town) -> None:
    department, head = await town.administrator(), await at_a_typed_question(town)
    await poisoned(town, head)
    await head.say("15.07.2020")
    await department.sees("Не обработано 1 сообщение")
    await changed(town, "DELETE FROM facts WHERE name = 'mishaps_told_at'")  # as if the hour were over
    await town.restart()
    await head.say("/menu")
    await settled(town)
    assert len(notices(department)) == 1


async def test_where_no_administrator_has_pressed_start_it_is_told_when_one_does(town: Town) -> None:
    head = await at_a_typed_question(town)
    await poisoned(town, head)
    await head.say("15.07.2020")
    await head.sees(APOLOGY)
    await settled(town)
    assert town.sandbox.calls("sendMessage", chat_id=ADMIN) == []
    department = await town.administrator()
    await department.sees("Не обработано 1 сообщение")


async def test_put_back_too_early_it_fails_again_and_is_told_again(tmp_path: Path) -> None:
    async with running_town(tmp_path, Patience(notices=0.0)) as town:
        department, head = await town.administrator(), await at_a_typed_question(town)
        await poisoned(town, head)
        await head.say("15.07.2020")
        await department.sees("Не обработано 1 сообщение")
        await command(town, "retry", all=True)
        await soon(lambda: told_twice(department), 20)
        (seq,) = await quarantined(town)
        (row,) = await town.rows("SELECT attempts FROM updates WHERE seq = :seq", seq=seq)
        assert row["attempts"] == 3


async def told_twice(person: Person) -> bool:
    return len(notices(person)) == 2


async def test_a_post_that_telegram_refuses_is_one_line_and_told_too(
    town: Town, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    department, head = await town.administrator(), await town.registered("Ласточка")
    await posted(town, Post(head.id, dump_screen(Screen("<b>не закрыто"))))
    await head.say("/menu")  # wakes the post office, and shows that the chat goes on
    await department.sees("Не отправлено 1 сообщение")
    (row,) = await town.rows("SELECT id, why, screen FROM outbox WHERE state = 'failed'")
    assert "can't parse entities" in row["why"]
    assert row["screen"] == ""
    assert sum("can't parse entities" in line for line in caplog.messages) == 1
    await command(town, "list")
    assert capsys.readouterr().out.startswith(f"p{row['id']}  03.08.2020 09:")
    await command(town, "drop", f"p{row['id']}")
    assert await town.rows("SELECT id FROM outbox") == []


async def test_of_people_cut_off_nobody_is_told_as_of_a_mishap(town: Town) -> None:
    department, head = await town.administrator(), await town.registered("Ласточка")
    head.user.blocked = True
    await town.clock("2020-08-12T10:00")
    await settled(town)
    await town.clock("2020-08-12T10:20")
    await department.sees("Сообщения не доходят")
    assert notices(department) == []


async def test_the_hour_is_an_hour_of_real_time(town: Town) -> None:
    """A rehearsal's clock that runs a month in a minute makes no flood of notices."""
    department, head = await town.administrator(), await at_a_typed_question(town)
    await poisoned(town, head)
    await head.say("15.07.2020")
    await department.sees("Не обработано 1 сообщение")
    other = await at_a_typed_question(town, "Солнышко")
    await poisoned(town, other)
    await other.say("15.07.2020")
    await other.sees(APOLOGY)
    await town.clock("2020-08-05T09:00")
    await settled(town)
    assert len(notices(department)) == 1
