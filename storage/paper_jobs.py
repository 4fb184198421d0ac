"""Papers that were asked for: put in once, taken in order, settled together with what the person is told."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from core.changes.papers import PaperAsked
from core.outgoing import Paper, Post
from core.paper_jobs import PaperJob
from storage import outbox
from storage.schema import paper_jobs
from storage.upsert import insert_into


def asked(connection: Connection, change: PaperAsked) -> None:
    """Where the same one waits already, nothing."""
    fresh = insert_into(connection, paper_jobs).values(
        department_id=change.department_id,
        decision_id=change.decision_id,
        chat_id=change.chat_id,
        paper=change.paper.value,
        album=change.album,
        asked_at=change.at,
    )
    connection.execute(fresh.on_conflict_do_nothing())


def is_waiting(connection: Connection, chat_id: int, decision_id: int, paper: Paper) -> bool:
    """Whether it is being made for that chat."""
    query = select(paper_jobs.c.id).where(
        paper_jobs.c.chat_id == chat_id,
        paper_jobs.c.decision_id == decision_id,
        paper_jobs.c.paper == paper.value,
    )
    return connection.execute(query).first() is not None


def next_job(connection: Connection, department_id: int) -> PaperJob | None:
    """The one that waits longest: who failed comes after those that didn't."""
    row = connection.execute(
        select(paper_jobs)
        .where(paper_jobs.c.department_id == department_id)
        .order_by(paper_jobs.c.attempts, paper_jobs.c.id)
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    return PaperJob(row.id, row.decision_id, row.chat_id, Paper(row.paper), row.album, row.asked_at)


def failed_once_more(connection: Connection, job_id: int) -> int:
    """One more try was in vain; how many there were."""
    connection.execute(
        update(paper_jobs).where(paper_jobs.c.id == job_id).values(attempts=paper_jobs.c.attempts + 1)
    )
    query = select(paper_jobs.c.attempts).where(paper_jobs.c.id == job_id)
    return int(connection.execute(query).scalar_one_or_none() or 0)


def say(connection: Connection, posts: Sequence[Post], at: datetime) -> None:
    """Into the outbox."""
    for post in posts:
        outbox.enqueue(connection, post, at)


def settled(connection: Connection, job_id: int, posts: Sequence[Post], at: datetime) -> None:
    """Made, or given up: the row goes in one piece with the messages that tell it."""
    gone = connection.execute(delete(paper_jobs).where(paper_jobs.c.id == job_id))
    if gone.rowcount:
        say(connection, posts, at)
