"""Filled forms that specialists have sent: fetched and read after the commit, then put in or dropped."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, String, Table, Text, text

from storage.schema.base import Id, Moment, metadata

forms = Table(
    "forms",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("user_id", BigInteger, nullable=False),
    Column("file_id", Text, nullable=False),
    Column("file_name", Text, nullable=False, server_default=""),
    Column("state", String(16), nullable=False),  # waiting, read, taken, dropped, unread, expired
    Column("report_id", ForeignKey("reports.id")),
    Column("content", Text, nullable=False, server_default=""),  # JSON of core.form.FilledForm
    Column("made_at", Moment),  # when the form was made: what the head answered later stays
    Column("sent_at", Moment, nullable=False),
    Column("decided_at", Moment),
    Index(
        "ix_forms_waiting",
        "id",
        sqlite_where=text("state = 'waiting'"),
        postgresql_where=text("state = 'waiting'"),
    ),
)
