"""What hinders organisations and what they ask for is counted, too, and found by its words.

The words stand in the answers and are read by the decision's own rules, so the program counts them: each
report that says anything is marked as not counted yet, and ``storage.migrate`` counts those at once.
"""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0024"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
NAMES = ("worry:", "wish:")


def upgrade() -> None:
    with op.batch_alter_table("counts") as counts:
        counts.alter_column("what", existing_type=sa.String(64), type_=sa.Text, existing_nullable=False)
    op.create_table(
        "said",
        sa.Column("decision_id", ID, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("report_id", ID, nullable=False),
        sa.Column("department_id", ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decisions.id"], name=op.f("fk_said_decision_id_decisions")
        ),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_said_report_id_reports")),
        sa.ForeignKeyConstraint(
            ["department_id"], ["departments.id"], name=op.f("fk_said_department_id_departments")
        ),
        sa.PrimaryKeyConstraint("decision_id", "what", "report_id", name=op.f("pk_said")),
    )
    op.create_index("ix_said_report", "said", ["report_id"])
    op.execute(
        "UPDATE reports SET counted_version = -1"
        " WHERE EXISTS (SELECT 1 FROM report_tasks t WHERE t.report_id = reports.id)"
    )


def downgrade() -> None:
    op.drop_index("ix_said_report", table_name="said")
    op.drop_table("said")
    reports = sa.table("reports", sa.column("id"), sa.column("counted"))
    found = op.get_bind().execute(sa.select(reports.c.id, reports.c.counted)).all()
    lines = [(row.id, [one for one in row.counted.split("\n") if not one.startswith(NAMES)]) for row in found]
    if lines:
        op.get_bind().execute(
            sa.update(reports).where(reports.c.id == sa.bindparam("which")),
            [{"which": report_id, "counted": "\n".join(line)} for report_id, line in lines],
        )
    op.execute("DELETE FROM counts WHERE what LIKE 'worry:%' OR what LIKE 'wish:%'")
    with op.batch_alter_table("counts") as counts:
        counts.alter_column("what", existing_type=sa.Text, type_=sa.String(64), existing_nullable=False)
