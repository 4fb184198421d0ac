"""Requests for another deadline: asked once, decided once, kept."""

from sqlalchemy import BigInteger, Column, Date, ForeignKey, Index, String, Table, Text, text

from storage.schema.base import Id, Moment, metadata

extensions = Table(
    "extensions",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("report_id", ForeignKey("reports.id"), nullable=False),
    Column("wanted", Date, nullable=False),
    Column("reason", Text, nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("asked_by", BigInteger),  # person id; None after that person's data was erased
    Column("state", String(16), nullable=False),  # open, granted, declined, replaced, withdrawn
    Column("until", Date),
    Column("word", Text, nullable=False, server_default=""),
    Column("decided_at", Moment),
    Column("decided_by", BigInteger),  # user id
    Index(
        "ix_extensions_open",  # one open request a report
        "report_id",
        unique=True,
        sqlite_where=text("state = 'open'"),
        postgresql_where=text("state = 'open'"),
    ),
)
