"""Consent texts, erasures, the audit log, and what retention has purged."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0022"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
WAITING = "user_id IS NOT NULL"
REFUSES = "the audit log is append-only"


def upgrade() -> None:
    op.create_table(
        "consent_texts",
        sa.Column("department_id", ID, nullable=False),
        sa.Column("version", sa.String(64), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        _department("consent_texts"),
        sa.PrimaryKeyConstraint("department_id", "version", name=op.f("pk_consent_texts")),
    )
    op.create_table(
        "erasures",
        sa.Column("id", ID, nullable=False),
        sa.Column("department_id", ID, nullable=False),
        sa.Column("user_id", sa.BigInteger),
        sa.Column("mark", sa.String(64), nullable=False, server_default=""),
        sa.Column("reason", sa.String(16), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("due_on", sa.Date, nullable=False),
        sa.Column("erased_at", MOMENT),
        _department("erasures"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasures")),
    )
    op.create_index(
        "ix_erasures_waiting",
        "erasures",
        ["user_id"],
        unique=True,
        sqlite_where=sa.text(WAITING),
        postgresql_where=sa.text(WAITING),
    )
    op.create_table(
        "actors",
        sa.Column("id", ID, nullable=False),
        sa.Column("department_id", ID, nullable=False),
        sa.Column("user_id", sa.BigInteger),
        _department("actors"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actors")),
        sa.UniqueConstraint("user_id", name=op.f("uq_actors_user_id")),
    )
    op.create_table(
        "audit_log",
        sa.Column("department_id", ID, nullable=False),
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("actor", sa.BigInteger, nullable=False),
        sa.Column("act", sa.String(16), nullable=False),
        sa.Column("what", sa.String(64), nullable=False),
        sa.Column("details", sa.Text, nullable=False),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        _department("audit_log"),
        sa.PrimaryKeyConstraint("department_id", "number", name=op.f("pk_audit_log")),
    )
    op.create_table(
        "audit_heads",
        sa.Column("department_id", ID, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        _department("audit_heads"),
        sa.PrimaryKeyConstraint("department_id", name=op.f("pk_audit_heads")),
    )
    op.create_table(
        "purges",
        sa.Column("decision_id", ID, nullable=False),
        sa.Column("department_id", ID, nullable=False),
        sa.Column("told", sa.Integer),
        sa.Column("purged_at", MOMENT),
        sa.Column("people", sa.Integer, nullable=False, server_default="0"),
        sa.Column("files", sa.Integer, nullable=False, server_default="0"),
        _department("purges"),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decisions.id"], name=op.f("fk_purges_decision_id_decisions")
        ),
        sa.PrimaryKeyConstraint("decision_id", name=op.f("pk_purges")),
    )
    op.add_column("consents", sa.Column("mark", sa.String(64), nullable=False, server_default=""))
    _guard()


def downgrade() -> None:
    with op.batch_alter_table("consents") as batch:
        batch.drop_column("mark")
    op.drop_table("purges")
    op.drop_table("audit_heads")
    op.drop_table("audit_log")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION audit_log_keeps()")
    op.drop_table("actors")
    op.drop_index("ix_erasures_waiting", table_name="erasures")
    op.drop_table("erasures")
    op.drop_table("consent_texts")


def _department(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_department_id_departments")
    return sa.ForeignKeyConstraint(["department_id"], ["departments.id"], name=name)


def _guard() -> None:
    """Nobody changes or deletes a line through the database; whoever tries by hand must drop this first."""
    if op.get_bind().dialect.name == "sqlite":
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER audit_log_keeps_{act} BEFORE {act} ON audit_log "
                f"BEGIN SELECT RAISE(ABORT, '{REFUSES}'); END"
            )
        return
    op.execute(
        "CREATE OR REPLACE FUNCTION audit_log_keeps() RETURNS trigger AS $$ "
        f"BEGIN RAISE EXCEPTION '{REFUSES}'; END; $$ LANGUAGE plpgsql"
    )
    op.execute(
        "CREATE TRIGGER audit_log_keeps BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_log_keeps()"
    )
