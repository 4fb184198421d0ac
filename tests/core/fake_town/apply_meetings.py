"""Seats at meetings: the same guards as the real storage has."""

from dataclasses import replace

from core.changes.meeting import AttendanceMarked, SeatTaken
from core.meeting import Seat, taken
from tests.core.fake_town.facts import Overtaken
from tests.core.fake_town.reading import Reading


def seat_taken(town: Reading, change: SeatTaken) -> None:
    before = _seat(town, change)
    if change.capacity is not None and change.subgroup is not None:
        others = (one for one in town.seats(change.meeting_id, 1) if one.organisation != before.organisation)
        if taken(tuple(others), change.subgroup) >= change.capacity:
            raise Overtaken("subgroup")
    town.seats_kept[change.meeting_id, change.organisation_id] = replace(
        before,
        state=change.state,
        subgroup=change.subgroup,
        instead=change.instead,
        reason=change.reason,
        version=before.version + 1,
    )


def attendance_marked(town: Reading, change: AttendanceMarked) -> None:
    before = _seat(town, change)
    there = change.marked is not None
    town.seats_kept[change.meeting_id, change.organisation_id] = replace(
        before,
        attended_at=change.at if there else None,
        attended_in=change.subgroup if there else None,
        marked=change.marked,
        version=before.version + 1,
    )


def _seat(town: Reading, change: SeatTaken | AttendanceMarked) -> Seat:
    before = town.seat(change.meeting_id, change.organisation_id, 1)
    if before is None or before.version != change.expected:
        raise Overtaken("seat")
    return before
