"""People change: several organisations, a new head, leave with a substitute, and a history of it all."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("people", sa.Column("at_organisation", sa.BigInteger(), nullable=True))
    op.add_column("members", sa.Column("substitute", sa.BigInteger(), nullable=True))
    op.add_column("outbox", sa.Column("report_id", sa.BigInteger(), nullable=True))
    op.add_column(
        "invitations",
        sa.Column("handover", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.add_column("invitations", sa.Column("giver", sa.BigInteger(), nullable=True))
    op.create_table(
        "people_log",
        sa.Column("id", ID, nullable=False),
        sa.Column("department_id", ID, nullable=False),
        sa.Column("organisation_id", ID, nullable=False),
        sa.Column("event", sa.String(length=16), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("role", sa.String(length=16), nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by_user", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["department_id"], ["departments.id"], name=op.f("fk_people_log_department_id_departments")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_people_log_organisation_id_organisations"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people_log")),
    )
    op.create_index("ix_people_log_organisation", "people_log", ["organisation_id"])
    op.execute(  # the history begins with those who are here
        "INSERT INTO people_log (department_id, organisation_id, event, person_id, role, at) "
        "SELECT department_id, organisation_id, 'joined', person_id, role, joined_at "
        "FROM members ORDER BY joined_at, id"
    )


def downgrade() -> None:
    op.drop_index("ix_people_log_organisation", table_name="people_log")
    op.drop_table("people_log")
    op.drop_column("invitations", "giver")
    op.drop_column("invitations", "handover")
    op.drop_column("outbox", "report_id")
    op.drop_column("members", "substitute")
    op.drop_column("people", "at_organisation")
