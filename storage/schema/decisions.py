"""A decision's life beside its versions: drafts, what was done with it, and answers that no longer fit."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    text,
)

from storage.schema.base import Id, Moment, metadata

decision_drafts = Table(
    "decision_drafts",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("user_id", BigInteger, nullable=False),
    Column("file_id", Text, nullable=False),
    Column("file_name", Text, nullable=False, server_default=""),
    Column("state", String(16), nullable=False),  # core.draft.DraftState
    Column("is_document", Boolean, nullable=False, server_default=text("false")),
    Column("source", Text, nullable=False, server_default=""),  # the YAML
    Column("body", Text),  # JSON of core.decision.Decision
    Column("deadline", Date),  # already moved earlier where it was a day off
    Column("told", Text, nullable=False, server_default=""),  # JSON: doubts and lines to be filled in
    Column("base", Integer, nullable=False, server_default="0"),  # the version it was compared with
    Column("walk", Text, nullable=False, server_default=""),  # JSON of core.draft.Walk
    Column("sent_at", Moment, nullable=False),
    Column("decided_at", Moment),
    Column("decided_by", BigInteger),
    Index(
        "ix_decision_drafts_waiting",
        "id",
        sqlite_where=text("state IN ('waiting', 'confirmed')"),
        postgresql_where=text("state IN ('waiting', 'confirmed')"),
    ),
)

decision_log = Table(  # rows are added, never changed
    "decision_log",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("decision_id", ForeignKey("decisions.id"), nullable=False),
    Column("event", String(16), nullable=False),  # published, amended, closed, reopened
    Column("version", Integer),
    Column("at", Moment, nullable=False),
    Column("by_user", BigInteger),  # a Telegram user id; none: the command line
    Index("ix_decision_log_decision", "decision_id"),
)

answer_archive = Table(  # answers as they were before an amendment that they don't fit
    "answer_archive",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("report_id", ForeignKey("reports.id"), nullable=False),
    Column("version_id", ForeignKey("decision_versions.id"), nullable=False),  # which still asked for it
    Column("task", String(16), nullable=False),
    Column("question", String(16), nullable=False),
    Column("value", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", BigInteger),
    Column("source", String(16), nullable=False, server_default="own"),
    Column("by_user", BigInteger),
    Column("archived_at", Moment, nullable=False),
    Index("ix_answer_archive_report", "report_id"),
)
