"""Departments, their organisations, and the people in them."""

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
    false,
)

from storage.schema.base import Id, Moment, metadata

departments = Table(
    "departments",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", Text, nullable=False),
    Column("timezone", String(64), nullable=False),
)

organisations = Table(
    "organisations",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False),  # letters and digits only: what makes two names one
    Column("number", Integer),
    Column("head", Text, nullable=False, server_default=""),
    Column("phone", Text, nullable=False, server_default=""),
    Column("district", Text, nullable=False, server_default=""),
    Column("email", Text, nullable=False, server_default=""),
    Column("closed_at", Moment),
    Column("merged_into", BigInteger),  # the organisation's id that took it in; it is closed then
    Column("called_at", Moment),
    Column("called_by", BigInteger),  # user id
    UniqueConstraint("department_id", "name_key"),
    Index("ix_organisations_number", "department_id", "number"),  # a page of the summary's picture
)

invitations = Table(
    "invitations",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("organisation_id", ForeignKey("organisations.id"), nullable=False),
    Column("code", String(64), nullable=False, unique=True),
    Column("created_at", Moment, nullable=False),
    Column("revoked_at", Moment),
    Column("used_at", Moment),
    Column("used_by", BigInteger),  # user id
    Column("handover", Boolean, nullable=False, server_default=false()),  # for a new head
    Column("giver", BigInteger),  # the person who hands over; NULL: the department
    Column("moved", Boolean, nullable=False, server_default=false()),  # came with a merged organisation
    Index("ix_invitations_organisation", "organisation_id"),
)

people = Table(
    "people",
    metadata,
    Column("id", Id, primary_key=True),
    Column("user_id", BigInteger, nullable=False, unique=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("name", Text, nullable=False, server_default=""),
    Column("absent_until", Date),
    Column("reminded_on", Date),  # the day of the last reminder: at most one a day to a person
    Column("registered_at", Moment, nullable=False),
    Column("at_organisation", BigInteger),  # of several, the one at hand
)

members = Table(
    "members",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("organisation_id", ForeignKey("organisations.id"), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("role", String(16), nullable=False),
    Column("joined_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Column("substitute", BigInteger),  # a person's id while on leave; 0 nobody, NULL not said
    UniqueConstraint("organisation_id", "person_id"),
    Index("ix_members_person", "person_id"),
)

people_log = Table(  # who came and went: rows are added, never changed
    "people_log",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("organisation_id", ForeignKey("organisations.id"), nullable=False),
    Column("event", String(16), nullable=False),
    Column("person_id", BigInteger),
    Column("role", String(16)),
    Column("at", Moment, nullable=False),
    Column("by_user", BigInteger),  # a Telegram user id, where somebody else did it
    Index("ix_people_log_organisation", "organisation_id"),
)

consents = Table(
    "consents",
    metadata,
    Column("id", Id, primary_key=True),
    Column("user_id", BigInteger, nullable=False),
    Column("version", String(64), nullable=False),
    Column("given", Boolean, nullable=False),
    Column("at", Moment, nullable=False),
    Column("mark", String(64), nullable=False, server_default=""),  # of whom, once their number is erased
    Index("ix_consents_user", "user_id"),
)

join_requests = Table(
    "join_requests",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("organisation_id", ForeignKey("organisations.id"), nullable=False),
    Column("user_id", BigInteger, nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("granted", Boolean),
    Column("decided_at", Moment),
    Column("decided_by", BigInteger),  # a Telegram user id: an administrator need not be registered
    UniqueConstraint("organisation_id", "user_id"),
)
