"""Wrong codes: kept as digests, counted within the window. Real time."""

from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, delete, func, select

from core.changes.guards import CodeGuessed
from core.guessing import FEW, MANY, MOST, Guesses, Guessing
from storage.schema import code_guesses
from storage.upsert import insert_into


def guessed(connection: Connection, change: CodeGuessed) -> None:
    """One more; the same code again is no other guess."""
    connection.execute(
        insert_into(connection, code_guesses)
        .values(
            department_id=change.department_id,
            user_id=change.user_id,
            digest=sha256(change.code.encode("utf-8", "surrogatepass")).hexdigest(),
            at=change.at,
        )
        .on_conflict_do_nothing()
    )


def guesses(connection: Connection, user_id: int, department_id: int, since: datetime) -> Guesses:
    """The person's own, and everybody's."""
    recent = select(func.count()).where(
        code_guesses.c.department_id == department_id, code_guesses.c.at > since
    )
    own = connection.execute(recent.where(code_guesses.c.user_id == user_id)).scalar_one()
    return Guesses(own, connection.execute(recent).scalar_one())


def guessing(connection: Connection, department_id: int, since: datetime) -> Guessing:
    """What the administrators should know."""
    by_person = (
        select(func.count())
        .where(code_guesses.c.department_id == department_id, code_guesses.c.at > since)
        .group_by(code_guesses.c.user_id)
    )
    counts = list(connection.execute(by_person).scalars())
    most = FEW if sum(counts) >= MANY else MOST
    return Guessing(sum(count >= most for count in counts), sum(counts))


def forget(connection: Connection, before: datetime) -> None:
    """What is past counts no more."""
    connection.execute(delete(code_guesses).where(code_guesses.c.at < before))


class GuardReads:
    """The part of ``core.ports.Reads`` that is about those who try what isn't theirs."""

    _db: Connection

    def guesses(self, user_id: int, department_id: int, since: datetime) -> Guesses:
        """Wrong codes since that moment of real time."""
        return guesses(self._db, user_id, department_id, since)
