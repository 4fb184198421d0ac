"""Meetings and seats as they are stored: published once, a chair serves one, whose they are."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, delete

from core.changes.meeting import AttendanceMarked, SeatTaken
from core.meeting import Marked, MeetingPlan, PublishedMeeting, Seat, SeatState
from papers.meeting_file import load_meeting
from storage import meetings
from storage.applying import apply
from storage.guards import Stale
from storage.meetings import Published
from storage.reads import SqlReads
from storage.schema import seats as seat_table
from storage.writer import Writer
from tests.storage.office import NOW, Office, furnish

PLAN = load_meeting(Path(__file__).resolve().parents[2] / "decisions" / "vsoko-2020.yaml")


async def publish(office: Office, plan: MeetingPlan = PLAN) -> Published:
    return await office.database.write(
        lambda c: meetings.publish(c, office.department_id, plan, "source", NOW)
    )


async def meeting(office: Office, meeting_id: int = 1) -> PublishedMeeting | None:
    return await office.database.read(
        lambda c: SqlReads(c, office.shelf).meeting(meeting_id, office.department_id)
    )


async def seats(office: Office, meeting_id: int = 1) -> tuple[Seat, ...]:
    return await office.database.read(
        lambda c: SqlReads(c, office.shelf).seats(meeting_id, office.department_id)
    )


def comes(office: Office, place: int, expected: int = 1, capacity: int | None = None) -> SeatTaken:
    return SeatTaken(
        1,
        office.department_id,
        office.organisations[place],
        expected,
        SeatState.COMING,
        NOW,
        subgroup=1,
        instead="Петрова Анна",
        capacity=capacity,
    )


async def test_a_meeting_is_published_once_with_a_seat_for_each(office: Office) -> None:
    first = await publish(office)
    assert (first.version, first.is_new) == (1, True)
    assert (await publish(office)).is_new is False
    found = await meeting(office, first.meeting_id)
    assert found is not None
    assert found.plan == PLAN
    assert found.published_at == NOW
    assert [one.organisation.id for one in await seats(office)] == list(office.organisations)
    assert {one.state for one in await seats(office)} == {SeatState.INVITED}


async def test_a_change_keeps_who_comes_unless_their_sitting_is_no_more(office: Office) -> None:
    await publish(office)
    await office.database.write(lambda c: apply(c, comes(office, 0)))
    second = replace(comes(office, 1), subgroup=2)
    await office.database.write(lambda c: apply(c, second))
    shorter = replace(PLAN, meeting=replace(PLAN.meeting, subgroups=PLAN.meeting.subgroups[:1]))
    assert (await publish(office, shorter)).version == 2
    first, other = await seats(office)
    assert (first.state, first.subgroup) == (SeatState.COMING, 1)
    assert (other.state, other.subgroup) == (SeatState.INVITED, None)


async def test_the_last_chair_is_taken_once(office: Office, writer: Writer) -> None:
    await publish(office)
    both = [comes(office, place, capacity=1) for place in (0, 1)]
    made = await asyncio.gather(
        *(writer.do(lambda c, one=one: apply(c, one)) for one in both), return_exceptions=True
    )
    assert made[0] is None
    assert isinstance(made[1], Stale)
    first, other = await seats(office)
    assert (first.state, first.instead) == (SeatState.COMING, "Петрова Анна")
    assert other.state is SeatState.INVITED
    again = replace(comes(office, 0, 2, 1), instead="")  # one's own chair is no obstacle
    await office.database.write(lambda c: apply(c, again))


async def test_of_two_words_for_one_seat_the_second_is_stale(office: Office) -> None:
    await publish(office)
    await office.database.write(lambda c: apply(c, comes(office, 0)))
    with pytest.raises(Stale):
        await office.database.write(lambda c: apply(c, replace(comes(office, 0), subgroup=2)))


async def test_who_was_there_is_kept_with_when_and_how(office: Office) -> None:
    await publish(office)
    at = NOW + timedelta(hours=1)
    mark = AttendanceMarked(1, office.department_id, office.organisations[0], 1, at, Marked.CODE, 2)
    await office.database.write(lambda c: apply(c, mark))
    first = (await seats(office))[0]
    assert (first.attended_at, first.attended_in, first.marked) == (at, 2, Marked.CODE)
    undone = replace(mark, expected=2, marked=None)
    await office.database.write(lambda c: apply(c, undone))
    assert not (await seats(office))[0].attended


async def test_nobody_sees_another_department_s_meeting(office: Office) -> None:
    await publish(office)
    other = await furnish(office.database, "Другое управление")

    def work(connection: Connection) -> tuple[object, ...]:
        reads = SqlReads(connection, other.shelf)
        return (
            reads.meeting(1, other.department_id),
            reads.meetings(other.department_id),
            reads.seats(1, other.department_id),
            reads.seat(1, office.organisations[0], other.department_id),
        )

    assert await office.database.read(work) == (None, (), (), None)
    stolen = replace(comes(office, 0), department_id=other.department_id)
    with pytest.raises(Stale):
        await office.database.write(lambda c: apply(c, stolen))


async def test_an_organisation_that_came_later_is_invited_all_the_same(office: Office) -> None:
    await publish(office)
    other = replace(comes(office, 0), expected=0)
    with pytest.raises(Stale):  # it has its row
        await office.database.write(lambda c: apply(c, other))
    await office.database.write(lambda c: c.execute(delete(seat_table)))
    assert [one.version for one in await seats(office)] == [0, 0]
    await office.database.write(lambda c: apply(c, other))
    assert (await seats(office))[0].state is SeatState.COMING
