"""Statements of the beaten path: written with SQLAlchemy, compiled once, run on SQLite's own cursor.

A small SELECT costs 111 µs built for each call, 17 µs built once, and 5 to 10 µs here; SQLite itself takes
one to three, and a tap runs a dozen (docs/performance.md). On another database the same statement goes
through SQLAlchemy. Types are converted by SQLAlchemy's own processors, and
errors come as SQLAlchemy's, so nobody behind this file sees a difference.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Delete, Insert, Select, Update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import TypeEngine

from storage.schema.base import Moment

Convert = Callable[[Any], Any] | None
Parameters = Mapping[str, Any]
KEPT = 8192  # things made of rows: of each tap the other answers of its report were read before
KEPT_MOMENTS = 256


def _as_it_is(row: Any) -> Any:
    return row


class Prepared:
    """A statement with ``bindparam`` for what changes; other names given are the columns to be set."""

    def __init__(
        self, statement: Select[Any] | Insert | Update | Delete, make: Callable[[Any], Any] = _as_it_is
    ) -> None:
        """``make`` turns a row into something frozen. The same row read again gives the same thing again."""
        self._statement = statement
        self._make = make
        self._forms: dict[tuple[str, ...], _Form] = {}

    def all(self, connection: Connection, **given: Any) -> Sequence[Any]:
        """Every row, its columns by name, or what is made of it."""
        if connection.dialect.name != "sqlite":
            return [self._make(row) for row in connection.execute(self._statement, given)]
        form = self._form(connection, given)
        return list(map(form.made, _execute(connection, form.sql, form.values(given))))

    def first(self, connection: Connection, **given: Any) -> Any:
        """The only row, or None."""
        found = self.all(connection, **given)
        return found[0] if found else None

    def run(self, connection: Connection, **given: Any) -> int:
        """How many rows were touched."""
        if connection.dialect.name != "sqlite":
            return connection.execute(self._statement, given).rowcount
        form = self._form(connection, given)
        return int(_execute(connection, form.sql, form.values(given)).rowcount)

    def run_many(self, connection: Connection, given: Sequence[Parameters]) -> None:
        """Once for each; all name the same parameters."""
        if not given:
            return
        if connection.dialect.name != "sqlite":
            connection.execute(self._statement, given)
            return
        form = self._form(connection, given[0])
        _execute(connection, form.sql, [form.values(one) for one in given], many=True)

    def _form(self, connection: Connection, given: Iterable[str]) -> "_Form":
        names = tuple(given)
        form = self._forms.get(names)
        if form is None:
            form = self._forms[names] = _Form(connection, self._statement, names, self._make)
        return form


class _Form:
    """The statement as SQLite takes it, with these names given."""

    def __init__(
        self,
        connection: Connection,
        statement: Select[Any] | Insert | Update | Delete,
        names: Sequence[str],
        make: Callable[[Any], Any],
    ) -> None:
        dialect = connection.dialect
        compiled = statement.compile(dialect=dialect, column_keys=list(names))
        self.sql = str(compiled)
        fixed = compiled.params
        order = list(compiled.positiontup or ())
        self._fixed = {name: fixed[name] for name in order if name not in names}
        self._take: Callable[[Any], tuple[Any, ...]] = _taking(order)
        self._bind = _some([_bind(compiled.binds[name].type, connection) for name in order])
        columns = list(statement.exported_columns)
        kinds = [column.type.dialect_impl(dialect) for column in columns]
        self._convert = _some([kind.result_processor(dialect, None) for kind in kinds])
        names_of_columns = [str(column.key) for column in columns]
        row: Any = namedtuple("Row", names_of_columns, rename=True)  # type: ignore[misc]  # known at run time
        self._row = row
        self.made = self.row if make is _as_it_is else lru_cache(KEPT)(lambda found: make(self.row(found)))

    def values(self, given: Parameters) -> list[Any]:
        """The parameters in SQLite's order."""
        found = list(self._take({**self._fixed, **given} if self._fixed else given))
        for place, convert in self._bind:
            found[place] = convert(found[place])
        return found

    def row(self, found: tuple[Any, ...]) -> Any:
        """A row with names and types."""
        if not self._convert:
            return self._row._make(found)
        values = list(found)
        for place, convert in self._convert:
            values[place] = convert(values[place])
        return self._row._make(values)


def _taking(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """A function that takes these out of a mapping, in that order, without Python's own loop."""
    if len(names) > 1:
        return itemgetter(*names)
    return lambda given: tuple(given[name] for name in names)


def _some(converts: list[Convert]) -> list[tuple[int, Callable[[Any], Any]]]:
    """The places where something is to be converted: few of them."""
    return [(place, convert) for place, convert in enumerate(converts) if convert is not None]


def _bind(kind: TypeEngine[Any], connection: Connection) -> Convert:
    convert = kind.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    # One moment goes into six statements of a tap; to convert it costs more than to find it again.
    return lru_cache(KEPT_MOMENTS)(convert) if convert and isinstance(kind, Moment) else convert


def plain(connection: Connection, sql: str) -> None:
    """A statement without parameters or rows: savepoints."""
    if connection.dialect.name == "sqlite":
        _execute(connection, sql, [])
    else:
        connection.exec_driver_sql(sql)


def _execute(connection: Connection, sql: str, values: list[Any], *, many: bool = False) -> Any:
    driver: Any = connection.connection.dbapi_connection  # SQLite's own: no adapter stands in between
    try:
        return driver.executemany(sql, values) if many else driver.execute(sql, values)
    except driver.Error as error:
        raise DBAPIError.instance(sql, values, error, driver.Error, dialect=connection.dialect) from error
