"""A chat that writes faster than answers can reach it is not listened to until it has read them.

What counts is not how fast somebody writes but how many answers still wait to be sent to them: whoever
looks at an answer before the next tap never has more than a few. So no quick person is held, and a flood
costs one message. Real time.
"""

from datetime import datetime
from enum import Enum

from sqlalchemy import Connection, delete, func, insert, select

from core.outgoing import Priority
from storage.schema import hushed, outbox

MOST = 60  # answers on their way to one chat; thirty files forwarded together make thirty
CALM = 10  # so few again, and the chat is listened to again


class Hush(Enum):
    """What to do with an update of that chat."""

    LISTEN = 1
    TELL = 2  # it isn't taken, and its sender hears so
    DROP = 3  # it isn't taken, and that was told before


def hush(connection: Connection, chat_id: int, now: datetime) -> Hush:
    """Look how many answers wait, and remember what was told."""
    waiting = connection.execute(
        select(func.count()).where(
            outbox.c.chat_id == chat_id, outbox.c.state == "waiting", outbox.c.priority == Priority.REPLY
        )
    ).scalar_one()
    was_told = connection.execute(select(hushed.c.since).where(hushed.c.chat_id == chat_id)).first()
    if was_told is not None:
        if waiting > CALM:
            return Hush.DROP
        connection.execute(delete(hushed).where(hushed.c.chat_id == chat_id))
        return Hush.LISTEN
    if waiting < MOST:
        return Hush.LISTEN
    connection.execute(insert(hushed).values(chat_id=chat_id, since=now))
    return Hush.TELL


def forget(connection: Connection, before: datetime) -> None:
    """Chats that have never come back."""
    connection.execute(delete(hushed).where(hushed.c.since < before))
