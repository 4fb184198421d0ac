"""Evidence files: which are still to be fetched, and what became of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, select, update

from core.answers import QuestionKey
from core.outgoing import Post
from core.views import FileLost
from storage import outbox
from storage.schema import evidence, members, organisations, people, reports
from storage.shelf import Shelf


@dataclass(frozen=True, slots=True)
class WaitingFile:
    """A file that a person sent and that isn't on our disk yet."""

    evidence_id: int
    file_id: str


@dataclass(frozen=True, slots=True)
class Lost:
    """A file that nobody has any more: what to say, and to which chats."""

    view: FileLost
    chats: tuple[int, ...]


def kept_file(data_dir: Path, sha256: str) -> Path:
    """Where the evidence with that hash lies."""
    return data_dir / "files" / sha256[:2] / sha256


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


def about(connection: Connection, shelf: Shelf, evidence_id: int) -> Lost | None:
    """Whom to tell that a file is lost: who sent it, or else the organisation; None where it was removed."""
    found = connection.execute(
        select(evidence, reports.c.version_id, reports.c.organisation_id, organisations.c.name)
        .join(reports, reports.c.id == evidence.c.report_id)
        .join(organisations, organisations.c.id == reports.c.organisation_id)
        .where(evidence.c.id == evidence_id, evidence.c.removed_at.is_(None))
    ).one_or_none()
    task = shelf.get(connection, found.version_id).task(found.task) if found else None
    if found is None or task is None:
        return None
    here = connection.execute(
        select(people.c.id, people.c.chat_id)
        .join(members, members.c.person_id == people.c.id)
        .where(members.c.organisation_id == found.organisation_id, members.c.ended_at.is_(None))
        .order_by(people.c.id)
    ).all()
    chats = tuple(row.chat_id for row in here if row.id == found.by) or tuple(row.chat_id for row in here)
    if found.by_user is not None:  # a specialist's private chat has their own number
        chats = (found.by_user,)
    key = QuestionKey(found.task, found.question)
    view = FileLost(found.report_id, key, found.name, task.number, task.title, found.file_name)
    return Lost(view, chats)


def lost(connection: Connection, evidence_id: int, posts: Sequence[Post], at: datetime) -> None:
    """Telegram doesn't have it any more: written down once, in one piece with the messages that tell it."""
    result = connection.execute(
        update(evidence)
        .where(evidence.c.id == evidence_id, evidence.c.fetch_state == "waiting")
        .values(fetch_state="failed")
    )
    if result.rowcount:
        for post in posts:
            outbox.enqueue(connection, post, at)


def fetch_again(connection: Connection, hashes: Collection[str]) -> int:
    """The bytes under these hashes are gone from our disk: ask Telegram once more; for how many pieces."""
    result = connection.execute(
        update(evidence)
        .where(evidence.c.fetch_state == "kept", evidence.c.sha256.in_(list(hashes)))
        .values(fetch_state="waiting", sha256=None)
    )
    return result.rowcount
