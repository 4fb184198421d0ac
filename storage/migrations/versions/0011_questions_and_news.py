"""Questions to the department; the department's news."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
OPEN = sa.text("state = 'open'")


def upgrade() -> None:
    op.create_table(
        "inquiries",
        sa.Column("id", ID, nullable=False),
        sa.Column("department_id", ID, nullable=False),
        sa.Column("organisation_id", ID, nullable=False),
        sa.Column("report_id", ID, nullable=True),
        sa.Column("about", sa.Text, nullable=False, server_default=""),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("told_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["department_id"], ["departments.id"], name=op.f("fk_inquiries_department_id_departments")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_inquiries_organisation_id_organisations"),
        ),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_inquiries_report_id_reports")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inquiries")),
    )
    op.create_index("ix_inquiries_organisation", "inquiries", ["organisation_id"])
    op.create_index("ix_inquiries_open", "inquiries", ["since"], sqlite_where=OPEN, postgresql_where=OPEN)
    op.create_table(
        "inquiry_lines",
        sa.Column("id", ID, nullable=False),
        sa.Column("department_id", ID, nullable=False),
        sa.Column("inquiry_id", ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by", sa.BigInteger, nullable=True),
        sa.Column("by_user", sa.BigInteger, nullable=True),
        sa.Column("text", sa.Text, nullable=False, server_default=""),
        sa.Column("file_id", sa.Text, nullable=False, server_default=""),
        sa.Column("file_name", sa.Text, nullable=False, server_default=""),
        sa.Column("is_photo", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("mime", sa.Text, nullable=False, server_default=""),
        sa.ForeignKeyConstraint(
            ["department_id"], ["departments.id"], name=op.f("fk_inquiry_lines_department_id_departments")
        ),
        sa.ForeignKeyConstraint(
            ["inquiry_id"], ["inquiries.id"], name=op.f("fk_inquiry_lines_inquiry_id_inquiries")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inquiry_lines")),
    )
    op.create_index("ix_inquiry_lines_inquiry", "inquiry_lines", ["inquiry_id"])
    op.create_table(
        "digests",
        sa.Column("department_id", ID, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("told", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id"], ["departments.id"], name=op.f("fk_digests_department_id_departments")
        ),
        sa.PrimaryKeyConstraint("department_id", "day", name=op.f("pk_digests")),
    )
    op.create_table(
        "digest_choices",
        sa.Column("department_id", ID, nullable=False),
        sa.Column("user_id", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("wanted", sa.Boolean, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id"], ["departments.id"], name=op.f("fk_digest_choices_department_id_departments")
        ),
        sa.PrimaryKeyConstraint("department_id", "user_id", name=op.f("pk_digest_choices")),
    )


def downgrade() -> None:
    op.drop_table("digest_choices")
    op.drop_table("digests")
    op.drop_index("ix_inquiry_lines_inquiry", table_name="inquiry_lines")
    op.drop_table("inquiry_lines")
    op.drop_index("ix_inquiries_open", table_name="inquiries")
    op.drop_index("ix_inquiries_organisation", table_name="inquiries")
    op.drop_table("inquiries")
