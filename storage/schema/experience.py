"""Experience that is offered, what becomes of it, and the department's own tasks."""

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
    text,
)

from storage.schema.base import Id, Moment, metadata

offers = Table(
    "offers",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("decision_id", ForeignKey("decisions.id"), nullable=False),
    Column("organisation_id", ForeignKey("organisations.id"), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("begun_at", Moment, nullable=False),
    Column("state", String(16), nullable=False),  # core.experience.OfferState
    Column("version", Integer, nullable=False),  # counts what was changed; guards it
    Column("step", String(8), nullable=False),  # core.experience.Step
    Column("title", Text, nullable=False),
    Column("category", String(16), nullable=False),
    Column("category_text", Text, nullable=False),  # as it was then
    Column("description", Text, nullable=False),
    Column("result", Text, nullable=False),
    Column("link", Text, nullable=False),
    Column("files", Text, nullable=False),  # JSON: as Telegram knows them, in order
    Column("showing", String(16)),
    Column("publication", String(16)),
    Column("signature", Text, nullable=False),  # a name that waits for the consent; never shown to others
    Column("word", Text, nullable=False),  # the department's comment or reason
    Column("sent_at", Moment),
    Column("published_at", Moment),
    Index("ix_offers_organisation", "organisation_id"),
    Index("ix_offers_department", "department_id", "state"),
    Index(
        "ix_offers_new",
        "department_id",
        sqlite_where=text("state = 'new'"),
        postgresql_where=text("state = 'new'"),
    ),
)

offer_log = Table(  # rows are added, never changed
    "offer_log",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("offer_id", ForeignKey("offers.id"), nullable=False),
    Column("event", String(16), nullable=False),  # core.experience.OfferEvent
    Column("at", Moment, nullable=False),
    Column("by_user", BigInteger),  # of the department; None: the author's side
    Column("word", Text, nullable=False),
    Index("ix_offer_log_offer", "offer_id"),
)

publication_consents = Table(  # the only place of an author's name; withdrawn, the name goes
    "publication_consents",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("offer_id", ForeignKey("offers.id"), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("name", Text, nullable=False),  # as it may be published; empty once withdrawn
    Column("version", String(32), nullable=False),  # of the text
    Column("text_hash", String(64), nullable=False),  # SHA-256 of the exact words shown
    Column("given_at", Moment, nullable=False),
    Column("withdrawn_at", Moment),
    Index("ix_publication_consents_offer", "offer_id"),
    Index("ix_publication_consents_person", "person_id"),
)

offer_marks = Table(
    "offer_marks",
    metadata,
    Column("offer_id", ForeignKey("offers.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("at", Moment, nullable=False),
)

show_requests = Table(
    "show_requests",
    metadata,
    Column("offer_id", ForeignKey("offers.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("organisation_id", ForeignKey("organisations.id"), nullable=False),
    Column("contact", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_show_requests_department", "department_id"),
)

own_task_log = Table(  # rows are added, never changed: the newest of a key is how it stands
    "own_task_log",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("decision_id", ForeignKey("decisions.id"), nullable=False),
    Column("key", String(16), nullable=False),  # core.own_tasks.keyed
    Column("version", Integer, nullable=False),
    Column("state", String(4), nullable=False),
    Column("note", Text, nullable=False),
    Column("deadline", Date),  # None: the file's
    Column("at", Moment, nullable=False),
    Column("by_user", BigInteger, nullable=False),
    UniqueConstraint("decision_id", "key", "version"),
)
