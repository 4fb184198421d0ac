"""Who has confirmed that they know a decision. Rows are added, never changed."""

from sqlalchemy import Column, ForeignKey, Index, Table

from storage.schema.base import Id, Moment, metadata

acquaintances = Table(
    "acquaintances",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("decision_id", ForeignKey("decisions.id"), nullable=False),
    Column("organisation_id", ForeignKey("organisations.id"), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("version_id", ForeignKey("decision_versions.id"), nullable=False),  # in force when it was tapped
    Column("at", Moment, nullable=False),
    Index("uq_acquaintances", "decision_id", "organisation_id", "person_id", unique=True),
)
