"""Seats at meetings: the same guards as the real storage has."""

from dataclasses import replace

from core.changes.meeting import AgendaPut, AttendanceMarked, HallOpened, RoundTold, SeatTaken, WordTried
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


def round_told(town: Reading, change: RoundTold) -> None:
    if (change.meeting_id, change.key) in town.rounds_told:
        raise Overtaken("round")
    town.rounds_told[change.meeting_id, change.key] = change


def hall_opened(town: Reading, change: HallOpened) -> None:
    key = change.hall.meeting_id, change.hall.subgroup
    if key in town.halls_open:
        raise Overtaken("hall")
    town.halls_open[key] = change.hall


def word_tried(town: Reading, change: WordTried) -> None:
    key = change.meeting_id, change.user_id
    if town.tries.get(key, 0) != change.expected:
        raise Overtaken("tries")
    town.tries[key] = change.expected + 1


def agenda_put(town: Reading, change: AgendaPut) -> None:
    key = change.run.meeting_id, change.run.subgroup
    before = town.runs.get(key)
    if (before.version if before else 0) != change.run.version:
        raise Overtaken("agenda")
    town.runs[key] = replace(change.run, version=change.run.version + 1)


def _seat(town: Reading, change: SeatTaken | AttendanceMarked) -> Seat:
    before = town.seat(change.meeting_id, change.organisation_id, 1)
    if before is None or before.version != change.expected:
        raise Overtaken("seat")
    return before
