"""That somebody was erased, without saying who: so that an older backup can't bring them back.

A mark is a slow hash of the account's number with a salt of this installation. Whoever has a number can see
whether it is the one; nobody can read the number off it, and trying all of them takes years.
"""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from core.privacy import Reason
from storage import erasing, facts
from storage.counting import recount_organisations
from storage.schema import consents, departments, erasures, members, people

SALT = "erasure-salt"
COST = 2**12  # 4 MB and some milliseconds each


@dataclass(frozen=True, slots=True)
class Tombstones:
    """Everybody who was erased here, by mark, and when."""

    salt: str = ""
    erased: tuple[tuple[str, datetime], ...] = ()


def mark_of(salt: str, user_id: int) -> str:
    """The mark of an account."""
    return hashlib.scrypt(str(user_id).encode(), salt=bytes.fromhex(salt), n=COST, r=8, p=1, dklen=32).hex()


def salt_of(connection: Connection) -> str:
    """This installation's salt, made when the first person is erased."""
    known = facts.get(connection, SALT)
    if known is None:
        known = secrets.token_hex(16)
        facts.put(connection, SALT, known)
    return known


def known(connection: Connection) -> Tombstones:
    """Those of this database."""
    salt = facts.get(connection, SALT)
    rows = connection.execute(
        select(erasures.c.mark, erasures.c.erased_at)
        .where(erasures.c.erased_at.is_not(None), erasures.c.mark != "")
        .order_by(erasures.c.id)
    ).all()
    return Tombstones(salt or "", tuple((row.mark, row.erased_at) for row in rows)) if salt else Tombstones()


def together(found: Iterable[Tombstones]) -> Tombstones:
    """Of several places one list; all of one installation have its salt."""
    whole = [one for one in found if one.salt]
    if not whole:
        return Tombstones()
    salt = whole[0].salt
    latest: dict[str, datetime] = {}
    for mark, at in (pair for one in whole if one.salt == salt for pair in one.erased):
        latest[mark] = max(at, latest.get(mark, at))
    return Tombstones(salt, tuple(latest.items()))


def apply(connection: Connection, tombstones: Tombstones) -> int:
    """Erase whoever a restored database still has; how many. Those who came back since stay."""
    if not tombstones.salt:
        return 0
    facts.put(connection, SALT, tombstones.salt)
    there = set(connection.execute(select(erasures.c.mark)).scalars())
    erased_at = dict(tombstones.erased)
    gone = 0
    for user_id in sorted(_accounts(connection)):
        at = erased_at.get(mark := mark_of(tombstones.salt, user_id))
        if at is None or _came_back(connection, user_id, at):
            continue
        who = erasing.whom(connection, user_id, mark)
        mine = (members.c.person_id == who.person_id) & members.c.ended_at.is_(None)
        left = connection.execute(select(members.c.organisation_id).where(mine)).scalars().all()
        erasing.erase(connection, who)
        recount_organisations(connection, sorted(left))
        gone += 1
    department_id = connection.execute(select(func.min(departments.c.id))).scalar_one()
    for mark, at in tombstones.erased:
        if mark not in there and department_id is not None:
            connection.execute(
                insert(erasures).values(
                    department_id=department_id,
                    user_id=None,
                    mark=mark,
                    reason=Reason.ASKED.value,
                    asked_at=at,
                    due_on=at.date(),
                    erased_at=at,
                )
            )
    return gone


def _accounts(connection: Connection) -> set[int]:
    """Every account's number that stands anywhere, private chats included."""
    found: set[int] = set()
    for eraser in erasing.ERASERS:
        for name in (*eraser.user, *eraser.chat):
            column = eraser.table.c[name]
            found.update(
                connection.execute(select(column).where(column.is_not(None), column > 0).distinct()).scalars()
            )
    return found


def _came_back(connection: Connection, user_id: int, erased_at: datetime) -> bool:
    """Agreed or registered after the erasure: another time, another consent."""
    signs = (
        select(func.max(consents.c.at)).where(consents.c.user_id == user_id, consents.c.given.is_(True)),
        select(func.max(people.c.registered_at)).where(people.c.user_id == user_id),
    )
    return any(
        at is not None and at > erased_at
        for at in (connection.execute(sign).scalar_one_or_none() for sign in signs)
    )
