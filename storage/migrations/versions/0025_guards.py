"""Wrong codes are counted, and chats that write too much are remembered."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "code_guesses",
        sa.Column("id", ID, nullable=False),
        sa.Column("department_id", ID, nullable=False),
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id"], ["departments.id"], name=op.f("fk_code_guesses_department_id_departments")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_code_guesses")),
        sa.UniqueConstraint(
            "department_id", "user_id", "digest", name=op.f("uq_code_guesses_department_id_user_id_digest")
        ),
    )
    op.create_index("ix_code_guesses_at", "code_guesses", ["department_id", "at"])
    op.create_table(
        "hushed",
        sa.Column("chat_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_hushed")),
    )


def downgrade() -> None:
    op.drop_table("hushed")
    op.drop_table("code_guesses")
