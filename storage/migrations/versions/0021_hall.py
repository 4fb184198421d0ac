"""Who has confirmed that they know a decision; what happens at a meeting."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
THEIRS = {
    "meeting_id": "meetings",
    "organisation_id": "organisations",
    "department_id": "departments",
    "by": "people",
}


def upgrade() -> None:
    op.create_table(
        "acquaintances",
        sa.Column("id", ID, nullable=False),
        sa.Column("department_id", ID, nullable=False),
        sa.Column("decision_id", ID, nullable=False),
        sa.Column("organisation_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("version_id", ID, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *_keys(
            "acquaintances",
            department_id="departments",
            decision_id="decisions",
            organisation_id="organisations",
            person_id="people",
            version_id="decision_versions",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acquaintances")),
    )
    op.create_index(
        "uq_acquaintances", "acquaintances", ["decision_id", "organisation_id", "person_id"], unique=True
    )
    _steps()
    _materials()
    _said()


def _steps() -> None:
    op.create_table(
        "meeting_steps",
        sa.Column("meeting_id", ID, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("part", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("department_id", ID, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("by_user", sa.BigInteger, nullable=False),
        *_keys("meeting_steps", meeting_id="meetings", department_id="departments"),
        sa.PrimaryKeyConstraint("meeting_id", "kind", "part", name=op.f("pk_meeting_steps")),
    )


def _materials() -> None:
    op.create_table(
        "materials",
        sa.Column("id", ID, nullable=False),
        sa.Column("department_id", ID, nullable=False),
        sa.Column("meeting_id", ID, nullable=False),
        sa.Column("item", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False, server_default=""),
        sa.Column("file_id", sa.Text, nullable=False, server_default=""),
        sa.Column("file_name", sa.Text, nullable=False, server_default=""),
        sa.Column("is_photo", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("mime", sa.Text, nullable=False, server_default=""),
        sa.Column("by_user", sa.BigInteger, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        *_keys("materials", department_id="departments", meeting_id="meetings"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_materials")),
    )
    op.create_index("ix_materials_meeting", "materials", ["meeting_id"])
    op.create_table(
        "material_looks",
        sa.Column("meeting_id", ID, nullable=False),
        sa.Column("item", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("organisation_id", ID, nullable=False),
        sa.Column("department_id", ID, nullable=False),
        sa.Column("by", ID, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *_keys("material_looks", **THEIRS),
        sa.PrimaryKeyConstraint("meeting_id", "item", "organisation_id", name=op.f("pk_material_looks")),
    )


def _said() -> None:
    op.create_table(
        "practical_answers",
        sa.Column("meeting_id", ID, nullable=False),
        sa.Column("organisation_id", ID, nullable=False),
        sa.Column("direction", sa.String(16), nullable=False),
        sa.Column("aspect", sa.String(16), nullable=False),
        sa.Column("department_id", ID, nullable=False),
        sa.Column("option", sa.String(16), nullable=False, server_default=""),
        sa.Column("own", sa.Text, nullable=False, server_default=""),
        sa.Column("by", ID, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *_keys("practical_answers", **THEIRS),
        sa.PrimaryKeyConstraint(
            "meeting_id", "organisation_id", "direction", "aspect", name=op.f("pk_practical_answers")
        ),
    )
    op.create_table(
        "opinions",
        sa.Column("meeting_id", ID, nullable=False),
        sa.Column("organisation_id", ID, nullable=False),
        sa.Column("department_id", ID, nullable=False),
        sa.Column("agrees", sa.Boolean, nullable=False),
        sa.Column("remark", sa.Text, nullable=False, server_default=""),
        sa.Column("by", ID, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *_keys("opinions", **THEIRS),
        sa.PrimaryKeyConstraint("meeting_id", "organisation_id", name=op.f("pk_opinions")),
    )


def downgrade() -> None:
    for table in ("opinions", "practical_answers", "material_looks", "materials", "meeting_steps"):
        op.drop_table(table)
    op.drop_table("acquaintances")


def _keys(table: str, **columns: str) -> tuple[sa.ForeignKeyConstraint, ...]:
    return tuple(
        sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}"))
        for column, other in columns.items()
    )
