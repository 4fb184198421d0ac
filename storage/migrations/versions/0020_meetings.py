"""Meetings and the organisations' seats in them."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def _key(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"))


def upgrade() -> None:
    op.create_table(
        "meetings",
        sa.Column("id", ID, nullable=False),
        sa.Column("department_id", ID, nullable=False),
        sa.Column("slug", sa.String(16), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("published_at", MOMENT, nullable=False),
        sa.Column("closed_at", MOMENT, nullable=True),
        _key("meetings", "department_id", "departments"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
        sa.UniqueConstraint("department_id", "slug", name=op.f("uq_meetings_department_id_slug")),
    )
    op.create_table(
        "seats",
        sa.Column("meeting_id", ID, nullable=False),
        sa.Column("organisation_id", ID, nullable=False),
        sa.Column("department_id", ID, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("subgroup", sa.Integer, nullable=True),
        sa.Column("instead", sa.Text, nullable=False, server_default=""),
        sa.Column("reason", sa.Text, nullable=False, server_default=""),
        sa.Column("attended_at", MOMENT, nullable=True),
        sa.Column("attended_in", sa.Integer, nullable=True),
        sa.Column("marked", sa.String(16), nullable=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        _key("seats", "meeting_id", "meetings"),
        _key("seats", "organisation_id", "organisations"),
        _key("seats", "department_id", "departments"),
        sa.PrimaryKeyConstraint("meeting_id", "organisation_id", name=op.f("pk_seats")),
    )
    op.create_index("ix_seats_organisation", "seats", ["organisation_id"])
    op.create_table(
        "meeting_rounds",
        sa.Column("meeting_id", ID, nullable=False),
        sa.Column("key", sa.String(40), nullable=False),
        sa.Column("department_id", ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("told", sa.Integer, nullable=False),
        _key("meeting_rounds", "meeting_id", "meetings"),
        _key("meeting_rounds", "department_id", "departments"),
        sa.PrimaryKeyConstraint("meeting_id", "key", name=op.f("pk_meeting_rounds")),
    )
    op.create_table(
        "halls",
        sa.Column("meeting_id", ID, nullable=False),
        sa.Column("subgroup", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("department_id", ID, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        _key("halls", "meeting_id", "meetings"),
        _key("halls", "department_id", "departments"),
        sa.PrimaryKeyConstraint("meeting_id", "subgroup", name=op.f("pk_halls")),
        sa.UniqueConstraint("code", name=op.f("uq_halls_code")),
    )
    op.create_table(
        "hall_tries",
        sa.Column("meeting_id", ID, nullable=False),
        sa.Column("user_id", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("department_id", ID, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        _key("hall_tries", "meeting_id", "meetings"),
        _key("hall_tries", "department_id", "departments"),
        sa.PrimaryKeyConstraint("meeting_id", "user_id", name=op.f("pk_hall_tries")),
    )
    op.create_table(
        "agenda_runs",
        sa.Column("meeting_id", ID, nullable=False),
        sa.Column("subgroup", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("department_id", ID, nullable=False),
        sa.Column("item", sa.Integer, nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("extra", sa.Integer, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("album", sa.Text, nullable=False),
        sa.Column("told", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        _key("agenda_runs", "meeting_id", "meetings"),
        _key("agenda_runs", "department_id", "departments"),
        sa.PrimaryKeyConstraint("meeting_id", "subgroup", name=op.f("pk_agenda_runs")),
    )


def downgrade() -> None:
    op.drop_table("agenda_runs")
    op.drop_table("hall_tries")
    op.drop_table("halls")
    op.drop_table("meeting_rounds")
    op.drop_index("ix_seats_organisation", "seats")
    op.drop_table("seats")
    op.drop_table("meetings")
