"""Bringing a database up to date, under its write lock, so that any command may be the first."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from storage import counting

ADVISORY_LOCK = 5_329_001  # any number that no one else uses: PostgreSQL's lock for migrations


class NewerDatabase(Exception):
    """The database was written by a newer program than this one."""


def config_for(connection: Connection) -> Config:
    """Alembic's configuration on that connection; no file is read."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def revisions() -> frozenset[str]:
    """Every migration that this program knows."""
    script = ScriptDirectory(str(Path(__file__).parent / "migrations"))
    return frozenset(revision.revision for revision in script.walk_revisions())


def outdated(connection: Connection) -> str | None:
    """The migration at which a database of an older release stands; None for a new or an up-to-date one."""
    present = MigrationContext.configure(connection).get_current_revision()
    script = ScriptDirectory.from_config(config_for(connection))
    return present if present in revisions() - {script.get_current_head()} else None


def upgrade(connection: Connection) -> bool:
    """Run what is missing inside the caller's write transaction; True where anything was.

    Raises NewerDatabase, and leaves everything as it is, where the database knows a migration that
    this program doesn't.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({ADVISORY_LOCK})"))
    config = config_for(connection)
    script = ScriptDirectory.from_config(config)
    present = MigrationContext.configure(connection).get_current_revision()
    if present == script.get_current_head():
        return False
    if present is not None and present not in {revision.revision for revision in script.walk_revisions()}:
        raise NewerDatabase(present)
    command.upgrade(config, "head")
    while counting.is_anything_uncounted(connection):  # a migration may have marked what it can't count
        counting.count_changed(connection)
    return True
