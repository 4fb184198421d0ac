"""Decisions, the organisations' reports on them, and the reminders to give them."""

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
    UniqueConstraint,
    text,
)

from storage.schema.base import Id, Moment, metadata

decisions = Table(
    "decisions",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("slug", String(64), nullable=False),
    Column("deadline", Date, nullable=False),  # already moved earlier where it was a day off
    Column("published_at", Moment, nullable=False),
    Column("closed_at", Moment),
    Column("ladder", Text),  # JSON of core.decision.Ladder, where an administrator has changed it
    Column("ladder_version", Integer, nullable=False, server_default="0"),  # counts its changes, guards them
    UniqueConstraint("department_id", "slug"),
)

ladders = Table(  # every change of a ladder: rows are added, never changed
    "ladders",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("decision_id", ForeignKey("decisions.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("body", Text),  # None: the file's ladder counts again
    Column("at", Moment, nullable=False),
    Column("by_user", BigInteger),  # a Telegram user id: an administrator need not be registered
    UniqueConstraint("decision_id", "version"),
)

decision_versions = Table(
    "decision_versions",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("decision_id", ForeignKey("decisions.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("body", Text, nullable=False),  # JSON of core.decision.Decision; never changes
    Column("source", Text, nullable=False),  # the file as it was published
    Column("published_at", Moment, nullable=False),
    UniqueConstraint("decision_id", "version"),
)

reports = Table(
    "reports",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("decision_id", ForeignKey("decisions.id"), nullable=False),
    Column("organisation_id", ForeignKey("organisations.id"), nullable=False),
    Column("version_id", ForeignKey("decision_versions.id"), nullable=False),
    Column("state", String(16), nullable=False),
    Column("version", Integer, nullable=False),  # counts changes; guards them
    Column("filled", Integer, nullable=False, server_default="0"),
    Column("number", Integer),
    Column("sent_at", Moment),
    Column("opened_at", Moment),
    Column("last_action_at", Moment),
    Column("at_task", String(16)),
    Column("at_question", String(16)),
    Column("first_sent_at", Moment),
    Column("accepted_tasks", Text, nullable=False, server_default=""),  # their ids, parted by spaces
    Column("remark", Text, nullable=False, server_default=""),  # of the last return; the log has them all
    Column("extended_to", Date),  # a later deadline that the department granted
    Column("told_of_word_at", Moment),  # when its people last heard that a specialist answered for them
    Column("counted", Text, nullable=False, server_default=""),  # as what it stands in ``counts`` now
    Column("counted_version", Integer, nullable=False, server_default="-1"),  # its version at that moment
    UniqueConstraint("decision_id", "organisation_id"),
    UniqueConstraint("decision_id", "number"),
    Index("ix_reports_organisation", "organisation_id"),
    Index(
        "ix_reports_uncounted",
        "id",
        sqlite_where=text("counted_version <> version"),
        postgresql_where=text("counted_version <> version"),
    ),
)

report_tasks = Table(
    "report_tasks",
    metadata,
    Column("report_id", ForeignKey("reports.id"), primary_key=True),
    Column("task", String(16), primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("status", String(16)),
    Column("filled", Boolean, nullable=False),
)

answers = Table(
    "answers",
    metadata,
    Column("report_id", ForeignKey("reports.id"), primary_key=True),
    Column("task", String(16), primary_key=True),
    Column("question", String(16), primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("value", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", BigInteger),
    Column("source", String(16), nullable=False, server_default="own"),  # core.answers.Source
    Column("by_user", BigInteger),  # the specialist who entered it, a Telegram user id
)

answer_log = Table(
    "answer_log",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("report_id", ForeignKey("reports.id"), nullable=False),
    Column("task", String(16)),
    Column("question", String(16)),
    Column("value", Text),  # None where the answer was cleared or the state changed
    Column("state", String(16)),
    Column("at", Moment, nullable=False),
    Column("by", BigInteger),
    Column("source", String(16), nullable=False, server_default="own"),
    Column("by_user", BigInteger),
    Index("ix_answer_log_report", "report_id"),
)

report_log = Table(  # changes of state: rows are added, never changed
    "report_log",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("report_id", ForeignKey("reports.id"), nullable=False),
    Column("was", String(16), nullable=False),
    Column("state", String(16), nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", BigInteger),  # a person of the organisation
    Column("by_user", BigInteger),  # or a Telegram user id of the department
    Column("deadline", Date),  # the one in force at that moment
    Column("number", Integer),
    Column("tasks", Text, nullable=False, server_default=""),  # those returned, parted by spaces
    Column("remark", Text, nullable=False, server_default=""),
    Column("version", Integer),  # of the report after the department's act: whether it was touched since
    Column("kept", Text, nullable=False, server_default=""),  # tasks accepted before it, parted by spaces
    Index("ix_report_log_report", "report_id"),
)

evidence = Table(
    "evidence",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("report_id", ForeignKey("reports.id"), nullable=False),
    Column("task", String(16), nullable=False),
    Column("question", String(16), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("text", Text, nullable=False, server_default=""),
    Column("file_id", Text, nullable=False, server_default=""),
    Column("file_unique_id", Text, nullable=False, server_default=""),
    Column("file_name", Text, nullable=False, server_default=""),
    Column("mime", Text, nullable=False, server_default=""),
    Column("size", BigInteger),
    Column("sha256", String(64)),  # of the bytes kept in DATA_DIR, once they are fetched
    Column("fetch_state", String(16)),  # waiting, kept, failed; None where there is no file
    Column("at", Moment, nullable=False),
    Column("by", BigInteger),
    Column("removed_at", Moment),
    Column("removed_by", BigInteger),
    Column("group_id", String(64), nullable=False, server_default=""),  # of the album it came in
    Column("by_user", BigInteger),  # the specialist who attached it for the organisation
    Column("removed_by_user", BigInteger),
    Index("ix_evidence_report", "report_id"),
    Index(
        "ix_evidence_waiting",
        "id",
        sqlite_where=text("fetch_state = 'waiting'"),
        postgresql_where=text("fetch_state = 'waiting'"),
    ),
    Index(
        "ix_evidence_group",
        "group_id",
        sqlite_where=text("group_id <> ''"),
        postgresql_where=text("group_id <> ''"),
    ),
)

reminders = Table(
    "reminders",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("decision_id", ForeignKey("decisions.id"), nullable=False),
    Column("organisation_id", ForeignKey("organisations.id"), nullable=False),
    Column("rung", String(32), nullable=False),
    Column("deadline", Date, nullable=False),
    Column("planned_at", Moment, nullable=False),  # as the ladder says
    Column("due_at", Moment, nullable=False),  # as the window, activity and leave have moved it
    Column("state", String(16), nullable=False),  # planned, queued, sent, missed, cancelled
    Column("why", String(32), nullable=False, server_default=""),
    Column("decided_at", Moment),
    Column("outbox_id", BigInteger),  # the message that carries it, while it is queued
    UniqueConstraint("decision_id", "organisation_id", "rung", "deadline"),
    Index(
        "ix_reminders_due",
        "due_at",
        sqlite_where=text("state = 'planned'"),
        postgresql_where=text("state = 'planned'"),
    ),
    Index("ix_reminders_organisation", "organisation_id"),
    Index("ix_reminders_outbox", "outbox_id"),
)
