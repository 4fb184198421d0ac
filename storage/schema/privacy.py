"""Consent texts, erasures, the audit log, and what retention has purged."""

from typing import Any

from sqlalchemy import (
    DDL,
    BigInteger,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    event,
    text,
)

from storage.schema.base import Id, Moment, metadata

consent_texts = Table(  # each wording that anybody was shown: rows are added, never changed
    "consent_texts",
    metadata,
    Column("department_id", ForeignKey("departments.id"), primary_key=True),
    Column("version", String(64), primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("body", Text, nullable=False),
    Column("at", Moment, nullable=False),  # first answered to
)

erasures = Table(  # who asked to be erased; once that is done, a tombstone without their number
    "erasures",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("user_id", BigInteger),  # NULL once erased
    Column("mark", String(64), nullable=False, server_default=""),  # see storage.tombstones
    Column("reason", String(16), nullable=False),  # core.privacy.Reason
    Column("asked_at", Moment, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("erased_at", Moment),
    Index(
        "ix_erasures_waiting",
        "user_id",
        unique=True,
        sqlite_where=text("user_id IS NOT NULL"),
        postgresql_where=text("user_id IS NOT NULL"),
    ),
)

actors = Table(  # who stands behind a number of the audit log; erased here, the log needn't change
    "actors",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("user_id", BigInteger),  # NULL once erased
    UniqueConstraint("user_id"),
)

audit_log = Table(  # rows are added, never changed: a trigger refuses, and the chain of hashes shows it
    "audit_log",
    metadata,
    Column("department_id", ForeignKey("departments.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("actor", BigInteger, nullable=False),  # actors.id; 0: a command or the bot itself
    Column("act", String(16), nullable=False),  # core.auditing.Act
    Column("what", String(64), nullable=False),
    Column("details", Text, nullable=False),  # JSON: numbers of ours and counts, never words of people
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)

audit_heads = Table(  # where the chain ends: the row that writers lock, and what a cut-off end is seen by
    "audit_heads",
    metadata,
    Column("department_id", ForeignKey("departments.id"), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("hash", String(64), nullable=False),
)

purges = Table(  # what retention did with a closed decision, and what the administrators heard of it
    "purges",
    metadata,
    Column("decision_id", ForeignKey("decisions.id"), primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("told", Integer),  # days that were left when they heard of it last
    Column("purged_at", Moment),
    Column("people", Integer, nullable=False, server_default="0"),
    Column("files", Integer, nullable=False, server_default="0"),
)

_SQLITE = (
    "CREATE TRIGGER audit_log_keeps_{act} BEFORE {act} ON audit_log "
    "BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END"
)
_FUNCTION = (
    "CREATE OR REPLACE FUNCTION audit_log_keeps() RETURNS trigger AS $$ "
    "BEGIN RAISE EXCEPTION 'the audit log is append-only'; END; $$ LANGUAGE plpgsql"
)
_POSTGRESQL = (
    "CREATE TRIGGER audit_log_keeps BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log "
    "FOR EACH STATEMENT EXECUTE FUNCTION audit_log_keeps()"
)
GUARDS = {
    "sqlite": (_SQLITE.format(act="UPDATE"), _SQLITE.format(act="DELETE")),
    "postgresql": (_FUNCTION, _POSTGRESQL),
}
for _dialect, _statements in GUARDS.items():
    for _statement in _statements:
        _guard: Any = DDL  # untyped in SQLAlchemy
        event.listen(audit_log, "after_create", _guard(_statement).execute_if(dialect=_dialect))
