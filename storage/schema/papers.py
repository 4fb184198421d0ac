"""Papers that were asked for in the chat: a row is there until the paper is, through restarts."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table

from storage.schema.base import Id, Moment, metadata

paper_jobs = Table(
    "paper_jobs",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("decision_id", ForeignKey("decisions.id"), nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("paper", String(4), nullable=False),  # core.outgoing.Paper
    Column("album", String(80), nullable=False),  # of the message that says how far it is
    Column("asked_at", Moment, nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Index(
        "ix_paper_jobs_asked",  # two taps ask once
        "chat_id",
        "decision_id",
        "paper",
        unique=True,
    ),
)
