"""Papers that were asked for in the chat and are being made."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "paper_jobs",
        sa.Column("id", ID, nullable=False),
        sa.Column("department_id", ID, nullable=False),
        sa.Column("decision_id", ID, nullable=False),
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("paper", sa.String(4), nullable=False),
        sa.Column("album", sa.String(80), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
        sa.ForeignKeyConstraint(
            ["department_id"], ["departments.id"], name=op.f("fk_paper_jobs_department_id_departments")
        ),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decisions.id"], name=op.f("fk_paper_jobs_decision_id_decisions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_jobs")),
    )
    op.create_index("ix_paper_jobs_asked", "paper_jobs", ["chat_id", "decision_id", "paper"], unique=True)


def downgrade() -> None:
    op.drop_index("ix_paper_jobs_asked", table_name="paper_jobs")
    op.drop_table("paper_jobs")
