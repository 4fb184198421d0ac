"""The durable way in (updates), the way out (outbox), and what each chat stands at."""

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
    text,
)

from storage.schema.base import Id, Moment, metadata

updates = Table(
    "updates",
    metadata,
    Column("seq", Id, primary_key=True),  # order of arrival: Telegram may restart its own ids
    Column("bot_id", BigInteger, nullable=False),
    Column("update_id", BigInteger, nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("payload", Text, nullable=False),  # blanked once the update is done
    Column("state", String(16), nullable=False),  # new, done, quarantined, dropped
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("error", Text, nullable=False, server_default=""),
    Column("received_at", Moment, nullable=False),
    Column("told_at", Moment),  # when the administrators heard that it is in quarantine
    UniqueConstraint("bot_id", "update_id"),
    Index(
        "ix_updates_new",
        "chat_id",
        "seq",
        sqlite_where=text("state = 'new'"),
        postgresql_where=text("state = 'new'"),
    ),
    Index(
        "ix_updates_quarantined",
        "seq",
        sqlite_where=text("state = 'quarantined'"),
        postgresql_where=text("state = 'quarantined'"),
    ),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Id, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("priority", Integer, nullable=False),  # 0 replies, 1 notices and reminders, 2 broadcasts
    Column("screen", Text, nullable=False),  # JSON of screens.Screen; blanked once sent
    Column("replaces", BigInteger),  # the tapped message: edited while it is the chat's newest
    Column("state", String(16), nullable=False),  # waiting, sent, failed, cancelled
    Column("why", Text, nullable=False, server_default=""),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("is_reminder", Boolean, nullable=False, server_default=text("false")),
    Column("created_at", Moment, nullable=False),
    Column("sent_at", Moment),
    Column("told_at", Moment),  # when the administrators heard that it was refused
    Column(
        "album", String(80), nullable=False, server_default=""
    ),  # one screen for all posts of the same one
    Column("report_id", BigInteger),  # what it is about: not sent to whoever has lost access
    Column("progress_of", BigInteger),  # the broadcast whose progress it shows, in one message
    Column("over_picture", Boolean, nullable=False, server_default=text("false")),  # what it replaces is one
    Index(
        "ix_outbox_waiting",
        "priority",
        "id",
        sqlite_where=text("state = 'waiting'"),
        postgresql_where=text("state = 'waiting'"),
    ),
    Index(
        "ix_outbox_failed",
        "id",
        sqlite_where=text("state = 'failed'"),
        postgresql_where=text("state = 'failed'"),
    ),
)

chats = Table(
    "chats",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("newest_message_id", BigInteger),
    Column("prompt", Text),  # JSON of core.prompts.Prompt
    Column("blocked_at", Moment),
    Column("told_at", Moment),  # when the department heard of it
    Column("album", String(80), nullable=False, server_default=""),  # the last one that has a screen
    Column("album_message_id", BigInteger),  # that screen
    Index(
        "ix_chats_blocked",
        "blocked_at",
        sqlite_where=text("blocked_at IS NOT NULL"),
        postgresql_where=text("blocked_at IS NOT NULL"),
    ),
)

pictures = Table(
    "pictures",
    metadata,
    Column(
        "bot_id", BigInteger, primary_key=True, autoincrement=False
    ),  # another bot can't use the file's id
    Column("digest", String(64), primary_key=True),  # of what is drawn
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("file_id", Text, nullable=False),
    Column("kept_at", Moment, nullable=False),  # real time: forgotten after a while
)

clock = Table(
    "clock",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("horizon", Moment, nullable=False),  # the bot's time hasn't been shown past this moment
)

facts = Table(
    "facts",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)
