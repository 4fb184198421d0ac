"""What a database holds, in a few figures: told after a backup, and compared before one replaces another.

Read by reflection, since a backup may be older than this program and lack some of its tables or columns.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from alembic.runtime.migration import MigrationContext
from sqlalchemy import Column, Connection, func, inspect, select

from storage.schema import answers, evidence, metadata, organisations, updates
from storage.schema.base import Moment

# Moments that tell when a machine was looked at, or of what is still to come, and not of what people did.
_NO_SIGN_OF_LIFE = {"updates.received_at", "outbox.created_at", "outbox.sent_at", "clock.horizon"} | {
    "pictures.kept_at",
    "reminders.planned_at",
    "reminders.due_at",
    "broadcasts.told_at",
}


@dataclass(frozen=True, slots=True)
class Contents:
    """Figures of one database. ``files`` are the SHA-256 of the evidence that it says is kept."""

    revision: str | None
    organisations: int
    answers: int
    unprocessed: int  # updates that were taken in and have had no effect yet
    changed_at: datetime | None  # the last thing that happened, by the bot's clock
    files: frozenset[str]

    def words(self) -> str:
        """For the line that a command prints."""
        return f"{self.organisations} organisations, {self.answers} answers"


def contents(connection: Connection) -> Contents:
    """Look through the database."""
    there = {
        f"{table}.{column['name']}"
        for table in inspect(connection).get_table_names()
        if table in metadata.tables
        for column in inspect(connection).get_columns(table)
    }
    files: set[str] = set()
    if "evidence.sha256" in there:
        kept = select(evidence.c.sha256).where(evidence.c.fetch_state == "kept")
        files = {sha256 for (sha256,) in connection.execute(kept) if sha256}
    return Contents(
        MigrationContext.configure(connection).get_current_revision(),
        _count(connection, there, organisations.c.id),
        _count(connection, there, answers.c.report_id),
        _count(connection, there, updates.c.seq, updates.c.state == "new"),
        max(_last_moments(connection, there), default=None),
        frozenset(files),
    )


def _count(connection: Connection, there: set[str], column: Column[int], *condition: object) -> int:
    if str(column) not in there:
        return 0
    query = select(func.count()).select_from(column.table)
    for one in condition:
        query = query.where(one)  # type: ignore[arg-type]
    return int(connection.execute(query).scalar_one())


def _last_moments(connection: Connection, there: set[str]) -> Iterator[datetime]:
    for table in metadata.sorted_tables:
        for column in table.columns:
            if (
                isinstance(column.type, Moment)
                and str(column) in there
                and str(column) not in _NO_SIGN_OF_LIFE
            ):
                last = connection.execute(select(func.max(column))).scalar_one()
                if last is not None:
                    yield last
