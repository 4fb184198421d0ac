"""The summary's counts, kept up with each change (docs/decisions/0025)."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from storage.schema.base import metadata

counts = Table(
    "counts",
    metadata,
    Column("decision_id", ForeignKey("decisions.id"), primary_key=True),
    Column("district", Text, primary_key=True),  # or storage.counted.EVERYWHERE
    Column("what", Text, primary_key=True),  # as storage.counted names it
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Index("ix_counts_what", "decision_id", "what"),  # which districts there are
)

said = (
    Table(  # who says what hinders them and asks for what: as ``reports.counted`` has it, found by the words
        "said",
        metadata,
        Column("decision_id", ForeignKey("decisions.id"), primary_key=True),
        Column("what", Text, primary_key=True),
        Column("report_id", ForeignKey("reports.id"), primary_key=True),
        Column("department_id", ForeignKey("departments.id"), nullable=False),
        Index("ix_said_report", "report_id"),
    )
)
