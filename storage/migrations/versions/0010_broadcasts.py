"""Messages of the department to many."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
DRAFT = sa.text("state = 'draft'")
RUNNING = sa.text("state IN ('sending', 'done', 'stopped') AND NOT is_told")
LEFT = sa.text("state IN ('waiting', 'queued')")


def _points_to(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"))


def upgrade() -> None:
    op.add_column("outbox", sa.Column("progress_of", sa.BigInteger(), nullable=True))
    op.create_table(
        "broadcasts",
        sa.Column("id", ID, nullable=False),
        sa.Column("department_id", ID, nullable=False),
        sa.Column("decision_id", ID, nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("audience", sa.String(16), nullable=True),
        sa.Column("district", sa.Text(), server_default="", nullable=False),
        sa.Column("picked", sa.Text(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("file_id", sa.Text(), server_default="", nullable=False),
        sa.Column("file_name", sa.Text(), server_default="", nullable=False),
        sa.Column("file_mime", sa.Text(), server_default="", nullable=False),
        sa.Column("file_is_photo", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("begun_at", MOMENT, nullable=False),
        sa.Column("confirmed_at", MOMENT, nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("told", sa.Text(), server_default="", nullable=False),
        sa.Column("told_at", MOMENT, nullable=True),
        sa.Column("is_told", sa.Boolean(), server_default=sa.false(), nullable=False),
        _points_to("broadcasts", "department_id", "departments"),
        _points_to("broadcasts", "decision_id", "decisions"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcasts")),
    )
    op.create_index(
        "ix_broadcasts_draft",
        "broadcasts",
        ["decision_id", "user_id"],
        unique=True,
        sqlite_where=DRAFT,
        postgresql_where=DRAFT,
    )
    op.create_index(
        "ix_broadcasts_running", "broadcasts", ["id"], sqlite_where=RUNNING, postgresql_where=RUNNING
    )
    op.create_index("ix_broadcasts_decision", "broadcasts", ["decision_id"])
    op.create_table(
        "broadcast_people",
        sa.Column("id", ID, nullable=False),
        sa.Column("department_id", ID, nullable=False),
        sa.Column("broadcast_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("why", sa.String(32), server_default="", nullable=False),
        sa.Column("outbox_id", sa.BigInteger(), nullable=True),
        sa.Column("decided_at", MOMENT, nullable=True),
        _points_to("broadcast_people", "department_id", "departments"),
        _points_to("broadcast_people", "broadcast_id", "broadcasts"),
        _points_to("broadcast_people", "person_id", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcast_people")),
        sa.UniqueConstraint(
            "broadcast_id", "person_id", name=op.f("uq_broadcast_people_broadcast_id_person_id")
        ),
    )
    op.create_index("ix_broadcast_people_outbox", "broadcast_people", ["outbox_id"])
    op.create_index(
        "ix_broadcast_people_left",
        "broadcast_people",
        ["broadcast_id", "id"],
        sqlite_where=LEFT,
        postgresql_where=LEFT,
    )
    op.create_table(
        "broadcast_organisations",
        sa.Column("id", ID, nullable=False),
        sa.Column("department_id", ID, nullable=False),
        sa.Column("broadcast_id", ID, nullable=False),
        sa.Column("organisation_id", ID, nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("why", sa.String(32), server_default="", nullable=False),
        _points_to("broadcast_organisations", "department_id", "departments"),
        _points_to("broadcast_organisations", "broadcast_id", "broadcasts"),
        _points_to("broadcast_organisations", "organisation_id", "organisations"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcast_organisations")),
    )
    op.create_index(
        "ix_broadcast_organisations_broadcast", "broadcast_organisations", ["broadcast_id", "person_id"]
    )
    op.create_index("ix_broadcast_organisations_organisation", "broadcast_organisations", ["organisation_id"])


def downgrade() -> None:
    op.drop_table("broadcast_organisations")
    op.drop_table("broadcast_people")
    op.drop_table("broadcasts")
    op.drop_column("outbox", "progress_of")
