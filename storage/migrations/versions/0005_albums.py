"""Albums: which pieces came together, and which message of the chat is the screen of them all."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0003"
branch_labels = None
depends_on = None

IN_AN_ALBUM = sa.text("group_id <> ''")


def upgrade() -> None:
    op.add_column("evidence", sa.Column("group_id", sa.String(64), nullable=False, server_default=""))
    op.create_index(
        "ix_evidence_group",
        "evidence",
        ["group_id"],
        sqlite_where=IN_AN_ALBUM,
        postgresql_where=IN_AN_ALBUM,
    )
    op.add_column("outbox", sa.Column("album", sa.String(80), nullable=False, server_default=""))
    op.add_column("chats", sa.Column("album", sa.String(80), nullable=False, server_default=""))
    op.add_column("chats", sa.Column("album_message_id", sa.BigInteger, nullable=True))


def downgrade() -> None:
    op.drop_column("chats", "album_message_id")
    op.drop_column("chats", "album")
    op.drop_column("outbox", "album")
    op.drop_index("ix_evidence_group", table_name="evidence")
    op.drop_column("evidence", "group_id")
