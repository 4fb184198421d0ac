"""How to name whoever acts for the department: as they registered, else as Telegram names them.

The administrators of the settings never register, and others may skip the question for their name: so the
one that stands on their messages is remembered.
"""

from sqlalchemy import Connection, select

from core.staff import UNNAMED
from storage import facts
from storage.schema import facts as facts_table
from storage.schema import people

PREFIX = "staff-name-"  # and the user id: the key of that fact
LONGEST = 80  # characters


def note(connection: Connection, user_id: int, name: str) -> None:
    """As the latest message says; written only where it is new."""
    short = " ".join(name.split())[:LONGEST]
    if short and facts.get(connection, f"{PREFIX}{user_id}") != short:
        facts.put(connection, f"{PREFIX}{user_id}", short)


def of_colleagues(connection: Connection) -> dict[int, str]:
    """Everybody's name in Telegram, by user id; they are few."""
    found = connection.execute(
        select(facts_table.c.name, facts_table.c.value).where(facts_table.c.name.startswith(PREFIX))
    )
    return {int(row.name.removeprefix(PREFIX)): row.value for row in found}


def of(connection: Connection, user_id: int) -> str:
    """How to name one person; empty where nobody knows."""
    registered = connection.execute(select(people.c.name).where(people.c.user_id == user_id)).scalar()
    return registered or facts.get(connection, f"{PREFIX}{user_id}") or ""


def shown(
    registered: str | None, user_id: int | None, known: dict[int, str], otherwise: str = UNNAMED
) -> str:
    """For a line of a history: never a bare number. Whoever acts there is an administrator, most often."""
    return registered or known.get(user_id or 0) or otherwise
