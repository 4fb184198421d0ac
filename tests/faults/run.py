"""A season told twice, once in peace and once under faults, and what became of the promises."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any

from tests.faults import ledger
from tests.faults.counting import Tally, tally
from tests.faults.head import Head
from tests.faults.ledger import Posted
from tests.faults.season import RUNGS, season
from tests.faults.state import answers_kept, evidence_given, evidence_kept, evidence_missing, state_of
from tests.faults.telling import around
from tests.faults.town import Town

State = dict[str, list[tuple[Any, ...]]]
Trouble = Callable[[asyncio.Event], Coroutine[Any, Any, None]]  # ends soon after the event is set


@dataclass(frozen=True)
class Losses:
    """What was promised and not kept; all empty where every promise was."""

    answers: list[str]
    evidence: list[str]
    reactions: list[str]
    reminders: list[str]
    tables: list[str]  # that differ from those of the undisturbed run

    def __bool__(self) -> bool:
        return any((self.answers, self.evidence, self.reactions, self.reminders, self.tables))


async def told(
    place: Town, heads: Sequence[Head], trouble: Trouble | None = None, rungs: int = len(RUNGS)
) -> Tally:
    """Tell the season while ``trouble`` goes on beside it; the bot has stopped in order afterwards.

    AssertionError, with the log's end, where somebody waited in vain or the bot went wrong.
    """
    over = asyncio.Event()
    try:
        async with asyncio.TaskGroup() as together:
            if trouble is not None:
                together.create_task(trouble(over))
            await season(place, heads, rungs)
            over.set()
    except* (AssertionError, TimeoutError) as failed:
        raise AssertionError(f"{in_words(failed)}\n\n{place.bot.tail()}") from None
    place.sandbox.faults.clear()
    await place.bot.healthy()
    await place.settled(max(head.patience for head in heads))
    code = await place.stopped()
    assert code == 0, f"it ended with {code}:\n{place.bot.tail()}"
    return tally(ledger.posts_in(place.rows(ledger.QUERY)), place.witness.deliveries)


def losses(place: Town, heads: Sequence[Head], found: Tally, undisturbed: State) -> Losses:
    """Hold the town against what its heads gave and against the undisturbed run."""
    states = dict(place.rows("SELECT state, count(*) FROM updates GROUP BY state"))
    deeds, done = sum(head.deeds for head in heads), states.pop("done", 0)
    reactions = [f"{deeds} deeds, {done} updates done"] if deeds != done else []
    reactions += [f"{count} updates {state}" for state, count in states.items()]
    posts = place.rows("SELECT count(*) FROM ledger WHERE NOT is_reminder AND screen NOT LIKE '{\"menu\"%'")
    reactions += [f"{deeds} deeds, {count} reactions" for (count,) in posts if count != deeds]
    reactions += [_never(place, post) for post in found.undelivered if not post.is_letter]
    reactions += [f"shown by nobody's decision: {one.content[0][:60]}" for one in found.unknown]
    reminders = [_never(place, post) for post in found.undelivered if post.is_letter]
    now = state_of(place)
    reminders += [str(row) for row in now["reminders"] if row not in undisturbed["reminders"]]
    evidence = [head.kindergarten for head in heads if evidence_kept(place, head) != evidence_given(head)]
    return Losses(
        [head.kindergarten for head in heads if answers_kept(place, head) != head.given],
        evidence + [f"no such file: {sha256}" for sha256 in evidence_missing(place)],
        reactions,
        reminders,
        [name for name, rows in now.items() if rows != undisturbed[name]],
    )


def _never(place: Town, post: Posted) -> str:
    posts = ledger.posts_in(place.rows(ledger.QUERY))
    return f"never shown:\n{around(posts, place.witness.deliveries, post.chat_id, post.at)}"


def in_words(error: BaseException) -> str:
    """What went wrong, where several things may have at once."""
    if isinstance(error, BaseExceptionGroup):
        return "\n\n".join(in_words(one) for one in error.exceptions)
    return str(error) or f"it took too long ({type(error).__name__})"
