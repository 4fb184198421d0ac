"""SIGKILL in the middle of conversations: nothing that people did is lost, and nothing counts twice."""

import asyncio
import os
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from sandbox import Call, FaultKind
from tests.faults.head import Head, heads_of
from tests.faults.killer import Killer
from tests.faults.state import answers_kept, evidence_given, evidence_kept, state_of
from tests.faults.town import Town, town

SEED = os.environ.get("KILL_SEED", "1")
HEADS = 4
KILLS = 24  # and one more each time that a starting bot is killed
EVERY = 12  # deeds of all heads together between two kills


@pytest.mark.timeout(400)
async def test_nothing_is_lost_or_done_twice_through_kills(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with town(tmp_path / "calm") as calm:
        heads = heads_of(calm, HEADS, SEED)
        await everybody_finishes(calm, heads)
        undisturbed = state_of(calm)

    async with town(tmp_path / "killed") as killed:
        heads = heads_of(killed, HEADS, SEED)
        killer = Killer(killed, heads, KILLS, EVERY, SEED)
        await everybody_finishes(killed, heads, killer)
        repeated = [repeats(killed, head, killer) for head in heads]

    for head in heads:
        assert answers_kept(killed, head) == head.given
        assert evidence_kept(killed, head) == evidence_given(head)
    assert updates_unfinished(killed, heads) == {}
    numbers = killed.rows("SELECT number FROM reports WHERE state = 'sent' ORDER BY number")
    assert numbers == [(number,) for number in range(1, HEADS + 1)]
    for name, rows in state_of(killed).items():
        assert rows == undisturbed[name], f"{name} differ from those of an undisturbed run"

    told(capsys, killer, repeated)
    assert len(killer.kills) >= 20
    for kills in repeated:
        assert len(kills) == len(set(kills)), "a kill repeats one message of a chat at most"
    assert sum(len(kills) for kills in repeated) <= len(killer.kills) * 2


def told(capsys: pytest.CaptureFixture[str], killer: Killer, repeated: list[list[int]]) -> None:
    """The figures, for whoever runs it."""
    times = Counter(moment for _, moment in killer.kills)
    again = Counter(killer.kills[kill][1] for kills in repeated for kill in kills)
    moments = "; ".join(f"{moment}: {times[moment]}, {again[moment]} repeated" for moment in sorted(times))
    with capsys.disabled():
        print(f"\nkilled {len(killer.kills)} times, lost 0, repeated messages {again.total()} ({moments})")


async def everybody_finishes(place: Town, heads: list[Head], killer: Killer | None = None) -> None:
    """All stories side by side; then nothing is left to do, and the bot stops in order."""
    try:
        async with asyncio.TaskGroup() as together:
            for head in heads:
                together.create_task(head.join_fill_and_send())
            if killer is not None:
                together.create_task(killer.run())
    except* AssertionError as failed:
        pytest.fail("\n\n".join([*(str(error) for error in failed.exceptions), place.bot.tail()]))
    await place.bot.healthy()
    await place.settled()
    assert await place.stopped() == 0, place.bot.tail()


def updates_unfinished(place: Town, heads: list[Head]) -> dict[str, int]:
    """Updates by state, beside those that took effect; and whether each deed of the heads is among these."""
    states = dict(place.rows("SELECT state, count(*) FROM updates GROUP BY state"))
    assert states.pop("done", 0) == sum(head.deeds for head in heads)
    return states


def repeats(place: Town, head: Head, killer: Killer) -> list[int]:
    """For each message that says what the chat heard just before: the number of the last kill in between."""
    said = [
        call
        for call in place.sandbox.calls(chat_id=head.person.id)
        if call.method in ("sendMessage", "editMessageText")
        and (call.ok or call.fault == FaultKind.TIMEOUT_AFTER)
    ]
    found = []
    for one, other in pairwise(said):
        between = [n for n, (at, _) in enumerate(killer.kills) if one.at <= at <= other.at]
        if between and other.method == "sendMessage" and words_of(one) == words_of(other):
            found.append(between[-1])
    return found


def words_of(call: Call) -> tuple[object, object]:
    """What a message or an edit shows."""
    return call.params.get("text"), call.params.get("reply_markup")
