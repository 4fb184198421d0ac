"""The department's own people and their links; organisations renamed, merged, closed; the logs of both."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
DEPARTMENT = ("department_id", "departments.id")
ORGANISATION = ("organisation_id", "organisations.id")


def _reference(table: str, name: str, to: str) -> tuple[sa.Column[int], sa.ForeignKeyConstraint]:
    key = sa.ForeignKeyConstraint([name], [to], name=f"fk_{table}_{name}_{to.split('.')[0]}")
    return sa.Column(name, ID, nullable=False), key


def upgrade() -> None:
    for column in (
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.Column("merged_into", sa.BigInteger, nullable=True),
        sa.Column("called_at", MOMENT, nullable=True),
        sa.Column("called_by", sa.BigInteger, nullable=True),
    ):
        op.add_column("organisations", column)
    op.add_column("invitations", sa.Column("moved", sa.Boolean, nullable=False, server_default=sa.false()))
    op.create_table(
        "staff",
        sa.Column("id", ID, nullable=False),
        *_reference("staff", *DEPARTMENT),
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_staff"),
        sa.UniqueConstraint("department_id", "user_id", name="uq_staff_department_id_user_id"),
    )
    op.create_table(
        "staff_invitations",
        sa.Column("id", ID, nullable=False),
        *_reference("staff_invitations", *DEPARTMENT),
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by", sa.BigInteger, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("revoked_at", MOMENT, nullable=True),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.Column("used_by", sa.BigInteger, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_staff_invitations"),
        sa.UniqueConstraint("code", name="uq_staff_invitations_code"),
    )
    op.create_index("ix_staff_invitations_department_id", "staff_invitations", ["department_id"])
    op.create_table(
        "staff_log",
        sa.Column("id", ID, nullable=False),
        *_reference("staff_log", *DEPARTMENT),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by_user", sa.BigInteger, nullable=False),
        sa.Column("whom", sa.BigInteger, nullable=True),
        sa.Column("event", sa.String(16), nullable=False),
        sa.Column("role", sa.String(16), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_staff_log"),
    )
    op.create_index("ix_staff_log_department_id", "staff_log", ["department_id"])
    op.create_table(
        "organisation_names",
        sa.Column("id", ID, nullable=False),
        *_reference("organisation_names", *DEPARTMENT),
        *_reference("organisation_names", *ORGANISATION),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("name_key", sa.Text, nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_organisation_names"),
    )
    op.create_index("ix_organisation_names_key", "organisation_names", ["department_id", "name_key"])
    op.create_index("ix_organisation_names_organisation", "organisation_names", ["organisation_id"])
    op.create_table(
        "organisation_log",
        sa.Column("id", ID, nullable=False),
        *_reference("organisation_log", *DEPARTMENT),
        *_reference("organisation_log", *ORGANISATION),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by_user", sa.BigInteger, nullable=False),
        sa.Column("event", sa.String(16), nullable=False),
        sa.Column("text", sa.Text, nullable=False, server_default=""),
        sa.PrimaryKeyConstraint("id", name="pk_organisation_log"),
    )
    op.create_index("ix_organisation_log_organisation", "organisation_log", ["organisation_id"])


def downgrade() -> None:
    for table in ("organisation_log", "organisation_names", "staff_log", "staff_invitations", "staff"):
        op.drop_table(table)
    for column in ("called_by", "called_at", "merged_into", "closed_at"):
        op.drop_column("organisations", column)
    op.drop_column("invitations", "moved")
