"""Meetings and the organisations' seats in them."""

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from storage.schema.base import Id, Moment, metadata

meetings = Table(
    "meetings",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("slug", String(16), nullable=False),
    Column("day", Date, nullable=False),
    Column("body", Text, nullable=False),  # the plan as JSON
    Column("source", Text, nullable=False),  # the file as it was written
    Column("version", Integer, nullable=False),  # counts the changes of the file
    Column("published_at", Moment, nullable=False),
    Column("closed_at", Moment),
    UniqueConstraint("department_id", "slug"),
)

seats = Table(
    "seats",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True),
    Column("organisation_id", ForeignKey("organisations.id"), primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("state", String(16), nullable=False),  # invited, coming, declined
    Column("subgroup", Integer),
    Column("instead", Text, nullable=False, server_default=""),
    Column("reason", Text, nullable=False, server_default=""),
    Column("attended_at", Moment),
    Column("attended_in", Integer),  # the sitting
    Column("marked", String(16)),  # word, code, list
    Column("version", Integer, nullable=False),  # guards what an organisation or the department says
    Column("changed_at", Moment, nullable=False),
    Index("ix_seats_organisation", "organisation_id"),
)
