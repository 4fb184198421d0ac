"""What the department was told of: updates in quarantine, posts refused, people cut off."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

INDEXES = (
    ("ix_updates_quarantined", "updates", "seq", "state = 'quarantined'"),
    ("ix_outbox_failed", "outbox", "id", "state = 'failed'"),
    ("ix_chats_blocked", "chats", "blocked_at", "blocked_at IS NOT NULL"),
)


def upgrade() -> None:
    for index, table, column, rows in INDEXES:
        op.add_column(table, sa.Column("told_at", sa.DateTime(timezone=True), nullable=True))
        op.create_index(index, table, [column], sqlite_where=sa.text(rows), postgresql_where=sa.text(rows))


def downgrade() -> None:
    for index, table, *_ in reversed(INDEXES):
        op.drop_index(index, table_name=table)
        op.drop_column(table, "told_at")
