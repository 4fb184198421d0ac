"""Applying what concerns a message to many: the draft, the frozen audience, the stop. No commit here."""

from typing import Any

from sqlalchemy import Connection, insert, select, update

from core.broadcast import Broadcast
from core.changes.broadcast import (
    BroadcastConfirmed,
    BroadcastDrafted,
    BroadcastDropped,
    BroadcastStopped,
)
from storage.guards import Stale
from storage.schema import broadcast_organisations, broadcast_people, broadcasts, outbox


def drafted(connection: Connection, change: BroadcastDrafted) -> None:
    """A new row, or the row as it is now. Stale where the draft has moved on."""
    draft = change.draft
    if change.expected == 0:  # a key that is taken settles a race
        first = {
            "id": draft.id,
            "department_id": draft.department_id,
            "decision_id": draft.decision_id,
            "user_id": draft.user_id,
            "chat_id": draft.chat_id,
            "begun_at": draft.begun_at,
            "state": "draft",
        }
        connection.execute(insert(broadcasts).values(**first, **_content(draft)))
        return
    _moved(connection, draft.department_id, draft.id, change.expected, _content(draft))


def dropped(connection: Connection, change: BroadcastDropped) -> None:
    """Its words go, too."""
    gone = {"state": "dropped", "text": None, "picked": "", "file_id": "", "file_name": ""}
    _moved(connection, change.department_id, change.broadcast_id, change.expected, gone)


def confirmed(connection: Connection, change: BroadcastConfirmed) -> None:
    """From now on the rows say who gets it. Stale where somebody was quicker."""
    values = {"state": "sending", "version": change.expected + 1, "confirmed_at": change.at}
    _moved(connection, change.department_id, change.broadcast_id, change.expected, values)
    here = {"department_id": change.department_id, "broadcast_id": change.broadcast_id}
    if change.recipients:
        connection.execute(
            insert(broadcast_people),
            [
                {**here, "person_id": one.person_id, "chat_id": one.chat_id, "state": "waiting"}
                for one in change.recipients
            ],
        )
    about: list[dict[str, Any]] = [
        {**here, "organisation_id": organisation_id, "person_id": one.person_id, "why": ""}
        for one in change.recipients
        for organisation_id in one.organisation_ids
    ]
    about += [
        {**here, "organisation_id": organisation_id, "person_id": None, "why": why.value}
        for organisation_id, why in change.left_out
    ]
    if about:
        connection.execute(insert(broadcast_organisations), about)


def stopped(connection: Connection, change: BroadcastStopped) -> None:
    """What waits is given up at once; what Telegram has just been handed is stamped when it answers.

    The posts stay as cancelled rows: a number that is taken can't be given to another post meanwhile.
    """
    ended = connection.execute(
        update(broadcasts)
        .where(
            broadcasts.c.id == change.broadcast_id,
            broadcasts.c.department_id == change.department_id,
            broadcasts.c.state == "sending",
        )
        .values(state="stopped", ended_at=change.at, told=change.told)
    )
    if ended.rowcount != 1:
        raise Stale(f"broadcast {change.broadcast_id}")
    mine = (
        broadcast_people.c.broadcast_id == change.broadcast_id,
        broadcast_people.c.state.in_(("waiting", "queued")),
    )
    posts = select(broadcast_people.c.outbox_id).where(*mine, broadcast_people.c.outbox_id.is_not(None))
    connection.execute(
        update(outbox)
        .where(outbox.c.id.in_(posts), outbox.c.state == "waiting")
        .values(state="cancelled", why="stopped", screen="")
    )
    connection.execute(update(broadcast_people).where(*mine).values(state="stopped", decided_at=change.at))


def _moved(
    connection: Connection, department_id: int, broadcast_id: int, expected: int, values: dict[str, Any]
) -> None:
    done = connection.execute(
        update(broadcasts)
        .where(
            broadcasts.c.id == broadcast_id,
            broadcasts.c.department_id == department_id,
            broadcasts.c.state == "draft",
            broadcasts.c.version == expected,
        )
        .values(**values)
    )
    if done.rowcount != 1:
        raise Stale(f"draft {broadcast_id}")


def _content(draft: Broadcast) -> dict[str, Any]:
    file = draft.file
    return {
        "version": draft.version,
        "audience": draft.audience.value if draft.audience else None,
        "district": draft.district,
        "picked": " ".join(map(str, sorted(draft.picked))),
        "text": draft.text,
        "file_id": file.file_id if file else "",
        "file_name": file.name if file else "",
        "file_mime": file.mime if file else "",
        "file_is_photo": file.is_photo if file else False,
    }
