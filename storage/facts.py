"""Small facts worth remembering, by name: the bot's own username, for one."""

from sqlalchemy import Connection, select

from storage.schema import facts
from storage.upsert import insert_into


def get(connection: Connection, name: str) -> str | None:
    """The fact, or None."""
    return connection.execute(select(facts.c.value).where(facts.c.name == name)).scalar_one_or_none()


def put(connection: Connection, name: str, value: str) -> None:
    """Remember it."""
    connection.execute(
        insert_into(connection, facts)
        .values(name=name, value=value)
        .on_conflict_do_update(index_elements=["name"], set_={"value": value})
    )
