"""INSERT … ON CONFLICT for both databases: the same methods, two classes.

A statement built once and given parameters costs a sixth of one built for each call (17 µs and 111 µs for
a small SELECT): what a tap runs is built when its module is imported, or here on first use.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

Upsert = sqlite.Insert | postgresql.Insert


def insert_for(dialect: str, table: Table) -> Upsert:
    """An insert that knows ``on_conflict_do_update`` and ``on_conflict_do_nothing``."""
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)


def insert_into(connection: Connection, table: Table) -> Upsert:
    """The same for a connection's dialect."""
    return insert_for(connection.dialect.name, table)


def put(connection: Connection, table: Table, keys: tuple[str, ...], *rows: Mapping[str, object]) -> None:
    """Insert rows; where one with these keys stands already, its other columns given here are set."""
    if rows:
        changed = tuple(name for name in rows[0] if name not in keys)
        given: Any = rows if len(rows) > 1 else rows[0]
        connection.execute(_put(connection.dialect.name, table, keys, changed), given)


@cache
def _put(dialect: str, table: Table, keys: tuple[str, ...], changed: tuple[str, ...]) -> Upsert:
    fresh = insert_for(dialect, table)
    return fresh.on_conflict_do_update(
        index_elements=list(keys), set_={name: fresh.excluded[name] for name in changed}
    )
