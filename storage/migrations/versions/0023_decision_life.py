"""Drafts of decisions, what was done with a decision, and answers that an amendment has put aside."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def _key(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}_{to}"))


def upgrade() -> None:
    on_its_way = sa.text("state IN ('waiting', 'confirmed')")
    op.create_table(
        "decision_drafts",
        sa.Column("id", ID, nullable=False),
        sa.Column("department_id", ID, nullable=False),
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("file_id", sa.Text, nullable=False),
        sa.Column("file_name", sa.Text, nullable=False, server_default=""),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("is_document", sa.Boolean, nullable=False, server_default=sa.text("false")),
        sa.Column("source", sa.Text, nullable=False, server_default=""),
        sa.Column("body", sa.Text),
        sa.Column("deadline", sa.Date),
        sa.Column("told", sa.Text, nullable=False, server_default=""),
        sa.Column("base", sa.Integer, nullable=False, server_default="0"),
        sa.Column("walk", sa.Text, nullable=False, server_default=""),
        sa.Column("sent_at", MOMENT, nullable=False),
        sa.Column("decided_at", MOMENT),
        sa.Column("decided_by", sa.BigInteger),
        _key("decision_drafts", "department_id", "departments"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision_drafts")),
    )
    op.create_index(
        "ix_decision_drafts_waiting",
        "decision_drafts",
        ["id"],
        sqlite_where=on_its_way,
        postgresql_where=on_its_way,
    )
    op.create_table(
        "decision_log",
        sa.Column("id", ID, nullable=False),
        sa.Column("department_id", ID, nullable=False),
        sa.Column("decision_id", ID, nullable=False),
        sa.Column("event", sa.String(16), nullable=False),
        sa.Column("version", sa.Integer),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by_user", sa.BigInteger),
        _key("decision_log", "department_id", "departments"),
        _key("decision_log", "decision_id", "decisions"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision_log")),
    )
    op.create_index("ix_decision_log_decision", "decision_log", ["decision_id"])
    op.create_table(
        "answer_archive",
        sa.Column("id", ID, nullable=False),
        sa.Column("department_id", ID, nullable=False),
        sa.Column("report_id", ID, nullable=False),
        sa.Column("version_id", ID, nullable=False),
        sa.Column("task", sa.String(16), nullable=False),
        sa.Column("question", sa.String(16), nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by", sa.BigInteger),
        sa.Column("source", sa.String(16), nullable=False, server_default="own"),
        sa.Column("by_user", sa.BigInteger),
        sa.Column("archived_at", MOMENT, nullable=False),
        _key("answer_archive", "department_id", "departments"),
        _key("answer_archive", "report_id", "reports"),
        _key("answer_archive", "version_id", "decision_versions"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer_archive")),
    )
    op.create_index("ix_answer_archive_report", "answer_archive", ["report_id"])


def downgrade() -> None:
    op.drop_table("answer_archive")
    op.drop_table("decision_log")
    op.drop_table("decision_drafts")
