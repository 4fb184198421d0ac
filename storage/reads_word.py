"""Names of the specialists who have answered for organisations, looked up only where some have."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from core.answers import Answer
from storage.schema import people


def specialists(connection: Connection, answers: Iterable[Answer]) -> dict[int, str]:
    """By Telegram user id; whoever hasn't registered has no name here."""
    users = {answer.by_user for answer in answers if answer.by_user is not None}
    if not users:
        return {}
    found = connection.execute(select(people.c.user_id, people.c.name).where(people.c.user_id.in_(users)))
    return {row.user_id: row.name for row in found}
