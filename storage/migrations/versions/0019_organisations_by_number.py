"""A page of a department's organisations is found by number without reading the others."""

from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_organisations_number", "organisations", ["department_id", "number"])


def downgrade() -> None:
    op.drop_index("ix_organisations_number", "organisations")
