"""Pictures that Telegram has: by what is drawn on them, so that the same one is never drawn or sent twice."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select

from storage import upsert
from storage.schema import pictures

KEPT = timedelta(days=60)  # a picture shows its day: an old one is never asked for again


def known(connection: Connection, bot_id: int, department_id: int, digest: str) -> str:
    """Telegram's id of the picture, as that bot has it; empty where it has to be drawn."""
    mine = (
        pictures.c.bot_id == bot_id,
        pictures.c.digest == digest,
        pictures.c.department_id == department_id,
    )
    return connection.execute(select(pictures.c.file_id).where(*mine)).scalar_one_or_none() or ""


def keep(
    connection: Connection, bot_id: int, department_id: int, digest: str, file_id: str, at: datetime
) -> None:
    """Telegram has it now; ``at`` is real time."""
    connection.execute(
        delete(pictures).where(pictures.c.department_id == department_id, pictures.c.kept_at < at - KEPT)
    )
    row = {
        "bot_id": bot_id,
        "digest": digest,
        "department_id": department_id,
        "file_id": file_id,
        "kept_at": at,
    }
    upsert.put(connection, pictures, ("bot_id", "digest"), row)
