"""Meetings: published with a seat for every open organisation. No commit here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from core.agenda_run import AgendaRun
from core.changes.meeting import AgendaPut, RoundTold
from core.meeting import MeetingPlan, Seat, SeatState
from core.outgoing import Post
from core.people import Person
from storage import outbox
from storage.apply_hall import agenda_put
from storage.apply_meetings import claimed
from storage.codec import dump_plan, load_plan
from storage.guards import Stale
from storage.rows import ORGANISATION, PERSON, organisation_of, person_of
from storage.schema import meetings, members, organisations, people, seats
from storage.upsert import insert_into


@dataclass(frozen=True, slots=True)
class Published:
    """``version`` counts from 1; ``is_new`` False where the file was published before, unchanged."""

    meeting_id: int
    version: int
    is_new: bool


def publish(
    connection: Connection, department_id: int, plan: MeetingPlan, source: str, at: datetime
) -> Published:
    """Store the plan, or its change; the same text again changes nothing.

    Who had chosen a sitting that is no more is invited anew.
    """
    row = connection.execute(
        select(meetings.c.id, meetings.c.body, meetings.c.version).where(
            meetings.c.department_id == department_id, meetings.c.slug == plan.slug
        )
    ).one_or_none()
    body = {"day": plan.meeting.day, "body": dump_plan(plan), "source": source}
    if row is None:
        fresh = insert(meetings).values(
            department_id=department_id, slug=plan.slug, version=1, published_at=at, **body
        )
        meeting_id = int(connection.execute(fresh.returning(meetings.c.id)).scalar_one())
        open_seats(connection, department_id, meeting_id, at)
        return Published(meeting_id, 1, True)
    if load_plan(row.body) == plan:
        return Published(row.id, row.version, False)
    connection.execute(
        update(meetings)
        .where(meetings.c.id == row.id)
        .values(version=row.version + 1, closed_at=None, **body)
    )
    still = [one.number for one in plan.meeting.subgroups]
    connection.execute(
        update(seats)
        .where(seats.c.meeting_id == row.id, seats.c.subgroup.not_in(still))
        .values(state=SeatState.INVITED.value, subgroup=None, version=seats.c.version + 1, changed_at=at)
    )
    open_seats(connection, department_id, row.id, at)
    return Published(row.id, row.version + 1, True)


def open_seats(connection: Connection, department_id: int, meeting_id: int, at: datetime) -> None:
    """Give every open organisation its seat; those that have one keep it."""
    found = connection.execute(
        select(organisations.c.id).where(
            organisations.c.department_id == department_id, organisations.c.closed_at.is_(None)
        )
    ).scalars()
    rows = [
        {
            "meeting_id": meeting_id,
            "organisation_id": organisation_id,
            "department_id": department_id,
            "state": SeatState.INVITED.value,
            "version": 1,
            "changed_at": at,
        }
        for organisation_id in found
    ]
    if rows:
        connection.execute(insert_into(connection, seats).on_conflict_do_nothing(), rows)


def invited(connection: Connection, department_id: int, meeting_id: int) -> list[tuple[Person, Seat]]:
    """Everybody who is to hear of a meeting, with the seat that is theirs to speak for."""
    rows = connection.execute(
        select(seats, *ORGANISATION, *PERSON)
        .join(organisations, organisations.c.id == seats.c.organisation_id)
        .join(members, members.c.organisation_id == seats.c.organisation_id)
        .join(people, people.c.id == members.c.person_id)
        .where(
            seats.c.meeting_id == meeting_id,
            seats.c.department_id == department_id,
            members.c.ended_at.is_(None),
            organisations.c.closed_at.is_(None),
        )
        .order_by(people.c.id, organisations.c.number)
    )
    return [
        (person_of(row), Seat(meeting_id, organisation_of(row), SeatState(row.state), row.subgroup))
        for row in rows
    ]


def tell(
    connection: Connection,
    meeting_id: int,
    department_id: int,
    key: str,
    posts: Sequence[Post],
    told: int,
    at: datetime,
) -> bool:
    """A round is decided, and its letters stand in the outbox; False where another process was quicker."""
    if not claimed(connection, RoundTold(meeting_id, department_id, key, told, at)):
        return False
    for post in posts:
        outbox.enqueue(connection, post, at)
    return True


def retell(connection: Connection, run: AgendaRun, department_id: int, post: Post, at: datetime) -> bool:
    """The message tells the time anew; False where the agenda has gone on meanwhile."""
    try:
        agenda_put(connection, AgendaPut(run, department_id))
    except Stale:
        return False
    outbox.enqueue(connection, post, at)
    return True


def meeting_of(connection: Connection, department_id: int, slug: str) -> int | None:
    """The meeting of the file with that id, closed or not: a decision's own meeting has its id."""
    return connection.execute(
        select(meetings.c.id).where(meetings.c.department_id == department_id, meetings.c.slug == slug)
    ).scalar_one_or_none()
