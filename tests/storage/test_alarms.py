"""Alarms are told once, also where two processes look at the same time; and how long messages wait."""

from datetime import timedelta

import pytest
from sqlalchemy import Connection, func, select

from core.alarms import Alarm, Vitals, news
from core.outgoing import Post, Priority
from core.staff import StaffRole
from storage import alarms, outbox
from storage.outlook import outlook
from storage.schema import chats, staff
from storage.schema import outbox as posts
from tests.storage.office import NOW, Office

ILL = Vitals(free_share=0.01)


async def test_of_two_processes_that_saw_the_same_one_tells(office: Office) -> None:
    def work(connection: Connection) -> None:
        before = alarms.told(connection)  # what both of them read
        found = news(ILL, before, NOW)
        message = Post(5, "{}", Priority.NOTICE)
        assert alarms.tell(connection, found, [message], before, NOW)
        assert not alarms.tell(connection, found, [message], before, NOW)  # overtaken
        assert connection.execute(select(func.count()).select_from(posts)).scalar_one() == 1
        assert alarms.told(connection) == found.log

    await office.database.write(work)


async def test_an_alarm_of_a_later_release_is_passed_over(office: Office) -> None:
    def work(connection: Connection) -> None:
        alarms.facts.put(connection, alarms.TOLD, '{"novelty": ["2026-01-01T00:00:00+00:00", null]}')
        assert alarms.told(connection) == {}

    await office.database.write(work)


async def test_administrators_hear_it_and_nobody_else(office: Office) -> None:
    def work(connection: Connection) -> None:
        for user_id, role in ((1, StaffRole.VIEWER), (2, StaffRole.SPECIALIST), (3, StaffRole.ADMINISTRATOR)):
            row = {"user_id": user_id, "role": role.value, "since": NOW}
            connection.execute(staff.insert().values(department_id=office.department_id, **row))
        for chat in (1, 2, 3, 9):
            connection.execute(chats.insert().values(chat_id=chat, newest_message_id=1))
        assert alarms.whom(connection, office.department_id, (9,)) == (3, 9)

    await office.database.write(work)


@pytest.mark.parametrize("priority", [Priority.REPLY, Priority.NOTICE])
async def test_doctor_and_alarm_measure_the_queue_alike(office: Office, priority: Priority) -> None:
    """A broadcast takes its time, and isn't late for that."""

    def work(connection: Connection) -> None:
        outbox.enqueue(connection, Post(5, "{}", Priority.BROADCAST), NOW - timedelta(hours=1))
        assert alarms.oldest(connection) is None
        assert outlook(connection, office.shelf, office.department_id).oldest is None
        outbox.enqueue(connection, Post(5, "{}", priority), NOW)
        assert alarms.oldest(connection) == NOW
        assert outlook(connection, office.shelf, office.department_id).oldest == NOW
        assert Alarm.OUTBOX in set(Alarm)

    await office.database.write(work)
