"""That no message reaches a chat. That it is back is noted with its next one (``updates.note_messages``)."""

from datetime import datetime

from sqlalchemy import Connection, func

from storage.schema import chats
from storage.upsert import insert_into


def lost(connection: Connection, chat_id: int, at: datetime) -> None:
    """Nothing reaches it; where that was known, since the first time stays."""
    fresh = insert_into(connection, chats).values(chat_id=chat_id, blocked_at=at)
    since = func.coalesce(chats.c.blocked_at, fresh.excluded.blocked_at)
    connection.execute(fresh.on_conflict_do_update(index_elements=["chat_id"], set_={"blocked_at": since}))
