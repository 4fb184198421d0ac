"""Applying what a meeting's day brings: words and codes, wrong tries, the agenda. No commit here."""

from sqlalchemy import Connection, update

from core.changes.meeting import AgendaPut, HallOpened, WordTried
from storage.guards import Stale
from storage.schema import agenda_runs, hall_tries, halls
from storage.upsert import insert_into


def hall_opened(connection: Connection, change: HallOpened) -> None:
    """Stale where the sitting has its word already."""
    hall = change.hall
    fresh = connection.execute(
        insert_into(connection, halls)
        .values(
            meeting_id=hall.meeting_id,
            subgroup=hall.subgroup,
            department_id=change.department_id,
            code=hall.code,
            at=hall.at,
        )
        .on_conflict_do_nothing()
    )
    if fresh.rowcount != 1:
        raise Stale(f"hall {hall.subgroup} of meeting {hall.meeting_id}")


def word_tried(connection: Connection, change: WordTried) -> None:
    """Stale where more was tried meanwhile: no try goes uncounted."""
    if change.expected == 0:
        done = connection.execute(
            insert_into(connection, hall_tries)
            .values(
                meeting_id=change.meeting_id,
                user_id=change.user_id,
                department_id=change.department_id,
                tries=1,
            )
            .on_conflict_do_nothing()
        )
    else:
        done = connection.execute(
            update(hall_tries)
            .where(
                hall_tries.c.meeting_id == change.meeting_id,
                hall_tries.c.user_id == change.user_id,
                hall_tries.c.tries == change.expected,
            )
            .values(tries=change.expected + 1)
        )
    if done.rowcount != 1:
        raise Stale(f"tries of {change.user_id} at meeting {change.meeting_id}")


def agenda_put(connection: Connection, change: AgendaPut) -> None:
    """Stale where somebody else has gone on meanwhile."""
    run = change.run
    key = {"meeting_id": run.meeting_id, "subgroup": run.subgroup, "department_id": change.department_id}
    values = {
        "item": run.item,
        "since": run.since,
        "extra": run.extra,
        "ended_at": run.ended_at,
        "chat_id": run.chat_id,
        "album": run.album,
        "told": run.told,
        "version": run.version + 1,
    }
    if run.version == 0:
        done = connection.execute(
            insert_into(connection, agenda_runs).values({**key, **values}).on_conflict_do_nothing()
        )
    else:
        done = connection.execute(
            update(agenda_runs)
            .where(
                *(agenda_runs.c[name] == value for name, value in key.items()),
                agenda_runs.c.version == run.version,
            )
            .values(**values)
        )
    if done.rowcount != 1:
        raise Stale(f"agenda {run.subgroup} of meeting {run.meeting_id}")
