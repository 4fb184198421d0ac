"""No reminder is lost or repeated: restarts, double ticks, two processes, posts that waited too long."""

import asyncio
from datetime import datetime
from pathlib import Path

import pytest

from bot.opening import open_installation
from bot.stores import ReminderStore
from sandbox import Fault, FaultKind
from scheduler.ticks import ReminderTick
from storage.writer import Writer
from tests.stories.conftest import Town, running_town
from tests.stories.heads import fates, knows_the_decision, not_begun_anywhere, reminders_to, settled, soon

DUE = datetime.fromisoformat("2020-08-12T10:00+03:00")


async def test_stopping_and_starting_repeats_nothing_and_loses_nothing(town: Town) -> None:
    head = await town.registered("Ласточка")
    for moment, words in (("2020-08-12T10:00", "20 дней"), ("2020-08-21T10:00", "11 дней")):
        await town.clock(moment)
        await head.sees(words)
        await town.restart()
        await town.restart()
        await settled(town)
    assert len(reminders_to(town, head)) == 2
    became = await fates(town, "Ласточка")
    assert [name for name, fate in became.items() if fate == "sent"] == ["before-14", "before-7"]


async def test_a_letter_decided_on_before_a_stop_goes_out_after_the_start(town: Town) -> None:
    head = await town.registered("Ласточка")
    town.sandbox.faults.outage = True
    await town.clock("2020-08-12T10:00")
    assert (await fates(town, "Ласточка"))["before-14"] == "queued"
    await town.stop()
    town.sandbox.faults.outage = False
    await town.start()
    await head.sees("До 1 сентября 20 дней")
    await settled(town)
    assert len(reminders_to(town, head)) == 1
    assert (await fates(town, "Ласточка"))["before-14"] == "sent"


async def test_a_reminder_that_waits_is_not_sent_once_the_report_is_in(town: Town) -> None:
    head = await town.registered("Ласточка")
    await knows_the_decision(head)
    await head.say("/menu")
    await not_begun_anywhere(head)
    town.sandbox.faults.once("sendMessage", Fault(FaultKind.TOO_MANY, seconds=2))
    await town.clock("2020-08-12T10:00")
    await head.press("Отправить")
    await head.sees("№ ")

    async def cancelled() -> bool:
        return (await fates(town, "Ласточка"))["before-14"] == "cancelled: finished"

    await soon(cancelled, 15)
    assert reminders_to(town, head) == []


async def test_a_reminder_held_up_until_the_evening_is_decided_anew(town: Town) -> None:
    head = await town.registered("Ласточка")
    town.sandbox.faults.outage = True
    await town.clock("2020-08-12T10:00")

    async def refused() -> bool:
        return any(not call.ok for call in town.sandbox.calls("sendMessage"))

    await soon(refused)  # a first try that is still on its way would find fair weather, and arrive
    await town.clock("2020-08-12T21:00")
    town.sandbox.faults.outage = False

    async def moved() -> bool:
        return (await fates(town, "Ласточка"))["before-14"] == "planned: outside_window"

    await soon(moved, 15)
    assert reminders_to(town, head) == []
    await town.clock("2020-08-13T10:00")
    await head.sees("До 1 сентября 19 дней")
    await settled(town)
    assert len(reminders_to(town, head)) == 1


@pytest.mark.parametrize("looks", [2, 5])
async def test_looks_at_the_same_moment_send_one_letter(town: Town, looks: int) -> None:
    head = await town.registered("Ласточка")
    await asyncio.gather(*(town.clock("2020-08-12T10:00") for _ in range(looks)))
    await head.sees("До 1 сентября 20 дней")
    await settled(town)
    assert len(reminders_to(town, head)) == 1


async def test_two_processes_on_one_database_queue_one_letter(town: Town) -> None:
    await town.registered("Ласточка")
    await town.stop()

    async def process() -> int:
        here = await open_installation(town.settings)
        writer = Writer(here.database)
        writing = asyncio.create_task(writer.run())
        tick = ReminderTick(
            ReminderStore(here.database, writer, here.shelf), here.settings.zone, here.days, lambda: None
        )
        try:
            return sum([await tick.look(DUE) for _ in range(3)])
        finally:
            writing.cancel()
            await asyncio.gather(writing, return_exceptions=True)
            await here.close()

    queued = await asyncio.gather(*(process() for _ in range(4)))
    assert sum(queued) == 1
    assert len(await town.rows("SELECT id FROM outbox WHERE is_reminder")) == 1
    assert (await fates(town, "Ласточка"))["before-14"] == "queued"


async def test_a_fast_clock_skips_no_rung(tmp_path: Path) -> None:
    async with running_town(tmp_path, tick_seconds=0.25) as town:  # a look sees a day and a half at once
        head = await town.registered("Ласточка")
        await town.clock("2020-08-12T03:00", speed=6 * 86_400)

        async def over() -> bool:
            return (await fates(town, "Ласточка"))["overdue-5"] == "sent"

        await soon(over, 40)
        assert set((await fates(town, "Ласточка")).values()) == {"sent"}
        assert [text.split(".")[0] for text in reminders_to(town, head)] == [
            "Добрый день! До 1 сентября 20 дней",
            "Добрый день! До 1 сентября 11 дней",
            "Добрый день! До 1 сентября 5 дней",
            "Добрый день! До 1 сентября 1 день",
            "Добрый день! Сегодня, 1 сентября, последний день",
            "Добрый день! Срок был 1 сентября, но ответ ещё ждём",
            "Добрый день! Срок был 1 сентября, но ответ ещё ждём",
        ]


async def test_a_very_fast_clock_skips_no_rung_either(tmp_path: Path) -> None:
    async with running_town(tmp_path, tick_seconds=1.0) as town:
        head = await town.registered("Ласточка")
        await town.clock("2020-08-12T03:00", speed=20 * 86_400)

        async def over() -> bool:
            return (await fates(town, "Ласточка"))["overdue-5"] == "sent"

        await soon(over, 20)
        assert len(reminders_to(town, head)) == 7
