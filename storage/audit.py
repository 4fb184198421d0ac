"""The audit log: lines in a chain of hashes, written in the transaction of what they tell about.

A line's hash covers the hash before it, so a line that is changed or gone shows from there on; that the end
wasn't cut off shows from ``audit_heads``. On SQLite writers stand in line anyway (one writer in this process,
BEGIN IMMEDIATE between processes); on PostgreSQL the head's row is the lock.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from core.changes.privacy import Audited
from storage import upsert
from storage.schema import actors, audit_heads, audit_log

FIRST = "0" * 64  # before the first line


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is kept and exported."""

    department_id: int
    number: int
    at: datetime
    actor: int
    act: str
    what: str
    details: dict[str, int]
    previous: str
    hash: str

    @property
    def entry(self) -> dict[str, Any]:
        """What the hash covers beside the one before."""
        return _entry(self.department_id, self.number, self.at, self.actor, self.act, self.what, self.details)


class Broken(Exception):
    """The chain isn't whole; the message is one line of where and why."""


def write(connection: Connection, change: Audited) -> None:
    """Add a line."""
    head = _head(connection, change.department_id)
    number, previous = head.number + 1, head.hash
    actor = _actor(connection, change.department_id, change.user_id)
    at = change.at.astimezone(UTC)
    details = dict(change.details)
    what = change.what[:64]
    entry = _entry(change.department_id, number, at, actor, change.act.value, what, details)
    digest = _hash(previous, entry)
    connection.execute(
        insert(audit_log).values(
            department_id=change.department_id,
            number=number,
            at=at,
            actor=actor,
            act=change.act.value,
            what=what,
            details=json.dumps(details, sort_keys=True),
            previous=previous,
            hash=digest,
        )
    )
    row = {"department_id": change.department_id, "number": number, "hash": digest}
    upsert.put(connection, audit_heads, ("department_id",), row)


def lines(connection: Connection, department_id: int) -> Iterator[Line]:
    """All of them, oldest first."""
    query = select(audit_log).where(audit_log.c.department_id == department_id).order_by(audit_log.c.number)
    for row in connection.execute(query.execution_options(yield_per=1000)):
        yield Line(
            row.department_id,
            row.number,
            row.at,
            row.actor,
            row.act,
            row.what,
            json.loads(row.details),
            row.previous,
            row.hash,
        )


def end(connection: Connection, department_id: int) -> tuple[int, str]:
    """The number and the hash of the last line; an outside note of them shows a chain made anew."""
    row = connection.execute(
        select(audit_heads.c.number, audit_heads.c.hash).where(audit_heads.c.department_id == department_id)
    ).one_or_none()
    return (row.number, row.hash) if row is not None else (0, FIRST)


def verify(found: Iterable[Line], ends_at: tuple[int, str] | None = None) -> tuple[int, str]:
    """Where the chain ends. Raises Broken at the first line that isn't what was written."""
    number, previous = 0, FIRST
    for line in found:
        if line.number != number + 1:
            raise Broken(f"after line {number} comes line {line.number}: something is missing")
        if line.previous != previous or line.hash != _hash(previous, line.entry):
            raise Broken(f"line {line.number} isn't what was written, or a line before it")
        number, previous = line.number, line.hash
    if ends_at is not None and (number, previous) != ends_at:
        raise Broken(f"the log ends with line {number}, and should end with line {ends_at[0]}")
    return number, previous


def to_json(line: Line, who: str = "") -> str:
    """A line of an export. ``who`` stands outside what the hash covers."""
    whole = line.entry | {"previous": line.previous, "hash": line.hash}
    return json.dumps(whole | ({"who": who} if who else {}), ensure_ascii=False, sort_keys=True)


def from_json(text: str) -> Line:
    """A line of an export, read back. Raises Broken."""
    try:
        raw: Mapping[str, Any] = json.loads(text)
        return Line(
            raw["department"],
            raw["number"],
            datetime.fromisoformat(raw["at"]),
            raw["actor"],
            raw["act"],
            raw["what"],
            dict(raw["details"]),
            raw["previous"],
            raw["hash"],
        )
    except (ValueError, KeyError, TypeError) as error:
        raise Broken(f"no line of an audit log: {type(error).__name__}") from None


def accounts(connection: Connection) -> dict[int, int]:
    """Whose account stands behind an actor's number; of those erased nobody's."""
    rows = connection.execute(select(actors.c.id, actors.c.user_id).where(actors.c.user_id.is_not(None)))
    return {row.id: row.user_id for row in rows}


def _head(connection: Connection, department_id: int) -> Any:
    """The end of the chain, locked where several write at a time; made where there is none."""
    fresh = upsert.insert_into(connection, audit_heads)
    connection.execute(
        fresh.values(department_id=department_id, number=0, hash=FIRST).on_conflict_do_nothing()
    )
    query = select(audit_heads).where(audit_heads.c.department_id == department_id)
    return connection.execute(query.with_for_update()).one()


def _actor(connection: Connection, department_id: int, user_id: int | None) -> int:
    if user_id is None:
        return 0
    known = connection.execute(select(actors.c.id).where(actors.c.user_id == user_id)).scalar_one_or_none()
    if known is not None:
        return int(known)
    made = insert(actors).values(department_id=department_id, user_id=user_id).returning(actors.c.id)
    return int(connection.execute(made).scalar_one())


def _entry(
    department_id: int, number: int, at: datetime, actor: int, act: str, what: str, details: dict[str, int]
) -> dict[str, Any]:
    return {
        "department": department_id,
        "number": number,
        "at": at.astimezone(UTC).isoformat(),
        "actor": actor,
        "act": act,
        "what": what,
        "details": details,
    }


def _hash(previous: str, entry: Mapping[str, Any]) -> str:
    canonical = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{previous}\n{canonical}".encode()).hexdigest()
