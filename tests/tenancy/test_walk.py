"""Every button that ever stood on the others' screens, and every kind of button with the others' numbers."""

import dataclasses
import hashlib
import itertools
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, inspect, select, text

from screens.callbacks.reading import TAPS, unpack
from storage.schema import metadata
from tests.tenancy.conftest import THEIRS, Pair
from tests.tenancy.phone import Phone, is_serious
from tests.tenancy.town import Marked

ROLES = ("stranger", "asker", "head", "deputy", "viewer", "specialist", "administrator")
TYPED = (
    "/start",
    "/menu",
    "/mydata",
    "/help",
    "/summary",
    f"/summary {THEIRS}",
    "/summary 201",
    THEIRS,
    "201",
)
MOST_BUTTONS = 400  # of one of theirs, found by pressing whatever is shown
ROOM = {"page": (0,), "version": (1, 2, 3), "step": (1,), "chosen": (63,), "mark": (0,), "people": (2,)}


async def test_nobody_of_ours_sees_or_changes_anything_of_theirs(pair: Pair) -> None:
    def work(connection: Connection) -> None:
        buttons = sorted(_all_buttons(connection, pair.theirs))
        assert {unpack(data).__class__.__name__ for data in buttons} >= {one.__name__ for one in TAPS}, (
            "a kind of button isn't tried"
        )
        before = _fingerprint(connection, pair.theirs)
        for role in ROLES:
            phone = pair.ours.people[role]
            for data in buttons:
                _tried(connection, pair, phone, before, data, lambda p, d=data: p.tap(connection, d))
            for words in (*TYPED, *(f"/start {code}" for code in pair.theirs.codes)):
                _tried(connection, pair, phone, before, words, lambda p, w=words: p.say(connection, w))
                _tried(connection, pair, phone, before, words, lambda p, w=words: _found(connection, p, w))

    await pair.here.database.write(work)


async def test_the_walk_sees_what_it_looks_for(pair: Pair) -> None:
    """Their own people do see their mark with the same buttons: else the walk would prove nothing."""

    def work(connection: Connection) -> None:
        buttons = sorted(_all_buttons(connection, pair.theirs))
        seen = 0
        phone = pair.theirs.people["administrator"]
        for data in buttons:
            nested = connection.begin_nested()
            seen += any(THEIRS in post.screen for post in phone.tap(connection, data).posts)
            nested.rollback()
        assert seen > len(buttons) / 4

    await pair.here.database.write(work)


def _tried(connection: Connection, pair: Pair, phone: Phone, before: str, what: str, act: Any) -> None:
    nested = connection.begin_nested()
    try:
        reply = act(phone)
        about = f"{phone.name}: {what}"
        for post in reply.posts:
            assert THEIRS not in post.screen, f"{about}\n{post.screen}"
            assert post.chat_id not in pair.theirs.ids, about
        assert THEIRS not in reply.toast, about
        if is_serious(reply):
            assert _fingerprint(connection, pair.theirs) == before, about
    finally:
        nested.rollback()


def _found(connection: Connection, phone: Phone, words: str) -> Any:
    """The department's search, and whatever else is asked for first."""
    phone.tap(connection, "AF")
    return phone.say(connection, words)


def _fingerprint(connection: Connection, marked: Marked) -> str:
    """Everything that is stored of a department and of its people."""
    seen = hashlib.sha256()
    ids = marked.ids
    for table in metadata.sorted_tables:
        if "department_id" in table.c:
            mine = table.c.department_id == marked.here.department_id
        elif "user_id" in table.c:
            mine = table.c.user_id.in_(ids)
        elif "chat_id" in table.c:
            mine = table.c.chat_id.in_(ids)
        else:
            continue
        keys = list(inspect(table).primary_key)
        for row in connection.execute(select(table).where(mine).order_by(*keys)):
            seen.update(repr((table.name, *row)).encode())
    return seen.hexdigest()


def _all_buttons(connection: Connection, theirs: Marked) -> set[str]:
    """Those that their people come by, and of each other kind the likely ones."""
    found: set[str] = set()
    for phone in theirs.people.values():
        found |= _come_by(connection, phone)
    numbers = _numbers(connection, theirs)
    for kind in TAPS:
        found |= set(itertools.islice(_filled(kind, numbers, theirs), 8))
    return found


def _come_by(connection: Connection, phone: Phone) -> set[str]:
    """Press whatever is shown, each time from where everything stands now."""
    seen: set[str] = set(phone.ever)
    waiting = sorted(seen)
    while waiting and len(seen) < MOST_BUTTONS:
        data = waiting.pop(0)
        nested = connection.begin_nested()
        other = phone.others(phone.here)
        other.tap(connection, data)
        nested.rollback()
        fresh = sorted(other.ever - seen)
        seen |= set(fresh)
        waiting += fresh
    return seen


def _numbers(connection: Connection, theirs: Marked) -> dict[str, tuple[int, ...]]:
    """By the name of a button's field."""
    here = {"d": theirs.here.department_id}
    tables = {
        "report": "reports", "decision": "decisions", "organisation": "organisations", "member": "members",
        "extension": "extensions", "inquiry": "inquiries", "broadcast": "broadcasts", "into": "organisations",
        "evidence": "evidence", "form": "forms",
    }  # fmt: skip
    found = {
        name: tuple(
            connection.execute(
                text(f"SELECT id FROM {table} WHERE department_id = :d ORDER BY id LIMIT 2"), here
            ).scalars()
        )
        or (1,)
        for name, table in tables.items()
    }
    lines = (
        "SELECT l.id FROM inquiry_lines l JOIN inquiries i ON i.id = l.inquiry_id WHERE i.department_id = :d"
    )
    found["line"] = tuple(connection.execute(text(lines), here).scalars()) or (1,)
    found["person"] = tuple(
        connection.execute(text("SELECT id FROM people WHERE user_id = :u"), {"u": theirs.ids[0]}).scalars()
    )
    found["user"] = (theirs.people["asker"].user_id, theirs.people["administrator"].user_id)
    return found


def _filled(kind: type, numbers: dict[str, tuple[int, ...]], theirs: Marked) -> Iterator[str]:
    words = {
        "task": ("acts",), "question": ("status", "evidence"), "option": ("done",), "day": ("2020-08-20",),
        "was": ("2020-09-01",), "code": (theirs.codes[0],), "seen": (theirs.codes[0],),
        "version": ("2026-11-1",),
        "role": ("head", "administrator"), "section": ("o", "c"), "paper": ("t", "h"), "part": ("c",),
        "status": ("done",), "audience": ("a",), "rung": ("w60",), "hour": ("10",), "kind": ("order",),
        "wants": ("no",), "mine": ("x",), "district": ("",),
    }  # fmt: skip
    fields = dataclasses.fields(kind)
    choices: list[tuple[Any, ...]] = []
    for one in fields:
        is_number = one.type in (int, "int")
        choices.append(
            numbers.get(one.name, ROOM.get(one.name, (1, 0))) if is_number else words.get(one.name, ("x",))
        )
    for values in itertools.product(*choices):
        yield kind(*values).pack()
