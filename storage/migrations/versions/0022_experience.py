"""Experience that is offered; the department's own tasks."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
NEW = sa.text("state = 'new'")


def _to(table: str, column: str, there: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{there}.id"], name=op.f(f"fk_{table}_{column}_{there}"))


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def upgrade() -> None:
    op.create_table(
        "offers",
        sa.Column("id", ID, nullable=False),
        sa.Column("department_id", ID, nullable=False),
        sa.Column("decision_id", ID, nullable=False),
        sa.Column("organisation_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("begun_at", MOMENT, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("step", sa.String(8), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("category", sa.String(16), nullable=False),
        sa.Column("category_text", sa.Text, nullable=False),
        sa.Column("description", sa.Text, nullable=False),
        sa.Column("result", sa.Text, nullable=False),
        sa.Column("link", sa.Text, nullable=False),
        sa.Column("files", sa.Text, nullable=False),
        sa.Column("showing", sa.String(16), nullable=True),
        sa.Column("publication", sa.String(16), nullable=True),
        sa.Column("signature", sa.Text, nullable=False),
        sa.Column("word", sa.Text, nullable=False),
        sa.Column("sent_at", MOMENT, nullable=True),
        sa.Column("published_at", MOMENT, nullable=True),
        _to("offers", "department_id", "departments"),
        _to("offers", "decision_id", "decisions"),
        _to("offers", "organisation_id", "organisations"),
        _to("offers", "person_id", "people"),
        _key("offers", "id"),
    )
    op.create_index("ix_offers_organisation", "offers", ["organisation_id"])
    op.create_index("ix_offers_department", "offers", ["department_id", "state"])
    op.create_index("ix_offers_new", "offers", ["department_id"], sqlite_where=NEW, postgresql_where=NEW)
    op.create_table(
        "offer_log",
        sa.Column("id", ID, nullable=False),
        sa.Column("department_id", ID, nullable=False),
        sa.Column("offer_id", ID, nullable=False),
        sa.Column("event", sa.String(16), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by_user", sa.BigInteger, nullable=True),
        sa.Column("word", sa.Text, nullable=False),
        _to("offer_log", "department_id", "departments"),
        _to("offer_log", "offer_id", "offers"),
        _key("offer_log", "id"),
    )
    op.create_index("ix_offer_log_offer", "offer_log", ["offer_id"])
    op.create_table(
        "publication_consents",
        sa.Column("id", ID, nullable=False),
        sa.Column("department_id", ID, nullable=False),
        sa.Column("offer_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("version", sa.String(32), nullable=False),
        sa.Column("text_hash", sa.String(64), nullable=False),
        sa.Column("given_at", MOMENT, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        _to("publication_consents", "department_id", "departments"),
        _to("publication_consents", "offer_id", "offers"),
        _to("publication_consents", "person_id", "people"),
        _key("publication_consents", "id"),
    )
    op.create_index("ix_publication_consents_offer", "publication_consents", ["offer_id"])
    op.create_index("ix_publication_consents_person", "publication_consents", ["person_id"])
    op.create_table(
        "offer_marks",
        sa.Column("offer_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("department_id", ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        _to("offer_marks", "offer_id", "offers"),
        _to("offer_marks", "person_id", "people"),
        _to("offer_marks", "department_id", "departments"),
        _key("offer_marks", "offer_id", "person_id"),
    )
    op.create_table(
        "show_requests",
        sa.Column("offer_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("department_id", ID, nullable=False),
        sa.Column("organisation_id", ID, nullable=False),
        sa.Column("contact", sa.Text, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        _to("show_requests", "offer_id", "offers"),
        _to("show_requests", "person_id", "people"),
        _to("show_requests", "department_id", "departments"),
        _to("show_requests", "organisation_id", "organisations"),
        _key("show_requests", "offer_id", "person_id"),
    )
    op.create_index("ix_show_requests_department", "show_requests", ["department_id"])
    op.create_table(
        "own_task_log",
        sa.Column("id", ID, nullable=False),
        sa.Column("department_id", ID, nullable=False),
        sa.Column("decision_id", ID, nullable=False),
        sa.Column("key", sa.String(16), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("state", sa.String(4), nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("deadline", sa.Date, nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by_user", sa.BigInteger, nullable=False),
        _to("own_task_log", "department_id", "departments"),
        _to("own_task_log", "decision_id", "decisions"),
        _key("own_task_log", "id"),
        sa.UniqueConstraint(
            "decision_id", "key", "version", name=op.f("uq_own_task_log_decision_id_key_version")
        ),
    )


def downgrade() -> None:
    op.drop_table("own_task_log")
    op.drop_index("ix_show_requests_department", table_name="show_requests")
    op.drop_table("show_requests")
    op.drop_table("offer_marks")
    op.drop_index("ix_publication_consents_person", table_name="publication_consents")
    op.drop_index("ix_publication_consents_offer", table_name="publication_consents")
    op.drop_table("publication_consents")
    op.drop_index("ix_offer_log_offer", table_name="offer_log")
    op.drop_table("offer_log")
    op.drop_index("ix_offers_new", table_name="offers")
    op.drop_index("ix_offers_department", table_name="offers")
    op.drop_index("ix_offers_organisation", table_name="offers")
    op.drop_table("offers")
