"""The summary's counts, kept up from now on; filled from what is there."""

from collections import Counter, defaultdict
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0012"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
EVERYWHERE = "\n"
LOOK = """
    SELECT r.id, r.decision_id, r.department_id, r.state, r.first_sent_at, r.extended_to, r.opened_at,
           r.last_action_at, o.district, d.timezone, t.task, t.status,
           EXISTS (SELECT 1 FROM members m WHERE m.organisation_id = r.organisation_id
                   AND m.department_id = r.department_id AND m.ended_at IS NULL) AS registered
    FROM reports r
    JOIN organisations o ON o.id = r.organisation_id
    JOIN departments d ON d.id = r.department_id
    LEFT JOIN report_tasks t ON t.report_id = r.id
    WHERE o.closed_at IS NULL
    ORDER BY r.id
"""


def upgrade() -> None:
    op.add_column("reports", sa.Column("counted", sa.Text, nullable=False, server_default=""))
    op.add_column("reports", sa.Column("counted_version", sa.Integer, nullable=False, server_default="-1"))
    uncounted = sa.text("counted_version <> version")
    op.create_index(
        "ix_reports_uncounted", "reports", ["id"], sqlite_where=uncounted, postgresql_where=uncounted
    )
    counts = op.create_table(
        "counts",
        sa.Column("decision_id", ID, nullable=False),
        sa.Column("district", sa.Text, nullable=False),
        sa.Column("what", sa.String(64), nullable=False),
        sa.Column("department_id", ID, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decisions.id"], name=op.f("fk_counts_decision_id_decisions")
        ),
        sa.ForeignKeyConstraint(
            ["department_id"], ["departments.id"], name=op.f("fk_counts_department_id_departments")
        ),
        sa.PrimaryKeyConstraint("decision_id", "district", "what", name=op.f("pk_counts")),
    )
    op.create_index("ix_counts_what", "counts", ["decision_id", "what"])
    lines: dict[int, list[str]] = {}
    of: dict[int, tuple[int, int]] = {}
    tasks: defaultdict[int, list[str]] = defaultdict(list)
    for row in op.get_bind().execute(_look()):
        if row.id not in lines:
            lines[row.id] = _line(row)
            of[row.id] = row.decision_id, row.department_id
        if row.status:
            tasks[row.id].append(f"task:{row.task}:{row.status}")
    for report_id, line in lines.items():
        line += sorted(tasks[report_id])
    sums: Counter[tuple[int, int, str, str]] = Counter()
    for report_id, (district, *names) in lines.items():
        for where in (district, EVERYWHERE):
            sums.update((*of[report_id], name, where) for name in names)
    _put(counts, lines, sums)
    op.execute("UPDATE reports SET counted_version = version")


def _look() -> Any:
    moment, day = sa.DateTime(timezone=True), sa.Date()
    return sa.text(LOOK).columns(
        first_sent_at=moment, opened_at=moment, last_action_at=moment, extended_to=day
    )


def _line(row: Any) -> list[str]:
    """As storage.counted did when this was written."""
    granted = row.extended_to.isoformat() if row.extended_to else ""
    names = ["every", f"sending:{row.state}:{_day(row.first_sent_at, row.timezone)}:{granted}"]
    if row.registered:
        names.append("registered")
    if row.opened_at is not None or row.last_action_at is not None:
        names.append("opened")
    return [" ".join(row.district.split()), *names]


def _day(moment: datetime | None, zone: str) -> str:
    if moment is None:
        return ""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(ZoneInfo(zone)).date().isoformat()


def _put(counts: Any, lines: dict[int, list[str]], sums: Counter[tuple[int, int, str, str]]) -> None:
    if not lines:
        return
    reports = sa.table("reports", sa.column("id"), sa.column("counted"))
    remember = sa.update(reports).where(reports.c.id == sa.bindparam("which"))
    op.get_bind().execute(
        remember,
        [{"which": report_id, "counted": "\n".join(line)} for report_id, line in lines.items()],
    )
    names = ("decision_id", "department_id", "what", "district")
    op.bulk_insert(
        counts, [dict(zip(names, key, strict=True)) | {"number": number} for key, number in sums.items()]
    )


def downgrade() -> None:
    op.drop_index("ix_counts_what", table_name="counts")
    op.drop_table("counts")
    op.drop_index("ix_reports_uncounted", table_name="reports")
    op.drop_column("reports", "counted_version")
    op.drop_column("reports", "counted")
