"""Who has confirmed that they know a decision."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


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


def downgrade() -> None:
    op.drop_table("acquaintances")


def _keys(table: str, **columns: str) -> tuple[sa.ForeignKeyConstraint, ...]:
    return tuple(
        sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}"))
        for column, other in columns.items()
    )
