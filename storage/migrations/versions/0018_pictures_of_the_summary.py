"""Pictures of the summary that Telegram has already, and what stands where a screen is to go."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column(
        "outbox", sa.Column("over_picture", sa.Boolean, nullable=False, server_default=sa.text("false"))
    )
    op.create_table(
        "pictures",
        sa.Column("bot_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("department_id", ID, nullable=False),
        sa.Column("file_id", sa.Text, nullable=False),
        sa.Column("kept_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id"], ["departments.id"], name=op.f("fk_pictures_department_id_departments")
        ),
        sa.PrimaryKeyConstraint("bot_id", "digest", name=op.f("pk_pictures")),
    )


def downgrade() -> None:
    op.drop_table("pictures")
    op.drop_column("outbox", "over_picture")
