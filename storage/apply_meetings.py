"""Applying what is said to invitations, and who was there. No commit here."""

from typing import Any

from sqlalchemy import Connection, func, select, update

from core.changes.meeting import AttendanceMarked, RoundTold, SeatTaken
from core.meeting import SeatState
from storage.guards import Stale
from storage.schema import meeting_rounds, meetings, seats
from storage.upsert import insert_into


def seat_taken(connection: Connection, change: SeatTaken) -> None:
    """Stale where the seat has changed since, or the sitting is full by now."""
    if change.capacity is not None and change.subgroup is not None:
        _hold(connection, change.meeting_id)
        others = connection.execute(
            select(func.count())
            .select_from(seats)
            .where(
                seats.c.meeting_id == change.meeting_id,
                seats.c.subgroup == change.subgroup,
                seats.c.state == SeatState.COMING.value,
                seats.c.organisation_id != change.organisation_id,
            )
        ).scalar_one()
        if others >= change.capacity:
            raise Stale(f"subgroup {change.subgroup} of meeting {change.meeting_id}")
    _put(
        connection,
        change,
        state=change.state.value,
        subgroup=change.subgroup,
        instead=change.instead,
        reason=change.reason,
    )


def attendance_marked(connection: Connection, change: AttendanceMarked) -> None:
    """Stale where the seat has changed since. Who was there has said what they say, whatever it was."""
    is_there = change.marked is not None
    values: dict[str, Any] = {
        "attended_at": change.at if is_there else None,
        "attended_in": change.subgroup if is_there else None,
        "marked": change.marked.value if change.marked else None,
    }
    _put(connection, change, **values)


def round_told(connection: Connection, change: RoundTold) -> None:
    """Stale where another process, or another tap, was quicker."""
    if not claimed(connection, change):
        raise Stale(f"round {change.key} of meeting {change.meeting_id}")


def claimed(connection: Connection, change: RoundTold) -> bool:
    """Whether the round is this caller's: its letters go into the same transaction."""
    fresh = connection.execute(
        insert_into(connection, meeting_rounds)
        .values(
            meeting_id=change.meeting_id,
            key=change.key,
            department_id=change.department_id,
            at=change.at,
            told=change.told,
        )
        .on_conflict_do_nothing()
    )
    return fresh.rowcount == 1


def _hold(connection: Connection, meeting_id: int) -> None:
    """Two who take the last chair come one after the other (SQLite has one writer anyway)."""
    connection.execute(select(meetings.c.id).where(meetings.c.id == meeting_id).with_for_update())


def _put(connection: Connection, change: SeatTaken | AttendanceMarked, **values: Any) -> None:
    values |= {"version": change.expected + 1, "changed_at": change.at}
    if change.expected == 0:  # an organisation that came after the publication
        row = {
            "meeting_id": change.meeting_id,
            "organisation_id": change.organisation_id,
            "department_id": change.department_id,
            "state": SeatState.INVITED.value,
        }
        done = connection.execute(
            insert_into(connection, seats).values({**row, **values}).on_conflict_do_nothing()
        )
    else:
        done = connection.execute(
            update(seats)
            .where(
                seats.c.meeting_id == change.meeting_id,
                seats.c.organisation_id == change.organisation_id,
                seats.c.department_id == change.department_id,
                seats.c.version == change.expected,
            )
            .values(**values)
        )
    if done.rowcount != 1:
        raise Stale(f"seat of {change.organisation_id} at meeting {change.meeting_id}")
