"""Whom no message reaches: the department hears of it once a day and finds them in a list."""

from sandbox import Person
from tests.stories.conftest import Town
from tests.stories.heads import fates, joins_as_deputy, reminders_to, settled
from tests.stories.test_leave import goes_on_leave

LOST = "Сообщения не доходят до"


def told(person: Person) -> list[str]:
    """The notices about people cut off, oldest first."""
    return [message.words for message in person.messages if message.from_bot and LOST in message.words]


async def test_the_department_is_told_once_of_all_who_were_lost_in_a_round(town: Town) -> None:
    department = await town.administrator()
    one, two = await town.registered("Ласточка"), await town.registered("Солнышко")
    one.user.blocked = True
    two.deactivate()
    await town.clock("2020-08-12T10:00")
    await settled(town)
    assert told(department) == []  # more may come
    await town.clock("2020-08-12T10:16")
    await department.sees("Сообщения не доходят до 2 человек")
    await department.sees("МБДОУ № 7 «Ласточка»;\nМБДОУ № 12 «Солнышко».")
    await town.clock("2020-08-12T17:00")
    await settled(town)
    assert len(told(department)) == 1


async def test_another_one_lost_that_day_waits_for_the_next_working_day(town: Town) -> None:
    department = await town.administrator()
    friday, weekend = await town.registered("Ласточка"), await town.registered("Солнышко")
    await town.clock("2020-08-14T10:00")
    friday.block()
    await settled(town)
    await town.clock("2020-08-14T10:30")
    await department.sees("Сообщения не доходят до 1 человека")
    weekend.block()
    await settled(town)
    for moment in ("2020-08-14T12:00", "2020-08-16T12:00"):  # the same day, and a Sunday
        await town.clock(moment)
        await settled(town)
        assert len(told(department)) == 1
    await town.clock("2020-08-17T09:01")
    await department.sees("МБДОУ № 12 «Солнышко»")
    assert len(told(department)) == 2
    assert "Ласточка" not in told(department)[1]


async def test_the_list_has_names_phones_and_since_when(town: Town) -> None:
    department = await town.administrator()
    lost = await town.registered_up_to_the_name("Ласточка")
    await lost.press("Мария Петровна")
    lost.block()
    await settled(town)
    await department.say("/summary")
    await department.press("Ещё…")
    await department.press("Не доставлено (1)")
    await department.sees("МБДОУ № 7 «Ласточка»\n    Мария Петровна, с 3 августа, +7 910 123-45-67")
    await department.press("По пунктам")
    await department.sees("Сдали")


async def test_the_notice_leads_to_the_list(town: Town) -> None:
    department, lost = await town.administrator(), await town.registered("Ласточка")
    lost.block()
    await settled(town)
    await town.clock("2020-08-03T09:30")
    await department.sees(LOST)
    await department.press("Кому не доставлено")
    await department.sees("заведующий, с 3 августа")


async def test_where_everybody_can_be_reached_nothing_is_offered(town: Town) -> None:
    department = await town.administrator()
    await town.registered("Ласточка")
    await department.say("/summary")
    assert all("Не доставлено" not in label for row in department.buttons for label in row)


async def test_whoever_writes_again_is_off_the_list_and_gets_the_reminders_that_are_due(town: Town) -> None:
    department, head = await town.administrator(), await town.registered("Ласточка")
    head.user.blocked = True  # nobody tells the bot
    await town.clock("2020-08-12T10:00")
    await settled(town)
    assert (await fates(town, "Ласточка"))["before-14"] == "missed: unreachable"
    head.user.blocked = False
    await head.say("/start")
    await settled(town)
    await department.say("/summary")
    assert all("Не доставлено" not in label for row in department.buttons for label in row)
    await town.clock("2020-08-21T10:00")
    await head.sees("До 1 сентября 11 дней")
    assert len(reminders_to(town, head)) == 1
    assert told(department) == []


async def test_unblocking_alone_does_it_too(town: Town) -> None:
    department, head = await town.administrator(), await town.registered("Ласточка")
    head.block()
    await settled(town)
    head.unblock()
    await settled(town)
    await town.clock("2020-08-04T12:00")
    await settled(town)
    assert told(department) == []


async def test_since_when_is_the_first_time_that_it_failed(town: Town) -> None:
    department, lost = await town.administrator(), await town.registered("Ласточка")
    lost.block()
    await settled(town)
    await town.clock("2020-08-12T10:00")
    await settled(town)
    await department.say("/summary")
    await department.press("Ещё…")
    await department.press("Не доставлено (1)")
    await department.sees("с 3 августа")


async def test_nobody_else_sees_the_list(town: Town) -> None:
    lost, head = await town.registered("Ласточка"), await town.registered("Солнышко")
    lost.block()
    await settled(town)
    await head.tap("S:0:u:0")
    await head.sees("Сводка доступна только управлению образования.")


async def test_an_administrator_who_never_came_is_told_when_they_come(town: Town) -> None:
    lost = await town.registered("Ласточка")
    lost.block()
    await settled(town)
    await town.clock("2020-08-04T12:00")
    await settled(town)
    department = await town.administrator()
    await department.sees("Сообщения не доходят до 1 человека")


async def test_where_the_block_shows_only_at_sending_that_same_rung_goes_to_the_head(town: Town) -> None:
    head = await town.registered("Ласточка")
    deputy = await joins_as_deputy(town, "Ласточка", head)
    await goes_on_leave(head)
    await head.press("Старший воспитатель")
    await deputy.sees("просит Вас заместить")
    deputy.user.blocked = True  # nobody tells the bot
    await town.clock("2020-08-12T10:00")
    await head.sees("поэтому пишу Вам")
    await settled(town)
    assert len(reminders_to(town, head)) == 1
    assert (await fates(town, "Ласточка"))["before-14"] == "sent"
