"""INSERT … ON CONFLICT for both databases: the same methods, two classes."""

from collections.abc import Mapping
from functools import cache

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

from storage.prepared import Prepared

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
        _put(connection.dialect.name, table, keys, changed).run_many(connection, rows)


@cache
def _put(dialect: str, table: Table, keys: tuple[str, ...], changed: tuple[str, ...]) -> Prepared:
    fresh = insert_for(dialect, table)
    new = {name: fresh.excluded[name] for name in changed}
    return Prepared(fresh.on_conflict_do_update(index_elements=list(keys), set_=new))
