"""Small facts worth remembering, by name: the bot's own username, for one."""

from sqlalchemy import Connection, select

from storage import upsert
from storage.schema import facts

BOT_NAME = "bot_username"  # the key of the bot's name in Telegram


def get(connection: Connection, name: str) -> str | None:
    """The fact, or None."""
    return connection.execute(select(facts.c.value).where(facts.c.name == name)).scalar_one_or_none()


def put(connection: Connection, name: str, value: str) -> None:
    """Remember it."""
    upsert.put(connection, facts, ("name",), {"name": name, "value": value})
