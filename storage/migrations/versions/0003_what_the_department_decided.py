"""What the department decided: accepted tasks, remarks, and a log of every change of state."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# The log of earlier days, as far as it can be told: when a report was begun, and when it was sent.
BEGUN = """
INSERT INTO report_log (department_id, report_id, was, state, at, "by")
SELECT l.department_id, l.report_id, 'not_opened', 'begun', l.at, l."by" FROM answer_log l
WHERE l.id IN (SELECT min(id) FROM answer_log GROUP BY report_id) AND l.state <> 'not_opened'
"""
SENT = """
INSERT INTO report_log (department_id, report_id, was, state, at, "by", deadline, number)
SELECT l.department_id, l.report_id, 'begun', 'sent', l.at, l."by", d.deadline, r.number FROM answer_log l
JOIN reports r ON r.id = l.report_id JOIN decisions d ON d.id = r.decision_id
WHERE l.task IS NULL AND l.state = 'sent' ORDER BY l.id
"""


def upgrade() -> None:
    op.create_table(
        "report_log",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("department_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("report_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("was", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=True),
        sa.Column("by_user", sa.BigInteger(), nullable=True),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("tasks", sa.Text(), server_default="", nullable=False),
        sa.Column("remark", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id"], ["departments.id"], name=op.f("fk_report_log_department_id_departments")
        ),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_report_log_report_id_reports")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_log")),
    )
    op.create_index("ix_report_log_report", "report_log", ["report_id"])
    op.add_column("reports", sa.Column("first_sent_at", sa.DateTime(timezone=True), nullable=True))
    for name in ("accepted_tasks", "remark"):
        op.add_column("reports", sa.Column(name, sa.Text(), server_default="", nullable=False))
    op.execute("UPDATE reports SET first_sent_at = sent_at")
    op.execute(BEGUN)
    op.execute(SENT)


def downgrade() -> None:
    for name in ("remark", "accepted_tasks", "first_sent_at"):
        op.drop_column("reports", name)
    op.drop_index("ix_report_log_report", table_name="report_log")
    op.drop_table("report_log")
