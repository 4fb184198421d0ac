"""Rows of rungs: planned for organisations, and cancelled where they belong to another deadline."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache

from sqlalchemy import Connection, or_, update

from core.ladder import Rung
from core.reminders import Why
from storage.prepared import Prepared
from storage.schema import reminders
from storage.upsert import insert_for

ASKED_FOR = ("snooze", "return", "plan")  # kinds of rungs that belong to no deadline
CLOSED = "closed"  # why a rung was cancelled whose organisation nobody answers for any more
DEADLINE_MOVED = "deadline_moved"  # why a rung was cancelled that belongs to another deadline
COME_BACK = (DEADLINE_MOVED, Why.LADDER_CHANGED.value, CLOSED)  # cancelled for these, it may be wanted again
OWED_AGAIN = (*COME_BACK, Why.FINISHED.value)


def plan_rungs(
    connection: Connection,
    department_id: int,
    decision_id: int,
    organisation_ids: Sequence[int],
    deadline: date,
    rungs: Sequence[Rung],
    again: Sequence[str] = COME_BACK,
) -> None:
    """Rows for these organisations; those that exist stay, but for those cancelled for a reason in ``again``:
    a deadline or a ladder that has come back. Rungs after a return belong to no deadline, but to their day.
    """
    rows = [
        {
            "department_id": department_id,
            "decision_id": decision_id,
            "organisation_id": organisation_id,
            "rung": rung.id,
            "deadline": rung.at.date() if rung.id.startswith("return-") else deadline,
            "planned_at": rung.at,
            "due_at": rung.at,
            "state": "planned",
        }
        for organisation_id in organisation_ids
        for rung in rungs
    ]
    _plan(connection.dialect.name, tuple(again)).run_many(connection, rows)


@cache
def _plan(dialect: str, again: tuple[str, ...]) -> Prepared:
    fresh = insert_for(dialect, reminders)
    anew = {
        "state": "planned",
        "why": "",
        "planned_at": fresh.excluded.planned_at,
        "due_at": fresh.excluded.due_at,
        "decided_at": None,
        "outbox_id": None,
    }
    return Prepared(
        fresh.on_conflict_do_update(
            index_elements=["decision_id", "organisation_id", "rung", "deadline"],
            set_=anew,
            where=(reminders.c.state == "cancelled") & or_(*(reminders.c.why == why for why in again)),
        )
    )


def cancel_for_other_deadlines(
    connection: Connection,
    decision_id: int,
    organisation_ids: Sequence[int],
    deadline: date,
    at: datetime,
) -> None:
    """The ladder's rungs towards any other day end; what people asked for themselves stays."""
    if not organisation_ids:
        return
    connection.execute(
        update(reminders)
        .where(
            reminders.c.decision_id == decision_id,
            reminders.c.organisation_id.in_(organisation_ids),
            reminders.c.state == "planned",
            reminders.c.deadline != deadline,
            *(reminders.c.rung.not_like(f"{kind}-%") for kind in ASKED_FOR),
        )
        .values(state="cancelled", why=DEADLINE_MOVED, decided_at=at)
    )


def cancel_of_closed(connection: Connection, organisation_id: int, at: datetime) -> None:
    """Nothing that was planned for the organisation is to come any more, whatever it was about."""
    connection.execute(
        update(reminders)
        .where(reminders.c.organisation_id == organisation_id, reminders.c.state == "planned")
        .values(state="cancelled", why=CLOSED, decided_at=at)
    )


def bring_back(connection: Connection, organisation_id: int, at: datetime) -> None:
    """The organisation is open again: snoozes and questions after plans that are to come."""
    connection.execute(
        update(reminders)
        .where(
            reminders.c.organisation_id == organisation_id,
            reminders.c.state == "cancelled",
            reminders.c.why == CLOSED,
            reminders.c.due_at > at,
            or_(*(reminders.c.rung.like(f"{kind}-%") for kind in ("snooze", "plan"))),
        )
        .values(state="planned", why="", decided_at=None)
    )


def cancel_what_the_ladder_lost(
    connection: Connection,
    decision_id: int,
    organisation_ids: Sequence[int],
    deadline: date,
    rungs: Sequence[Rung],
    at: datetime,
) -> None:
    """An amended ladder: planned rungs that are to come and aren't among ``rungs`` end."""
    if not organisation_ids:
        return
    connection.execute(
        update(reminders)
        .where(
            reminders.c.decision_id == decision_id,
            reminders.c.organisation_id.in_(organisation_ids),
            reminders.c.state == "planned",
            reminders.c.deadline == deadline,
            reminders.c.planned_at > at,
            reminders.c.rung.not_in([rung.id for rung in rungs]),
            *(reminders.c.rung.not_like(f"{kind}-%") for kind in ASKED_FOR),
        )
        .values(state="cancelled", why=Why.LADDER_CHANGED.value, decided_at=at)
    )


def cancel_after_return(
    connection: Connection, decision_id: int, organisation_id: int, why: str, at: datetime
) -> None:
    """What was planned after a return ends: there was another one, or another deadline."""
    connection.execute(
        update(reminders)
        .where(
            reminders.c.decision_id == decision_id,
            reminders.c.organisation_id == organisation_id,
            reminders.c.state == "planned",
            reminders.c.rung.like("return-%"),
        )
        .values(state="cancelled", why=why, decided_at=at)
    )
