"""Whose word an answer is, who entered it; forms that were sent in."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
WAITING = sa.text("state = 'waiting'")


def upgrade() -> None:
    for table in ("answers", "answer_log"):
        op.add_column(table, sa.Column("source", sa.String(16), nullable=False, server_default="own"))
        op.add_column(table, sa.Column("by_user", sa.BigInteger, nullable=True))
    op.add_column("evidence", sa.Column("by_user", sa.BigInteger, nullable=True))
    op.add_column("evidence", sa.Column("removed_by_user", sa.BigInteger, nullable=True))
    op.add_column("reports", sa.Column("told_of_word_at", MOMENT, nullable=True))
    op.create_table(
        "forms",
        sa.Column("id", ID, nullable=False),
        sa.Column("department_id", ID, nullable=False),
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("file_id", sa.Text, nullable=False),
        sa.Column("file_name", sa.Text, nullable=False, server_default=""),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("report_id", ID, nullable=True),
        sa.Column("content", sa.Text, nullable=False, server_default=""),
        sa.Column("made_at", MOMENT, nullable=True),
        sa.Column("sent_at", MOMENT, nullable=False),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["department_id"], ["departments.id"], name=op.f("fk_forms_department_id_departments")
        ),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_forms_report_id_reports")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forms")),
    )
    op.create_index("ix_forms_waiting", "forms", ["id"], sqlite_where=WAITING, postgresql_where=WAITING)


def downgrade() -> None:
    op.drop_index("ix_forms_waiting", table_name="forms")
    op.drop_table("forms")
    op.drop_column("reports", "told_of_word_at")
    op.drop_column("evidence", "removed_by_user")
    op.drop_column("evidence", "by_user")
    for table in ("answer_log", "answers"):
        op.drop_column(table, "by_user")
        op.drop_column(table, "source")
