"""Ladders that administrators changed, and what a return that is withdrawn has to restore."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("decisions", sa.Column("ladder", sa.Text(), nullable=True))
    op.add_column("decisions", sa.Column("ladder_version", sa.Integer(), server_default="0", nullable=False))
    op.create_table(
        "ladders",
        sa.Column("id", ID, nullable=False),
        sa.Column("department_id", ID, nullable=False),
        sa.Column("decision_id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_user", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["department_id"], ["departments.id"], name=op.f("fk_ladders_department_id_departments")
        ),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decisions.id"], name=op.f("fk_ladders_decision_id_decisions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ladders")),
        sa.UniqueConstraint("decision_id", "version", name=op.f("uq_ladders_decision_id_version")),
    )
    op.add_column("report_log", sa.Column("version", sa.Integer(), nullable=True))
    op.add_column("report_log", sa.Column("kept", sa.Text(), server_default="", nullable=False))


def downgrade() -> None:
    op.drop_column("report_log", "kept")
    op.drop_column("report_log", "version")
    op.drop_table("ladders")
    op.drop_column("decisions", "ladder_version")
    op.drop_column("decisions", "ladder")
