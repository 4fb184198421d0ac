"""What is remembered of those who try what isn't theirs, and of those who write too much."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, String, Table, UniqueConstraint

from storage.schema.base import Id, Moment, metadata

code_guesses = Table(  # real time; forgotten after a day
    "code_guesses",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("user_id", BigInteger, nullable=False),
    Column("digest", String(64), nullable=False),  # of the code: it may be one of another department's
    Column("at", Moment, nullable=False),
    UniqueConstraint("department_id", "user_id", "digest"),
    Index("ix_code_guesses_at", "department_id", "at"),
)

hushed = Table(  # chats that write more than they can read; real time
    "hushed",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("since", Moment, nullable=False),
)
