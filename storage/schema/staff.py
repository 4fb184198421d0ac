"""The department's own people, their links, and what was done to organisations and to them."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, String, Table, Text, UniqueConstraint

from storage.schema.base import Id, Moment, metadata

staff = Table(
    "staff",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("user_id", BigInteger, nullable=False),
    Column("role", String(16), nullable=False),
    Column("since", Moment, nullable=False),
    Column("ended_at", Moment),
    UniqueConstraint("department_id", "user_id"),
)

staff_invitations = Table(
    "staff_invitations",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("code", String(64), nullable=False, unique=True),
    Column("role", String(16), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("created_by", BigInteger, nullable=False),  # user id
    Column("expires_at", Moment, nullable=False),
    Column("revoked_at", Moment),
    Column("used_at", Moment),
    Column("used_by", BigInteger),  # user id
    Index("ix_staff_invitations_department_id", "department_id"),
)

staff_log = Table(  # rows are added, never changed
    "staff_log",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("by_user", BigInteger, nullable=False),
    Column("whom", BigInteger),  # user id
    Column("event", String(16), nullable=False),
    Column("role", String(16)),
    Index("ix_staff_log_department_id", "department_id"),
)

organisation_names = Table(  # former names: what the roster may still call it
    "organisation_names",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("organisation_id", ForeignKey("organisations.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False),
    Column("until", Moment, nullable=False),
    Index("ix_organisation_names_key", "department_id", "name_key"),
    Index("ix_organisation_names_organisation", "organisation_id"),
)

organisation_log = Table(  # rows are added, never changed
    "organisation_log",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("organisation_id", ForeignKey("organisations.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("by_user", BigInteger, nullable=False),
    Column("event", String(16), nullable=False),
    Column("text", Text, nullable=False, server_default=""),
    Index("ix_organisation_log_organisation", "organisation_id"),
)
