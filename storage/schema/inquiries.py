"""Questions to the department and what was written to them; the department's news, and who wants them."""

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
    false,
    text,
)

from storage.schema.base import Id, Moment, metadata

inquiries = Table(
    "inquiries",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("organisation_id", ForeignKey("organisations.id"), nullable=False),
    Column("report_id", ForeignKey("reports.id")),
    Column("about", Text, nullable=False, server_default=""),  # the task's name as it was then
    Column("state", String(16), nullable=False),  # open, answered, closed
    Column("version", Integer, nullable=False),  # counts what was written; guards it
    Column("since", Moment, nullable=False),  # open: waits since then; else written to last
    Column("told_at", Moment),  # when the specialists heard that it waits
    Index("ix_inquiries_organisation", "organisation_id"),
    Index(
        "ix_inquiries_open",
        "since",
        sqlite_where=text("state = 'open'"),
        postgresql_where=text("state = 'open'"),
    ),
)

inquiry_lines = Table(  # rows are added, never changed
    "inquiry_lines",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("inquiry_id", ForeignKey("inquiries.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", BigInteger),  # a person of the organisation
    Column("by_user", BigInteger),  # or a Telegram user id of the department
    Column("text", Text, nullable=False, server_default=""),
    Column("file_id", Text, nullable=False, server_default=""),
    Column("file_name", Text, nullable=False, server_default=""),
    Column("is_photo", Boolean, nullable=False, server_default=false()),
    Column("mime", Text, nullable=False, server_default=""),
    Index("ix_inquiry_lines_inquiry", "inquiry_id"),
)

digests = Table(  # a row a day that was decided on: the key lets nobody hear twice
    "digests",
    metadata,
    Column("department_id", ForeignKey("departments.id"), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("told", Integer, nullable=False),  # how many people; 0 where there was nothing to say
)

digest_choices = Table(
    "digest_choices",
    metadata,
    Column("department_id", ForeignKey("departments.id"), primary_key=True),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("wanted", Boolean, nullable=False),
    Column("at", Moment, nullable=False),
)
