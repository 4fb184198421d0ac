"""What specialists wrote for the official report."""

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, String, Table, Text, UniqueConstraint

from storage.schema.base import Id, Moment, metadata

wordings = Table(  # rows are added, never changed
    "wordings",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("decision_id", ForeignKey("decisions.id"), nullable=False),
    Column("part", String(16), nullable=False),  # core.wording.Part
    Column("version", Integer, nullable=False),
    Column("body", Text),  # None: what the bot proposes counts again
    Column("sent", Integer, nullable=False),  # reports that were in
    Column("at", Moment, nullable=False),
    Column("by_user", BigInteger, nullable=False),  # a Telegram user id
    UniqueConstraint("decision_id", "part", "version"),
)
