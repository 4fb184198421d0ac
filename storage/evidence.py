"""Reading evidence with its history: who sent and removed what, and what became of the bytes."""

from sqlalchemy import Connection, select

from core.answers import QuestionKey
from core.evidence import EvidenceRecord
from storage import rows
from storage.schema import evidence, people

_SENDERS, _REMOVERS = people.alias("senders"), people.alias("removers")
_IS_SENDER = (_SENDERS.c.id == evidence.c.by) | (_SENDERS.c.user_id == evidence.c.by_user)
_IS_REMOVER = (_REMOVERS.c.id == evidence.c.removed_by) | (_REMOVERS.c.user_id == evidence.c.removed_by_user)
_RECORDS = (
    select(evidence, _SENDERS.c.name.label("sender"), _REMOVERS.c.name.label("remover"))
    .join(_SENDERS, _IS_SENDER, isouter=True)
    .join(_REMOVERS, _IS_REMOVER, isouter=True)
    .order_by(evidence.c.id)
)


def records(connection: Connection, report_id: int) -> tuple[EvidenceRecord, ...]:
    """Everything ever attached to a report, oldest first."""
    found = connection.execute(_RECORDS.where(evidence.c.report_id == report_id))
    return tuple(
        EvidenceRecord(
            rows.evidence_of(row),
            row.sender or "",
            row.file_id,
            row.mime,
            row.sha256 or "",
            row.fetch_state == "failed",
            row.removed_at,
            row.remover or "",
        )
        for row in found
    )


def album(connection: Connection, group: str, user_id: int) -> tuple[int, QuestionKey] | None:
    """Where the person's earlier files of that album stand; of what was removed since, too."""
    found = connection.execute(
        select(evidence.c.report_id, evidence.c.task, evidence.c.question)
        .join(people, people.c.id == evidence.c.by, isouter=True)
        .where(
            evidence.c.group_id == group,
            evidence.c.group_id != "",
            (people.c.user_id == user_id) | (evidence.c.by_user == user_id),
        )
        .order_by(evidence.c.id.desc())
        .limit(1)
    ).one_or_none()
    return (found.report_id, QuestionKey(found.task, found.question)) if found else None
