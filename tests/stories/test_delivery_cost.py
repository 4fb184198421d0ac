"""How many statements an update costs: a change that makes each tap dearer should be seen here first."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event
from sqlalchemy.pool import Pool

from tests.stories.conftest import Town
from tests.stories.heads import settled

MOST_READS, MOST_WRITES = 6, 12  # from the update's arrival to the stamp of what was sent
TICKS = (
    "INTO clock",
    "FROM reminders",
    "FROM evidence WHERE evidence.fetch_state",
    "state = 'quarantined'",
    "state = 'failed'",
    "chats.blocked_at IS NOT NULL",
    "FROM broadcasts WHERE broadcasts.state",
    "FROM inquiries",
    "FROM digests",
    "counted_version <> reports.version",
    "FROM decision_drafts WHERE decision_drafts.state",
    "FROM agenda_runs",
    "FROM meetings",
)


@contextmanager
def counted() -> Iterator[list[str]]:
    """Every statement that this process runs, but for the clock's and the ticks' own."""
    seen: list[str] = []

    def note(statement: str) -> None:
        words = " ".join(statement.split())
        if not any(sign in words for sign in TICKS):
            seen.append(words)

    def watch(driver: Any, record: Any, proxy: Any) -> None:
        driver.set_trace_callback(note)  # SQLite's own: whoever runs the statement, it is seen

    def leave(driver: Any, record: Any) -> None:
        driver.set_trace_callback(None)

    event.listen(Pool, "checkout", watch)
    event.listen(Pool, "checkin", leave)
    try:
        yield seen
    finally:
        event.remove(Pool, "checkout", watch)
        event.remove(Pool, "checkin", leave)


async def test_what_a_tap_costs(town: Town) -> None:
    head = await town.registered("Ласточка")
    await head.press("Начать")
    await settled(town)
    with counted() as seen:
        await head.press("Не начинали")
        await head.sees("вопрос 2 из")
        await asyncio.sleep(0.2)  # until what was sent is stamped
    reads = [statement for statement in seen if statement.startswith("SELECT")]
    writes = [statement for statement in seen if statement.split()[0] in ("INSERT", "UPDATE", "DELETE")]
    assert 0 < len(reads) <= MOST_READS, "\n".join(reads)
    assert 0 < len(writes) <= MOST_WRITES, "\n".join(writes)
    print(f"a tap: {len(reads)} reads, {len(writes)} writes")
