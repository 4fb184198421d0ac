"""Messages of the department to many: drafts, the audience frozen at the confirmation, what became of it."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from storage.schema.base import Id, Moment, metadata

broadcasts = Table(
    "broadcasts",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("decision_id", ForeignKey("decisions.id"), nullable=False),
    Column("user_id", BigInteger, nullable=False),  # who writes it, a Telegram user id
    Column("chat_id", BigInteger, nullable=False),
    Column("state", String(16), nullable=False),  # core.broadcast.BroadcastState
    Column("version", Integer, nullable=False),  # counts changes of the draft; guards them
    Column("audience", String(16)),
    Column("district", Text, nullable=False, server_default=""),
    Column("picked", Text, nullable=False, server_default=""),  # organisation ids, parted by spaces
    Column("text", Text),  # None: not chosen yet; empty: the prepared reminder
    Column("file_id", Text, nullable=False, server_default=""),
    Column("file_name", Text, nullable=False, server_default=""),
    Column("file_mime", Text, nullable=False, server_default=""),
    Column("file_is_photo", Boolean, nullable=False, server_default=false()),
    Column("begun_at", Moment, nullable=False),
    Column("confirmed_at", Moment),
    Column("ended_at", Moment),
    Column("message_id", BigInteger),  # that shows the progress
    Column("told", Text, nullable=False, server_default=""),  # the figures that it shows
    Column("told_at", Moment),  # real time
    Column("is_told", Boolean, nullable=False, server_default=false()),  # how it ended
    Index(
        "ix_broadcasts_draft",  # one draft of each person on each decision
        "decision_id",
        "user_id",
        unique=True,
        sqlite_where=text("state = 'draft'"),
        postgresql_where=text("state = 'draft'"),
    ),
    Index(
        "ix_broadcasts_running",
        "id",
        sqlite_where=text("state IN ('sending', 'done', 'stopped') AND NOT is_told"),
        postgresql_where=text("state IN ('sending', 'done', 'stopped') AND NOT is_told"),
    ),
    Index("ix_broadcasts_decision", "decision_id"),
)

broadcast_people = Table(
    "broadcast_people",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("broadcast_id", ForeignKey("broadcasts.id"), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("state", String(16), nullable=False),  # waiting, queued, sent, lost, skipped, stopped
    Column("why", String(32), nullable=False, server_default=""),  # core.broadcast.NotSent
    Column("outbox_id", BigInteger),  # the message on its way
    Column("decided_at", Moment),
    UniqueConstraint("broadcast_id", "person_id"),  # a person with several organisations gets it once
    Index("ix_broadcast_people_outbox", "outbox_id"),
    Index(
        "ix_broadcast_people_left",
        "broadcast_id",
        "id",
        sqlite_where=text("state IN ('waiting', 'queued')"),
        postgresql_where=text("state IN ('waiting', 'queued')"),
    ),
)

broadcast_organisations = Table(  # whom it is about: with the person who gets it, or why nobody does
    "broadcast_organisations",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("broadcast_id", ForeignKey("broadcasts.id"), nullable=False),
    Column("organisation_id", ForeignKey("organisations.id"), nullable=False),
    Column("person_id", BigInteger),
    Column("why", String(32), nullable=False, server_default=""),
    Index("ix_broadcast_organisations_broadcast", "broadcast_id", "person_id"),
    Index("ix_broadcast_organisations_organisation", "organisation_id"),
)
