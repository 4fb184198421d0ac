"""A reminder that reached nobody because its person has blocked the bot: who else gets that same rung."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, select, update

from core.people import Role
from core.reminders import Why
from storage.schema import chats, members, outbox, people, reminders

HEADS = (Role.HEAD.value, Role.ACTING.value)


def hand_on(connection: Connection, chat_id: int, posts: Sequence[int], at: datetime) -> None:
    """The rungs of these posts of a blocked chat: with whoever has the same letter they count as that one's;
    else they are decided anew for the organisation's others; and where nobody is left, they are missed.
    """
    rungs = connection.execute(
        select(reminders.c.id, reminders.c.organisation_id).where(
            reminders.c.outbox_id.in_(posts), reminders.c.state == "queued"
        )
    ).all()
    for rung in rungs:
        mine, others = _people(connection, rung.organisation_id, chat_id)
        alike = [one for one in others if mine is not None and _got_the_same(one, mine)]
        if alike:
            values = _with_them(connection, [one.chat_id for one in alike], at)
        elif others:
            values = {"state": "planned", "why": "", "due_at": at, "decided_at": None, "outbox_id": None}
        else:
            values = {"state": "missed", "why": Why.UNREACHABLE.value, "decided_at": at}
        connection.execute(update(reminders).where(reminders.c.id == rung.id).values(**values))


def _people(connection: Connection, organisation_id: int, chat_id: int) -> tuple[Any, list[Any]]:
    """Whoever the letter was for, and the organisation's other people who can be reached."""
    found = connection.execute(
        select(people.c.chat_id, people.c.reminded_on, members.c.role, chats.c.blocked_at)
        .join(members, members.c.person_id == people.c.id)
        .join(chats, chats.c.chat_id == people.c.chat_id, isouter=True)
        .where(members.c.organisation_id == organisation_id, members.c.ended_at.is_(None))
    ).all()
    mine = next((one for one in found if one.chat_id == chat_id), None)
    return mine, [one for one in found if one.chat_id != chat_id and one.blocked_at is None]


def _got_the_same(one: Any, mine: Any) -> bool:
    """Heads are written to together, and so are the others where there is no head: on the same day."""
    day: date | None = mine.reminded_on
    return day is not None and one.reminded_on == day and (one.role in HEADS) == (mine.role in HEADS)


def _with_them(connection: Connection, their_chats: list[int], at: datetime) -> dict[str, object]:
    """Their letter may be on its way still, or have arrived."""
    waits = connection.execute(
        select(outbox.c.id)
        .where(outbox.c.chat_id.in_(their_chats), outbox.c.state == "waiting", outbox.c.is_reminder.is_(True))
        .order_by(outbox.c.id)
        .limit(1)
    ).scalar_one_or_none()
    if waits is not None:
        return {"outbox_id": waits}
    return {"state": "sent", "why": "", "decided_at": at}
