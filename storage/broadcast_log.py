"""Messages of the department as they stand among an organisation's reminders: one line for each."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from core.proof import BROADCAST, LoggedRung
from storage.schema import broadcast_organisations, broadcast_people, broadcasts, people

# Of several people of one organisation, the one who got it furthest speaks for it.
_FATES = {
    "sent": "sent",
    "queued": "queued",
    "waiting": "planned",
    "lost": "missed",
    "skipped": "cancelled",
    "stopped": "cancelled",
}
_ORDER = list(_FATES)


def of_organisation(connection: Connection, decision_id: int, organisation_id: int) -> tuple[LoggedRung, ...]:
    """Every broadcast on the decision that was meant for the organisation, oldest first."""
    return of_organisations(connection, decision_id, [organisation_id]).get(organisation_id, ())


def of_organisations(
    connection: Connection, decision_id: int, organisation_ids: Sequence[int]
) -> dict[int, tuple[LoggedRung, ...]]:
    """The same of several, by their ids; those that no broadcast was meant for are left out."""
    found = connection.execute(
        select(
            broadcasts.c.id,
            broadcasts.c.text,
            broadcasts.c.confirmed_at,
            broadcast_organisations.c.organisation_id,
            broadcast_organisations.c.why.label("left_out"),
            broadcast_people.c.state,
            broadcast_people.c.why,
            broadcast_people.c.decided_at,
            people.c.name,
        )
        .join(broadcasts, broadcasts.c.id == broadcast_organisations.c.broadcast_id)
        .join(
            broadcast_people,
            (broadcast_people.c.broadcast_id == broadcasts.c.id)
            & (broadcast_people.c.person_id == broadcast_organisations.c.person_id),
            isouter=True,
        )
        .join(people, people.c.id == broadcast_people.c.person_id, isouter=True)
        .where(
            broadcast_organisations.c.organisation_id.in_(organisation_ids),
            broadcasts.c.decision_id == decision_id,
        )
        .order_by(broadcasts.c.confirmed_at, broadcasts.c.id, broadcast_organisations.c.id)
    )
    each: defaultdict[int, defaultdict[int, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for row in found:
        each[row.organisation_id][row.id].append(row)
    return {one: tuple(_line(theirs) for theirs in said.values()) for one, said in each.items()}


def _line(theirs: list[Any]) -> LoggedRung:
    best = min(theirs, key=lambda row: _ORDER.index(row.state) if row.state else len(_ORDER))
    at = best.confirmed_at
    day: date = at.date()
    state = _FATES[best.state] if best.state else "missed"
    why = best.why if best.state else best.left_out
    if best.state == "stopped":
        why = "stopped"
    if why == "nothing_owed":
        state = "cancelled"
    return LoggedRung(
        f"{BROADCAST}-{best.id}",
        day,
        at,
        at,
        state,
        why,
        best.decided_at or at,
        " ".join((best.text or "").split()),
        tuple(row.name for row in theirs if row.state == "sent"),
    )
