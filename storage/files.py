"""Evidence files: which are still to be fetched, and what became of them."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, select, update

from storage.schema import evidence


@dataclass(frozen=True, slots=True)
class WaitingFile:
    """A file that a person sent and that isn't on our disk yet."""

    evidence_id: int
    file_id: str


def waiting(connection: Connection, limit: int, without: Collection[int] = ()) -> list[WaitingFile]:
    """The oldest files still to be fetched, but for those pieces of evidence."""
    rows = connection.execute(
        select(evidence.c.id, evidence.c.file_id)
        .where(evidence.c.fetch_state == "waiting", evidence.c.id.not_in(list(without)))
        .order_by(evidence.c.id)
        .limit(limit)
    )
    return [WaitingFile(row.id, row.file_id) for row in rows]


def kept(connection: Connection, evidence_id: int, sha256: str, size: int) -> None:
    """The bytes are on the disk under their hash; ``size`` in bytes."""
    connection.execute(
        update(evidence)
        .where(evidence.c.id == evidence_id)
        .values(fetch_state="kept", sha256=sha256, size=size)
    )


def lost(connection: Connection, evidence_id: int) -> None:
    """Telegram doesn't have it any more."""
    connection.execute(update(evidence).where(evidence.c.id == evidence_id).values(fetch_state="failed"))


def fetch_again(connection: Connection, hashes: Collection[str]) -> int:
    """The bytes under these hashes are gone from our disk: ask Telegram once more; for how many pieces."""
    result = connection.execute(
        update(evidence)
        .where(evidence.c.fetch_state == "kept", evidence.c.sha256.in_(list(hashes)))
        .values(fetch_state="waiting", sha256=None)
    )
    return result.rowcount
