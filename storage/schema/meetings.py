"""Meetings and the organisations' seats in them."""

from sqlalchemy import (
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
)

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

meeting_rounds = Table(  # a row a round that was decided on: the key lets nobody hear twice
    "meeting_rounds",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True),
    Column("key", String(40), primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("told", Integer, nullable=False),  # how many people; 0 where it was too late
)

halls = Table(  # a sitting's word and code, made when somebody of the department asks for them
    "halls",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True),
    Column("subgroup", Integer, primary_key=True, autoincrement=False),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("code", Text, nullable=False),
    Column("at", Moment, nullable=False),
    UniqueConstraint("code"),
)

hall_tries = Table(  # words that weren't the hall's: few are allowed
    "hall_tries",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("tries", Integer, nullable=False),
)

agenda_runs = Table(
    "agenda_runs",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True),
    Column("subgroup", Integer, primary_key=True, autoincrement=False),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("item", Integer, nullable=False),  # counts from 0
    Column("since", Moment, nullable=False),  # when the item began
    Column("extra", Integer, nullable=False),  # minutes that were added to it
    Column("ended_at", Moment),
    Column("chat_id", BigInteger, nullable=False),  # where it is watched
    Column("album", Text, nullable=False),  # of the message that shows it
    Column("told", Integer, nullable=False),  # minutes left as they stand in it
    Column("version", Integer, nullable=False),
)
